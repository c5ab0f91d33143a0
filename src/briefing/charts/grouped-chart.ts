import { CHART_LIMITS, type ChartSpec } from '#src/core/chart.ts';
import { compare } from '#src/core/decimal.ts';
import type { Figure } from '#src/core/figure.ts';
import { windowKey } from '#src/core/period.ts';
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

interface Column {
  readonly name: string;
  readonly figures: readonly Figure[];
}

function toColumns(figures: readonly Figure[], speech: Speech): readonly Column[] {
  const keys = [...new Set(figures.map(({ period }) => windowKey(period)))];
  return keys.map((key) => {
    const own = figures.filter(({ period }) => windowKey(period) === key);
    return { name: commonWindow(own, speech), figures: own };
  });
}

const figureOf = (column: Column, segment: string): Figure | undefined =>
  column.figures.find((figure) => figure.segment === segment);

/** The column with the most figures: the one that orders the segments, and whose leader is the takeaway. */
function fullest(columns: readonly Column[]): Column | undefined {
  return columns.reduce<Column | undefined>(
    (best, column) => (best === undefined || column.figures.length > best.figures.length ? column : best),
    undefined,
  );
}

function ordered(segments: readonly string[], by: Column): readonly string[] {
  return [...segments].sort((a, b) => {
    const [x, y] = [figureOf(by, a), figureOf(by, b)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    return compare(y.value, x.value);
  });
}

function takeaway(by: Column, speech: Speech): readonly Span[] {
  const [leader] = [...by.figures].sort((a, b) => compare(b.value, a.value));
  if (leader === undefined) return [];
  return speak(speech, 'chart.led_in', {
    count: { type: 'text', text: String(by.figures.length) },
    segment: { type: 'segment', id: leader.segment },
    value: { type: 'num', num: { value: leader.value, unit: leader.unit } },
    window: { type: 'text', text: by.name },
  });
}

function holeNotes(columns: readonly Column[], segments: readonly string[], speech: Speech): readonly string[] {
  return columns.flatMap((column) => {
    const missing = segments.filter((segment) => figureOf(column, segment) === undefined);
    if (missing.length === 0) return [];
    return [
      sayText(speech, 'chart.missing', {
        window: { type: 'text', text: column.name },
        segments: { type: 'text', text: segmentList(missing, speech) },
      }),
    ];
  });
}

/**
 * Several windows side by side, each a series of its own; a segment without a figure in a window has a named hole there.
 *
 * @returns `undefined` with fewer than two segments or two windows, with several metrics or units, or with more than a reader can tell apart.
 */
export function groupedChart(figures: readonly Figure[], speech: Speech, title?: Title): ChartSpec | undefined {
  const [first] = figures;
  const columns = toColumns(figures, speech);
  const by = fullest(columns);
  const segments = [...new Set(figures.map(({ segment }) => segment))];
  if (first === undefined || by === undefined || segments.length < 2 || columns.length < 2) return undefined;
  if (segments.length > CHART_LIMITS.categories || columns.length > CHART_LIMITS.series) return undefined;
  if (figures.some(({ metric, unit }) => metric !== first.metric || unit !== first.unit)) return undefined;
  const order = ordered(segments, by);
  const windows = columns.map(({ name }) => name).join(speech.locale === 'zh' ? '、' : ', ');
  return finishChart(
    {
      kind: 'grouped',
      unit: first.unit,
      title: title ?? takeaway(by, speech),
      subtitle: subtitleOf(first.metric, windows, speech),
      footnotes: [
        ...holeNotes(columns, order, speech),
        ...columns.flatMap((column) => anchorNotes(column.figures, speech)),
        sourceNote(figures, speech),
      ],
      categories: order.map((segment) => segmentCategory(segment, speech)),
      series: columns.map((column) => ({
        name: column.name,
        points: order.map((segment) => {
          const figure = figureOf(column, segment);
          return figure === undefined ? undefined : reportedPoint(figure);
        }),
      })),
    },
    speech,
  );
}
