/** Pictures of the playground's own page: what a person would see in Teams, as far as its renderer is Teams'. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../browser.ts';

/** The page never becomes quiet: it looks for fonts on the internet. */
const SETTLE_MS = 6_000;

/** The page, open from the beginning: it shows only what came while it was. */
export interface OpenPlayground {
  /** Takes a picture of each conversation. */
  take(folder: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the page. That installs the bot in the personal chat once more. */
export async function openPlayground(port: number): Promise<OpenPlayground> {
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1_280, height: 2_000 } });
  await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'domcontentloaded' });
  await page.waitForTimeout(SETTLE_MS);
  return {
    take: async (folder) => {
      mkdirSync(folder, { recursive: true });
      for (const name of ['Personal Chat', 'The desk chats', 'General']) {
        await page.getByText(name, { exact: true }).first().click();
        await page.waitForTimeout(SETTLE_MS / 2);
        await page.screenshot({ path: join(folder, `${name.toLowerCase().replace(/\W+/g, '-')}.png`) });
      }
      console.log(`pictures are in ${folder}`);
    },
    close: () => browser.close(),
  };
}
