/** Random charts, hostile and extreme ones among them. */
import fc from 'fast-check';
import { CHART_LIMITS, type ChartPoint, type ChartSpec } from '#src/core/chart.ts';
import { LOCALES } from '#src/core/locale.ts';
import { UNITS } from '#src/core/unit.ts';
import { decimalTexts } from '#test/core/decimal-texts.ts';
import { category, text } from './chart-cases.ts';

/** Characters that the shipped fonts have, so that every chart can be drawn. */
const words = fc.oneof(
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9 .,&%()'"<>{}$`/\\:;-]{0,40}$/),
  fc
    .array(fc.constantFrom(...'小盘股罗素指数最低市值亏损公司高贝塔，。（）第段2025年'), {
      minLength: 1,
      maxLength: 30,
    })
    .map((all) => all.join('')),
  fc.constantFrom('W'.repeat(60), 'x', 'Unprofitable companies (trailing twelve months)', '无'),
);

const values = fc.oneof(
  decimalTexts,
  fc.integer({ min: -999, max: 999 }).map((tenths) => (tenths / 10).toFixed(1)),
  fc.constantFrom('0', '0.0', '-0.01', '100'),
);

const tones = fc.constantFrom<ChartPoint['tone']>('reported', 'reported', 'reference', 'computed');

/** Any chart that a spec can say, within the limits; `most` bounds the categories. */
export function chartSpecs(
  kinds: readonly ChartSpec['kind'][],
  most: number = CHART_LIMITS.categories,
): fc.Arbitrary<ChartSpec> {
  return fc
    .record({
      kind: fc.constantFrom(...kinds),
      locale: fc.constantFrom(...LOCALES),
      unit: fc.constantFrom(...UNITS),
      names: fc.uniqueArray(words, { minLength: 1, maxLength: most }),
      windows: fc.uniqueArray(words, { minLength: 1, maxLength: CHART_LIMITS.series }),
      title: words,
      titleValue: values,
      subtitle: words,
      footnotes: fc.array(words, { maxLength: 4 }),
      signed: fc.boolean(),
    })
    .chain(({ names, windows, titleValue, title, signed, ...rest }) => {
      const series = rest.kind === 'bars' ? windows.slice(0, 1) : windows;
      const points = fc.array(fc.option(fc.record({ value: values, tone: tones }), { nil: undefined, freq: 4 }), {
        minLength: names.length,
        maxLength: names.length,
      });
      return fc.array(points, { minLength: series.length, maxLength: series.length }).map(
        (rows): ChartSpec => ({
          ...rest,
          title: [text(`${title} `), { type: 'num', num: { value: titleValue, unit: rest.unit } }],
          categories: names.map((name) => category(name)),
          series: series.map((name, at) => ({
            name,
            points: (rows[at] ?? []).map(
              (point) => point && { num: { value: point.value, unit: rest.unit, signed }, tone: point.tone },
            ),
          })),
          alt: 'A chart.',
        }),
      );
    });
}
