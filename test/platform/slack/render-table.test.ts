import { describe, expect, test } from 'vitest';
import type { Block } from '#src/core/message.ts';
import { pct, text } from '#test/platform/web/sample.ts';
import { read, render } from './sample.ts';

type Table = Extract<Block, { type: 'table' }>;

const RETURNS: Table = {
  type: 'table',
  caption: 'Returns, Aug 2025',
  columns: ['Segment', 'Return', 'Remark'],
  rows: [
    [[text('High beta')], [pct('63.80')], [text('as '), text('printed', true)]],
    [[text('Bond proxies')], [pct('17.7')]],
  ],
};

function rowsOf(count: number): Table['rows'] {
  return Array.from({ length: count }, (_, at) => [[text(`Row ${at}`)], [pct(String(at))]]);
}

describe('a table', () => {
  test('is a data table of even rows, sortable where a column is numbers of one unit', () => {
    expect(render([RETURNS]).payload.blocks[1]).toEqual({
      type: 'data_table',
      caption: 'Returns, Aug 2025',
      page_size: 2,
      row_header_column_index: 0,
      rows: [
        [
          { type: 'raw_text', text: 'Segment' },
          { type: 'raw_text', text: 'Return' },
          { type: 'raw_text', text: 'Remark' },
        ],
        [
          { type: 'raw_text', text: 'High beta' },
          { type: 'raw_number', value: 63.8, text: '63.80%' },
          {
            type: 'rich_text',
            elements: [
              {
                type: 'rich_text_section',
                elements: [
                  { type: 'text', text: 'as ' },
                  { type: 'text', text: 'printed', style: { bold: true } },
                ],
              },
            ],
          },
        ],
        [
          { type: 'raw_text', text: 'Bond proxies' },
          { type: 'raw_number', value: 17.7, text: '17.7%' },
          { type: 'raw_text', text: '–' },
        ],
      ],
    });
  });

  test('has its caption above, as clients may not show the other', () => {
    expect(read(render([RETURNS]).payload)).toMatch(/^\*Returns, Aug 2025\*\n/);
  });

  test('that is the second one is lines, each value with its column', () => {
    expect(read(render([RETURNS, RETURNS]).payload)).toMatch(
      /\*Returns, Aug 2025\*\n- High beta: Return \*63\.80%\* {2}· {2}Remark as \*printed\*\n- Bond proxies: Return \*17\.7%\*$/,
    );
  });

  test.for<readonly [string, Table]>([
    ['too many rows', { ...RETURNS, rows: rowsOf(51) }],
    ['too many columns', { ...RETURNS, columns: Array.from({ length: 9 }, (_, at) => `C${at}`) }],
    ['too much text', { ...RETURNS, rows: Array.from({ length: 40 }, () => [[text('x'.repeat(280))], [pct('1')]]) }],
  ])('with %s is lines', ([, table]) => {
    expect(render([table]).payload.blocks.map(({ type }) => type)).not.toContain('data_table');
  });

  test('of 51 rows says that one is not shown', () => {
    const { payload, dropped } = render([{ ...RETURNS, rows: rowsOf(51) }]);

    expect(read(payload)).toContain('_… 1 more not shown_');
    expect(dropped).toEqual(['50%']);
  });

  test('without a row keeps its caption', () => {
    expect(read(render([{ ...RETURNS, rows: [] }]).payload)).toBe('*Returns, Aug 2025*');
  });

  test('is lines on the other levels', () => {
    for (const level of ['image', 'plain'] as const) {
      expect(read(render([RETURNS], { level }).payload)).toContain('- Bond proxies: Return *17.7%*');
    }
  });
});
