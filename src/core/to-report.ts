import { type Citation, type Figure, figureKey } from './figure.ts';
import type { Period } from './period.ts';
import type { Correction, Report, ReportFile, ReportWindow } from './report.ts';

type FigureRow = ReportFile['figures'][number];

function toPeriod(window: ReportWindow, asOf: string): Period {
  switch (window.kind) {
    case 'month':
      return { kind: 'month', month: window.month, end: asOf };
    case 'ytd':
      return { kind: 'ytd', year: window.year, end: asOf };
    case 'since_low':
      return window.anchor === undefined
        ? { kind: 'since_low', anchorStated: false, end: asOf }
        : { kind: 'since_low', anchor: window.anchor, anchorStated: true, end: asOf };
    case 'range':
    case 'quarter':
    case 'half':
    case 'year':
      return window;
  }
}

function ruledDoubts(file: ReportFile, row: FigureRow, period: Period): string[] {
  const anchor = period.kind === 'since_low' && period.anchorStated ? 'stated' : 'unstated';
  return file.doubt_rules
    .filter((rule) => rule.metric === undefined || rule.metric === row.metric)
    .filter((rule) => rule.window === undefined || rule.window === period.kind)
    .filter((rule) => rule.anchor === undefined || (period.kind === 'since_low' && rule.anchor === anchor))
    .map((rule) => rule.doubt);
}

function periodOf(file: ReportFile, name: string): Period {
  const window = file.windows[name];
  if (window === undefined) throw new RangeError(`window ${name} is not one of the report's windows`);
  return toPeriod(window, file.as_of);
}

function toCorrection(file: ReportFile, row: ReportFile['corrections'][number]): Correction {
  const { metric, segment, window, was, withdrawn, reason } = row;
  return {
    metric,
    segment,
    period: periodOf(file, window),
    ...(was === undefined ? {} : { was: periodOf(file, was) }),
    isWithdrawn: withdrawn,
    reason,
  };
}

function toFigure(file: ReportFile, row: FigureRow, reportId: string): Figure {
  const period = periodOf(file, row.window);
  const parts = {
    reportId,
    metric: row.metric,
    segment: row.segment,
    ...(row.vs === undefined ? {} : { benchmark: row.vs }),
    period,
  };
  return Object.freeze({
    ...parts,
    key: figureKey(parts),
    origin: 'report' as const,
    value: row.value,
    unit: row.unit,
    source: toCitation(file, row.paragraph),
    doubts: [...new Set([...row.doubts, ...ruledDoubts(file, row, period)])],
  });
}

function toCitation(file: ReportFile, paragraph: number): Citation {
  const via = file.via === undefined ? {} : { via: file.via };
  return { publisher: file.publisher, ...via, date: file.published, paragraph };
}

/** The report that a checked file holds. The caller has checked that every id and window it names is known. */
export function toReport(file: ReportFile): Report {
  const id = `${file.id}@${file.version}`;
  return Object.freeze({
    id,
    name: file.id,
    version: file.version,
    publisher: file.publisher,
    ...(file.via === undefined ? {} : { via: file.via }),
    published: file.published,
    covers: file.covers,
    asOf: file.as_of,
    title: file.title,
    licence: file.licence,
    figures: file.figures.map((row) => toFigure(file, row, id)),
    statements: file.statements.map((row) => ({
      kind: row.kind,
      topics: row.topics,
      segments: row.segments,
      text: row.text,
      source: toCitation(file, row.paragraph),
      doubts: row.doubts,
      reportId: id,
    })),
    corrections: file.corrections.map((row) => toCorrection(file, row)),
    wording: file.wording,
  });
}
