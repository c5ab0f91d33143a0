import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, HOW_TO_GET, launchBrowser } from './browser.ts';
import { accessFaults, ask, openPage, replies, shown } from './open-page.ts';
import { type SamplePage, startSamplePage } from './sample-page.ts';

const isSkipped = findBrowser() === undefined && process.env['SMALLCAPS_BROWSER_REQUIRED'] !== '1';
if (isSkipped) console.warn(`schedules.test.ts is skipped: ${HOW_TO_GET}`);

let sample: SamplePage;
let browser: Browser;

// One after the other: the page's subscriptions live as long as the program. It is Monday, 23 Nov 2026.
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
    await page.getByRole('button', { name: 'Next week' }).click();
    const ahead = page.locator('.foreseen');
    await ahead.nth(4).waitFor();

    expect(await ahead.count()).toBe(5);
    expect(await ahead.nth(2).textContent()).toMatch(/Thu 26 Nov 2026.*not posted.*Thanksgiving/);
    expect(await shown(ahead.first()).count()).toBe(1);
    expect(await accessFaults(page)).toEqual([]);

    await ask(page, 'remove 1');
    await page.getByRole('button', { name: 'Yes, remove it' }).filter({ visible: true }).click();
    await page.getByRole('button', { name: 'Tomorrow morning' }).click();
    await page.getByText('Nothing goes out in this time.').waitFor();
  });

  test.for([
    ['in Chinese, dark', { locale: 'zh-CN', colorScheme: 'dark' }, '未来一周'],
    ['light', {}, 'Next week'],
  ] as const)('has nothing that keeps somebody out: %s', async ([, options, week]) => {
    const page = await openPage(browser, sample.address, options);
    await page.getByRole('button', { name: week }).click();
    await page.locator('.foreseen').first().waitFor();

    expect(await accessFaults(page)).toEqual([]);
  });
});
