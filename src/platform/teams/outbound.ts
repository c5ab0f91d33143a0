/** Messages into conversations: each posted once, and found again by its id where the bot may read. */
import type { Logger } from 'pino';
import type { Chat, ConversationStore, Found, Posted, StandingConversation } from '#src/bot/ports.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { localeOfText } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import type { TeamsCloud } from './cloud.ts';
import { sharedControls } from './controls.ts';
import { type FormRefused, isClosed, toPosted } from './errors.ts';
import type { FileAddresses } from './file-addresses.ts';
import type { Address, Outgoing, TeamsLink } from './link.ts';
import { linkTo } from './link-to.ts';
import { type ReadBackDeps, readBack } from './read-back.ts';
import type { TeamsPicture } from './render-chart.ts';
import { hasThreads, parseThreadKey, type TeamsPlace, toThreadKey } from './thread-key.ts';
import { toActivity } from './to-activity.ts';

/** The pictures of a message's charts, those that could be had. */
export type PicturesOf = (message: Message) => Promise<ReadonlyMap<ChartSpec, TeamsPicture>>;

export interface ChatDeps {
  readonly workspaceId: string;
  readonly link: TeamsLink;
  readonly cloud: TeamsCloud;
  readonly conversations: ConversationStore;
  readonly log: Logger;
  /** The instant, in milliseconds since 1970. */
  readonly now: () => number;
  /** Absent where the consent to read channels is not given. */
  readonly reading?: ReadBackDeps;
  /** Pictures of charts that Teams would draw wrongly. @default none */
  readonly picturesOf?: PicturesOf;
  /** Where files can be fetched. @default nowhere: none is offered */
  readonly files?: Pick<FileAddresses, 'give'>;
}

/** A conversation to post into, its address checked now. */
interface Open {
  readonly place: TeamsPlace;
  readonly standing: StandingConversation;
  readonly serviceUrl: string;
}

/** Posting and reading back through the connector and Graph. */
export function createChat(deps: ChatDeps): Chat {
  return {
    post: (threadKey, message, deliveryId) => post(threadKey, message, deliveryId, deps),
    find: (threadKey, deliveryId, since) => find(threadKey, deliveryId, since, deps),
    tell: (threadKey, person, text) => {
      const locale = localeOfText(text, 'en');
      const spans = [{ type: 'text', text }] as const;
      return tellPerson(threadKey, person, toActivity({ locale, blocks: [{ type: 'paragraph', spans }] }), deps);
    },
    threadUnder: (conversationKey, messageId) => {
      const conversationId = parseThreadKey(conversationKey)?.conversationId;
      if (conversationId === undefined || !hasThreads(conversationId)) return conversationKey;
      return toThreadKey({ conversationId, threadId: messageId });
    },
    direct: (person) => openDirect(person, deps),
    linkTo: (threadKey, messageId) => linkTo(threadKey, messageId, deps),
    remove: (threadKey, messageId) => remove(threadKey, messageId, deps),
  };
}

async function locate(
  threadKey: string,
  deps: Pick<ChatDeps, 'conversations' | 'workspaceId'>,
): Promise<Omit<Open, 'serviceUrl'> | { readonly reason: string }> {
  const place = parseThreadKey(threadKey);
  if (place === undefined) return { reason: 'there is no such conversation' };
  const standing = await deps.conversations.find(deps.workspaceId, place.conversationId);
  return standing === undefined ? { reason: 'the bot is not installed in this conversation' } : { place, standing };
}

/** What was stored may be old, or may have been written by somebody else: it is checked each time. */
async function open(threadKey: string, deps: ChatDeps): Promise<Open | { readonly reason: string }> {
  const known = await locate(threadKey, deps);
  if ('reason' in known) return known;
  const { place, standing } = known;
  if (standing.closedReason !== undefined) return { reason: `the bot may not post there: ${standing.closedReason}` };
  const serviceUrl = deps.cloud.toServiceUrl(standing.serviceUrl);
  if (serviceUrl === undefined) return { reason: 'the stored address is none that the bot may send to' };
  return { place, standing, serviceUrl };
}

function addressOf({ serviceUrl }: Open, place: TeamsPlace): Address {
  return { serviceUrl, conversationId: toThreadKey(place) };
}

type Step = Posted | FormRefused;

async function sendOnce(to: Open, place: TeamsPlace, activity: Outgoing, deps: ChatDeps): Promise<Step> {
  try {
    const messageId = await deps.link.send(addressOf(to, place), activity);
    return messageId === '' ? { kind: 'unsure', reason: 'an unclear answer' } : { kind: 'sent', messageId };
  } catch (error) {
    const step = toPosted(error, deps.now());
    deps.log.warn({ err: error, outcome: step.kind }, 'a message was not posted');
    // A thread can be gone while its channel stands.
    if (step.kind !== 'refused' || !isClosed(error) || place.threadId !== undefined) return step;
    await deps.conversations.closeOff(deps.workspaceId, to.place.conversationId, step.reason);
    return { ...step, isGone: true };
  }
}

function toRefused(step: Step): Posted {
  if (step.kind !== 'too-big' && step.kind !== 'malformed') return step;
  return { kind: 'refused', reason: step.reason };
}

async function post(threadKey: string, message: Message, deliveryId: string, deps: ChatDeps): Promise<Posted> {
  const to = await open(threadKey, deps);
  if ('reason' in to) return { kind: 'refused', reason: to.reason, isGone: true };
  const pictures = await deps.picturesOf?.(message);
  const pictureOf = (spec: ChartSpec): TeamsPicture | undefined => pictures?.get(spec);
  const controls = sharedControls(message, deps.files !== undefined);
  let { place } = to;
  let level: 'full' | 'compact' = 'full';
  // Each form at most once: in full, then flat where there are no threads, then in less room.
  for (let tries = 0; tries < 3; tries += 1) {
    const step = await sendOnce(to, place, toActivity(message, { level, pictureOf, controls }, { deliveryId }), deps);
    if (step.kind === 'too-big' && level === 'full') level = 'compact';
    else if (step.kind === 'malformed' && place.threadId !== undefined && !hasThreads(place.conversationId)) {
      place = { conversationId: place.conversationId };
    } else return toRefused(step);
  }
  return { kind: 'refused', reason: 'no form of the message was taken' };
}

/** A conversation that was closed since may hold what was posted before: whether it can be read is for Graph to say. */
async function find(threadKey: string, deliveryId: string, since: number, deps: ChatDeps): Promise<Found> {
  const known = await locate(threadKey, deps);
  if ('reason' in known) return { kind: 'hidden', reason: known.reason };
  const { place, standing } = known;
  if (deps.reading === undefined) {
    return { kind: 'hidden', reason: 'Teams shows a bot no messages without a consent (README, Connect Teams)' };
  }
  if (standing.groupId === undefined) return { kind: 'hidden', reason: 'only channels can be read back' };
  const { conversationId: channelId, threadId } = place;
  const where = { groupId: standing.groupId, channelId, ...(threadId === undefined ? {} : { threadId }) };
  return readBack({ ...where, deliveryId, since }, deps.reading);
}

/** The standing personal chat, or one that is opened by any address that the bot has in this tenant, or by the one for all. */
export async function openDirect(person: string, deps: ChatDeps): Promise<string | undefined> {
  const { conversations, workspaceId, cloud, link, log } = deps;
  const all = await conversations.list(workspaceId);
  const own = all.find((each) => each.kind === 'personal' && each.person === person);
  if (own !== undefined) return own.conversationKey;
  const serviceUrl = all.flatMap((each) => cloud.toServiceUrl(each.serviceUrl) ?? [])[0] ?? cloud.globalServiceUrl;
  if (serviceUrl === undefined) return undefined;
  try {
    const conversationKey = await link.open(serviceUrl, person);
    if (parseThreadKey(conversationKey) === undefined) return undefined;
    // One person has two ids, of their account and in Teams: the chat stays with the one that they speak by.
    const isKnown = all.some((each) => each.conversationKey === conversationKey && each.closedReason === undefined);
    if (!isKnown) await conversations.keep({ workspaceId, conversationKey, kind: 'personal', serviceUrl, person });
    return conversationKey;
  } catch (error) {
    log.warn({ err: error }, 'a personal chat could not be opened');
    return undefined;
  }
}

async function remove(threadKey: string, messageId: string, deps: ChatDeps): Promise<boolean> {
  const to = await open(threadKey, deps);
  if ('reason' in to || !/^[\w-]{1,100}$/.test(messageId)) return false;
  try {
    await deps.link.remove(addressOf(to, to.place), messageId);
    return true;
  } catch (error) {
    deps.log.warn({ err: error }, 'a message was not taken back');
    return false;
  }
}

/** For one person's eyes: in the conversation where Teams takes that, else in their own chat with the bot. */
export async function tellPerson(
  threadKey: string,
  person: string,
  activity: Outgoing,
  deps: Pick<ChatDeps, 'workspaceId' | 'link' | 'cloud' | 'conversations' | 'log' | 'now'>,
): Promise<boolean> {
  const to = await open(threadKey, deps);
  if ('reason' in to) return false;
  const address = addressOf(to, to.place);
  try {
    if (to.standing.kind === 'personal') await deps.link.send(address, activity);
    else await deps.link.sendPrivately(address, person, activity);
    return true;
  } catch (error) {
    deps.log.warn({ err: error }, 'a line for one person was not taken in the conversation');
    // Where it may have arrived it is not said twice.
    if (to.standing.kind === 'personal' || toPosted(error, deps.now()).kind === 'unsure') return false;
  }
  const all = await deps.conversations.list(deps.workspaceId);
  const own = all.find((each) => each.kind === 'personal' && each.person === person);
  return own === undefined ? false : tellPerson(own.conversationKey, person, activity, deps);
}
