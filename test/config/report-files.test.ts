import { describe, expect, test } from 'vitest';
import { readWords, type Words } from '#src/config/catalogue-files.ts';
import type { ConfigFolder } from '#src/config/read-yaml.ts';
import { type ReportsRead, readReports } from '#src/config/report-files.ts';
import { REPORT, swap, tempConfig, WORD_FILES } from './temp-config.ts';

function wordsOf(folder: ConfigFolder): Words {
  const read = readWords(folder);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.value;
}

function readWith(reports: Readonly<Record<string, string>>): ReportsRead & { readonly messages: readonly string[] } {
  const files = Object.entries(reports).map(([name, text]) => [`reports/${name}`, text] as const);
  const folder = tempConfig({ ...WORD_FILES, ...Object.fromEntries(files) });
  const read = readReports(folder, wordsOf(folder));
  return { ...read, messages: read.problems.map(({ message }) => message) };
}

test('a good file gives a report whose numbers stay as printed', () => {
  const { reports, messages, files } = readWith({ 'a.yaml': REPORT });
  const report = reports.get('reports/a.yaml');

  expect(messages).toEqual([]);
  expect(files).toEqual(['reports/a.yaml']);
  expect(report?.figures.map(({ key, value }) => `${key} = ${value}`)).toEqual([
    'return|micro_cap|month:2025-08|house-2025-08@1 = 9.30',
    'return|micro_cap|since_low:2025-04-08|house-2025-08@1 = 47',
    'relative_return|russell_2000|vs:large_cap|since_low:2025-04-08|house-2025-08@1 = 441',
  ]);
});

describe('a fault in a report is named with line, value and what to do', () => {
  test.for([
    [
      'metric: relative_return',
      'metric: alpha',
      '18: metric is not a metric (found: "alpha") -> Correct the id, or add it to config/metrics.yaml or config/segments.yaml. [ID_UNKNOWN]',
    ],
    [
      'segment: russell_2000',
      'segment: russell',
      '18: segment is not a segment (found: "russell") -> Correct the id, or add it to config/metrics.yaml or config/segments.yaml. [ID_UNKNOWN]',
    ],
    [
      'vs: large_cap',
      'vs: mid_cap',
      '18: vs is not a segment (found: "mid_cap") -> Correct the id, or add it to config/metrics.yaml or config/segments.yaml. [ID_UNKNOWN]',
    ],
    [
      'doubts: [basis-unstated]',
      'doubts: [basis]',
      '17: doubts is not a doubt (found: "basis") -> Correct the code, or add it to config/doubts.yaml. [ID_UNKNOWN]',
    ],
    [
      'window: month, paragraph',
      'window: ytd, paragraph',
      '16: window is not a window of this report (found: "ytd") -> Use one of month, low, open, or add it under windows. [ID_UNKNOWN]',
    ],
    [
      'window: month, paragraph',
      'window: constructor, paragraph',
      '16: window is not a window of this report (found: "constructor") -> Use one of month, low, open, or add it under windows. [ID_UNKNOWN]',
    ],
    [
      'unit: bp',
      'unit: pct',
      '18: unit is not that of relative_return (found: "pct") -> Write bp, and the value in it. [VALUE_REFUSED]',
    ],
    [' vs: large_cap,', '', '18: vs is missing -> Write vs: large_cap. [VALUE_REFUSED]'],
    [
      'vs: large_cap',
      'vs: micro_cap',
      '18: vs is not the benchmark of relative_return (found: "micro_cap") -> Write vs: large_cap. [VALUE_REFUSED]',
    ],
    [
      'value: 47',
      'vs: large_cap, value: 47',
      '17: return is not measured against a benchmark (found: "large_cap") -> Remove vs, or use another metric. [VALUE_REFUSED]',
    ],
    [
      'value: 9.30',
      'value: 9,30',
      '16: the key is not known here (found: "30") -> Remove it, or correct its spelling. [VALUE_REFUSED]',
    ],
    [
      'value: 9.30',
      'value: 9.3%',
      '16: value is not a decimal number as printed (digits, one point, optional minus) (found: "9.3%") -> Correct the value on that line. [VALUE_REFUSED]',
    ],
    [
      'value: 9.30',
      'value: 1000.1',
      '16: value is beyond 1000 per cent (found: "1000.1") -> Check the decimal point and the unit. [VALUE_REFUSED]',
    ],
    [
      'value: 9.30',
      'value: -1000.1',
      '16: value is beyond 1000 per cent (found: "-1000.1") -> Check the decimal point and the unit. [VALUE_REFUSED]',
    ],
    [
      'value: 9.30',
      'value: -100.1',
      '16: value is a loss of more than everything (found: "-100.1") -> Check the decimal point and the sign. [VALUE_REFUSED]',
    ],
    [
      'open: { kind: since_low }',
      'open: { kind: since_low, anchor: 2025-03-13 }',
      '12: another low than that of low (2025-04-08) (found: "2025-03-13") -> Write the other one as kind: range, with its start and end. [VALUE_REFUSED]',
    ],
    [
      'value: 441',
      'value: 4410000000000000',
      '18: value has too many digits (found: "4410000000000000") -> Write the number as printed. [VALUE_REFUSED]',
    ],
    [
      'paragraph: 2 }',
      'paragraph: 20000 }',
      '16: paragraph is not one of a report (found: "20000") -> Count from 1. [VALUE_REFUSED]',
    ],
    [
      'published: 2025-09-02',
      'published: 2025-08-28',
      '4: published is before as_of (2025-08-29) (found: "2025-08-28") -> Correct one of the two. [VALUE_REFUSED]',
    ],
    [
      'published: 2025-09-02',
      'published: 2025-02-30',
      '4: published is not a date as YYYY-MM-DD (found: "2025-02-30") -> Correct the value on that line. [VALUE_REFUSED]',
    ],
    [
      'covers: 2025-08',
      'covers: 2025-07',
      '6: as_of is not in the month that the report covers (2025-07) (found: "2025-08-29") -> Correct one of the two. [VALUE_REFUSED]',
    ],
    [
      'month: 2025-08 }',
      'month: 2025-07 }',
      '10: month is not that of as_of (2025-08-29) (found: "2025-07") -> Write another month as kind: range, with its start and end. [VALUE_REFUSED]',
    ],
    [
      'anchor: 2025-04-08',
      'anchor: 2025-09-01',
      '11: anchor is after as_of (2025-08-29) (found: "2025-09-01") -> Correct one of the two. [VALUE_REFUSED]',
    ],
    [
      '{ kind: since_low }',
      '{ kind: ytd, year: 2024 }',
      '12: year is not that of as_of (2025-08-29) (found: "2024") -> Correct one of the two. [VALUE_REFUSED]',
    ],
    [
      '{ kind: since_low }',
      '{ kind: range, start: 2025-07-01, end: 2025-06-01 }',
      '12: end is not after start (2025-07-01) (found: "2025-06-01") -> Correct one of the two. [VALUE_REFUSED]',
    ],
    [
      '{ kind: since_low }',
      '{ kind: quarter, year: 2025, quarter: 5, end: 2025-06-30 }',
      '12: the window is not a quarter that exists -> A quarter is 1 to 4, a half 1 or 2. [VALUE_REFUSED]',
    ],
    [
      '{ kind: since_low }',
      '{ kind: since_high }',
      '12: kind is not one of the allowed values (found: "since_high") -> Use one of month, ytd, since_low, range, quarter, half, year. [VALUE_REFUSED]',
    ],
    [
      'metric: return, window: month }',
      'metric: return, window: low }',
      '14: window is not a kind of window (found: "low") -> Use one of month, ytd, since_low, range, quarter, half, year. [ID_UNKNOWN]',
    ],
    [
      'metric: return, window: month }',
      'metric: yield }',
      '14: metric is not a metric (found: "yield") -> Correct the id, or add it to config/metrics.yaml or config/segments.yaml. [ID_UNKNOWN]',
    ],
    [
      'doubt: basis-unstated, ',
      'doubt: basis, ',
      '14: doubt is not a doubt (found: "basis") -> Correct the code, or add it to config/doubts.yaml. [ID_UNKNOWN]',
    ],
    [
      'segments: [micro_cap]',
      'segments: [mini_cap]',
      '20: segments is not a segment (found: "mini_cap") -> Correct the id, or add it to config/metrics.yaml or config/segments.yaml. [ID_UNKNOWN]',
    ],
    [
      'micro_cap: micros',
      'mini_cap: micros',
      '22: the key is not a segment (found: "mini_cap") -> Correct the id, or add it to config/metrics.yaml or config/segments.yaml. [ID_UNKNOWN]',
    ],
    [
      'id: house-2025-08',
      'id: House',
      '1: id is not publisher-YYYY-MM (found: "House") -> Correct the value on that line. [VALUE_REFUSED]',
    ],
    [
      'value: 47, unit: pct, window: low',
      'value: 48, unit: pct, window: month',
      '17: the figure stands already as entry 1 (found: "return|micro_cap|month:2025-08|house-2025-08@1") -> Remove or rename one of the two. [ID_TWICE]',
    ],
  ] as const)('%s -> %s', ([part, by, message]) => {
    const { messages, reports } = readWith({ 'a.yaml': swap(REPORT, part, by) });

    expect(messages).toContain(`config/reports/a.yaml:${message}`);
    expect(reports.size).toBe(0);
  });

  test('a thousand per cent is still a return', () => {
    expect(readWith({ 'a.yaml': swap(REPORT, 'value: 9.30', 'value: 1000') }).messages).toEqual([]);
  });
});

describe('of several reports', () => {
  const other = swap(REPORT, 'id: house-2025-08', 'id: desk-2025-08');

  test('a faulty one is refused whole with all its problems, and the others stand', () => {
    const faulty = swap(swap(REPORT, 'unit: bp', 'unit: pct'), 'value: 9.30', 'value: 9999');
    const { reports, messages } = readWith({ 'a.yaml': faulty, 'b.yml': other, 'c.txt': 'no report', '.d.yaml': '"' });

    expect([...reports.keys()]).toEqual(['reports/b.yml']);
    expect(messages.map((message) => message.slice(0, 26))).toEqual([
      'config/reports/a.yaml:16: ',
      'config/reports/a.yaml:18: ',
    ]);
  });

  test('the same report in the same version twice is refused the second time', () => {
    const { reports, messages } = readWith({ 'a.yaml': REPORT, 'b.yaml': `# a copy\n${REPORT}` });

    expect([...reports.keys()]).toEqual(['reports/a.yaml']);
    expect(messages).toEqual([
      'config/reports/b.yaml:2: the report stands already in config/reports/a.yaml (found: "house-2025-08@1") -> Raise its version, or remove one of the two. [ID_TWICE]',
    ]);
  });

  test('another version of it is another report', () => {
    expect(readWith({ 'a.yaml': REPORT, 'b.yaml': swap(REPORT, 'version: 1', 'version: 2') }).reports.size).toBe(2);
  });
});

test('without a folder of reports there is a problem and no report', () => {
  expect(readWith({}).messages).toEqual([
    'config/reports: A file that is needed is not there. -> Put it back, or correct its path in the settings. [FILE_MISSING]',
  ]);
});

test("the project's own reports are good", () => {
  const folder = { path: 'config', name: 'config' };
  const read = readReports(folder, wordsOf(folder));

  expect(read.problems.map(({ message }) => message)).toEqual([]);
  expect(read.reports.get('reports/2025-08-jefferies.yaml')?.figures).toHaveLength(20);
});

describe('what a later version corrects', () => {
  const SECOND = swap(REPORT, 'version: 1', 'version: 2');
  const reason = 'reason: { en: a slip, zh: 笔误 }';

  test('stands in its report', () => {
    const corrections = `corrections:
  - { metric: return, segment: micro_cap, window: month, ${reason} }
  - { metric: return, segment: micro_cap, window: low, was: open, ${reason} }
  - { metric: return, segment: large_cap, window: open, withdrawn: true, ${reason} }
`;
    const { reports, messages } = readWith({ 'a.yaml': SECOND + corrections });

    expect(messages).toEqual([]);
    expect(reports.get('reports/a.yaml')?.corrections).toMatchObject([
      { segment: 'micro_cap', period: { kind: 'month' }, isWithdrawn: false, reason: { en: 'a slip', zh: '笔误' } },
      { period: { anchor: '2025-04-08' }, was: { kind: 'since_low', anchorStated: false } },
      { segment: 'large_cap', isWithdrawn: true },
    ]);
  });

  test.for([
    [
      'metric: alpha, segment: micro_cap, window: month',
      'metric is not a metric (found: "alpha") -> Correct the id, or add it to config/metrics.yaml or config/segments.yaml. [ID_UNKNOWN]',
    ],
    [
      'metric: return, segment: nano_cap, window: month',
      'segment is not a segment (found: "nano_cap") -> Correct the id, or add it to config/metrics.yaml or config/segments.yaml. [ID_UNKNOWN]',
    ],
    [
      'metric: return, segment: micro_cap, window: ytd',
      'window is not a window of this report (found: "ytd") -> Use one of month, low, open, or add it under windows. [ID_UNKNOWN]',
    ],
    [
      'metric: return, segment: micro_cap, window: month, was: constructor',
      'was is not a window of this report (found: "constructor") -> Use one of month, low, open, or add it under windows. [ID_UNKNOWN]',
    ],
    [
      'metric: return, segment: large_cap, window: month',
      'this version has no such figure (found: "month") -> Write the window that it stands in, or withdrawn: true. [VALUE_REFUSED]',
    ],
    [
      'metric: return, segment: micro_cap, window: month, withdrawn: true',
      'the figure is withdrawn and stands in this version (found: "month") -> Remove one of the two. [VALUE_REFUSED]',
    ],
    [
      'metric: return, segment: micro_cap, window: month, was: month',
      'was names no other window (found: "month") -> Write it only where the figure had another window before. [VALUE_REFUSED]',
    ],
  ])('%s is refused', ([row, message]) => {
    const { messages } = readWith({ 'a.yaml': `${SECOND}corrections:\n  - { ${row}, ${reason} }\n` });

    expect(messages).toEqual([`config/reports/a.yaml:24: ${message}`]);
  });

  test('stands there once, with a reason in both languages, and never in a first version', () => {
    const row = `  - { metric: return, segment: micro_cap, window: month, ${reason} }\n`;
    const twice = readWith({ 'a.yaml': `${SECOND}corrections:\n${row}${row}` });
    const bare = readWith({
      'a.yaml': `${SECOND}corrections:\n  - { metric: return, segment: micro_cap, window: month, reason: { en: a slip } }\n`,
    });
    const first = readWith({ 'a.yaml': `${REPORT}corrections:\n${row}` });

    expect(twice.messages).toEqual([
      'config/reports/a.yaml:25: the figure is corrected already in entry 1 (found: "return micro_cap month") -> Write one reason for both. [ID_TWICE]',
    ]);
    expect(bare.messages).toEqual(['config/reports/a.yaml:24: zh is missing -> Add it. [VALUE_REFUSED]']);
    expect(first.messages).toEqual([
      'config/reports/a.yaml:23: a first version corrects nothing -> Raise the version, or remove them. [VALUE_REFUSED]',
    ]);
  });
});
