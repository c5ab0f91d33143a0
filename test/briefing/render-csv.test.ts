import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CSV_COLUMNS, csvCell, renderCsv } from '#src/briefing/render-csv.ts';
import type { Shown } from '#src/core/answer.ts';
import type { Locale } from '#src/core/locale.ts';
import { createAsk, loadBundled } from '#test/bundled.ts';

const knowledge = loadBundled();
const ask = createAsk();

/** Rows of cells, as RFC 4180 has them. */
function parse(csv: string): readonly (readonly string[])[] {
  const lines = csv.replace(/^\uFEFF/, '').split('\r\n');
  return lines
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(([, quoted, bare = '']) =>
        quoted === undefined ? bare : quoted.replaceAll('""', '"'),
      ),
    );
}

function csvOf(question: string, locale: Locale = 'en'): readonly Readonly<Record<string, string>>[] {
  const { answer } = ask(question, { locale });
  const [head = [], ...rows] = parse(renderCsv(answer.figures, locale, knowledge));
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])));
}

describe('figures as CSV', () => {
  test('have window, value as printed, unit, source, doubts, report and licence', () => {
    expect(csvOf('micro caps in August')).toEqual([
      {
        metric: expect.any(String),
        segment: 'Micro caps',
        benchmark: '',
        window: 'Aug 2025',
        value: '9.3',
        unit: 'percent',
        computed: 'no',
        publisher: 'Jefferies',
        via: 'Zhitong',
        date: '2025-09-02',
        paragraph: '2',
        doubts: expect.stringContaining('the micro-cap index is not named'),
        report: 'jefferies-2025-08@1',
        licence: expect.stringContaining('for use inside the desk'),
      },
    ]);
  });

  test('say of a computed number that it is, and of what', () => {
    const computed = csvOf('how did micro caps do vs the index in August?').find(({ value }) => value === '2.3');

    expect(computed).toMatchObject({ computed: 'yes', unit: 'percentage points', paragraph: '2' });
  });

  test('speak Chinese where they are asked for in it, under the same column names', () => {
    expect(csvOf('微盘股8月表现如何？', 'zh')).toMatchObject([
      { segment: '微盘股', window: '2025年8月', value: '9.3' },
    ]);
  });

  test('begin with the mark of UTF-8, and hold every figure of the report once', () => {
    const figures = knowledge.library.latest?.figures ?? [];
    const shown: Shown[] = figures.map((figure) => ({ type: 'figure', figure }));
    const csv = renderCsv([...shown, ...shown], 'en', knowledge);
    const rows = parse(csv);

    expect(csv.startsWith(`\uFEFF${CSV_COLUMNS.join(',')}\r\n`)).toBe(true);
    expect(rows.slice(1).map((row) => row[CSV_COLUMNS.indexOf('value')])).toEqual(figures.map(({ value }) => value));
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([CSV_COLUMNS.length]));
  });

  test('a negative number stays a number', () => {
    expect(renderCsv(ask('how much money left small-cap ETFs?').answer.figures, 'en', knowledge)).toContain(',-11.4,');
  });
});

describe('a cell', () => {
  test.for([
    ['9.3', '9.3'],
    ['-11.4', '-11.4'],
    ['-0', '-0'],
    ['Micro caps', '"Micro caps"'],
    ['say "no", twice', '"say ""no"", twice"'],
    ['', ''],
    ['=1+1', '"\'=1+1"'],
    ['+1', '"\'+1"'],
    ['-1+1', '"\'-1+1"'],
    ['-cmd', '"\'-cmd"'],
    ['- 5', '"\'- 5"'],
    ['@SUM(A1)', '"\'@SUM(A1)"'],
    ['\t=1', '"\' =1"'],
    ['\tx', '"\' x"'],
    ['\r=1', '"\' =1"'],
    ['  =1', '"\'  =1"'],
    ['\u200B=1', '"\'=1"'],
    ['"=1', '"\'""=1"'],
    ['＝1', '"\'＝1"'],
    ['a\r\n=1', '"a =1"'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ] as const)('%j is written as %s', ([text, cell]) => {
    expect(csvCell(text)).toBe(cell);
  });

  test('is a number or begins with nothing that a spreadsheet runs, and breaks no row, whatever the text', () => {
    const text = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ' ', '1', '.', 'a', '\u200B'),
    });
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (foreign) => {
        const cell = csvCell(foreign);
        const [[read = ''] = []] = parse(`${cell}\r\n`);
        expect(/^-?\d+(\.\d+)?$/.test(read) || !/^[\s"]*[=+\-@]/.test(read)).toBe(true);
        expect(cell).not.toMatch(/[\r\n\t]/);
        expect(cell === '' || /^-?[\d.]+$/.test(cell) || /^"(?:[^"]|"")*"$/.test(cell)).toBe(true);
      }),
    );
  });
});
