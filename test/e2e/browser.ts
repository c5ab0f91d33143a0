import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** No window, no sandbox of its own (tests run as root in containers), and no traffic of its own. */
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What to do where there is none. */
export const HOW_TO_GET =
  'no Chromium found: install one (Debian: apt-get install chromium) or point SMALLCAPS_BROWSER to one; SMALLCAPS_BROWSER_REQUIRED=1 makes this a failure';

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser on this machine: `SMALLCAPS_BROWSER`, or the first of the usual names on the path. */
export function findBrowser(): string | undefined {
  const { SMALLCAPS_BROWSER: named, PATH = '' } = process.env;
  if (named !== undefined && named !== '') return named;
  const files = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return files.find(isProgram);
}

/** Starts it. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error(HOW_TO_GET);
  return chromium.launch({ executablePath, args: ARGS });
}
