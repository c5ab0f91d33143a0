import type { ChartSpec } from '#src/core/chart.ts';
import { absolute, compare } from '#src/core/decimal.ts';
import { complement } from '#src/core/derive.ts';
import type { Figure } from '#src/core/figure.ts';
import { formatPeriod } from '#src/core/period.ts';
import { type Speech, say, speak } from '../wording-spans.ts';
import {
  computedPoint,
  finishChart,
  reportedPoint,
  segmentCategory,
  sourceNote,
  subtitleOf,
  type Title,
} from './chart-parts.ts';

/** Money into or out of funds, one bar; an outflow points the other way. */
export function flowChart(flow: Figure, speech: Speech, title?: Title): ChartSpec {
  const window = formatPeriod(flow.period, speech.locale);
  const order = compare(flow.value, '0');
  const key = order === 0 ? 'chart.no_flow' : order < 0 ? 'chart.outflow' : 'chart.inflow';
  return finishChart(
    {
      kind: 'bars',
      unit: flow.unit,
      title:
        title ??
        speak(speech, key, {
          value: { type: 'num', num: { value: absolute(flow.value), unit: flow.unit } },
          segment: { type: 'segment', id: flow.segment, inSentence: true },
        }),
      subtitle: subtitleOf(flow.metric, window, speech),
      footnotes: [sourceNote([flow], speech)],
      categories: [segmentCategory(flow.segment, speech)],
      series: [{ name: window, points: [reportedPoint(flow, true)] }],
    },
    speech,
  );
}

/**
 * A share and what is left of it, which we work out.
 *
 * @returns `undefined` for anything but a percentage between 0 and 100.
 */
export function hitRateChart(share: Figure, speech: Speech, title?: Title): ChartSpec | undefined {
  const rest = complement(share);
  if (rest === undefined) return undefined;
  const window = formatPeriod(share.period, speech.locale);
  return finishChart(
    {
      kind: 'bars',
      unit: share.unit,
      title:
        title ??
        speak(speech, 'chart.hit_rate', { value: { type: 'num', num: { value: share.value, unit: share.unit } } }),
      subtitle: subtitleOf(share.metric, window, speech),
      footnotes: [say(speech, 'chart.rest'), sourceNote([share], speech)],
      categories: [
        { label: say(speech, 'chart.ahead_name'), short: say(speech, 'chart.ahead_short') },
        { label: say(speech, 'chart.behind_name'), short: say(speech, 'chart.behind_short') },
      ],
      series: [{ name: window, points: [reportedPoint(share, true), computedPoint(rest)] }],
    },
    speech,
  );
}
