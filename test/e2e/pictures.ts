/** Takes the pictures of the README: `npm run pictures`. They go to test/golden, each with the day of `fixed-clock.ts`. */
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { startProgram } from './program.ts';

const GOLDEN = fileURLToPath(new URL('../golden/', import.meta.url));
const DAY = new Date('2025-09-10T07:30:00');

const DESKTOP = { viewport: { width: 1180, height: 840 }, colorScheme: 'light', locale: 'en-GB' } as const;
const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'en-GB',
} as const;

/** Around a thread, in pixels. */
const MARGIN = 20;

interface Shot {
  readonly name: string;
  readonly options: BrowserContextOptions;
  /** Messages are shown as Teams would be sent them. */
  readonly isTeams?: true;
  /** Asked in the channel before the picture is taken. */
  readonly questions?: readonly string[];
  /** The picture is of the last thread alone. */
  readonly isThread?: true;
}

const THREAD = { options: { ...DESKTOP, viewport: { width: 1180, height: 2400 } }, isThread: true } as const;

const SHOTS: readonly Shot[] = [
  { name: 'page', options: DESKTOP },
  { name: 'page-dark', options: { ...DESKTOP, colorScheme: 'dark' } },
  { name: 'page-teams', options: DESKTOP, isTeams: true },
  { name: 'page-phone', options: PHONE },
  { name: 'page-phone-dark-zh', options: { ...PHONE, colorScheme: 'dark', locale: 'zh-CN' } },
  { name: 'page-ranking', ...THREAD, questions: ['rank all segments since the low'] },
  { name: 'page-grouped-bars', ...THREAD, questions: ['micro caps and the index, every window'] },
  { name: 'page-no-data', ...THREAD, questions: ['high beta YTD'] },
  { name: 'page-clarification', ...THREAD, questions: ['micro caps florbs in August'] },
];

async function ask(page: Page, question: string): Promise<void> {
  const answers = page.locator('.reply:has(.tools)');
  const before = await answers.count();
  await page.locator('#question').fill(question);
  await page.keyboard.press('Enter');
  await answers.nth(before).waitFor();
}

/** The last thread with some room around it. */
async function aroundThread(page: Page) {
  const box = await page.locator('#threads > .thread').last().boundingBox();
  if (box === null) throw new Error('there is no thread');
  return { x: box.x - MARGIN, y: box.y + 2, width: box.width + 2 * MARGIN, height: box.height };
}

async function take(browser: Browser, address: string, { name, options, questions = [], isThread, isTeams }: Shot) {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.clock.setFixedTime(DAY);
  await page.goto(address);
  if (isTeams === true) {
    await page.locator('input[name="view"][value="teams"]').check();
    await page.locator('#digest .view-teams:visible .ac-adaptiveCard').waitFor();
  }
  for (const question of questions) await ask(page, question);
  await page.evaluate('document.activeElement.blur()');
  const path = `${GOLDEN}${name}.png`;
  const clip = isThread === true ? await aroundThread(page) : undefined;
  await page.screenshot(clip === undefined ? { path } : { path, clip });
  await context.close();
  console.log(path);
}

const program = startProgram({ NODE_OPTIONS: `--import=${import.meta.resolve('./fixed-clock.ts')}` });
const [browser, address] = await Promise.all([launchBrowser(), program.address]);
try {
  for (const shot of SHOTS) await take(browser, address, shot);
} finally {
  await browser.close();
  program.child.kill();
}
