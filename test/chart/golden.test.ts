/** The pictures as they were looked at and found good. `UPDATE_CHARTS=1 npm test -- chart/golden` writes them anew: look at each. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import type { ChartTheme } from '#src/bot/ports.ts';
import { createChartRenderer } from '#src/chart/create-chart-renderer.ts';
import type { Locale } from '#src/core/locale.ts';
import { CHART_CASES } from './chart-cases.ts';
import { createLogLines } from './log-lines.ts';
import { differingShare, readPixels } from './pixels.ts';

const FOLDER = 'test/golden/charts';
/** A tenth of a percent: letters' edges differ by a little between processors; a moved label is far more. */
const MOST_DIFFERING = 0.001;

const renderer = createChartRenderer({ log: createLogLines().log });
const pictures = Object.keys(CHART_CASES).flatMap((kind) =>
  (['en', 'zh'] as const).flatMap((locale) =>
    (['light', 'dark'] as const).map((theme): [string, Locale, ChartTheme] => [kind, locale, theme]),
  ),
);

test.for(pictures)('%s %s %s is as it was', async ([kind, locale, theme]) => {
  const spec = CHART_CASES[kind]?.(locale);
  if (spec === undefined) throw new Error(`no chart ${kind}`);
  const file = `${FOLDER}/${kind}.${locale}.${theme}.png`;
  const { png } = await renderer.render(spec, theme);
  if (process.env['UPDATE_CHARTS'] === '1') writeFileSync(file, png);

  expect(differingShare(await readPixels(png), await readPixels(readFileSync(file)))).toBeLessThan(MOST_DIFFERING);
});

test('no picture is left over', () => {
  const names = pictures.map((parts) => `${parts.join('.')}.png`);

  expect(
    globSync(`${FOLDER}/*.png`)
      .map((file) => basename(file))
      .toSorted(),
  ).toEqual(names.toSorted());
});

test('a moved label is seen', async () => {
  const [spec] = [CHART_CASES['lead']?.('en')];
  if (spec === undefined) throw new Error('no chart');
  const changed = { ...spec, categories: [...spec.categories].reverse() };
  const [a, b] = [await renderer.render(spec, 'light'), await renderer.render(changed, 'light')];

  expect(differingShare(await readPixels(a.png), await readPixels(b.png))).toBeGreaterThan(MOST_DIFFERING * 2);
});
