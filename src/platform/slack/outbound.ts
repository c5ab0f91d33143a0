/** Messages into conversations: each posted once, in the richest form that Slack takes, and found again by its id. */
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Chat, Found, Posted } from '#src/bot/ports.ts';
import type { Message } from '#src/core/message.ts';
import { type BlocksRefused, toPosted } from './errors.ts';
import { sendDownTheLadder } from './ladder.ts';
import { NOTICES } from './notices.ts';
import type { SlackPayload } from './payload.ts';
import type { PicturesOf } from './pictures.ts';
import { parseThreadKey, type SlackPlace, toThreadKey } from './thread-key.ts';

/** Name of the metadata that a message of ours carries; any member of the channel can read it. */
const METADATA_TYPE = 'smallcaps_delivery';

/** A message of a page of history, as far as it is read. */
const Held = z.object({
  ts: z.string(),
  metadata: z.object({ event_type: z.string(), event_payload: z.object({ delivery_id: z.string() }) }).optional(),
});

type Held = z.infer<typeof Held>;

/** Two clients, because they fail differently: one that never tries twice, one that may. */
export interface ChatDeps {
  readonly posting: WebClient;
  readonly reading: WebClient;
  readonly log: Logger;
  /** Pictures of charts, where Slack refuses its own. @default none */
  readonly picturesOf?: PicturesOf;
}

const NO_PREVIEWS = { parse: 'none', unfurl_links: false, unfurl_media: false } as const;
const PAGES = 5;
/** When reading back itself went wrong. */
const LOOK_AGAIN_MS = 1_000;
/** A clock of ours and Slack's may differ by so much. */
const SKEW_MS = 120_000;

function refusedForm(result: Posted | BlocksRefused): Posted {
  return result.kind === 'blocks-refused' ? { kind: 'refused', reason: result.reason } : result;
}

/** Posting and reading back through Slack's Web API. */
export function createChat(deps: ChatDeps): Chat {
  return {
    post: (threadKey, message, deliveryId) => post({ threadKey, message, deliveryId }, deps),
    find: (threadKey, deliveryId, since) => find({ threadKey, deliveryId, since }, deps),
    tell: (threadKey, person, why, locale) => tell({ threadKey, person, text: NOTICES[locale][why] }, deps),
    threadUnder: (conversationKey, messageId) => {
      const place = parseThreadKey(conversationKey);
      return place === undefined ? conversationKey : toThreadKey({ channel: place.channel, threadTs: messageId });
    },
  };
}

function target({ channel, threadTs }: SlackPlace): { readonly channel: string; readonly thread_ts?: string } {
  return threadTs === undefined ? { channel } : { channel, thread_ts: threadTs };
}

async function post(
  {
    threadKey,
    message,
    deliveryId,
  }: { readonly threadKey: string; readonly message: Message; readonly deliveryId: string },
  { posting, log, picturesOf }: ChatDeps,
): Promise<Posted> {
  const place = parseThreadKey(threadKey);
  if (place === undefined) return { kind: 'refused', reason: 'there is no such conversation' };
  const metadata = { event_type: METADATA_TYPE, event_payload: { delivery_id: deliveryId } };
  const send = async ({ text, blocks }: SlackPayload): Promise<Posted | BlocksRefused> => {
    try {
      const form = blocks.length === 0 ? { text } : { text, blocks: [...blocks] };
      const { ts } = await posting.chat.postMessage({ ...target(place), ...form, ...NO_PREVIEWS, metadata });
      return ts === undefined ? { kind: 'unsure', reason: 'an unclear answer' } : { kind: 'sent', messageId: ts };
    } catch (error) {
      const posted = toPosted(error);
      if (posted.kind !== 'blocks-refused') log.warn({ err: error, outcome: posted.kind }, 'a message was not posted');
      return posted;
    }
  };
  const climb = { message, log, send, ...(picturesOf === undefined ? {} : { picturesOf }) };
  return refusedForm(await sendDownTheLadder(climb));
}

/** What is looked for, and where. */
interface Search {
  readonly place: SlackPlace;
  readonly deliveryId: string;
  readonly oldest: string;
}

/** One page of a conversation or thread: the message, if it is on it, and where the next page begins. */
async function readPage(
  { place, deliveryId, oldest }: Search,
  cursor: string | undefined,
  { reading }: ChatDeps,
): Promise<{ readonly ts: string | undefined; readonly next: string }> {
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
      ? await reading.conversations.history(asked)
      : await reading.conversations.replies({ ...asked, ts: threadTs });
  const held = messages.flatMap((message) => Held.safeParse(message).data ?? []);
  const isSought = ({ metadata }: Held): boolean =>
    metadata?.event_type === METADATA_TYPE && metadata.event_payload.delivery_id === deliveryId;
  return { ts: held.find(isSought)?.ts, next: response_metadata?.next_cursor ?? '' };
}

async function find(
  {
    threadKey,
    deliveryId,
    since,
  }: Omit<Search, 'place' | 'oldest'> & { readonly threadKey: string; readonly since: number },
  deps: ChatDeps,
): Promise<Found> {
  const place = parseThreadKey(threadKey);
  if (place === undefined) return { kind: 'hidden', reason: 'there is no such conversation' };
  const search = { place, deliveryId, oldest: String(Math.floor((since - SKEW_MS) / 1_000)) };
  try {
    let cursor: string | undefined;
    for (let at = 0; at < PAGES; at += 1) {
      const { ts, next } = await readPage(search, cursor, deps);
      if (ts !== undefined) return { kind: 'there', messageId: ts };
      if (next === '') return { kind: 'absent' };
      cursor = next;
    }
    return { kind: 'hidden', reason: 'too many messages to look through' };
  } catch (error) {
    return notFoundBy(error);
  }
}

/** Why nothing can be said: for now, or at all. */
function notFoundBy(error: unknown): Found {
  const outcome = toPosted(error);
  if (outcome.kind === 'later') return outcome;
  if (outcome.kind === 'unsure') return { kind: 'later', reason: outcome.reason, retryInMs: LOOK_AGAIN_MS };
  return { kind: 'hidden', reason: outcome.reason };
}

async function tell(
  { threadKey, person, text }: { readonly threadKey: string; readonly person: string; readonly text: string },
  { posting, log }: ChatDeps,
): Promise<boolean> {
  const place = parseThreadKey(threadKey);
  if (place === undefined) return false;
  try {
    await posting.chat.postEphemeral({ ...target(place), user: person, text, parse: 'none' });
    return true;
  } catch (error) {
    log.error({ err: error }, 'a person could not be told why there is no answer');
    return false;
  }
}
