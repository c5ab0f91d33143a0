import type { KnownBlock } from '@slack/types';
import { describe, expect, test } from 'vitest';
import type { SlackBlock } from '#src/platform/slack/blocks.ts';
import { askOracle } from './oracle.ts';

type Chart = Extract<SlackBlock, { type: 'data_visualization' }>;

function chartBlock(series = 1, title = 'Returns'): Chart {
  return {
    type: 'data_visualization',
    title,
    chart: {
      type: 'bar',
      series: Array.from({ length: series }, (_, at) => ({ name: `S${at}`, data: [{ label: 'A', value: -1.5 }] })),
      axis_config: { categories: ['A'], y_label: 'percent' },
    },
  };
}

function tableBlock(rows: number): SlackBlock {
  return {
    type: 'data_table',
    caption: 'Returns',
    page_size: 5,
    row_header_column_index: 0,
    rows: Array.from({ length: rows }, () => [{ type: 'raw_text', text: 'x' }]),
  };
}

/** Our blocks as Slack's own types know them. They have none for charts yet; what does not compile here is not a block of theirs. */
function toKnownBlock(block: Exclude<SlackBlock, Chart>): KnownBlock {
  return block;
}

test('Slack’s own types know our blocks', () => {
  expect(toKnownBlock({ type: 'divider' })).toEqual({ type: 'divider' });
});

describe('the independent library', () => {
  test('agrees with what is within the limits', () => {
    const { ours, theirs } = askOracle([chartBlock(12, 'x'.repeat(50)), tableBlock(100), chartBlock()]);

    expect(theirs).toEqual(ours);
  });

  test.for<readonly [string, readonly SlackBlock[]]>([
    ['a third chart', [chartBlock(), chartBlock(), chartBlock()]],
    ['a 13th series', [chartBlock(13)]],
    ['a title of 51 characters', [chartBlock(1, 'x'.repeat(51))]],
    ['a second table', [tableBlock(2), tableBlock(2)]],
    ['a 101st row', [tableBlock(101)]],
    [
      'a label of 76 characters',
      [
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: 'ask:1',
              text: { type: 'plain_text', text: 'x'.repeat(76), emoji: false },
              value: 'q1:',
            },
          ],
        },
      ],
    ],
  ])('would find %s', ([, blocks]) => {
    const { ours, theirs } = askOracle(blocks);

    expect(theirs).not.toEqual(ours);
  });
});
