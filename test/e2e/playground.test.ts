import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, HOW_TO_GET, launchBrowser } from './browser.ts';
import { accessFaults, ask, focused, openPage, replies, shown, threads } from './open-page.ts';
import { type SamplePage, startSamplePage } from './sample-page.ts';

const isSkipped = findBrowser() === undefined && process.env['SMALLCAPS_BROWSER_REQUIRED'] !== '1';
if (isSkipped) console.warn(`playground.test.ts is skipped: ${HOW_TO_GET}`);

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;

let sample: SamplePage;
let browser: Browser;

describe.skipIf(isSkipped)('the playground in a browser', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    [browser, sample] = await Promise.all([launchBrowser(), startSamplePage()]);
  }, 60_000);

  afterEach(() => sample.save(''));

  afterAll(async () => {
    await browser?.close();
    await sample?.close();
  });

  function open(options: BrowserContextOptions = {}, path = ''): Promise<Page> {
    return openPage(browser, sample.address + path, options);
  }

  const digest = (page: Page) => page.locator('#digest');
  const tool = (page: Page, name: string) => digest(page).getByRole('button', { name });

  /** Whether all of an element is inside the window, and not under something else. */
  async function isInSight(page: Page, selector: string): Promise<boolean> {
    return page.evaluate(`(() => {
      const { left, right, top, bottom } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
      const dock = document.querySelector('.dock').getBoundingClientRect().top;
      return left >= 0 && right <= innerWidth && top >= 0 && bottom <= dock;
    })()`);
  }

  test('the digest is the first message of the channel, with its charts drawn', async () => {
    const page = await open();

    expect(await shown(digest(page)).locator('.slack-header').textContent()).toContain(sample.headline('en'));
    expect(await shown(digest(page)).getByRole('img', { name: /\d/ }).first().isVisible()).toBe(true);
    expect(await page.getByRole('heading', { name: 'small-caps-desk' }).isVisible()).toBe(true);
    expect(await digest(page).locator('time').textContent()).toBe('Monday, 23 Nov 2026');
  });

  test.for([
    ['on a phone', PHONE, undefined],
    ['in Chinese on a phone', { ...PHONE, locale: 'zh-CN' }, undefined],
    ['at the width of a phone', { viewport: { width: 1280, height: 900 } }, 'Phone width'],
  ] as const)('headline, takeaway and window are in sight without scrolling: %s', async ([, options, toggle]) => {
    const page = await open(options);
    if (toggle !== undefined) await page.getByRole('button', { name: toggle }).click();

    for (const part of ['.slack-header', '.slack-rich', '.slack-chart'])
      expect(await isInSight(page, `#digest .view:not([hidden]) ${part}`)).toBe(true);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(options.viewport.width);
    expect(await page.evaluate('document.querySelector("main").scrollWidth')).toBeLessThanOrEqual(390);
  });

  test.for([320, 390, 561, 820])('an answer has the width of its channel at %i pixels', async (width) => {
    const page = await open({ viewport: { width, height: 844 } });
    await digest(page).locator('.action:visible').first().click();
    await replies(page).first().waitFor();
    const box = await shown(replies(page)).boundingBox();

    expect(box?.width).toBeGreaterThan(width * 0.75 - 30);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await page.evaluate("document.getElementById('log').scrollWidth")).toBeLessThanOrEqual(width);
  });

  test('tomorrow’s digest and the day after’s are one press away, and so is another template', async () => {
    const page = await open();
    await page.getByRole('radio', { name: /^Tomorrow’s/ }).check();
    await digest(page).locator('time[datetime="2026-11-24"]').waitFor();
    await page.getByRole('radio', { name: /^The day after’s/ }).check();
    await digest(page).locator('time[datetime="2026-11-25"]').waitFor();
    await page.getByRole('combobox', { name: 'Template' }).selectOption('Flows <only>');
    await shown(digest(page)).getByText('Drawn from own for 2026-11-25.').waitFor();

    expect(await page.getByRole('status').textContent()).toBe('Digest, 25 Nov 2026');
    expect(await page.getByRole('navigation', { name: 'Threads' }).textContent()).toContain('Digest, 25 Nov 2026');
  });

  test('a reply under the digest goes on from it, in its thread', async () => {
    const page = await open();
    const sent = page.waitForRequest('**/api/ask');
    await page.locator('#thread-digest').getByRole('textbox').fill('and in August?');
    await page.keyboard.press('Enter');
    await replies(page).first().waitFor();

    expect((await sent).postDataJSON().thread).toEqual(['q1:i=rank;w=since_low']);
    expect(await threads(page).count()).toBe(0);
    expect(await page.getByRole('navigation', { name: 'Threads' }).textContent()).toContain('1 reply');
  });

  test('another digest starts its thread anew', async () => {
    const page = await open();
    await digest(page).getByRole('button', { name: 'Ranking, Aug 2025' }).click();
    await replies(page).first().waitFor();
    await page.getByRole('radio', { name: /^Tomorrow’s/ }).check();
    await digest(page).locator('time[datetime="2026-11-24"]').waitFor();

    expect(await replies(page).count()).toBe(0);
  });

  test('a button of the digest asks its question in the digest’s thread', async () => {
    const page = await open();
    const sent = page.waitForRequest('**/api/ask');
    await digest(page).getByRole('button', { name: 'Ranking, Aug 2025' }).click();
    await replies(page).first().waitFor();

    expect((await sent).postDataJSON().question).toMatch(/^q1:i=rank;.*w=month:2025-08/);
    expect(await page.locator('#thread-digest .said').textContent()).toBe('Ranking, Aug 2025');
    expect(await shown(replies(page)).textContent()).toContain('10.5%');
  });

  test('the view is switched for all messages that are there, and kept', async () => {
    const page = await open();
    await ask(page, 'micro caps in August');
    await page.getByRole('radio', { name: 'Plain' }).check();

    expect(await page.locator('.view-slack:visible').count()).toBe(0);
    expect(await shown(digest(page)).textContent()).toContain(sample.headline('en'));
    expect(await shown(replies(page)).textContent()).toContain('• Micro caps: 9.3% | Aug 2025');
    await page.reload();

    expect(await page.getByRole('radio', { name: 'Plain' }).isChecked()).toBe(true);
    expect(await page.locator('.view-slack:visible').count()).toBe(0);
  });

  test('cards are drawn as Teams would be sent them, with what the renderer cannot draw said', async () => {
    const page = await open();
    await ask(page, 'rank all segments since the low');
    await page.getByRole('radio', { name: 'Teams' }).check();
    const card = shown(replies(page)).locator('.ac-adaptiveCard');
    await card.waitFor();

    expect(await page.locator('.view-slack:visible, .teams-missing:visible').count()).toBe(0);
    expect(await card.getByRole('table').first().textContent()).toContain('63.8%');
    expect(await shown(replies(page)).locator('.teams-note').textContent()).toMatch(/public renderer.*Teams draws/);
    expect(await shown(digest(page)).locator('.ac-adaptiveCard').textContent()).toContain(sample.headline('en'));
    await page.reload();
    await shown(digest(page)).locator('.ac-adaptiveCard').waitFor();

    expect(await page.getByRole('radio', { name: 'Teams' }).isChecked()).toBe(true);
  });

  test('a button of a card asks in its thread, and the answer is a card', async () => {
    const page = await open();
    await page.getByRole('radio', { name: 'Teams' }).check();
    await digest(page).getByRole('button', { name: 'Ranking, Aug 2025' }).click();
    await shown(replies(page)).locator('.ac-adaptiveCard').waitFor();

    expect(await page.locator('#thread-digest .said').textContent()).toBe('Ranking, Aug 2025');
    expect(await shown(replies(page)).textContent()).toContain('10.5%');
  });

  test.for([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['a phone, in Chinese and dark', { ...PHONE, colorScheme: 'dark', locale: 'zh-CN' }],
  ] as const)('a card is open to all and no wider than its place: %s', async ([, options]) => {
    const page = await open(options);
    await page.getByRole('radio', { name: 'Teams' }).check();
    await ask(page, '低点以来所有板块排名');
    await shown(replies(page)).locator('.ac-adaptiveCard').waitFor();

    expect(await accessFaults(page)).toEqual([]);
    const wide = `[...document.querySelectorAll('.teams-card')].filter((card) => card.scrollWidth > card.clientWidth).length`;
    expect(await page.evaluate(wide)).toBe(0);
  });

  test('the language is switched for all messages that are there, and Auto gives each its own back', async () => {
    const page = await open();
    await ask(page, 'micro caps in August');
    await page.getByRole('radio', { name: '中文' }).check();
    await shown(digest(page)).getByText(sample.headline('zh')).first().waitFor();
    expect(await shown(replies(page)).textContent()).toContain('微盘股');
    expect(await digest(page).getByRole('button', { name: '图表数据' }).isVisible()).toBe(true);
    expect(await page.getByRole('radio', { name: /^今日简报/ }).isChecked()).toBe(true);
    await digest(page).getByText('星期一，2026年11月23日').waitFor();

    await page.getByRole('radio', { name: '自动' }).check();
    await digest(page).getByText('Monday, 23 Nov 2026').waitFor();
    expect(await shown(replies(page)).textContent()).toContain('Micro caps');
    expect(await shown(digest(page)).textContent()).toContain(sample.headline('en'));
  });

  test('the width of a phone is kept', async () => {
    const page = await open();
    const button = page.getByRole('button', { name: 'Phone width' });
    await button.click();
    await page.reload();

    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('main').boundingBox()).toMatchObject({ width: 390 });
    await button.click();
    expect(await page.evaluate('document.cookie')).not.toContain('phone');
  });

  test('copy for a client comes in lengths and goes to the clipboard', async () => {
    const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await tool(page, 'Copy for a client').click();
    const dialog = page.getByRole('dialog', { name: 'Copy for a client' });
    await dialog.getByRole('radio', { name: 'up to 500 characters' }).check();
    await dialog.getByRole('button', { name: 'Copy text' }).click();
    await dialog.getByRole('button', { name: 'Copied' }).waitFor();

    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/(?:in|since) .*Source: Jefferies/);
  });

  test('the payload is there as Slack takes it, as a Message, and as an answer', async () => {
    const page = await open();
    await tool(page, 'Payload').click();
    const dialog = page.getByRole('dialog', { name: 'Payload' });
    const json = async () => JSON.parse((await dialog.locator('.json').textContent()) ?? '');

    expect((await json()).blocks[0].type).toBe('header');
    await dialog.getByRole('radio', { name: 'Message' }).check();
    expect(await json()).toMatchObject({ locale: 'en', blocks: expect.anything() });
    await dialog.getByRole('radio', { name: 'Answer' }).check();
    expect(await json()).toEqual({ kind: 'figures' });
  });

  test('chart data has each chart with its pictures in both lights', async () => {
    const page = await open();
    await tool(page, 'Chart data').click();
    const dialog = page.getByRole('dialog', { name: 'Chart data' });
    const specs = (await dialog.locator('.json').allTextContents()).map((json) => JSON.parse(json));

    expect(specs[0]).toMatchObject({ locale: 'en', categories: expect.anything(), series: expect.anything() });
    expect(await dialog.getByRole('img', { name: specs[0].alt }).count()).toBe(2);
    await expect
      .poll(() =>
        page.evaluate("[...document.querySelectorAll('dialog img')].every(({ naturalWidth }) => naturalWidth > 0)"),
      )
      .toBe(true);
  });

  test('dialogs open and close by keyboard, and give the focus back', async () => {
    const page = await open();
    await tool(page, 'Payload').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Payload' }).waitFor();
    expect(await focused(page)).toBe('dialog-title');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('close');
    await page.keyboard.press('Escape');

    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate('document.activeElement.dataset.tool')).toBe('payload');
  });

  test('a saved template is drawn at once; a broken one is named at its line while the last digest stays', async () => {
    const page = await open();
    await ask(page, 'micro caps in August');
    sample.save('A new first line.');
    await shown(digest(page)).getByText('A new first line.').waitFor();
    expect(await page.getByRole('status').textContent()).toBe('The digest was drawn again.');

    sample.save(undefined);
    const problems = page.getByRole('region', { name: 'A file needs a look' });
    await problems.waitFor();
    expect(await problems.textContent()).toContain('config/reports/a.yaml:31');
    expect(await problems.textContent()).toContain('<b>9,3</b>');
    expect(await shown(digest(page)).textContent()).toContain('A new first line.');

    sample.save('Put right.');
    await problems.waitFor({ state: 'hidden' });
    await shown(digest(page)).getByText('Put right.').waitFor();
    expect(await replies(page).count()).toBe(1);
  });

  test('a control keeps the focus when the page draws it anew', async () => {
    const page = await open();
    await page.getByRole('combobox', { name: 'Template' }).focus();
    sample.save('Another line.');
    await shown(digest(page)).getByText('Another line.').waitFor();

    expect(await page.evaluate('document.activeElement.name')).toBe('template');
  });

  test('the values of a chart can be read as a table', async () => {
    const page = await open();
    await shown(digest(page)).getByText('Show as a table').first().click();

    expect(await shown(digest(page)).locator('.values').getByRole('row').count()).toBeGreaterThan(1);
  });

  test('works without its script: another day, another template, one question', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.getByRole('radio', { name: /^Tomorrow’s/ }).check();
    await page.getByRole('combobox', { name: 'Template' }).selectOption('own');
    await page.getByRole('button', { name: 'Show' }).click();
    await shown(digest(page)).getByText('Drawn from own for 2026-11-24.').waitFor();
    // The stylesheet may come after the words.
    await expect.poll(() => page.locator('.tools:visible, .settings:visible').count()).toBe(0);

    await page.getByRole('textbox', { name: 'Ask a question' }).fill('micro caps in August');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.reply').getByText('9.3%').first().waitFor();
  });

  test.for([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['Chinese', { locale: 'zh-CN' }],
    ['phone', PHONE],
    ['phone, dark, Chinese', { ...PHONE, colorScheme: 'dark', locale: 'zh-CN' }],
  ] as const)('has nothing that keeps somebody out: %s', async ([, options]) => {
    const page = await open(options);
    await shown(digest(page)).locator('summary').first().click();
    expect(await accessFaults(page)).toEqual([]);

    await digest(page).locator('.action:visible').first().click();
    await replies(page).first().waitFor();
    sample.save(undefined);
    await page.locator('#problems:visible').waitFor();
    expect(await accessFaults(page)).toEqual([]);

    for (const name of ['client', 'charts', 'payload']) {
      await digest(page).locator(`[data-tool="${name}"]`).click();
      await page.getByRole('dialog').waitFor();
      expect(await accessFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.locator('input[name="view"][value="plain"]').check();
    expect(await accessFaults(page)).toEqual([]);
  });
});
