/** Messages into conversations: each posted once, in the richest form that Slack takes, and found again by its id. */
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Chat, Posted } from '#src/bot/ports.ts';
import type { Message } from '#src/core/message.ts';
import { sharedControls } from './controls.ts';
import { type BlocksRefused, toPosted } from './errors.ts';
import { sendDownTheLadder } from './ladder.ts';
import type { SlackPayload } from './payload.ts';
import type { PicturesOf } from './pictures.ts';
import { METADATA_TYPE, readBack } from './read-back.ts';
import { parseThreadKey, type SlackPlace, toThreadKey } from './thread-key.ts';

/** Two clients, because they fail differently: one that never tries twice, one that may. */
export interface ChatDeps {
  readonly posting: WebClient;
  readonly reading: WebClient;
  readonly log: Logger;
  /** Pictures of charts, where Slack refuses its own. @default none */
  readonly picturesOf?: PicturesOf;
}

const NO_PREVIEWS = { parse: 'none', unfurl_links: false, unfurl_media: false } as const;

function refusedForm(result: Posted | BlocksRefused): Posted {
  return result.kind === 'blocks-refused' ? { kind: 'refused', reason: result.reason } : result;
}

/** Posting and reading back through Slack's Web API. */
export function createChat(deps: ChatDeps): Chat {
  return {
    post: (threadKey, message, deliveryId) => post({ threadKey, message, deliveryId }, deps),
    find: (threadKey, deliveryId, since) => readBack({ threadKey, deliveryId, since }, deps.posting),
    tell: (threadKey, person, text) => tell({ threadKey, person, text }, deps),
    threadUnder: (conversationKey, messageId) => {
      const place = parseThreadKey(conversationKey);
      return place === undefined ? conversationKey : toThreadKey({ channel: place.channel, threadTs: messageId });
    },
    direct: (person) => openDirect(person, deps),
    linkTo: (threadKey, messageId) => linkTo({ threadKey, messageId }, deps),
    remove: (threadKey, messageId) => remove({ threadKey, messageId }, deps),
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
  const controls = sharedControls(message);
  const climb = { message, controls, log, send, ...(picturesOf === undefined ? {} : { picturesOf }) };
  return refusedForm(await sendDownTheLadder(climb));
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

async function openDirect(person: string, { reading, log }: ChatDeps): Promise<string | undefined> {
  try {
    const { channel } = await reading.conversations.open({ users: person });
    return channel?.id;
  } catch (error) {
    log.warn({ err: error }, 'a direct conversation could not be opened');
    return undefined;
  }
}

/** A message of ours. */
interface Held {
  readonly threadKey: string;
  readonly messageId: string;
}

async function linkTo({ threadKey, messageId }: Held, { posting, log }: ChatDeps): Promise<string | undefined> {
  const place = parseThreadKey(threadKey);
  if (place === undefined) return undefined;
  try {
    // By the client that never tries twice: a link is not worth waiting for.
    const { permalink } = await posting.chat.getPermalink({ channel: place.channel, message_ts: messageId });
    return permalink;
  } catch (error) {
    log.info({ err: error }, 'Slack gave no link to a message');
    return undefined;
  }
}

async function remove({ threadKey, messageId }: Held, { reading, log }: ChatDeps): Promise<boolean> {
  const place = parseThreadKey(threadKey);
  if (place === undefined) return false;
  try {
    await reading.chat.delete({ channel: place.channel, ts: messageId });
    return true;
  } catch (error) {
    log.error({ err: error }, 'a message could not be taken back');
    return false;
  }
}
