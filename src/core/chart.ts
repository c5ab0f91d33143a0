import type { Locale } from './locale.ts';
import type { Num } from './num.ts';
import type { Span } from './span.ts';
import type { Unit } from './unit.ts';

/** Most categories and series of a bar chart, and most points of a line: what a reader can still tell apart. */
export const CHART_LIMITS = { categories: 24, series: 4, points: 2_000 } as const;

/**
 * One value of a chart. `reference` is what the others are measured against (the index), `computed` a number that we worked
 * out: every drawing tells the three apart by more than colour.
 */
export interface ChartPoint {
  readonly num: Num;
  readonly tone: 'reported' | 'reference' | 'computed';
}

/** What stands on the category axis. `short` is at most 20 code points, for charts that platforms draw; unique within a chart. */
export interface ChartCategory {
  readonly label: string;
  readonly short: string;
}

/** Values of one window, one for each category, in their order; `undefined` is a hole: named in words, never drawn as zero. */
export interface ChartSeries {
  /** The window in words ("Aug 2025"), or what else tells the series apart; unique within a chart. */
  readonly name: string;
  readonly points: readonly (ChartPoint | undefined)[];
}

/**
 * A chart as data, free of any library: `bars` ranks one window, `grouped` sets windows side by side, `line` runs over time.
 *
 * All numbers are in `unit`. Texts may hold foreign words; every way out escapes them.
 */
export interface ChartSpec {
  readonly kind: 'bars' | 'grouped' | 'line';
  readonly locale: Locale;
  readonly unit: Unit;
  /** The takeaway, in a sentence or half of one. Its numbers are also among the points. */
  readonly title: readonly Span[];
  /** The window, or all windows that the series have. Never left out by a drawing. */
  readonly subtitle: string;
  /** Source, what is computed or assumed, which holes there are; a sentence each. */
  readonly footnotes: readonly string[];
  readonly categories: readonly ChartCategory[];
  readonly series: readonly ChartSeries[];
  /** The chart in words from its data, for screen readers and where it cannot be drawn; at most 2,000 characters. */
  readonly alt: string;
}

/** Whether a category of a series has no value. */
export function hasHoles(spec: ChartSpec): boolean {
  return spec.series.some(({ points }) => spec.categories.some((_, at) => points[at] === undefined));
}

/** Every number of the chart, its title's included, in reading order. */
export function numbersOf(spec: ChartSpec): readonly Num[] {
  const titled = spec.title.flatMap((span) => (span.type === 'num' ? [span.num] : []));
  return [...titled, ...spec.series.flatMap(({ points }) => points.flatMap((point) => point?.num ?? []))];
}
