import type { Catalogue } from './catalogue.ts';
import type { Figure } from './figure.ts';
import type { FigureKey, MetricId, ReportId, SegmentId } from './ids.ts';
import type { Localised } from './locale.ts';
import { windowKey } from './period.ts';
import type { Report } from './report.ts';

/** What a doubt's code says to a reader. */
export type Doubts = ReadonlyMap<string, Localised>;

/**
 * Every report there is, as one immutable snapshot; a newly published report makes a new Library.
 *
 * Look-ups are by index: the cost of a question does not grow with the number of reports held.
 */
export interface Library {
  readonly catalogue: Catalogue;
  readonly doubts: Doubts;
  /** Newest month first; within a month the highest version first. Older versions stay answerable by their id. */
  readonly reports: readonly Report[];
  /** The newest report in its newest version; absent when there is none. */
  readonly latest: Report | undefined;
  report(id: ReportId): Report | undefined;
  /** The newest version of the report that covers a month. */
  reportOfMonth(month: string): Report | undefined;
  figure(key: FigureKey): Figure | undefined;
  /** The figures of one report for a metric and segment, in the report's order; empty when there are none. */
  figuresOf(reportId: ReportId, metric: MetricId, segment: SegmentId): readonly Figure[];
  /** The figures of one report for a metric in one window (`windowKey`), in the report's order. */
  figuresIn(reportId: ReportId, metric: MetricId, window: string): readonly Figure[];
  /** The windows of one report (`windowKey`) in the order in which its figures name them. */
  windowsOf(reportId: ReportId): readonly string[];
}

interface ReportIndex {
  readonly bySegment: ReadonlyMap<string, readonly Figure[]>;
  readonly byWindow: ReadonlyMap<string, readonly Figure[]>;
  readonly windows: readonly string[];
}

const NONE: readonly Figure[] = Object.freeze([]);

function groupBy(
  figures: readonly Figure[],
  keyOf: (figure: Figure) => string,
): ReadonlyMap<string, readonly Figure[]> {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const group = groups.get(keyOf(figure));
    if (group === undefined) groups.set(keyOf(figure), [figure]);
    else group.push(figure);
  }
  return groups;
}

function indexReport(report: Report): ReportIndex {
  return {
    bySegment: groupBy(report.figures, (figure) => `${figure.metric}|${figure.segment}`),
    byWindow: groupBy(report.figures, (figure) => `${figure.metric}|${windowKey(figure.period)}`),
    windows: [...new Set(report.figures.map((figure) => windowKey(figure.period)))],
  };
}

function newestFirst(a: Report, b: Report): number {
  return b.covers.localeCompare(a.covers) || b.version - a.version || a.id.localeCompare(b.id);
}

/** Indexes the reports once. Reports with the same id must not be given twice. */
export function createLibrary(parts: {
  readonly catalogue: Catalogue;
  readonly doubts: Doubts;
  readonly reports: readonly Report[];
}): Library {
  const reports = Object.freeze([...parts.reports].sort(newestFirst));
  const byId = new Map(reports.map((report) => [report.id, report]));
  const byMonth = new Map([...reports].reverse().map((report) => [report.covers, report]));
  const byKey = new Map(reports.flatMap((report) => report.figures.map((figure) => [figure.key, figure] as const)));
  const indexes = new Map(reports.map((report) => [report.id, indexReport(report)]));
  return Object.freeze({
    catalogue: parts.catalogue,
    doubts: parts.doubts,
    reports,
    latest: reports[0],
    report: (id: ReportId) => byId.get(id),
    reportOfMonth: (month: string) => byMonth.get(month),
    figure: (key: FigureKey) => byKey.get(key),
    figuresOf: (id: ReportId, metric: MetricId, segment: SegmentId) =>
      indexes.get(id)?.bySegment.get(`${metric}|${segment}`) ?? NONE,
    figuresIn: (id: ReportId, metric: MetricId, window: string) =>
      indexes.get(id)?.byWindow.get(`${metric}|${window}`) ?? NONE,
    windowsOf: (id: ReportId) => indexes.get(id)?.windows ?? [],
  });
}
