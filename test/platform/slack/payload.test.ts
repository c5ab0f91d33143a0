import { describe, expect, test } from 'vitest';
import { SlackBlock } from '#src/platform/slack/blocks.ts';
import { LIMITS } from '#src/platform/slack/limits.ts';
import { charactersOf, faultsOf, SlackPayload } from '#src/platform/slack/payload.ts';

const cell = (text: string) => ({ type: 'raw_text' as const, text });

function chartBlock(categories: readonly string[] = ['A', 'B'], names: readonly string[] = ['Aug']): SlackBlock {
  return {
    type: 'data_visualization',
    title: 'Returns',
    chart: {
      type: 'bar',
      series: names.map((name) => ({ name, data: categories.map((label) => ({ label, value: 1.5 })) })),
      axis_config: { categories: [...categories], y_label: 'percent' },
    },
  };
}

function tableBlock(rows: number, columns = 2, text = 'x'): SlackBlock {
  return {
    type: 'data_table',
    caption: 'Returns',
    page_size: 5,
    row_header_column_index: 0,
    rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => cell(text))),
  };
}

function headerBlock(text: string): unknown {
  return { type: 'header', text: { type: 'plain_text', text, emoji: false } };
}

describe('a block is taken', () => {
  test.for([
    ['a header of 150 characters of two UTF-16 units', headerBlock('🐻'.repeat(150))],
    ['a chart', chartBlock()],
    ['a chart with 20 points', chartBlock(Array.from({ length: 20 }, (_, at) => `C${at}`))],
    ['a table of 50 rows', tableBlock(51)],
    ['a file', { type: 'image', alt_text: 'Bars', slack_file: { id: 'F0123ABC' } }],
    ['a picture', { type: 'image', alt_text: 'Bars', image_url: 'https://charts.example/a.png' }],
  ] as const)('%s', ([, block]) => {
    expect(SlackBlock.safeParse(block).success).toBe(true);
  });
});

describe('a block is refused', () => {
  test.for([
    ['an unknown field', { type: 'divider', colour: 'red' }],
    ['an unknown type', { type: 'section', text: { type: 'mrkdwn', text: 'x' } }],
    ['a header of 151 characters', headerBlock('x'.repeat(151))],
    ['a blank header', headerBlock(' ')],
    ['a chart without a point', chartBlock([])],
    ['21 points', chartBlock(Array.from({ length: 21 }, (_, at) => `C${at}`))],
    [
      'a 13th series',
      chartBlock(
        ['A'],
        Array.from({ length: 13 }, (_, at) => `S${at}`),
      ),
    ],
    ['a label of 21 characters', chartBlock(['x'.repeat(21)])],
    ['a title of 51 characters', { ...chartBlock(), title: 'x'.repeat(51) }],
    ['a table without a row', tableBlock(1)],
    ['a table of 51 rows', tableBlock(52)],
    ['a table of 9 columns', tableBlock(2, 9)],
    ['an empty cell', tableBlock(2, 2, '')],
    ['a table without a caption', { ...tableBlock(2), caption: '' }],
    ['a picture without a word', { type: 'image', alt_text: '', image_url: 'https://charts.example/a.png' }],
    [
      'a picture that is not fetched safely',
      { type: 'image', alt_text: 'x', image_url: 'http://charts.example/a.png' },
    ],
    ['a script as picture', { type: 'image', alt_text: 'x', image_url: 'javascript:alert(1)' }],
    [
      'a file and an address',
      { type: 'image', alt_text: 'x', image_url: 'https://a.example/', slack_file: { id: 'F0123ABC' } },
    ],
    ['a value that is no number', JSON.parse(JSON.stringify(chartBlock()).replace('1.5', 'null'))],
  ] as const)('%s', ([, block]) => {
    expect(SlackBlock.safeParse(block).success).toBe(false);
  });
});

describe('blocks together', () => {
  const button = (action_id: string) => ({
    type: 'button' as const,
    action_id,
    text: { type: 'plain_text' as const, text: 'x', emoji: false as const },
    value: 'q1:',
  });

  test('are good', () => {
    expect(faultsOf([chartBlock(), chartBlock(), tableBlock(3)])).toEqual([]);
  });

  const uneven = tableBlock(3);
  const richHead = tableBlock(3);
  if (uneven.type === 'data_table') uneven.rows[1] = [cell('x')];
  if (richHead.type === 'data_table') richHead.rows[0] = [cell('x'), { type: 'raw_number', value: 1, text: '1' }];
  const disordered = chartBlock();
  if (disordered.type === 'data_visualization') disordered.chart.series[0]?.data.reverse();

  test.for<readonly [string, readonly SlackBlock[]]>([
    ['more than 2 charts', [chartBlock(), chartBlock(), chartBlock()]],
    ['more than 1 table', [tableBlock(2), tableBlock(2)]],
    ['two categories of a chart have one name', [chartBlock(['A', 'A'])]],
    ['two series of a chart have one name', [chartBlock(['A'], ['S', 'S'])]],
    ['a series has not one point for each category, in their order', [disordered]],
    ['the rows of a table differ in length', [uneven]],
    ['a header cell of a table is not plain', [richHead]],
    ['the cells of a table hold too much text', [tableBlock(50, 8, 'x'.repeat(21))]],
    ['two buttons have one action_id', [{ type: 'actions', elements: [button('ask:1'), button('ask:1')] }]],
  ])('%s', ([fault, blocks]) => {
    expect(faultsOf(blocks)).toEqual([fault]);
    expect(SlackPayload.safeParse({ text: 'x', blocks }).success).toBe(false);
  });

  test('hold 12,000 characters and 50 blocks at most', () => {
    const long = {
      type: 'context',
      elements: [{ type: 'plain_text', text: 'x'.repeat(3_000), emoji: false }],
    } as const;
    const blocks = Array.from({ length: 4 }, () => SlackBlock.parse(long));
    const dividers = Array.from({ length: 51 }, (): SlackBlock => ({ type: 'divider' }));

    expect(charactersOf(blocks)).toBe(LIMITS.messageText);
    expect(SlackPayload.safeParse({ text: 'x', blocks }).success).toBe(true);
    expect(faultsOf([...blocks, chartBlock()])).toEqual(['more than 12000 characters']);
    expect(SlackPayload.safeParse({ text: 'x', blocks: dividers }).success).toBe(false);
  });
});

test.for(['', '<!channel>', 'a & b', 'x'.repeat(4_001)])('a text is refused: %.12s', (text) => {
  expect(SlackPayload.safeParse({ text, blocks: [] }).success).toBe(false);
});

test('a text that is escaped is taken', () => {
  expect(SlackPayload.safeParse({ text: '&lt;!channel&gt; &amp;', blocks: [] }).success).toBe(true);
});
