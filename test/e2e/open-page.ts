import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';

/** A fresh page that fails its test over any error, and over any request to somebody else. */
export async function openPage(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...options });
  const page = await context.newPage();
  const { origin } = new URL(address);
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:'))
      faults.push(`left: ${request.url()}`);
  });
  onTestFinished(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });
  await page.goto(address);
  return page;
}

/** The answers that have come, those under the digest included. */
export function replies(page: Page): Locator {
  return page.locator('.reply:has(.tools)');
}

/** Threads but the digest's own. */
export function threads(page: Page): Locator {
  return page.locator('#threads > .thread');
}

/** What the messages show of themselves in the language and form that is chosen. */
export function shown(place: Locator): Locator {
  return place.locator('.view:visible');
}

/** Asks in the channel and waits for the answer. */
export async function ask(page: Page, question: string): Promise<void> {
  const before = await replies(page).count();
  await page.getByRole('textbox', { name: /^(Ask a question|提问)$/ }).fill(question);
  await page.keyboard.press('Enter');
  await replies(page).nth(before).waitFor();
}

/** The class or the id of what has the focus. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate('document.activeElement.className || document.activeElement.id');
}

/** What axe finds, each with its impact and its places. */
export async function accessFaults(page: Page): Promise<unknown> {
  const tags = `{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }`;
  return page.evaluate(
    `${axe.source}; axe.run(document, ${tags}).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map(({ target }) => target.join(' ')) })))`,
  );
}
