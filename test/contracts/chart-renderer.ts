/** What every renderer of charts keeps. */
import { loadImage } from '@napi-rs/canvas';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ChartRenderer } from '#src/bot/ports.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { CHART_CASES, category, text } from '#test/chart/chart-cases.ts';
import { differingShare, readPixels } from '#test/chart/pixels.ts';

function chartOf(name: string): ChartSpec {
  const make = CHART_CASES[name];
  if (make === undefined) throw new Error(`no chart ${name}`);
  return make('en');
}

/** Runs the suite against the renderer that `create` makes once it is time. */
export function testChartRenderer(name: string, create: () => ChartRenderer): void {
  describe(`${name} keeps the contract:`, () => {
    let renderer: ChartRenderer;

    beforeAll(() => {
      renderer = create();
    });

    test.for(Object.keys(CHART_CASES))('%s: a PNG of the size that it says, with the chart in words', async (kind) => {
      const picture = await renderer.render(chartOf(kind), 'light');
      const image = await loadImage(picture.png);

      expect([image.width, image.height]).toEqual([picture.width, picture.height]);
      expect(picture.alt).toBe(chartOf(kind).alt);
      expect(picture.key).toMatch(/^[0-9a-f]{64}$/);
    });

    test('the same chart has the same key and picture; another theme has others', async () => {
      const [first, again, dark] = [
        await renderer.render(chartOf('lead'), 'light'),
        await renderer.render(chartOf('lead'), 'light'),
        await renderer.render(chartOf('lead'), 'dark'),
      ];

      expect(again).toEqual(first);
      expect(dark.key).not.toBe(first.key);
    });

    test('the background is opaque in both themes', async () => {
      for (const theme of ['light', 'dark'] as const) {
        const { rgba } = await readPixels((await renderer.render(chartOf('flows'), theme)).png);

        let least = 255;
        for (let at = 3; at < rgba.length; at += 4) least = Math.min(least, rgba[at] ?? 0);

        expect(least).toBe(255);
      }
    });

    test('charts asked for at once are each drawn as themselves', async () => {
      const kinds = ['lead', 'flows', 'ranked', 'grouped'];
      const together = await Promise.all(kinds.map((kind) => renderer.render(chartOf(kind), 'light')));

      for (const [at, kind] of kinds.entries()) {
        const alone = await renderer.render(chartOf(kind), 'light');
        const [a, b] = [await readPixels(alone.png), await readPixels(together[at]?.png ?? new Uint8Array())];

        expect(differingShare(a, b)).toBe(0);
      }
    });

    test('a character that no font has is refused by name, and the next chart is drawn', async () => {
      const spec = { ...chartOf('lead'), title: [text('Small caps 🚀')] };

      await expect(renderer.render(spec, 'light')).rejects.toMatchObject({
        code: 'CHART_FAILED',
        message: expect.stringContaining('U+1F680'),
      });
      await expect(renderer.render(chartOf('lead'), 'light')).resolves.toBeDefined();
    });

    test('a character that no font has is refused wherever it stands', async () => {
      const base = chartOf('ranked');
      const [first, ...others] = base.categories;
      const specs: readonly ChartSpec[] = [
        { ...base, subtitle: 'Aug ⛔' },
        { ...base, footnotes: ['Source: हिन्दी'] },
        { ...base, categories: [category(`${first?.label} 한국`), ...others] },
        { ...base, series: base.series.map((series) => ({ ...series, name: 'ไทย' })) },
      ];

      for (const spec of specs)
        await expect(renderer.render(spec, 'dark')).rejects.toMatchObject({ code: 'CHART_FAILED' });
    });
  });
}
