import type { ChartSpec } from '#src/core/chart.ts';
import { absolute, compare } from '#src/core/decimal.ts';
import { impliedBenchmark } from '#src/core/derive.ts';
import type { Figure } from '#src/core/figure.ts';
import { formatPeriod } from '#src/core/period.ts';
import { type Speech, segmentShort, speak } from '../wording-spans.ts';
import {
  computedPoint,
  finishChart,
  reportedPoint,
  sayText,
  segmentCategory,
  sourceNote,
  subtitleOf,
  type Title,
} from './chart-parts.ts';

function leadKey({ value }: Figure): string {
  const order = compare(value, '0');
  if (order === 0) return 'chart.level';
  return order > 0 ? 'chart.ahead' : 'chart.behind';
}

/**
 * The lead over large caps as two bars: the segment's own return, and what the reported lead leaves for large caps, marked as
 * computed.
 *
 * @param lead A `relative_return` in basis points. @param own The segment's return in the same window.
 * @returns `undefined` where the two do not belong together.
 */
export function leadChart(lead: Figure, own: Figure, speech: Speech, title?: Title): ChartSpec | undefined {
  const implied = impliedBenchmark(lead, own);
  if (implied === undefined) return undefined;
  const benchmark = implied.segment;
  const window = formatPeriod(own.period, speech.locale);
  const name = segmentCategory(benchmark, speech);
  const num = (value: string, unit: Figure['unit']) => ({ type: 'num', num: { value, unit } }) as const;
  const note = sayText(speech, 'chart.implied', {
    segment: { type: 'segment', id: benchmark },
    a: num(own.value, own.unit),
    b: num(lead.value, lead.unit),
    rounding: num(implied.rounding ?? '0', 'pp'),
  });
  const label = (key: string, segment: string): string =>
    sayText(speech, key, { segment: { type: 'text', text: segment } });
  return finishChart(
    {
      kind: 'bars',
      unit: own.unit,
      title:
        title ??
        speak(speech, leadKey(lead), {
          segment: { type: 'segment', id: own.segment },
          value: num(absolute(lead.value), lead.unit),
          other: { type: 'segment', id: benchmark, inSentence: true },
        }),
      subtitle: subtitleOf(own.metric, window, speech),
      footnotes: [note, sourceNote([own, lead], speech)],
      categories: [
        segmentCategory(own.segment, speech),
        {
          label: label('chart.computed_name', name.label),
          short: label('chart.computed_short', segmentShort(benchmark, speech)),
        },
      ],
      series: [{ name: window, points: [reportedPoint(own, true), computedPoint(implied)] }],
    },
    speech,
  );
}
