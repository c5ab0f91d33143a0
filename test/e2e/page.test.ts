import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findBrowser, HOW_TO_GET, launchBrowser } from './browser.ts';
import { type Program, startProgram } from './program.ts';

const isSkipped = findBrowser() === undefined && process.env['SMALLCAPS_BROWSER_REQUIRED'] !== '1';
if (isSkipped) console.warn(`page.test.ts is skipped: ${HOW_TO_GET}`);

let program: Program;
let browser: Browser;
let address: string;

describe.skipIf(isSkipped)('the page in a browser', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    program = startProgram();
    [browser, address] = await Promise.all([launchBrowser(), program.address]);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    program?.child.kill('SIGKILL');
  });

  /** A fresh page that fails its test over any error, and over any request to somebody else. */
  async function open(options: BrowserContextOptions = {}, path = ''): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...options });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(address) && !request.url().startsWith('data:'))
        faults.push(`left: ${request.url()}`);
    });
    onTestFinished(async () => {
      await context.close();
      expect(faults).toEqual([]);
    });
    await page.goto(address + path);
    return page;
  }

  function replies(page: Page) {
    return page.locator('.reply:has(.tools)');
  }

  async function ask(page: Page, question: string): Promise<void> {
    const before = await replies(page).count();
    await page.getByRole('textbox', { name: /^(Ask a question|提问)$/ }).fill(question);
    await page.keyboard.press('Enter');
    await replies(page).nth(before).waitFor();
  }

  async function focused(page: Page): Promise<string> {
    return page.evaluate('document.activeElement.className || document.activeElement.id');
  }

  async function seriousFaults(page: Page): Promise<unknown> {
    const tags = `{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }`;
    return page.evaluate(
      `${axe.source}; axe.run(document, ${tags}).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map(({ target }) => target.join(' ')) })))`,
    );
  }

  test('a question typed is answered in a thread, with the focus on the answer', async () => {
    const page = await open();
    await ask(page, 'how did micro caps do in August');

    expect(await page.locator('.thread').count()).toBe(1);
    expect(await replies(page).textContent()).toContain('9.3%');
    expect(await focused(page)).toContain('reply');
    expect(await page.getByRole('status').textContent()).toBe('The answer is there.');
    expect(await page.getByRole('navigation', { name: 'Threads' }).textContent()).toContain('1 reply');
  });

  test('what is typed on the answer goes on in its thread, with its context', async () => {
    const page = await open();
    await ask(page, 'how did micro caps do in August');
    await page.keyboard.type('and since the low?');
    await page.keyboard.press('Enter');
    await replies(page).nth(1).waitFor();

    expect(await page.locator('.thread').count()).toBe(1);
    expect(await replies(page).nth(1).textContent()).toContain('47%');
    expect(await page.getByRole('navigation', { name: 'Threads' }).textContent()).toContain('2 replies');
  });

  test('a choice pressed is asked in the same thread and shown by its label', async () => {
    const page = await open();
    await ask(page, 'how did micro caps do in August');
    const choice = page.locator('.action').first();
    const label = await choice.textContent();
    await choice.click();
    await replies(page).nth(1).waitFor();

    expect(await page.locator('.thread').count()).toBe(1);
    expect(await page.locator('.question .said').allTextContents()).toEqual(['how did micro caps do in August', label]);
  });

  test('an example starts a thread', async () => {
    const page = await open();
    await page.locator('.example').first().click();
    await replies(page).first().waitFor();

    expect(await page.locator('.thread').count()).toBe(1);
  });

  test('a second question in the channel starts a second thread without the first one as context', async () => {
    const page = await open();
    await ask(page, 'how did micro caps do in August');
    const sent = page.waitForRequest('**/api/ask');
    await ask(page, '/smallcaps high beta since the low');

    expect((await sent).postDataJSON()).toEqual({ question: '/smallcaps high beta since the low', thread: [] });
    expect(await page.locator('.thread').count()).toBe(2);
    expect(await replies(page).nth(1).textContent()).toContain('63.8%');
  });

  test('Shift and Enter start a new line, the arrows bring back what was asked', async () => {
    const page = await open();
    await ask(page, 'micro caps in August');
    await ask(page, 'high beta since the low');
    const box = page.getByRole('textbox', { name: 'Ask a question' });
    await box.focus();
    await page.keyboard.press('ArrowUp');
    expect(await box.inputValue()).toBe('high beta since the low');
    await page.keyboard.press('ArrowUp');
    expect(await box.inputValue()).toBe('micro caps in August');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await box.inputValue()).toBe('');
    await page.keyboard.type('one');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('two');

    expect(await box.inputValue()).toBe('one\ntwo');
    expect(await replies(page).count()).toBe(2);
  });

  test('markup in a question stays text', async () => {
    const page = await open();
    const question = '<img src=x onerror=alert(1)> "micro caps"';
    await ask(page, question);

    expect(await page.locator('.said').textContent()).toBe(question);
    expect(await page.locator('.thread img[src="x"]').count()).toBe(0);
  });

  test('each answer has its JSON and its text at hand', async () => {
    const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await ask(page, 'micro caps in August');
    await page.getByText('Raw JSON').click();
    await page.getByRole('button', { name: 'Copy text' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();

    expect(JSON.parse((await page.locator('.raw pre').textContent()) ?? '')).toMatchObject({ kind: 'figures' });
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('9.3%');
  });

  test('a question in Chinese is answered in Chinese, and the page follows the switch and remembers it', async () => {
    const page = await open();
    await ask(page, '微盘股8月表现如何？');
    expect(await page.locator('.answer').getAttribute('lang')).toBe('zh-Hans');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');

    await page.getByRole('radio', { name: '中文' }).check();
    await page.getByRole('heading', { name: '向报告提问' }).waitFor();
    await page.getByRole('button', { name: '为什么小盘股上涨？' }).waitFor();
    await page.reload();

    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
    expect(await page.title()).toContain('向报告提问');
  });

  test('is dark where the system is, and the switch wins and is remembered', async () => {
    const page = await open({ colorScheme: 'dark' });
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const button = page.getByRole('button', { name: 'Dark look' });
    expect(await ground()).toBe('rgb(21, 25, 28)');
    expect(await button.getAttribute('aria-pressed')).toBe('true');

    await button.click();
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.reload();

    expect(await ground()).toBe('rgb(255, 255, 255)');
    expect(await button.getAttribute('aria-pressed')).toBe('false');
  });

  test('fits a phone', async () => {
    const page = await open({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
    await ask(page, 'rank all segments since the low');

    await page.getByText('Raw JSON').click();

    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await page.evaluate("document.getElementById('log').scrollWidth")).toBeLessThanOrEqual(360);
    expect(await page.locator('.answer').boundingBox()).toMatchObject({ x: expect.closeTo(32, -1) });
    expect(await page.getByRole('textbox', { name: 'Ask a question' }).isVisible()).toBe(true);
  });

  test('says so when no answer comes back, and asks again on demand', async () => {
    const page = await open();
    await page.route('**/api/ask', (route) => route.fulfill({ body: 'not an answer' }), { times: 1 });
    await page.getByRole('textbox', { name: 'Ask a question' }).fill('micro caps in August');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Try again' }).click();
    await replies(page).first().waitFor();

    expect(await replies(page).textContent()).toContain('9.3%');
    expect(await page.locator('.failure').count()).toBe(0);
  });

  test('answers one question without its script', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.getByRole('textbox', { name: 'Ask a question' }).fill('micro caps in August');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.answer').waitFor();
    expect(await page.locator('.answer').textContent()).toContain('9.3%');

    await page.locator('.action').first().click();
    await page.getByText('Ready question').waitFor();
    expect(await page.locator('.answer').count()).toBe(1);
  });

  test('a question in the address becomes a thread to go on in', async () => {
    const page = await open({}, '?q=micro+caps+in+August');
    await replies(page).first().waitFor();

    expect(await page.locator('.thread').count()).toBe(1);
    expect(await page.locator('.thread textarea').isVisible()).toBe(true);
  });

  test.for([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['Chinese', { locale: 'zh-CN' }],
    ['narrow', { viewport: { width: 360, height: 740 } }],
  ] as const)('has nothing that keeps somebody out: %s', async ([, options]) => {
    const page = await open(options);
    expect(await seriousFaults(page)).toEqual([]);

    await ask(page, 'rank all segments since the low');
    await ask(page, 'high beta YTD');
    await ask(page, 'how did micro caps do vs the index in August?');
    await page.locator('.raw summary').first().click();

    expect(await seriousFaults(page)).toEqual([]);
  });
});
