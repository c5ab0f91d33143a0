import { describe, expect, test } from 'vitest';
import { createChartRenderer } from '#src/chart/create-chart-renderer.ts';
import { drawChart } from '#src/chart/draw-chart.ts';
import { createEmbeddedDraw } from '#src/chart/embedded-draw.ts';
import { readFontFiles } from '#src/chart/font-files.ts';
import { createPictureRenderer } from '#src/chart/picture-renderer.ts';
import { createSurfaces } from '#src/chart/surface.ts';
import { createTextMeasure } from '#src/chart/text-measure.ts';
import { toChartConfig } from '#src/chart/to-chart-config.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { testChartRenderer } from '#test/contracts/chart-renderer.ts';
import { textBox } from './boxes.ts';
import { CHART_CASES } from './chart-cases.ts';
import { createLogLines } from './log-lines.ts';
import { inkIn, readPixels } from './pixels.ts';

const { log } = createLogLines();
const fonts = readFontFiles();
const measure = createTextMeasure(fonts);
const embedded = createChartRenderer({ log });
const specs = Object.values(CHART_CASES).flatMap((make) => [make('en'), make('zh')]);
const [ranked] = specs as [ChartSpec]; // there are cases

testChartRenderer('the embedded renderer', () => createChartRenderer({ log, cacheBytes: 0 }));

test('every text of a chart leaves ink where it is laid out', async () => {
  for (const spec of specs) {
    const pixels = await readPixels((await embedded.render(spec, 'light')).png);
    const { texts } = toChartConfig(spec, 'light', measure).config.options.plugins.smallcaps;

    expect(texts.filter((mark) => inkIn(pixels, textBox(mark)) < 8).map((mark) => mark.text)).toEqual([]);
  }
});

test('bars end where they are laid out', async () => {
  const { config } = toChartConfig(ranked, 'light', measure);
  const ends = config.data.datasets.flatMap(({ data }) => data);
  const labels = config.options.plugins.smallcaps.texts.filter((mark) => /^\d.*%$/.test(mark.text));
  const pixels = await readPixels((await embedded.render(ranked, 'light')).png);

  expect(labels).toHaveLength(ends.length);
  for (const { x, y, size } of labels) {
    const line = { top: y - size * 0.4, bottom: y - size * 0.3 };

    expect(inkIn(pixels, { ...line, left: x - 6.5, right: x - 5.5 })).toBeGreaterThan(0);
    expect(inkIn(pixels, { ...line, left: x - 4.5, right: x - 0.5 })).toBe(0);
  }
});

describe('drawing', () => {
  test('a chart asked for twice at once is drawn once, and once more only when it is no longer kept', async () => {
    const drawn: number[] = [];
    const draw = createEmbeddedDraw();
    const counted = createPictureRenderer({
      draw: (sized) => {
        drawn.push(sized.height);
        return draw(sized);
      },
      fonts,
      version: 'test',
      cacheBytes: 60_000,
    });

    await Promise.all([counted.render(ranked, 'light'), counted.render(ranked, 'light')]);
    await counted.render(ranked, 'light');

    expect(drawn).toHaveLength(1);

    await counted.render(ranked, 'dark');
    await counted.render(ranked, 'light');

    expect(drawn).toHaveLength(3);
  });

  test('a chart is given up also when its use fails: its canvas can be drawn on again', () => {
    const { config, width, height } = toChartConfig(ranked, 'light', measure);
    const { target } = createSurfaces()({ width, height });
    const fail = (): never => {
      throw new RangeError('no picture');
    };

    expect(() => drawChart(config, target, fail)).toThrow('no picture');
    expect(drawChart(config, target, () => 'a picture')).toBe('a picture');
  });

  test('what fails is CHART_FAILED with its cause, and the next picture is drawn', async () => {
    const draw = createEmbeddedDraw();
    const { config, width, height } = toChartConfig(ranked, 'light', measure);

    await expect(draw({ config, width: -1, height })).rejects.toMatchObject({
      code: 'CHART_FAILED',
      cause: expect.anything(),
    });
    await expect(draw({ config, width, height })).resolves.toBeInstanceOf(Uint8Array);
  });

  test('memory stays where it is over many pictures', { timeout: 60_000 }, async () => {
    const uncached = createChartRenderer({ log, cacheBytes: 0 });
    const drawSome = async (): Promise<number> => {
      for (let picture = 0; picture < 40; picture += 1)
        await uncached.render(specs[picture % specs.length] ?? ranked, 'light');
      return process.memoryUsage.rss();
    };
    await drawSome();
    const before = await drawSome();
    const after = await drawSome();

    // Without a turn of the event loop between pictures it is four megabytes each.
    expect((after - before) / 1e6).toBeLessThan(80);
  });
});
