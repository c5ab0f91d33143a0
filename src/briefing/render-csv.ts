/** Figures as a file for a spreadsheet, each with its source: nothing in it is ever run as a formula. */
import type { Shown } from '#src/core/answer.ts';
import type { Citation } from '#src/core/figure.ts';
import type { Locale } from '#src/core/locale.ts';
import { formatPeriod } from '#src/core/period.ts';
import type { Report } from '#src/core/report.ts';
import type { Unit } from '#src/core/unit.ts';
import type { Desk } from './desk.ts';
import { inertText } from './inert-text.ts';
import { figuresBehind } from './notes.ts';
import { doubtText, metricLabel, type Speech, segmentLabel } from './wording-spans.ts';

/** The first row. The names are the same in every language, for programs. */
export const CSV_COLUMNS = [
  'metric',
  'segment',
  'benchmark',
  'window',
  'value',
  'unit',
  'computed',
  'publisher',
  'via',
  'date',
  'paragraph',
  'doubts',
  'report',
  'licence',
] as const;

const UNIT_NAMES: Readonly<Record<Unit, string>> = {
  pct: 'percent',
  pp: 'percentage points',
  bp: 'basis points',
  usd_bn: 'USD bn',
  usd_mn: 'USD m',
  usd: 'USD',
  x: 'times',
  year: 'year',
  count: 'count',
};

const NUMBER = /^-?\d+(?:\.\d+)?$/;
/** What spreadsheets take for the beginning of a formula, in half and full width, behind blanks or an opening quote. */
const FORMULA = /^[\s"'“”‘’]*[=+\-@＝＋－＠−]/u;
/** Without it Excel reads Chinese as another code page. */
const UTF8_MARK = '\uFEFF';

/** One cell. A number stays a number, a negative one too; any other text that could be a formula gets an apostrophe in front. */
export function csvCell(text: string): string {
  const isFormula = /^[\t\r\n]/.test(text) || FORMULA.test(text);
  const clean = inertText(text);
  if (NUMBER.test(clean)) return clean;
  if (clean === '') return '';
  const inert = isFormula || FORMULA.test(clean) ? `'${clean}` : clean;
  return `"${inert.replaceAll('"', '""')}"`;
}

function joined(texts: readonly (string | undefined)[]): string {
  return [...new Set(texts)].filter((text) => text !== undefined && text !== '').join('; ');
}

function cellsOf(shown: Shown, speech: Speech): readonly string[] {
  const number = shown.type === 'figure' ? shown.figure : shown.derived;
  const { metric, segment, benchmark, period, value, unit, reportId } = number;
  const figures = figuresBehind([shown]);
  const report: Report | undefined = speech.library.report(reportId);
  const cited = (pick: (source: Citation) => string | undefined): string =>
    joined(figures.map(({ source }) => pick(source)));
  return [
    metricLabel(metric, speech),
    segmentLabel(segment, speech),
    benchmark === undefined ? '' : segmentLabel(benchmark, speech),
    formatPeriod(period, speech.locale),
    value,
    UNIT_NAMES[unit],
    shown.type === 'derived' ? 'yes' : 'no',
    cited(({ publisher }) => publisher),
    cited(({ via }) => via),
    cited(({ date }) => date),
    cited(({ paragraph }) => String(paragraph)),
    joined(figures.flatMap(({ doubts }) => doubts.map((code) => doubtText(code, report, speech)))),
    joined(figures.map((figure) => figure.reportId)),
    report?.licence[speech.locale] ?? '',
  ];
}

/** The same number is not told twice. */
function rowsOf(shown: readonly Shown[], speech: Speech): readonly string[] {
  return [
    ...new Set(
      shown.map((item) =>
        cellsOf(item, speech)
          .map((cell) => csvCell(cell))
          .join(','),
      ),
    ),
  ];
}

/** Numbers with their windows, sources, doubts and licence as CSV (RFC 4180, UTF-8 with its mark). Values are as printed. */
export function renderCsv(shown: readonly Shown[], locale: Locale, desk: Pick<Desk, 'library' | 'wordings'>): string {
  const speech: Speech = { locale, wording: desk.wordings[locale], library: desk.library };
  const lines = [CSV_COLUMNS.join(','), ...rowsOf(shown, speech)];
  return `${UTF8_MARK}${lines.join('\r\n')}\r\n`;
}
