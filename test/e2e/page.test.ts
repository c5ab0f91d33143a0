import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findBrowser, HOW_TO_GET, launchBrowser } from './browser.ts';
import { accessFaults, ask, focused, openPage, replies, shown, threads } from './open-page.ts';
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

  function open(options: BrowserContextOptions = {}, path = ''): Promise<Page> {
    return openPage(browser, address + path, options);
  }

  test('a question typed is answered in a thread, with the focus on the answer', async () => {
    const page = await open();
    await ask(page, 'how did micro caps do in August');

    expect(await threads(page).count()).toBe(1);
    expect(await shown(replies(page)).textContent()).toContain('9.3%');
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

    expect(await threads(page).count()).toBe(1);
    expect(await shown(replies(page).nth(1)).textContent()).toContain('47%');
    expect(await page.getByRole('navigation', { name: 'Threads' }).textContent()).toContain('2 replies');
  });

  test('a choice pressed is asked in the same thread and shown by its label', async () => {
    const page = await open();
    await ask(page, 'how did micro caps do in August');
    const choice = replies(page).locator('.action:visible').first();
    const label = await choice.textContent();
    await choice.click();
    await replies(page).nth(1).waitFor();

    expect(await threads(page).count()).toBe(1);
    expect(await page.locator('.question .said').allTextContents()).toEqual(['how did micro caps do in August', label]);
  });

  test('an example starts a thread', async () => {
    const page = await open();
    await page.locator('.example').first().click();
    await replies(page).first().waitFor();

    expect(await threads(page).count()).toBe(1);
  });

  test('a second question in the channel starts a second thread without the first one as context', async () => {
    const page = await open();
    await ask(page, 'how did micro caps do in August');
    const sent = page.waitForRequest('**/api/ask');
    await ask(page, '/smallcaps high beta since the low');

    expect((await sent).postDataJSON()).toEqual({ question: '/smallcaps high beta since the low', thread: [] });
    expect(await threads(page).count()).toBe(2);
    expect(await shown(replies(page).nth(1)).textContent()).toContain('63.8%');
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
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  });

  test('each answer has its payload and its text at hand', async () => {
    const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await ask(page, 'micro caps in August');
    await replies(page).getByRole('button', { name: 'Copy text' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    await replies(page).getByRole('button', { name: 'Payload' }).click();
    await page.getByRole('radio', { name: 'Answer' }).check();

    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('9.3%');
    expect(JSON.parse((await page.locator('dialog .json').textContent()) ?? '')).toMatchObject({ kind: 'figures' });
  });

  test('a question in Chinese is answered in Chinese, and the page follows the switch and remembers it', async () => {
    const page = await open();
    await ask(page, '微盘股8月表现如何？');
    expect(await shown(replies(page)).getAttribute('lang')).toBe('zh-Hans');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');

    await page.getByRole('radio', { name: '中文' }).check();
    await page.getByRole('heading', { name: '向报告提问' }).waitFor();
    await page.getByRole('button', { name: '为什么小盘股上涨？' }).waitFor();
    await page.reload();

    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
    expect(await page.title()).toContain('小盘股频道');
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

    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await page.evaluate("document.getElementById('log').scrollWidth")).toBeLessThanOrEqual(360);
    expect(await shown(replies(page)).boundingBox()).toMatchObject({ x: expect.closeTo(32, -1) });
    expect(await page.getByRole('textbox', { name: 'Ask a question' }).isVisible()).toBe(true);
  });

  test('says so when no answer comes back, and asks again on demand', async () => {
    const page = await open();
    await page.route('**/api/ask', (route) => route.fulfill({ body: 'not an answer' }), { times: 1 });
    await page.getByRole('textbox', { name: 'Ask a question' }).fill('micro caps in August');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Try again' }).click();
    await replies(page).first().waitFor();

    expect(await shown(replies(page)).textContent()).toContain('9.3%');
    expect(await page.locator('.failure').count()).toBe(0);
  });

  test('answers one question without its script', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.getByRole('textbox', { name: 'Ask a question' }).fill('micro caps in August');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.waitForURL(/q=micro/);
    expect(await shown(page.locator('.reply')).textContent()).toContain('9.3%');
    expect(await page.locator('.tools:visible').count()).toBe(0);

    await page.locator('.reply .action:visible').first().click();
    await page.waitForURL(/q=q1/);
    await page.getByText('Ready question').waitFor();
    expect(await shown(page.locator('.reply')).count()).toBe(1);
  });

  test('a template saved in an editor is drawn at once, and a broken one is named at its line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'smallcaps-page-'));
    cpSync('templates', folder, { recursive: true });
    const own = startProgram({ SMALLCAPS_TEMPLATES_DIR: folder });
    onTestFinished(() => {
      own.child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    });
    const page = await openPage(browser, await own.address);
    const digest = page.locator('#digest');
    const file = join(folder, 'morning-digest.yaml');
    const text = readFileSync(file, 'utf8');

    writeFileSync(file, text.replaceAll('en: "', 'en: "Desk: '));
    await shown(digest).getByText('Desk: ').first().waitFor();
    writeFileSync(file, text.replace('\ncuts: [', '\ncutz: ['));
    const problems = page.getByRole('region', { name: 'A file needs a look' });
    await problems.waitFor();

    const line = text.split('\n').findIndex((words) => words.startsWith('cuts: [')) + 1;
    expect(await problems.textContent()).toContain(`morning-digest.yaml:${line}`);
    expect(await shown(digest).textContent()).toContain('Desk: ');
  });

  test('chart data shows the picture that is sent where a chart cannot be', async () => {
    const page = await open();
    await ask(page, 'rank all segments since the low');
    await replies(page).getByRole('button', { name: 'Chart data' }).click();
    const pictures = "[...document.querySelectorAll('dialog img')].map(({ naturalWidth }) => naturalWidth > 600)";

    await expect.poll(() => page.evaluate(pictures), { timeout: 20_000 }).toEqual([true, true]);
  });

  test('a question in the address becomes a thread to go on in', async () => {
    const page = await open({}, '?q=micro+caps+in+August');
    await replies(page).first().waitFor();

    expect(await threads(page).count()).toBe(1);
    expect(await threads(page).locator('textarea').isVisible()).toBe(true);
  });

  test.for([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['Chinese', { locale: 'zh-CN' }],
    ['narrow', { viewport: { width: 360, height: 740 } }],
  ] as const)('has nothing that keeps somebody out: %s', async ([, options]) => {
    const page = await open(options);
    expect(await accessFaults(page)).toEqual([]);

    await ask(page, 'rank all segments since the low');
    await ask(page, 'high beta YTD');
    await ask(page, 'how did micro caps do vs the index in August?');

    expect(await accessFaults(page)).toEqual([]);
  });
});
