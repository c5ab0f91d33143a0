import { cardToSlackBlocks, type SlackBlock as OracleBlock, type SlackCardChild } from '@chat-adapter/slack/blocks';
import type { Cell, SlackBlock } from '#src/platform/slack/blocks.ts';

type BlockOf<Type extends SlackBlock['type']> = Extract<SlackBlock, { type: Type }>;

/** What somebody else's library makes of our charts, tables and buttons, beside what we made. The same where it agrees. */
export interface Verdict {
  readonly ours: readonly unknown[];
  readonly theirs: readonly OracleBlock[];
}

function textOf(cell: Cell): string {
  if (cell.type !== 'rich_text') return cell.text;
  return cell.elements
    .flatMap((part) => (part.type === 'rich_text_section' ? part.elements.map(({ text }) => text) : []))
    .join('');
}

function toChart({ title, chart }: BlockOf<'data_visualization'>): SlackCardChild {
  const { categories, y_label } = chart.axis_config;
  return {
    type: 'chart',
    title,
    chart: {
      type: chart.type,
      categories,
      series: chart.series,
      ...(y_label === undefined ? {} : { yLabel: y_label }),
    },
  };
}

function toTable({ caption, page_size, rows }: BlockOf<'data_table'>): SlackCardChild {
  const [headers = [], ...body] = rows.map((row) => row.map(textOf));
  return { type: 'table', caption, pageSize: page_size, headers, rows: body };
}

function toActions({ elements }: BlockOf<'actions'>): SlackCardChild {
  return {
    type: 'actions',
    children: elements.map(({ action_id, text, value }) => ({
      type: 'button',
      id: action_id,
      label: text.text,
      value,
    })),
  };
}

function toChild(block: SlackBlock): SlackCardChild[] {
  if (block.type === 'data_visualization') return [toChart(block)];
  if (block.type === 'data_table') return [toTable(block)];
  return block.type === 'actions' ? [toActions(block)] : [];
}

/** Our block in the words of the library, which knows fewer: no numbers in cells, no row header, emoji in labels. */
function inItsWords(block: SlackBlock): unknown[] {
  if (block.type === 'data_visualization') return [block];
  if (block.type === 'data_table') {
    const { type, caption, page_size, rows } = block;
    const cells = rows.map((row) => row.map((cell) => ({ type: 'raw_text', text: textOf(cell) })));
    return [{ type, caption, page_size, rows: cells }];
  }
  if (block.type !== 'actions') return [];
  const elements = block.elements.map((button) => ({ ...button, text: { ...button.text, emoji: true } }));
  return [{ ...block, elements }];
}

/** Asks the library to build the same charts, tables and buttons: what it finds too long, too many or uneven comes out otherwise. */
export function askOracle(blocks: readonly SlackBlock[]): Verdict {
  return {
    ours: blocks.flatMap(inItsWords),
    theirs: cardToSlackBlocks({ type: 'card', children: blocks.flatMap(toChild) }),
  };
}
