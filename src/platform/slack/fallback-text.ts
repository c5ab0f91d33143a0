/** The `text` of a message: what a notification, a screen reader and a client without blocks show. */
import { renderPlain } from '#src/briefing/render-plain.ts';
import type { Block, Message } from '#src/core/message.ts';
import { numbersInBlock } from '#src/core/message-numbers.ts';
import { clipMessage } from './clip.ts';
import { escapeMrkdwn } from './escape-mrkdwn.ts';
import { FALLBACK_CAPS, LIMITS } from './limits.ts';

const MORE = '…';
const encoder = new TextEncoder();

/** Whether a block has words in plain text. Buttons have, but cannot be pressed there. */
function isSaid(block: Block): boolean {
  if (block.type === 'chart') return !block.repeats;
  return block.type !== 'actions' && block.type !== 'divider';
}

/** How the question was read goes behind the first numbers: a notification shows the first line only. */
function headlineFirst({ blocks, locale }: Message): Message {
  const said = blocks.filter(isSaid);
  const readings = said.filter(({ type }) => type === 'reading');
  const others = said.filter(({ type }) => type !== 'reading');
  const headline = others.findIndex((block) => numbersInBlock(block).length > 0);
  return { locale, blocks: [...others.slice(0, headline + 1), ...readings, ...others.slice(headline + 1)] };
}

/**
 * The message in words as mrkdwn, escaped, its first numbers on top.
 *
 * At most `LIMITS.text` code points and `LIMITS.textBytes` bytes: whole lines as long as there is room, then "…". Never empty,
 * as Slack refuses that.
 */
export function fallbackText(message: Message): string {
  const { payload } = renderPlain(headlineFirst(clipMessage(message, FALLBACK_CAPS)));
  const lines = payload.split('\n').map((line) => escapeMrkdwn(line, LIMITS.text));
  const kept: string[] = [];
  let room = LIMITS.textBytes;
  for (const [at, line] of lines.entries()) {
    const reserve = at === lines.length - 1 ? 0 : encoder.encode(`\n${MORE}`).length;
    const bytes = encoder.encode(`${line}\n`).length;
    if (bytes + reserve > room) {
      kept.push(MORE);
      break;
    }
    kept.push(line);
    room -= bytes;
  }
  const text = kept.join('\n');
  return text.trim() === '' ? MORE : text;
}
