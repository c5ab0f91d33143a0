import { shiftMonth } from '#src/core/calendar-date.ts';
import { createLibrary, type Library } from '#src/core/library.ts';
import type { Report, ReportFile, ReportWindow } from '#src/core/report.ts';
import { toReport } from '#src/core/to-report.ts';

type FigureRow = ReportFile['figures'][number];

/** A value that differs by report and row: -30.0 to 69.9, the same on every run. */
function printedValue(month: number, row: number): string {
  const tenths = ((month * 7919 + row * 104_729) % 1000) - 300;
  return `${tenths < 0 ? '-' : ''}${Math.floor(Math.abs(tenths) / 10)}.${Math.abs(tenths) % 10}`;
}

function windowsOf(covers: string): Record<string, ReportWindow> {
  const year = Number(covers.slice(0, 4));
  const end = `${covers}-28`;
  return {
    month: { kind: 'month', month: covers },
    ytd: { kind: 'ytd', year },
    low: { kind: 'since_low', anchor: `${shiftMonth(covers, -4)}-08` },
    low_unstated: { kind: 'since_low' },
    range: { kind: 'range', start: `${shiftMonth(covers, -6)}-01`, end },
    quarter: { kind: 'quarter', year, quarter: Math.ceil(Number(covers.slice(5, 7)) / 3), end },
    half: { kind: 'half', year, half: Number(covers.slice(5, 7)) <= 6 ? 1 : 2, end },
    year: { kind: 'year', year, end },
  };
}

function returns(segments: readonly string[]): Omit<FigureRow, 'value'>[] {
  const windows = (at: number): string[] => [
    'month',
    'ytd',
    at % 2 === 0 ? 'low' : 'low_unstated',
    'range',
    'quarter',
    'half',
    'year',
  ];
  return segments.flatMap((segment, at) =>
    windows(at).map((window) => ({
      metric: 'return',
      segment,
      unit: 'pct' as const,
      window,
      paragraph: 1 + (at % 6),
      doubts: ['definition-unstated'],
    })),
  );
}

function others(): Omit<FigureRow, 'value'>[] {
  const shared = { paragraph: 4, doubts: [] };
  return ['month', 'ytd', 'low'].flatMap((window) => [
    { ...shared, metric: 'relative_return', segment: 'russell_2000', vs: 'large_cap', unit: 'bp' as const, window },
    { ...shared, metric: 'net_flow', segment: 'small_cap_etfs', unit: 'usd_bn' as const, window },
    { ...shared, metric: 'hit_rate', segment: 'tracked_funds', unit: 'pct' as const, window },
  ]);
}

function createReport(covers: string, month: number, model: Report, segments: readonly string[]): Report {
  const { publisher, title, licence } = model;
  const rows = [...returns(segments), ...others()];
  const report = toReport({
    id: `jefferies-${covers}`,
    version: 1,
    publisher,
    published: `${shiftMonth(covers, 1)}-02`,
    covers,
    as_of: `${covers}-28`,
    title,
    licence,
    windows: windowsOf(covers),
    doubt_rules: [{ doubt: 'basis-unstated', metric: 'return' }],
    figures: rows.map((row, at) => ({
      ...row,
      value: row.metric === 'hit_rate' ? printedValue(month, at).replace('-', '') : printedValue(month, at),
    })),
    statements: [],
    corrections: [],
    wording: model.wording,
  });
  return { ...report, statements: model.statements };
}

/** The newest `months` of monthly reports of about 100 figures each, of the catalogue and the statements of a library that holds a report. */
export function createBigLibrary({ catalogue, doubts, latest }: Library, months: number): Library {
  if (latest === undefined) throw new RangeError('a library without a report has nothing to go by');
  const segments = [...catalogue.segments.keys()];
  const reports = Array.from({ length: months }, (_, back) =>
    createReport(shiftMonth(latest.covers, -back), back, latest, segments),
  );
  return createLibrary({ catalogue, doubts, reports });
}
