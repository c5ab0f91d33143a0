/** What comes in from Teams, checked: only the fields that are needed, and a name for each kind of it. */
import type { ConversationKind } from '#src/bot/ports.ts';
import { LOCALES, type Locale } from '#src/core/locale.ts';
import { type ActionData, readActionData } from './action-data.ts';
import { type Common, Installed, Invoked, MembersChanged, mentionIn, Written } from './activity-schema.ts';
import { isToSomebodyElse, toMarked, toQuestion } from './question-text.ts';
import { parseThreadKey } from './thread-key.ts';

/** Where something happened. */
export interface Where {
  readonly tenantId: string;
  readonly kind: ConversationKind;
  readonly conversationId: string;
  /** In channels only: the message that the thread hangs from. */
  readonly threadId?: string;
  /** As it came: not yet checked against the cloud. */
  readonly serviceUrl: string;
  readonly teamId?: string;
  readonly groupId?: string;
  /** Whether other teams share the channel, perhaps of other organisations. Absent where Teams does not say. */
  readonly isShared?: boolean;
  /** As people know the conversation. Absent where Teams does not say. */
  readonly name?: string;
}

/** Who sent it, and the names under which it may come again. */
interface Sent {
  readonly where: Where;
  readonly person: string;
  readonly keys: readonly string[];
  /** Only this person sees the question, and may see the answer. */
  readonly isPrivate: boolean;
  /** IANA name of the zone that their client is in. Absent where it does not say. */
  readonly zone?: string;
  /** The language of their client. Absent where it is none of ours, or not said. */
  readonly client?: Locale;
}

/** Why the bot is no longer in a conversation. */
export type Leaving = 'removed' | 'channel-deleted' | 'team-deleted';

/** An activity of Teams as what it means for us. */
export type Inbound =
  | (Sent & {
      readonly kind: 'said';
      readonly question: string;
      /** People and channels that are mentioned in it: their ids, by how they stand there. */
      readonly marked: ReadonlyMap<string, string>;
      readonly isAddressed: boolean;
    })
  | (Sent & { readonly kind: 'pressed'; readonly data: ActionData })
  | { readonly kind: 'joined'; readonly where: Where; readonly person: string }
  /** `wholeTeam`: with all of its channels. */
  | {
      readonly kind: 'left';
      readonly where: Where;
      readonly person: string;
      readonly wholeTeam: boolean;
      readonly why: Leaving;
    }
  | { readonly kind: 'renamed'; readonly where: Where }
  /** Nothing to do: other people's coming and going, or a kind of activity that we have no use for. */
  | { readonly kind: 'nothing' };

const NOTHING: Inbound = { kind: 'nothing' };

/** What an activity means. Pure; what cannot be read is `nothing`, and never an error. */
export function parseInbound(activity: unknown): Inbound {
  for (const parse of [written, invoked, installed, membersChanged]) {
    const inbound = parse(activity);
    if (inbound !== undefined) return inbound;
  }
  return NOTHING;
}

function kindOf({ conversation, channelData }: Common): ConversationKind {
  const { conversationType, isGroup } = conversation;
  if (conversationType === 'personal' || conversationType === 'channel') return conversationType;
  if (conversationType === 'groupChat') return 'group';
  if (channelData?.team?.id != null) return 'channel';
  return isGroup === true ? 'group' : 'personal';
}

/**
 * `undefined` where no answer could be led back.
 *
 * @param rootId The message that a thread hangs from where the conversation names none.
 */
function whereOf(activity: Common, rootId = activity.id): Where | undefined {
  const { conversation, channelData, serviceUrl } = activity;
  const place = parseThreadKey(conversation.id);
  const tenantId = (channelData?.tenant?.id ?? conversation.tenantId)?.toLowerCase();
  if (place === undefined || tenantId === undefined) return undefined;
  const kind = kindOf(activity);
  // A new post in a channel is the root of its own thread; the reply's own field for that is not to be relied on.
  const threadId = kind === 'channel' ? (place.threadId ?? (/^\d+$/.test(rootId) ? rootId : undefined)) : undefined;
  const { team, channel } = channelData ?? {};
  const isShared = channel?.type == null ? undefined : channel.type.toLowerCase() === 'shared';
  const name = nameOf(kind, activity);
  return {
    tenantId,
    kind,
    conversationId: place.conversationId,
    serviceUrl,
    ...(isShared === undefined ? {} : { isShared }),
    ...(name === undefined ? {} : { name }),
    ...(threadId === undefined ? {} : { threadId }),
    ...(team?.id == null ? {} : { teamId: team.id }),
    ...(team?.aadGroupId == null ? {} : { groupId: team.aadGroupId }),
  };
}

/** Of the channel that is everybody's, Teams says no name. */
function nameOf(kind: ConversationKind, { conversation, channelData }: Common): string | undefined {
  const said = kind === 'channel' ? channelData?.channel?.name : kind === 'group' ? conversation.name : undefined;
  return said == null || said.trim() === '' ? undefined : said.trim();
}

function sentBy(activity: Common, where: Where, isPrivate: boolean): Sent {
  const { id, from, localTimezone, locale } = activity;
  const client = LOCALES.find((each) => locale?.split(/[-_]/, 1)[0] === each);
  return {
    where,
    person: from.id,
    keys: [`activity:${where.conversationId}:${id}`],
    isPrivate,
    ...(localTimezone == null ? {} : { zone: localTimezone }),
    ...(client === undefined ? {} : { client }),
  };
}

/** Private cards say so in the data of their buttons: forged, it only makes the answer private. */
function isMarkedPrivate(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'private' in data && data.private === true;
}

function pressed(activity: Common, value: unknown, where: Where): Inbound {
  const data = readActionData(value);
  if (data === undefined) return NOTHING;
  const isPrivate = activity.recipient.isTargeted === true || isMarkedPrivate(value);
  return { kind: 'pressed', ...sentBy(activity, where, isPrivate), data };
}

function written(activity: unknown): Inbound | undefined {
  const { data } = Written.safeParse(activity);
  if (data === undefined) return undefined;
  // A press is no message that a thread could hang from; the card is.
  const where = data.value == null ? whereOf(data) : whereOf(data, data.replyToId ?? '');
  if (where === undefined) return NOTHING;
  const { text, value, recipient, entities } = data;
  if (value != null) return pressed(data, value, where);
  const mentions = (entities ?? []).flatMap((entity) => mentionIn(entity) ?? []);
  const isPrivate = recipient.isTargeted === true && where.kind !== 'personal';
  const isNamed = mentions.some(({ id }) => id === recipient.id);
  const isAddressed = isPrivate || where.kind === 'personal' || isNamed;
  // Where the bot may read everything, people still talk to each other: only in a thread can a reply be meant for it.
  const isReply = where.threadId !== undefined && where.threadId !== data.id;
  const words = text ?? '';
  if (!isAddressed && (!isReply || isToSomebodyElse(words, mentions, recipient.id))) return NOTHING;
  const question = toQuestion(words, mentions, recipient.id);
  const marked = toMarked(mentions, recipient.id);
  return { kind: 'said', ...sentBy(data, where, isPrivate), question, marked, isAddressed };
}

function invoked(activity: unknown): Inbound | undefined {
  const { data } = Invoked.safeParse(activity);
  const where = data === undefined ? undefined : whereOf(data, data.replyToId ?? '');
  return data === undefined || where === undefined ? undefined : pressed(data, data.value.action.data, where);
}

function installed(activity: unknown): Inbound | undefined {
  const { data } = Installed.safeParse(activity);
  const where = data === undefined ? undefined : whereOf(data);
  if (data === undefined || where === undefined) return undefined;
  if (data.action.startsWith('add')) return { kind: 'joined', where, person: data.from.id };
  return { kind: 'left', where, person: data.from.id, wholeTeam: where.teamId !== undefined, why: 'removed' };
}

/** A change to the channel that it names itself: the conversation of the activity may be the team's first channel. */
function channelChanged(data: Common, of: Where): Inbound | undefined {
  const { channel, team, eventType } = data.channelData ?? {};
  const conversationId = parseThreadKey(channel?.id ?? '')?.conversationId;
  const { threadId: _, ...at } = of;
  const person = data.from.id;
  switch (eventType ?? '') {
    case 'teamDeleted':
    case 'teamHardDeleted':
      return team?.id == null ? NOTHING : { kind: 'left', where: at, person, wholeTeam: true, why: 'team-deleted' };
    case 'channelDeleted':
      if (conversationId === undefined) return NOTHING;
      return { kind: 'left', where: { ...at, conversationId }, person, wholeTeam: false, why: 'channel-deleted' };
    case 'channelRenamed':
      return conversationId === undefined ? NOTHING : { kind: 'renamed', where: { ...at, conversationId } };
    default:
      return undefined;
  }
}

function membersChanged(activity: unknown): Inbound | undefined {
  const { data } = MembersChanged.safeParse(activity);
  const where = data === undefined ? undefined : whereOf(data);
  if (data === undefined || where === undefined) return undefined;
  const changed = channelChanged(data, where);
  if (changed !== undefined) return changed;
  const isBot = ({ id }: { readonly id: string }): boolean => id === data.recipient.id;
  if (data.membersAdded?.some(isBot) === true) return { kind: 'joined', where, person: data.from.id };
  if (data.membersRemoved?.some(isBot) !== true) return NOTHING;
  return { kind: 'left', where, person: data.from.id, wholeTeam: where.teamId !== undefined, why: 'removed' };
}
