import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, pointText, titleText, unbound } from '#src/chart/chart-texts.ts';
import { readFontFiles } from '#src/chart/font-files.ts';
import { createTextMeasure } from '#src/chart/text-measure.ts';
import { toChartConfig } from '#src/chart/to-chart-config.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { formatNum } from '#src/core/format-num.ts';
import { barBoxes, collisions, textBox } from './boxes.ts';
import { CHART_CASES, category, num, point, text } from './chart-cases.ts';
import { chartSpecs } from './chart-specs.ts';

const measure = createTextMeasure(readFontFiles());

function draw(spec: ChartSpec): ReturnType<typeof toChartConfig> {
  return toChartConfig(spec, 'light', measure);
}

function textsOf(spec: ChartSpec): readonly string[] {
  return draw(spec).config.options.plugins.smallcaps.texts.map((mark) => mark.text);
}

/** All that is drawn, without the spaces that lines are broken at. */
function drawn(spec: ChartSpec): string {
  return textsOf(spec).join('').replace(/\s/g, '');
}

function squeezed(words: string): string {
  return words.replace(/\s/g, '');
}

function bars(values: readonly (string | undefined)[], more: Partial<ChartSpec> = {}): ChartSpec {
  return {
    kind: 'bars',
    locale: 'en',
    unit: 'pct',
    title: [text('Takeaway')],
    subtitle: 'Aug 2025',
    footnotes: [],
    categories: values.map((_, at) => category(`Segment ${at}`)),
    series: [{ name: 'Aug 2025', points: values.map((value) => point(value)) }],
    alt: 'Bars.',
    ...more,
  };
}

describe('any chart', () => {
  const specs = chartSpecs(['bars', 'grouped', 'line']);

  test('is JSON and nothing else, the same each time', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const sized = draw(spec);

        expect(JSON.parse(JSON.stringify(sized))).toEqual(sized);
        expect(draw(spec)).toEqual(sized);
      }),
      { numRuns: 60 },
    );
  });

  test('says its title, windows and footnotes in full', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const all = drawn(spec);

        expect(all).toContain(squeezed(unbound(titleText(spec))));
        for (const note of spec.footnotes) expect(all).toContain(squeezed(plainText(note)));
        for (const [word] of spec.subtitle.matchAll(/[\p{L}\p{N}]+/gu)) expect(all).toContain(word);
        if (spec.series.length > 1)
          for (const { name } of spec.series) expect(all).toContain(squeezed(plainText(name)));
      }),
      { numRuns: 100 },
    );
  });

  test('keeps every text inside the picture', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const { config, width, height } = draw(spec);
        const boxes = config.options.plugins.smallcaps.texts.map(textBox);

        for (const box of boxes) {
          expect(box.left).toBeGreaterThanOrEqual(10);
          expect(box.right).toBeLessThanOrEqual(width - 10);
          expect(box.top).toBeGreaterThanOrEqual(0);
          expect(box.bottom).toBeLessThanOrEqual(height);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('has a whole number of pixels', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const { width, height } = draw(spec);

        expect([Number.isInteger(width), Number.isInteger(height)]).toEqual([true, true]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('bars', () => {
  const specs = chartSpecs(['bars', 'grouped']);

  test('no text stands on another text or on a bar', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const sized = draw(spec);
        const texts = sized.config.options.plugins.smallcaps.texts.map(textBox);

        expect(collisions(texts)).toEqual([]);
        expect(collisions(texts, barBoxes(sized))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('name every category and every number, as it is printed everywhere', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const texts = textsOf(spec);
        const all = drawn(spec);

        for (const { label } of spec.categories) expect(all).toContain(squeezed(plainText(label)));
        for (const { points } of spec.series) {
          for (const one of points) {
            expect(texts).toContain(pointText(one, spec.locale));
            if (one !== undefined) expect(pointText(one, spec.locale)).toContain(formatNum(one.num, spec.locale));
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('start at zero', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const { min, max } = draw(spec).config.options.scales.x;

        expect(Number(min)).toBeLessThanOrEqual(0);
        expect(Number(max)).toBeGreaterThanOrEqual(0);
        expect(Number(max)).toBeGreaterThan(Number(min));
      }),
      { numRuns: 60 },
    );
  });

  test('a hole is named, and is no bar of length zero', () => {
    const spec = bars(['1', undefined, '0']);

    expect(draw(spec).config.data.datasets[0]?.data).toEqual([1, null, 0]);
    expect(textsOf(spec)).toEqual(expect.arrayContaining(['1%', 'n/a', '0%']));
    expect(textsOf({ ...spec, locale: 'zh' })).toContain('无数据');
  });

  test('a chart of holes alone is still a chart', () => {
    expect(textsOf(bars([undefined, undefined])).filter((words) => words === 'n/a')).toHaveLength(2);
  });

  test('an only, negative bar ends at zero, with its label between name and bar', () => {
    const { config } = draw(bars(['-11.4'], { unit: 'usd_bn', categories: [category('ETFs')] }));
    const { texts } = config.options.plugins.smallcaps;
    const name = texts.find((mark) => mark.text === 'ETFs');
    const label = texts.find((mark) => mark.text === '−11.4%');

    expect(config.options.scales.x['max']).toBe(0);
    expect(label?.align).toBe('right');
    expect((label?.x ?? 0) - (label?.width ?? 0)).toBeGreaterThan((name?.x ?? 0) + 8);
  });

  test('the reference is named in bold and grey; what we computed is outlined and says so', () => {
    const spec = bars(['35', '30.59', '28'], {
      series: [{ name: 'Aug 2025', points: [point('35', 'reference'), point('30.59', 'computed'), point('28')] }],
    });
    const { data, options } = draw(spec).config;
    const bold = options.plugins.smallcaps.texts.filter((mark) => mark.text.startsWith('Segment') && mark.bold);

    expect(bold.map((mark) => mark.text)).toEqual(['Segment 0']);
    expect(new Set(data.datasets[0]?.['backgroundColor'] as readonly string[]).size).toBe(3); // a list: the looks differ
    expect(data.datasets[0]?.['borderWidth']).toEqual([0, 1.25, 0]);
    expect(textsOf(spec)).toEqual(expect.arrayContaining(['35%', '≈ 30.59%', '28%']));
  });

  test('grow with the number of bars', () => {
    const heights = [1, 2, 8, 24].map((count) => draw(bars(Array.from({ length: count }, () => '5'))).height);

    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    expect(heights[0]).toBeLessThan(160);
    expect(heights[3]).toBeLessThan(700);
  });
});

describe('titles', () => {
  const titled = (words: string): ChartSpec => bars(['1'], { title: [text(words)] });

  function titleOf(spec: ChartSpec): readonly { text: string; size: number }[] {
    const { texts } = draw(spec).config.options.plugins.smallcaps;
    const largest = Math.max(...texts.map(({ size }) => size));
    return texts.filter(({ size, bold, x }) => size === largest && bold && x === 20);
  }

  test('take one line, or two of much the same length', () => {
    expect(titleOf(titled('Micro caps led'))).toHaveLength(1);

    const lines = titleOf(titled('High beta led since the low by a wide margin, far ahead of the Russell 2000'));
    const lengths = lines.map((line) => line.text.length);

    expect(lines).toHaveLength(2);
    expect(Math.abs((lengths[0] ?? 0) - (lengths[1] ?? 0))).toBeLessThan(12);
  });

  test('are set smaller where they are long, and never cut', () => {
    const long =
      'Small caps led large caps while earnings, rates and flows all pointed in different directions and so '.repeat(3);

    expect(drawn(titled(long))).toContain(squeezed(long));
    expect(titleOf(titled(long))[0]?.size).toBe(13);
  });

  test('hold a number and its unit together', () => {
    const spec = bars(['1'], {
      title: [
        text('Small caps stayed ahead of large caps over the whole time since the low by '),
        { type: 'num', num: num('441', 'bp') },
      ],
    });

    expect(titleOf(spec).some((line) => line.text.includes('441 bp'))).toBe(true);
  });
});

describe('lines', () => {
  test('the ends do not stand on each other, nor do the dates', () => {
    fc.assert(
      fc.property(chartSpecs(['line']), (spec) => {
        const { texts } = draw(spec).config.options.plugins.smallcaps;
        const ends = texts.filter(({ size }) => size === 11.5).map(textBox);
        const dates = texts.filter(({ size, align }) => size === 10 && align === 'center').map(textBox);

        expect(collisions(ends)).toEqual([]);
        expect(collisions(dates)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('a gap is named and not drawn over', () => {
    const values = ['1', '2', undefined, '4', '5'];
    const spec = bars(values, { kind: 'line' });
    const { config } = draw(spec);

    expect(config.data.datasets[0]?.data).toEqual([1, 2, null, 4, 5]);
    expect(textsOf(spec).filter((words) => words === 'n/a')).toHaveLength(1);
  });

  test('a line that stops early says when', () => {
    expect(textsOf(bars(['1', '2', undefined], { kind: 'line' }))).toContain('2% (Segment 1)');
  });

  test('the last value stands at the end of each line, the first and the last date under them', () => {
    const spec = CHART_CASES['line']?.('en') ?? bars([]);
    const lasts = spec.series.map(({ points }) => pointText(points.at(-1), 'en'));
    const ends = [spec.categories[0]?.label, spec.categories.at(-1)?.label];

    expect(textsOf(spec)).toEqual(expect.arrayContaining([...lasts, ...ends]));
  });
});

test('windows that the legend names are not said twice', () => {
  const spec = CHART_CASES['grouped']?.('en') ?? bars([]);
  const names = spec.series.map(({ name }) => name);

  expect(textsOf(spec).filter((words) => names.some((name) => words.includes(name)))).toEqual(names);
  expect(textsOf({ ...spec, subtitle: `${spec.subtitle}, in dollars` })).toContain(`${spec.subtitle}, in dollars`);
});
