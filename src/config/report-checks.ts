/** What a report file must hold beyond its shape: known ids, the metric's own unit, windows that make sense. */
import { monthOf } from '#src/core/calendar-date.ts';
import { absolute, compare } from '#src/core/decimal.ts';
import type { SmallcapsError } from '#src/core/errors.ts';
import { Period } from '#src/core/period.ts';
import type { ReportFile, ReportWindow } from '#src/core/report.ts';
import { toReport } from '#src/core/to-report.ts';
import type { Words } from './catalogue-files.ts';
import { problemAt, type Sourced } from './read-yaml.ts';
import { checkCorrections } from './report-corrections.ts';
import { checkSense } from './report-sense.ts';

/** A percentage beyond this is a slip of the point, not a return. */
const MAX_PCT = '1000';
/** More digits than this are not a figure of a report, and would lose digits as a JSON number. */
const MAX_DIGITS = 15;
const MAX_PARAGRAPH = 10_000;
const WINDOW_KINDS: ReadonlySet<string> = new Set(Period.options.map((option) => option.shape.kind.value));

type Path = readonly PropertyKey[];
interface Finding {
  readonly code: 'ID_UNKNOWN' | 'ID_TWICE' | 'VALUE_REFUSED';
  readonly path: Path;
  readonly value?: string;
  readonly detail: string;
  readonly next?: string;
}

function unknown(path: Path, value: string, what: string, next?: string): Finding {
  return {
    code: 'ID_UNKNOWN',
    path,
    value,
    detail: `${String(path.findLast((part) => typeof part === 'string'))} is not ${what}`,
    ...(next === undefined ? {} : { next }),
  };
}

function unknownDoubts(doubts: readonly string[], path: Path, words: Words): Finding[] {
  return doubts.flatMap((doubt, index) =>
    words.doubts.has(doubt)
      ? []
      : [unknown([...path, index], doubt, 'a doubt', 'Correct the code, or add it to config/doubts.yaml.')],
  );
}

function unknownSegments(segments: readonly string[], path: Path, words: Words): Finding[] {
  return segments.flatMap((id, index) =>
    words.catalogue.segments.has(id) ? [] : [unknown([...path, index], id, 'a segment')],
  );
}

type FigureRow = ReportFile['figures'][number];

function checkIds(file: ReportFile, row: FigureRow, path: Path, words: Words): Finding[] {
  const { metrics, segments } = words.catalogue;
  const findings = unknownDoubts(row.doubts, [...path, 'doubts'], words);
  if (!metrics.has(row.metric)) findings.push(unknown([...path, 'metric'], row.metric, 'a metric'));
  if (!segments.has(row.segment)) findings.push(unknown([...path, 'segment'], row.segment, 'a segment'));
  if (row.vs !== undefined && !segments.has(row.vs)) findings.push(unknown([...path, 'vs'], row.vs, 'a segment'));
  if (!Object.hasOwn(file.windows, row.window)) {
    const next = `Use one of ${Object.keys(file.windows).join(', ')}, or add it under windows.`;
    findings.push(unknown([...path, 'window'], row.window, 'a window of this report', next));
  }
  return findings;
}

/** Unit and benchmark are the metric's own: a figure that differs would be shown under a wrong name. */
function checkMetric(row: FigureRow, path: Path, words: Words): Finding[] {
  const metric = words.catalogue.metrics.get(row.metric);
  if (metric === undefined) return [];
  const findings: Finding[] = [];
  const refuse = (key: string, value: string | undefined, detail: string, next: string): void => {
    findings.push({
      code: 'VALUE_REFUSED',
      path: [...path, key],
      ...(value === undefined ? {} : { value }),
      detail,
      next,
    });
  };
  if (row.unit !== metric.unit)
    refuse('unit', row.unit, `unit is not that of ${metric.id}`, `Write ${metric.unit}, and the value in it.`);
  if (metric.benchmark === undefined && row.vs !== undefined) {
    refuse('vs', row.vs, `${metric.id} is not measured against a benchmark`, 'Remove vs, or use another metric.');
  }
  if (metric.benchmark !== undefined && row.vs !== metric.benchmark) {
    const detail = row.vs === undefined ? 'vs is missing' : `vs is not the benchmark of ${metric.id}`;
    refuse('vs', row.vs, detail, `Write vs: ${metric.benchmark}.`);
  }
  return findings;
}

function checkNumber(row: FigureRow, path: Path): Finding[] {
  const findings: Finding[] = [];
  const refuse = (key: string, value: string, detail: string, next: string): void => {
    findings.push({ code: 'VALUE_REFUSED', path: [...path, key], value, detail, next });
  };
  if (row.value.replace(/[^\d]/g, '').length > MAX_DIGITS)
    refuse('value', row.value, 'value has too many digits', 'Write the number as printed.');
  else if (row.unit === 'pct' && compare(absolute(row.value), MAX_PCT) > 0) {
    refuse('value', row.value, `value is beyond ${MAX_PCT} per cent`, 'Check the decimal point and the unit.');
  }
  if (row.paragraph > MAX_PARAGRAPH)
    refuse('paragraph', String(row.paragraph), 'paragraph is not one of a report', 'Count from 1.');
  return findings;
}

function checkRules(file: ReportFile, words: Words): Finding[] {
  return file.doubt_rules.flatMap((rule, index) => {
    const path = ['doubt_rules', index];
    const findings: Finding[] = [];
    const next = `Use one of ${[...WINDOW_KINDS].join(', ')}.`;
    if (!words.doubts.has(rule.doubt))
      findings.push(
        unknown([...path, 'doubt'], rule.doubt, 'a doubt', 'Correct the code, or add it to config/doubts.yaml.'),
      );
    if (rule.metric !== undefined && !words.catalogue.metrics.has(rule.metric))
      findings.push(unknown([...path, 'metric'], rule.metric, 'a metric'));
    if (rule.window !== undefined && !WINDOW_KINDS.has(rule.window))
      findings.push(unknown([...path, 'window'], rule.window, 'a kind of window', next));
    return findings;
  });
}

function checkStatements(file: ReportFile, words: Words): Finding[] {
  return file.statements.flatMap((statement, index) => [
    ...unknownSegments(statement.segments, ['statements', index, 'segments'], words),
    ...unknownDoubts(statement.doubts, ['statements', index, 'doubts'], words),
  ]);
}

function checkWording(file: ReportFile, words: Words): Finding[] {
  return Object.keys(file.wording)
    .filter((id) => !words.catalogue.segments.has(id))
    .map((id) => ({ ...unknown(['wording', id], id, 'a segment'), detail: 'the key is not a segment' }));
}

/** The dates of a window that lie after the report's last day, or out of order. */
function checkWindow(name: string, window: ReportWindow, asOf: string): Finding[] {
  const path = ['windows', name];
  const late = (key: string, value: string): Finding[] =>
    value <= asOf
      ? []
      : [
          {
            code: 'VALUE_REFUSED',
            path: [...path, key],
            value,
            detail: `${key} is after as_of (${asOf})`,
            next: 'Correct one of the two.',
          },
        ];
  switch (window.kind) {
    case 'month':
      return window.month === monthOf(asOf)
        ? []
        : [
            {
              code: 'VALUE_REFUSED',
              path: [...path, 'month'],
              value: window.month,
              detail: `month is not that of as_of (${asOf})`,
              next: 'Write another month as kind: range, with its start and end.',
            },
          ];
    case 'ytd':
      return String(window.year) === asOf.slice(0, 4)
        ? []
        : [
            {
              code: 'VALUE_REFUSED',
              path: [...path, 'year'],
              value: String(window.year),
              detail: `year is not that of as_of (${asOf})`,
              next: 'Correct one of the two.',
            },
          ];
    case 'since_low':
      return window.anchor === undefined ? [] : late('anchor', window.anchor);
    case 'range':
      return window.start < window.end
        ? late('end', window.end)
        : [
            {
              code: 'VALUE_REFUSED',
              path: [...path, 'end'],
              value: window.end,
              detail: `end is not after start (${window.start})`,
              next: 'Correct one of the two.',
            },
          ];
    case 'quarter':
    case 'half':
    case 'year':
      return [...late('end', window.end), ...(Period.safeParse(window).success ? [] : [notAPeriod(path, window.kind)])];
  }
}

function notAPeriod(path: Path, kind: string): Finding {
  return {
    code: 'VALUE_REFUSED',
    path,
    detail: `the window is not a ${kind} that exists`,
    next: 'A quarter is 1 to 4, a half 1 or 2.',
  };
}

function checkDates(file: ReportFile): Finding[] {
  const findings: Finding[] = [];
  const refuse = (key: string, value: string, detail: string): void => {
    findings.push({ code: 'VALUE_REFUSED', path: [key], value, detail, next: 'Correct one of the two.' });
  };
  if (file.published < file.as_of) refuse('published', file.published, `published is before as_of (${file.as_of})`);
  if (monthOf(file.as_of) !== file.covers)
    refuse('as_of', file.as_of, `as_of is not in the month that the report covers (${file.covers})`);
  return findings;
}

/** Figures with the key of an earlier one. Only for a file without other findings. */
function checkKeys(file: ReportFile): Finding[] {
  const firsts = new Map<string, number>();
  const findings: Finding[] = [];
  for (const [index, { key }] of toReport(file).figures.entries()) {
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, index);
    else
      findings.push({
        code: 'ID_TWICE',
        path: ['figures', index],
        value: key,
        detail: `the figure stands already as entry ${first + 1}`,
      });
  }
  return findings;
}

/** Every problem of a report file whose shape is right, with its line; empty when the report is good. */
export function checkReport({ data: file, source }: Sourced<ReportFile>, words: Words): readonly SmallcapsError[] {
  const findings = [
    ...checkDates(file),
    ...Object.entries(file.windows).flatMap(([name, window]) => checkWindow(name, window, file.as_of)),
    ...checkSense(file),
    ...checkRules(file, words),
    ...file.figures.flatMap((row, index) => {
      const path = ['figures', index];
      return [...checkIds(file, row, path, words), ...checkMetric(row, path, words), ...checkNumber(row, path)];
    }),
    ...checkStatements(file, words),
    ...checkCorrections(file, words),
    ...checkWording(file, words),
  ];
  const all = findings.length > 0 ? findings : checkKeys(file);
  return all.map(({ path, ...problem }) => problemAt(source, path, problem));
}
