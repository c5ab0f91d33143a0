/** What every chat rendering does to a message before it draws it. */
import type { Block, Message } from '#src/core/message.ts';
import { numbersInBlock } from '#src/core/message-numbers.ts';
import { textOf, toRuns } from './runs.ts';

type Tone = Extract<Block, { type: 'note' }>['tone'];

/** What stands before a note; the same marks as in plain text. */
export const NOTE_MARKS: Readonly<Record<Tone, string>> = {
  hole: '∅',
  premise: '!',
  computed: '=',
  doubt: '?',
  stale: '⏱',
};

/** The source lines of a message as text. */
export function sourceLines({ blocks, locale }: Message): readonly string[] {
  return blocks.flatMap((block) => (block.type === 'source' ? [textOf(toRuns(block.spans, locale))] : []));
}

/** Charts without the footnotes that stand word for word in a note or source line of the message. */
export function withoutEchoes(message: Message): Message {
  const said = new Set(
    message.blocks.flatMap((block) =>
      block.type === 'note' || block.type === 'source' ? [textOf(toRuns(block.spans, message.locale))] : [],
    ),
  );
  return {
    ...message,
    blocks: message.blocks.map((block) => {
      if (block.type !== 'chart') return block;
      return { ...block, spec: { ...block.spec, footnotes: block.spec.footnotes.filter((note) => !said.has(note)) } };
    }),
  };
}

/** Whether a block has words in plain text. Buttons have, but cannot be pressed there. */
function isSaid(block: Block): boolean {
  if (block.type === 'chart') return !block.repeats;
  return block.type !== 'actions' && block.type !== 'divider';
}

/**
 * What of a message can be said in plain text, its first numbers on top: a notification shows the first line only, so how the
 * question was read goes behind it.
 */
export function headlineFirst({ blocks, locale }: Message): Message {
  const said = blocks.filter(isSaid);
  const readings = said.filter(({ type }) => type === 'reading');
  const others = said.filter(({ type }) => type !== 'reading');
  const headline = others.findIndex((block) => numbersInBlock(block).length > 0);
  return { locale, blocks: [...others.slice(0, headline + 1), ...readings, ...others.slice(headline + 1)] };
}
