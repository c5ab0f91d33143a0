/** A message in words: for notifications, screen readers, clients too old for the card, and where no card is taken. */

import { renderPlain } from '#src/briefing/render-plain.ts';
import { FALLBACK_CAPS } from '#src/briefing/renderers/caps.ts';
import { clipMessage } from '#src/briefing/renderers/clip.ts';
import { headlineFirst } from '#src/briefing/renderers/prepare-message.ts';
import type { Message } from '#src/core/message.ts';
import { escapeMarkdown, notificationLine } from './escape.ts';
import { LIMITS } from './limits.ts';

const MORE = '…';
/** In markdown a line of its own is a paragraph. */
const BREAK = '\n\n';

/** The message's lines in plain text, its first numbers on top. */
export function plainLines(message: Message): readonly string[] {
  return renderPlain(headlineFirst(clipMessage(message, FALLBACK_CAPS))).payload.split('\n');
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

/** The line of a notification: the first that has words. Never empty. */
export function summaryOf(lines: readonly string[]): string {
  const line = notificationLine(lines.find((text) => text.trim() !== '') ?? '', LIMITS.summary);
  return line === '' ? MORE : line;
}
