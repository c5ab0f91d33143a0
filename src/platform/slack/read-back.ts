/** Whether a message of ours stands in a conversation: it carries its id as metadata. */
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Found } from '#src/bot/ports.ts';
import { toPosted } from './errors.ts';
import { parseThreadKey, type SlackPlace } from './thread-key.ts';

/** Name of the metadata that a message of ours carries; any member of the channel can read it. */
export const METADATA_TYPE = 'smallcaps_delivery';

/** A message of a page of history, as far as it is read. */
const Held = z.object({
  ts: z.string(),
  metadata: z.object({ event_type: z.string(), event_payload: z.object({ delivery_id: z.string() }) }).optional(),
});

type Held = z.infer<typeof Held>;

const PAGES = 5;
/** When reading back itself went wrong. */
const LOOK_AGAIN_MS = 1_000;
/** A clock of ours may be so far ahead of Slack's: one that was set wrong for an hour hides no message. */
const SKEW_MS = 7_200_000;

/** What is looked for, and where. */
interface Search {
  readonly place: SlackPlace;
  readonly deliveryId: string;
  readonly oldest: string;
}

/** One page of a conversation or thread: the messages with the id that are on it, and where the next page begins. */
async function readPage(
  { place, deliveryId, oldest }: Search,
  cursor: string | undefined,
  client: WebClient,
): Promise<{ readonly found: readonly string[]; readonly next: string }> {
  const asked = {
    channel: place.channel,
    oldest,
    include_all_metadata: true,
    limit: 200,
    ...(cursor ? { cursor } : {}),
  };
  const { threadTs } = place;
  const { messages = [], response_metadata } =
    threadTs === undefined
      ? await client.conversations.history(asked)
      : await client.conversations.replies({ ...asked, ts: threadTs });
  const held = messages.flatMap((message) => Held.safeParse(message).data ?? []);
  const isSought = ({ metadata }: Held): boolean =>
    metadata?.event_type === METADATA_TYPE && metadata.event_payload.delivery_id === deliveryId;
  return { found: held.filter(isSought).map(({ ts }) => ts), next: response_metadata?.next_cursor ?? '' };
}

/** Looks for every message with an id, from shortly before the first try on. Never waits for a rate limit: that is told. */
export async function readBack(
  { threadKey, deliveryId, since }: { readonly threadKey: string; readonly deliveryId: string; readonly since: number },
  client: WebClient,
): Promise<Found> {
  const place = parseThreadKey(threadKey);
  if (place === undefined) return { kind: 'hidden', reason: 'there is no such conversation' };
  const search = { place, deliveryId, oldest: String(Math.floor((since - SKEW_MS) / 1_000)) };
  const found: string[] = [];
  try {
    let cursor: string | undefined;
    for (let at = 0; at < PAGES; at += 1) {
      const page = await readPage(search, cursor, client);
      found.push(...page.found);
      if (page.next === '') return told(found) ?? { kind: 'absent' };
      cursor = page.next;
    }
    return told(found) ?? { kind: 'hidden', reason: 'too many messages to look through' };
  } catch (error) {
    return told(found) ?? notFoundBy(error);
  }
}

function told(found: readonly string[]): Found | undefined {
  const [messageId, ...laterIds] = found.toSorted((a, b) => Number(a) - Number(b));
  if (messageId === undefined) return undefined;
  return { kind: 'there', messageId, ...(laterIds.length === 0 ? {} : { laterIds }) };
}

/** Why nothing can be said: for now, or at all. */
function notFoundBy(error: unknown): Found {
  const outcome = toPosted(error);
  if (outcome.kind === 'later') return { kind: 'later', reason: outcome.reason, retryInMs: outcome.retryInMs };
  if (outcome.kind === 'unsure') return { kind: 'later', reason: outcome.reason, retryInMs: LOOK_AGAIN_MS };
  return { kind: 'hidden', reason: outcome.reason };
}
