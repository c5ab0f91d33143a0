/** A machine without fonts, as a slim container is: played by hiding the folders of fonts in a namespace of its own. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createChartRenderer } from '#src/chart/create-chart-renderer.ts';
import { CHART_CASES } from './chart-cases.ts';
import { createLogLines } from './log-lines.ts';

/** Where systems keep fonts, and what says where they are. */
const FONT_FOLDERS = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  '/etc/fonts',
  '/usr/share/fontconfig',
  '/var/cache/fontconfig',
];
const OWN_FOLDERS = ['.fonts', '.local/share/fonts', '.config/fontconfig', '.cache/fontconfig'].map((name) =>
  join(homedir(), name),
);

const isSkipped =
  spawnSync('unshare', ['-rm', 'true']).status !== 0 && process.env['SMALLCAPS_NAMESPACES_REQUIRED'] !== '1';
if (isSkipped) {
  console.warn(
    'no-system-fonts.test.ts is skipped: this user may not have namespaces; SMALLCAPS_NAMESPACES_REQUIRED=1 makes this a failure',
  );
}

test.skipIf(isSkipped)(
  'without a font on the machine every picture is the same, byte by byte',
  { timeout: 60_000 },
  async () => {
    const root = mkdtempSync(join(tmpdir(), 'smallcaps-no-fonts-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    const empty = join(root, 'empty');
    mkdirSync(empty);
    const hidden = [...FONT_FOLDERS, ...OWN_FOLDERS].filter(existsSync);
    const hide = hidden.map((folder) => `mount --bind "${empty}" "${folder}"`);
    const script = ['set -e', ...hide, `exec "${process.execPath}" test/chart/draw-pictures.ts "${root}"`].join('\n');
    execFileSync('unshare', ['-rm', 'sh', '-c', script]);

    const renderer = createChartRenderer({ log: createLogLines().log });
    for (const [kind, make] of Object.entries(CHART_CASES)) {
      for (const locale of ['en', 'zh'] as const) {
        const { png } = await renderer.render(make(locale), 'light');

        expect(readFileSync(join(root, `${kind}.${locale}.png`)).equals(png), `${kind} ${locale}`).toBe(true);
      }
    }
  },
);
