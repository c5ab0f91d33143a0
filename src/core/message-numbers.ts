import { numbersOf } from './chart.ts';
import type { Block, Message } from './message.ts';
import type { Num } from './num.ts';
import type { Span } from './span.ts';

function numbersInSpans(spans: readonly Span[]): Num[] {
  return spans.flatMap((span) => (span.type === 'num' ? [span.num] : []));
}

/** Every number of a block, in reading order. */
export function numbersInBlock(block: Block): readonly Num[] {
  switch (block.type) {
    case 'header':
    case 'reading':
    case 'paragraph':
    case 'note':
    case 'source':
      return numbersInSpans(block.spans);
    case 'metrics':
      return block.items.map(({ num }) => num);
    case 'list':
      return block.items.flatMap(numbersInSpans);
    case 'chart':
      return numbersOf(block.spec);
    case 'table':
      return block.rows.flatMap((row) => row.flatMap(numbersInSpans));
    case 'divider':
    case 'actions':
      return [];
  }
}

/** Every number that a Message shows: what each rendering must hold, or list as dropped. */
export function numbersIn(message: Message): readonly Num[] {
  return message.blocks.flatMap(numbersInBlock);
}
