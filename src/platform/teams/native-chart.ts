/** The charts that Teams draws itself, and when it may. */
import { type Plot, takeaway, toPlot } from '#src/briefing/renderers/chart-draft.ts';
import { textOf } from '#src/briefing/renderers/runs.ts';
import { WORDS } from '#src/briefing/renderers/words.ts';
import type { ChartPoint, ChartSpec } from '#src/core/chart.ts';
import type { ChartColour, NativeChart } from './card.ts';
import { plainField } from './escape.ts';
import { LIMITS } from './limits.ts';

type WithoutFallback<Chart> = Chart extends unknown ? Omit<Chart, 'fallback'> : never;

/** A native chart before it has its fallback. */
export type Drawing = WithoutFallback<NativeChart>;

/** Tell-apart colours for colour-blind readers, in the order of the series. */
const SERIES: readonly ChartColour[] = [
  'categoricalBlue',
  'categoricalMarigold',
  'categoricalTeal',
  'categoricalPurple',
];

const TONES: Readonly<Record<ChartPoint['tone'], ChartColour>> = {
  reported: 'categoricalBlue',
  reference: 'neutral',
  computed: 'categoricalLavender',
};

function colourAt(at: number): ChartColour {
  return SERIES[at % SERIES.length] ?? 'categoricalBlue';
}

/** Labels that the renderer takes for points in time and spaces by their distance. */
const TIME_LIKE = /^(?:\d{4}-\d{2}-\d{2}|[\d.]+)$/;

/** Where an axis may begin so that a level far from zero is not drawn as a flat line; nothing where zero is near. */
function axisStart(plot: Plot): number | undefined {
  const values = plot.series.flatMap((series) => series.values);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const range = most - least;
  if (least <= 0 || range === 0 || range > least) return undefined;
  const step = 10 ** Math.floor(Math.log10(range));
  return Number((Math.floor(least / step) * step).toPrecision(12));
}

function line(plot: Plot, common: Pick<Drawing, 'title'> & { yAxisTitle: string }): Drawing | undefined {
  if (plot.categories.every((label) => TIME_LIKE.test(label))) return undefined;
  const yMin = axisStart(plot);
  return {
    type: 'Chart.Line',
    ...common,
    ...(plot.series.length > 1 ? { showLegend: true } : {}),
    ...(yMin === undefined ? {} : { yMin }),
    data: plot.series.map(({ name, values }, at) => ({
      legend: name,
      color: colourAt(at),
      values: values.map((y, place) => ({ x: plot.categories[place] ?? '', y })),
    })),
  };
}

function isNegative(plot: Plot): boolean {
  return plot.series.some(({ values }) => values.some((value) => value < 0));
}

/**
 * The chart as Teams draws it itself.
 *
 * @returns `undefined` where that would not show the data as they are: what `toPlot` refuses, and bars of which one is
 *   negative, as clients draw such a bar as nothing and write 0 beside it.
 */
export function nativeChart(spec: ChartSpec): Drawing | undefined {
  const isLine = spec.kind === 'line';
  const plot = toPlot(
    {
      ...spec,
      categories: spec.categories.map(({ label, short }) => ({ label, short: plainField(short, LIMITS.chartLabel) })),
      series: spec.series.map((series) => ({ ...series, name: plainField(series.name, LIMITS.chartLabel) })),
    },
    {
      points: isLine ? LIMITS.chartPoints : LIMITS.chartBars,
      series: LIMITS.chartSeries,
      label: LIMITS.chartLabel,
    },
  );
  if (plot === undefined || (!isLine && isNegative(plot))) return undefined;
  const words = WORDS[spec.locale];
  const title = plainField(textOf(takeaway(spec)), LIMITS.chartTitle);
  const common = { title: title.trim() === '' ? words.chart : title };
  const unit = words.units[spec.unit];
  if (isLine) return line(plot, { ...common, yAxisTitle: unit });
  const [first, ...more] = plot.series;
  if (first !== undefined && more.length === 0) {
    return {
      type: 'Chart.HorizontalBar',
      ...common,
      displayMode: 'AbsoluteWithAxis',
      xAxisTitle: unit,
      data: first.values.map((y, at) => ({
        x: plot.categories[at] ?? '',
        y,
        color: TONES[spec.series[0]?.points[at]?.tone ?? 'reported'],
      })),
    };
  }
  return {
    type: 'Chart.VerticalBar.Grouped',
    ...common,
    showBarValues: true,
    showLegend: true,
    yAxisTitle: unit,
    data: plot.series.map(({ name, values }, at) => ({
      legend: name,
      color: colourAt(at),
      values: values.map((y, place) => ({ x: plot.categories[place] ?? '', y })),
    })),
  };
}
