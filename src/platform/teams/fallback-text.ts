/** A message in words: for notifications, screen readers, clients too old for the card, and where no card is taken. */

import { renderPlain } from '#src/briefing/render-plain.ts';
import { FALLBACK_CAPS } from '#src/briefing/renderers/caps.ts';
import { clipMessage } from '#src/briefing/renderers/clip.ts';
import { headlineFirst } from '#src/briefing/renderers/prepare-message.ts';
import type { Block, Message } from '#src/core/message.ts';
import { escapeMarkdown, notificationLine } from './escape.ts';
import { LIMITS } from './limits.ts';

const MORE = '…';
const BULLET = /^• /;
/** In markdown a line of its own is a paragraph. */
const BREAK = '\n\n';

/** A message in plain text. */
export interface PlainWords {
  /** Its first numbers on top. */
  readonly lines: readonly string[];
  /** What a notification shows: the first line that answers, in one line without markup. Never empty. */
  readonly summary: string;
}

/** The message in plain text, as its other forms are made from. */
export function plainWords(message: Message): PlainWords {
  const ordered = headlineFirst(clipMessage(message, FALLBACK_CAPS));
  const lines = renderPlain(ordered).payload.split('\n');
  return { lines, summary: summaryOf(lines.slice(linesBefore(ordered.blocks))) };
}

/** Lines that say less than what follows them: how the question was read, and the heading of the first items. */
function linesBefore(blocks: readonly Block[]): number {
  const readings = blocks.findIndex(({ type }) => type !== 'reading');
  const first = blocks[readings];
  if (first === undefined) return 0;
  return readings + ('heading' in first && first.heading !== undefined ? 1 : 0);
}

function summaryOf(lines: readonly string[]): string {
  const line = lines.find((text) => text.trim() !== '') ?? '';
  const summary = notificationLine(line.replace(BULLET, ''), LIMITS.summary);
  return summary === '' ? MORE : summary;
}

/** The lines as markdown that shows them, as many as `most` bytes hold, then "…". Never empty. */
export function fallbackText(lines: readonly string[], most: number): string {
  const kept: string[] = [];
  let room = most;
  for (const [at, line] of lines.entries()) {
    const escaped = escapeMarkdown(line);
    const bytes = Buffer.byteLength(escaped + BREAK);
    const reserve = at === lines.length - 1 ? 0 : Buffer.byteLength(BREAK + MORE);
    if (bytes + reserve > room) {
      kept.push(MORE);
      break;
    }
    kept.push(escaped);
    room -= bytes;
  }
  const text = kept.join(BREAK);
  return text.trim() === '' ? MORE : text;
}
