import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, HOW_TO_GET, launchBrowser } from './browser.ts';
import { accessFaults, ask, openPage, replies, shown } from './open-page.ts';
import { type SamplePage, startSamplePage } from './sample-page.ts';

const isSkipped = findBrowser() === undefined && process.env['SMALLCAPS_BROWSER_REQUIRED'] !== '1';
if (isSkipped) console.warn(`schedules.test.ts is skipped: ${HOW_TO_GET}`);

let sample: SamplePage;
let browser: Browser;

// Each browser has its own subscriptions. It is Monday, 23 Nov 2026.
describe.skipIf(isSkipped)('subscriptions tried out on the page', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    [browser, sample] = await Promise.all([launchBrowser(), startSamplePage()]);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await sample?.close();
  });

  test('subscribed in the composer, seen ahead with its holiday, and removed by its button', async () => {
    const page = await openPage(browser, sample.address);
    await ask(page, '/smallcaps subscribe weekdays 7:30 new york here');
    await replies(page)
      .last()
      .getByText('every trading day at 07:30, New York time')
      .filter({ visible: true })
      .waitFor();
    await page.getByRole('button', { name: 'Next 7 days' }).click();
    const ahead = page.locator('.foreseen');
    await ahead.nth(4).waitFor();

    expect(await ahead.count()).toBe(5);
    expect(await ahead.nth(2).textContent()).toMatch(/Thu 26 Nov 2026.*not posted.*Thanksgiving/);
    expect(await shown(ahead.first()).count()).toBe(1);
    expect(await accessFaults(page)).toEqual([]);

    await ask(page, 'remove 1');
    await page.getByRole('button', { name: 'Yes, remove it' }).filter({ visible: true }).click();
    await page.getByRole('button', { name: 'Tomorrow morning' }).click();
    await page.getByText('Nothing goes out tomorrow morning, from midnight to noon.').waitFor();
  });

  test('the list at the side: paused, resumed and removed by its buttons, and nothing of it in another browser', async () => {
    const page = await openPage(browser, sample.address);
    const list = page.locator('#schedule-list');
    expect(await list.textContent()).toBe('None yet.');
    await page.getByRole('button', { name: 'Weekdays 7:30, New York' }).click();
    await list.locator('ul > li').nth(2).waitFor();
    expect(await list.locator('ul > li').count()).toBe(3);

    await page.getByRole('button', { name: 'Pause 1' }).click();
    await list.getByText('(paused)').waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: 'Resume 1' }).click();
    await list.locator('ul > li').nth(2).waitFor();
    const other = await openPage(browser, sample.address);
    expect(await other.locator('#schedule-list').textContent()).toBe('None yet.');

    await page.getByRole('button', { name: 'Remove 1' }).click();
    await page.getByRole('button', { name: 'Yes, remove it' }).filter({ visible: true }).click();
    await list.getByText('None yet.').waitFor();
  });

  test.for([
    ['in Chinese, dark', { locale: 'zh-CN', colorScheme: 'dark' }, '未来一周', '工作日 7:30（纽约）'],
    ['light', {}, 'Next 7 days', 'Weekdays 7:30, New York'],
    ['on a phone', { viewport: { width: 400, height: 800 } }, 'Next 7 days', 'Weekdays 7:30, New York'],
    [
      'on a phone, in Chinese, dark',
      { viewport: { width: 400, height: 800 }, locale: 'zh-CN', colorScheme: 'dark' },
      '未来一周',
      '工作日 7:30（纽约）',
    ],
  ] as const)('has nothing that keeps somebody out: %s', async ([, options, week, digest]) => {
    const page = await openPage(browser, sample.address, options);
    const summary = page.locator('#schedules > summary');
    if ('viewport' in options) await summary.click();
    await page.getByRole('button', { name: digest }).click();
    await page.locator('#schedule-list ul > li').nth(2).waitFor();
    await page.getByRole('button', { name: week }).click();
    await page.locator('.foreseen').nth(4).waitFor();

    expect(await accessFaults(page)).toEqual([]);
    const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(wider).toBeLessThanOrEqual(0);
    const folder = process.env['SMALLCAPS_LOOK'];
    if (folder !== undefined) {
      await page.screenshot({ path: `${folder}/${JSON.stringify(options).replace(/[^a-z0-9]+/gi, '_')}.png` });
    }
  });
});
