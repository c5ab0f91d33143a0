/** A chart on its way to a platform: what it says above itself, the same as a table, and what a native drawing would hold. */
import { type ChartPoint, type ChartSpec, hasHoles } from '#src/core/chart.ts';
import { pointRuns } from './chart-words.ts';
import { cutAtWord } from './code-points.ts';
import { toJsonNumber } from './json-number.ts';
import { type Run, textOf, toRuns, wordRun } from './runs.ts';
import type { CellDraft, TableDraft } from './table-draft.ts';
import { WORDS } from './words.ts';

/** The chart's title as a line in bold. */
export function takeaway(spec: ChartSpec): readonly Run[] {
  return toRuns(spec.title, spec.locale, { bold: true });
}

/** The chart as a table, its holes named. */
export function chartTable(spec: ChartSpec): TableDraft {
  const { locale } = spec;
  const cell = (point: ChartPoint | undefined, label: string): CellDraft => ({
    runs: pointRuns(point, label, locale),
    ...(point === undefined ? {} : { num: point.num }),
  });
  return {
    locale,
    head: [takeaway(spec), [wordRun(spec.subtitle)]],
    caption: spec.subtitle.trim() === '' ? textOf(takeaway(spec)) : spec.subtitle,
    columns: [WORDS[locale].columns.name, ...spec.series.map(({ name }) => name)],
    rows: spec.categories.map(({ label }, at) => [
      { runs: [wordRun(label)] },
      ...spec.series.map(({ points }) => cell(points[at], label)),
    ]),
    footnotes: spec.footnotes,
  };
}

/** Most that a platform's own chart holds. */
export interface PlotBounds {
  readonly points: number;
  readonly series: number;
  /** Code points of the name of a category or series. */
  readonly label: number;
}

/** The data of a chart as a platform's own takes them: a value for each category in every series. */
export interface Plot {
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** The texts within a label's length; nothing where two become one or one is blank. */
function uniqueLabels(texts: readonly string[], most: number): readonly string[] | undefined {
  const labels = texts.map((text) => cutAtWord(text, most));
  const isGood = new Set(labels).size === labels.length && labels.every((label) => label.trim() !== '');
  return isGood ? labels : undefined;
}

function jsonValue(spec: ChartSpec, point: ChartPoint | undefined): number | undefined {
  return point?.num.unit === spec.unit ? toJsonNumber(point.num.value) : undefined;
}

/**
 * The chart as data for a platform that draws it itself.
 *
 * @returns `undefined` where that would not show the data as they are: holes, too many points or series, numbers of another
 *   unit or with more digits than JSON holds, labels that are the same once they are cut.
 */
export function toPlot(spec: ChartSpec, bounds: PlotBounds): Plot | undefined {
  const isSized =
    spec.categories.length >= 1 &&
    spec.categories.length <= bounds.points &&
    spec.series.length >= 1 &&
    spec.series.length <= bounds.series;
  if (!isSized || hasHoles(spec)) return undefined;
  const short = spec.categories.map((category) => category.short);
  const categories = uniqueLabels(short, bounds.label);
  const names = uniqueLabels(
    spec.series.map(({ name }) => name),
    bounds.label,
  );
  if (categories === undefined || names === undefined) return undefined;
  const series = spec.series.map(({ points }, at) => ({
    name: names[at] ?? '',
    values: categories.flatMap((_, place) => jsonValue(spec, points[place]) ?? []),
  }));
  return series.every(({ values }) => values.length === categories.length) ? { categories, series } : undefined;
}
