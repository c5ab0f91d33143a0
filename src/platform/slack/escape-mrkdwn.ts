/** Where foreign text becomes mrkdwn: the only file that does. Everything else goes into fields that Slack does not parse. */
import { inertText } from '#src/briefing/inert-text.ts';
import { countCodePoints } from '#src/briefing/renderers/code-points.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * The text as it may stand in a mrkdwn field: nothing in it mentions, links or hides, and nothing is escaped twice.
 *
 * @param most Code points of the result, entities counted in full, as Slack counts them; what is beyond is cut off, never
 *   through an entity or a character.
 */
export function escapeMrkdwn(text: string, most: number): string {
  let escaped = '';
  let room = most;
  for (const character of inertText(text)) {
    const written = ENTITIES[character] ?? character;
    room -= countCodePoints(written);
    if (room < 0) break;
    escaped += written;
  }
  return escaped;
}
