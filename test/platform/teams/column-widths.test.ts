import { describe, expect, test } from 'vitest';
import { type Run, wordRun } from '#src/briefing/renderers/runs.ts';
import type { Block } from '#src/core/message.ts';
import { columnWidths, fitsPhone, fitsSideBySide } from '#src/platform/teams/column-widths.ts';
import { renderTeams } from '#src/platform/teams/render.ts';
import { widestPiece } from '#src/platform/teams/text-width.ts';
import { text } from '#test/platform/web/sample.ts';
import { readCard } from './read-card.ts';

const column = (...texts: readonly string[]) => texts.map((each) => [wordRun(each)]);
const num = (each: string): Run => ({ text: each, isNum: true, bold: true, italic: false });

describe('the widest piece of a line', () => {
  test.for<readonly [string, string, string]>([
    ['a word of several', 'since the low', 'since'],
    ['a part behind a hyphen', 'market-cap', 'market-'],
    ['a date, whole', 'on 2025-09-02', '2025-09-02'],
    ['one sign of Chinese', '低点以来', '低'],
    ['a number among Chinese', '罗素2000指数', '2000'],
  ])('is %s', ([, line, piece]) => {
    expect(widestPiece([wordRun(line)])).toBe(widestPiece([wordRun(piece)]));
  });

  test('is a number with its unit, and not what stands in brackets behind it', () => {
    expect(widestPiece([num('2.3 pts')])).toBeGreaterThan(widestPiece([wordRun('2.3 pts', { bold: true })]));
    expect(widestPiece([num('−11,400亿美元（$1bn）')])).toBe(widestPiece([num('−11,400亿美元')]));
  });
});

describe('columns', () => {
  const names = column('Name', 'Unprofitable companies');
  const values = [[wordRun('Value', { bold: true })], [num('52.4%')]];
  const windows = column('Window', 'since the low (date not stated)');

  test('get what their words need first, and of the rest by what they ask for', () => {
    const widths = columnWidths([names, values, windows]);
    const least = [names, values, windows].map((lines) => Math.max(...lines.map((runs) => widestPiece(runs))));

    expect(widths.map((width, at) => width >= Math.floor(least[at] ?? 0))).toEqual([true, true, true]);
    expect(widths[2]).toBeGreaterThan(widths[1] ?? 0);
  });

  test('of one word each are even', () => {
    const [one, other] = columnWidths([column('abcd'), column('dcba')]);

    expect(one).toBe(other);
  });

  test('fit a phone as long as their words do', () => {
    expect(fitsPhone([names, values, windows])).toBe(true);
    expect(fitsPhone([names, values, windows, column('Internationalisation')])).toBe(false);
    expect([fitsSideBySide([90, 90, 90]), fitsSideBySide([90, 91, 90])]).toEqual([true, false]);
  });
});

test('a table with words too long for a phone is told in lines, every cell with its column', () => {
  const long = 'Internationalisation';
  const rows = [['Micro caps', long, long].map((each) => [text(each)])];
  const block: Block = { type: 'table', caption: 'Words', columns: ['Name', 'One', 'Two'], rows };
  const { card } = renderTeams({ locale: 'en', blocks: [block] }).payload;

  expect(card.body.map(({ type }) => type)).toEqual(['RichTextBlock', 'RichTextBlock']);
  expect(readCard(card)).toBe(`*Words*\n• Micro caps: One ${long}  ·  Two ${long}`);
});
