import type { Figure } from '#src/core/figure.ts';
import type { Library } from '#src/core/library.ts';
import { windowKey } from '#src/core/period.ts';
import type { Query } from '#src/core/query.ts';
import type { Report } from '#src/core/report.ts';

/** A figure that was asked for and that the report does not have; without `window` the report has none for the segment at all. */
export interface Hole {
  readonly metric: string;
  readonly segment: string;
  readonly window?: string;
}

/** What a query found, in the order asked, and what it did not. */
export interface Found {
  readonly figures: readonly Figure[];
  readonly holes: readonly Hole[];
}

/** The report a query is answered from: the one it names, or the newest. */
export function reportOf(query: Query, library: Library): Report | undefined {
  return query.reportId === undefined ? library.latest : library.report(query.reportId);
}

/** The report that holds a window: a month's own report, otherwise the query's. */
function reportFor(window: string, query: Query, library: Library): Report | undefined {
  const own =
    query.reportId === undefined && window.startsWith('month:')
      ? library.reportOfMonth(window.slice('month:'.length))
      : undefined;
  return own ?? reportOf(query, library);
}

/** The figure for a metric, segment and window; `undefined` when the report has none. */
export function figureFor(slot: Required<Hole>, query: Query, library: Library): Figure | undefined {
  const report = reportFor(slot.window, query, library);
  if (report === undefined) return undefined;
  return library
    .figuresOf(report.id, slot.metric, slot.segment)
    .find(({ period }) => windowKey(period) === slot.window);
}

/** Every figure for a metric and segment in the query's report. */
export function figuresForSegment(metric: string, segment: string, query: Query, library: Library): readonly Figure[] {
  const report = reportOf(query, library);
  return report === undefined ? [] : library.figuresOf(report.id, metric, segment);
}

/** Every figure for a metric in a window. */
export function figuresInWindow(metric: string, window: string, query: Query, library: Library): readonly Figure[] {
  const report = reportFor(window, query, library);
  return report === undefined ? [] : library.figuresIn(report.id, metric, window);
}

/** The windows a query is about: those it names, or all in which its report has the metric. */
export function windowsFor(metric: string, query: Query, library: Library): readonly string[] {
  if (query.windows.length > 0) return query.windows;
  const report = reportOf(query, library);
  return report === undefined
    ? []
    : library.windowsOf(report.id).filter((window) => library.figuresIn(report.id, metric, window).length > 0);
}

function findInWindows(metric: string, segment: string, query: Query, library: Library): Found {
  const looked = query.windows.map((window) => {
    const slot = { metric, segment, window };
    return { slot, figure: figureFor(slot, query, library) };
  });
  return {
    figures: looked.flatMap(({ figure }) => (figure === undefined ? [] : [figure])),
    holes: looked.flatMap(({ slot, figure }) => (figure === undefined ? [slot] : [])),
  };
}

function findInEveryWindow(metric: string, segment: string, query: Query, library: Library): Found {
  const figures = figuresForSegment(metric, segment, query, library);
  return { figures, holes: figures.length === 0 ? [{ metric, segment }] : [] };
}

/** Finds every metric-on-segment of a query in its windows; no window named means every window that the report has for it. */
export function findFigures(query: Query, library: Library): Found {
  const find = query.windows.length === 0 ? findInEveryWindow : findInWindows;
  const found = query.metrics.flatMap((metric) =>
    query.segments.map((segment) => find(metric, segment, query, library)),
  );
  return { figures: found.flatMap(({ figures }) => figures), holes: found.flatMap(({ holes }) => holes) };
}
