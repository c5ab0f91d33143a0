/** The `text` of a message: what a notification, a screen reader and a client without blocks show. */
import { renderPlain } from '#src/briefing/render-plain.ts';
import { FALLBACK_CAPS } from '#src/briefing/renderers/caps.ts';
import { clipMessage } from '#src/briefing/renderers/clip.ts';
import { headlineFirst } from '#src/briefing/renderers/prepare-message.ts';
import type { Message } from '#src/core/message.ts';
import { escapeMrkdwn } from './escape-mrkdwn.ts';
import { LIMITS } from './limits.ts';

const MORE = '…';
const encoder = new TextEncoder();

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
