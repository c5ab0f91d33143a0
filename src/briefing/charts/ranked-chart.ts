import type { ChartSpec } from '#src/core/chart.ts';
import { compare } from '#src/core/decimal.ts';
import type { Figure } from '#src/core/figure.ts';
import { isSameWindow } from '#src/core/period.ts';
import type { Span } from '#src/core/span.ts';
import { type Speech, speak } from '../wording-spans.ts';
import {
  anchorNotes,
  commonWindow,
  finishChart,
  reportedPoint,
  sayText,
  segmentCategory,
  segmentList,
  sourceNote,
  subtitleOf,
  type Title,
} from './chart-parts.ts';

/** What a ranked chart is made of. */
export interface RankedChart {
  /** Figures of one metric, unit and window. */
  readonly figures: readonly Figure[];
  /** How many segments have a figure in this window; more than are shown where only some were asked for. */
  readonly held: number;
  /** Segments without a figure in this window: named below the bars. */
  readonly missing?: readonly string[];
  readonly title?: Title;
}

/** "High beta first of 8, at 63.8%"; of two bars, both: their difference would be a number of ours without its reckoning. */
function takeaway(ranked: readonly Figure[], held: number, speech: Speech): readonly Span[] {
  const [first, second] = ranked;
  if (first === undefined) return [];
  if (ranked.length === 2 && second !== undefined) {
    return speak(speech, 'chart.against', {
      segment: { type: 'segment', id: first.segment },
      value: { type: 'num', num: { value: first.value, unit: first.unit } },
      other: { type: 'segment', id: second.segment, inSentence: true },
      other_value: { type: 'num', num: { value: second.value, unit: second.unit } },
    });
  }
  const tied = ranked.filter(({ value }) => compare(value, first.value) === 0).length;
  const value = { type: 'num', num: { value: first.value, unit: first.unit } } as const;
  if (tied > 1) return speak(speech, 'chart.tied', { count: { type: 'text', text: String(tied) }, value });
  return speak(speech, ranked.length < held ? 'chart.shown' : 'chart.led', {
    count: { type: 'text', text: String(ranked.length) },
    segment: { type: 'segment', id: first.segment },
    value,
  });
}

/**
 * Bars of one window, largest first.
 *
 * @returns `undefined` where there is nothing to compare: fewer than two figures, or figures of several windows or units.
 */
export function rankedChart(
  { figures, held, missing = [], title }: RankedChart,
  speech: Speech,
): ChartSpec | undefined {
  const [first] = figures;
  if (first === undefined || figures.length < 2) return undefined;
  const alike = figures.every(
    ({ metric, unit, period }) => metric === first.metric && unit === first.unit && isSameWindow(period, first.period),
  );
  if (!alike) return undefined;
  const ranked = [...figures].sort((a, b) => compare(b.value, a.value));
  const window = commonWindow(ranked, speech);
  const holes =
    missing.length === 0
      ? []
      : [
          sayText(speech, 'chart.missing', {
            window: { type: 'text', text: window },
            segments: { type: 'text', text: segmentList(missing, speech) },
          }),
        ];
  return finishChart(
    {
      kind: 'bars',
      unit: first.unit,
      title: title ?? takeaway(ranked, held, speech),
      subtitle: subtitleOf(first.metric, window, speech),
      footnotes: [...holes, ...anchorNotes(ranked, speech), sourceNote(ranked, speech)],
      categories: ranked.map(({ segment }) => segmentCategory(segment, speech)),
      series: [{ name: window, points: ranked.map((figure) => reportedPoint(figure)) }],
    },
    speech,
  );
}
