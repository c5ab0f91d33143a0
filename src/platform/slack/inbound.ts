/** What comes in from Slack, checked: only the fields that are needed, and a name for each kind of it. */
import { Command, HomeOpened, Said, Shortcut, Submitted, Tapped, type TappedData, teamOf } from './inbound-schema.ts';
import { isToSomebodyElse, toMarked, toQuestion } from './question-text.ts';

/** Who sent it, and the names under which it may come again. */
interface Sent {
  readonly team: string;
  readonly user: string;
  readonly keys: readonly string[];
}

/** Where a tapped button stands: in a message for one person, in one for all, or in a view (the Home tab, a modal). */
export type ButtonPlace =
  | { readonly kind: 'private'; readonly channel: string }
  | { readonly kind: 'shared'; readonly channel: string; readonly threadTs: string }
  | { readonly kind: 'view'; readonly viewId: string; readonly isModal: boolean };

/** A payload of Slack as what it means for us. */
export type Inbound =
  | (Sent & {
      readonly kind: 'slash';
      readonly channel: string;
      readonly question: string;
      readonly marked: ReadonlyMap<string, string>;
      readonly responseUrl: string;
    })
  | (Sent & {
      readonly kind: 'said';
      readonly channel: string;
      /** The message itself. */
      readonly ts: string;
      /** Where the answer goes. Absent in a direct message outside a thread: there it goes beside the question. */
      readonly threadTs?: string;
      readonly question: string;
      readonly marked: ReadonlyMap<string, string>;
      readonly isAddressed: boolean;
      /** People of other organisations read along. */
      readonly hasOutsiders: boolean;
    })
  | (Sent & {
      readonly kind: 'tapped';
      readonly action: string;
      readonly value: string;
      readonly label: string;
      readonly triggerId: string;
      readonly place: ButtonPlace;
      /** The person is of another organisation, which reads along. */
      readonly hasOutsiders: boolean;
      readonly responseUrl?: string;
    })
  | (Sent & {
      readonly kind: 'submitted';
      readonly callbackId: string;
      readonly metadata: string;
      /** What a view may be opened with. */
      readonly triggerId?: string;
      readonly question: string;
      /** What was chosen, by block. */
      readonly chosen: ReadonlyMap<string, readonly string[]>;
    })
  | (Sent & {
      readonly kind: 'shortcut';
      readonly callbackId: string;
      readonly triggerId: string;
      readonly channel: string;
      readonly threadTs: string;
      readonly question: string;
    })
  | (Sent & {
      readonly kind: 'home';
      readonly tab: string;
      /** The conversation with the bot. */
      readonly channel?: string;
    })
  /** Nothing to do: our own words, an edit, a join, or a kind of payload that we have no use for. */
  | { readonly kind: 'nothing' };

const NOTHING: Inbound = { kind: 'nothing' };

/** What a payload means. Pure; what cannot be read is `nothing`, and never an error. */
export function parseInbound(body: unknown, botUserId: string): Inbound {
  const parsers = [slash, said, tapped, submitted, shortcut, home];
  for (const parse of parsers) {
    const inbound = parse(body, botUserId);
    if (inbound !== undefined) return inbound;
  }
  return NOTHING;
}

function slash(body: unknown): Inbound | undefined {
  const { data } = Command.safeParse(body);
  if (data === undefined) return undefined;
  return {
    kind: 'slash',
    team: data.team_id,
    user: data.user_id,
    keys: [`trigger:${data.trigger_id}`],
    channel: data.channel_id,
    question: toQuestion(data.text),
    marked: toMarked(data.text),
    responseUrl: data.response_url,
  };
}

function said(body: unknown, botUserId: string): Inbound | undefined {
  const { data } = Said.safeParse(body);
  if (data === undefined) return undefined;
  const { type, channel, channel_type, user, text, ts, thread_ts, subtype, bot_id } = data.event;
  const isOurs = user === undefined || user === botUserId || (bot_id !== undefined && bot_id !== null);
  // Of the subtypes, these two are people talking: an answer that is sent to the channel too, and words with a file.
  const isTalk = subtype === undefined || subtype === 'thread_broadcast' || subtype === 'file_share';
  if (isOurs || !isTalk || user === undefined) return NOTHING;
  const isDirect = channel_type === 'im';
  const isAddressed = type === 'app_mention' || isDirect || text.includes(`<@${botUserId}>`);
  // A message in no thread that does not name us is between people; one that names us comes as a mention too.
  if (!isAddressed && (thread_ts === undefined || isToSomebodyElse(text, botUserId))) return NOTHING;
  const threadTs = thread_ts ?? (isDirect ? undefined : ts);
  return {
    kind: 'said',
    team: data.team_id,
    user,
    // The same words can come as mention and as message, under two event ids.
    keys: [`event:${data.event_id}`, `message:${channel}:${ts}`],
    channel,
    ts,
    ...(threadTs === undefined ? {} : { threadTs }),
    question: toQuestion(text, botUserId),
    marked: toMarked(text),
    isAddressed,
    hasOutsiders: data.is_ext_shared_channel === true,
  };
}

function tapped(body: unknown): Inbound | undefined {
  const { data } = Tapped.safeParse(body);
  const [action] = data?.actions ?? [];
  if (data === undefined || action === undefined) return undefined;
  const place = placeOf(data);
  const team = teamOf(data);
  if (place === undefined || team === undefined) return NOTHING;
  return {
    kind: 'tapped',
    team,
    user: data.user.id,
    keys: [`trigger:${data.trigger_id}`],
    action: action.action_id,
    value: action.value ?? '',
    label: action.text?.text ?? '',
    triggerId: data.trigger_id,
    place,
    hasOutsiders: (data.user.team_id ?? team) !== team,
    ...(data.response_url === undefined ? {} : { responseUrl: data.response_url }),
  };
}

function placeOf({ container, message, view }: TappedData): ButtonPlace | undefined {
  const { channel_id: channel, message_ts: ts, thread_ts, is_ephemeral } = container;
  if (view !== undefined) return { kind: 'view', viewId: view.id, isModal: view.type === 'modal' };
  if (channel === undefined || ts === undefined) return undefined;
  if (is_ephemeral === true || message?.subtype === 'ephemeral') return { kind: 'private', channel };
  return { kind: 'shared', channel, threadTs: thread_ts ?? message?.thread_ts ?? ts };
}

function submitted(body: unknown): Inbound | undefined {
  const { data } = Submitted.safeParse(body);
  const team = data && teamOf(data);
  if (data === undefined || team === undefined) return undefined;
  const values = Object.entries(data.view.state?.values ?? {});
  const typed = values.flatMap(([, block]) => Object.values(block));
  const chosen = values.map(([id, block]) => {
    const choices = Object.values(block).flatMap((element) => [
      ...(element.selected_option ? [element.selected_option.value] : []),
      ...(element.selected_users ?? []),
      ...[element.selected_time, element.selected_conversation].filter((one) => typeof one === 'string'),
    ]);
    return [id, choices] as const;
  });
  return {
    kind: 'submitted',
    team,
    user: data.user.id,
    keys: [`view:${data.view.id}`],
    callbackId: data.view.callback_id,
    metadata: data.view.private_metadata,
    ...(data.trigger_id === undefined ? {} : { triggerId: data.trigger_id }),
    question: toQuestion(typed.find(({ value }) => typeof value === 'string')?.value ?? ''),
    chosen: new Map(chosen),
  };
}

function shortcut(body: unknown, botUserId: string): Inbound | undefined {
  const { data } = Shortcut.safeParse(body);
  const team = data && teamOf(data);
  if (data === undefined || team === undefined) return undefined;
  return {
    kind: 'shortcut',
    team,
    user: data.user.id,
    keys: [`trigger:${data.trigger_id}`],
    callbackId: data.callback_id,
    triggerId: data.trigger_id,
    channel: data.channel.id,
    threadTs: data.message.thread_ts ?? data.message.ts,
    question: toQuestion(data.message.text, botUserId),
  };
}

function home(body: unknown): Inbound | undefined {
  const { data } = HomeOpened.safeParse(body);
  if (data === undefined) return undefined;
  const { user, tab = 'home', channel } = data.event;
  const to = channel === undefined ? {} : { channel };
  return { kind: 'home', team: data.team_id, user, keys: [`event:${data.event_id}`], tab, ...to };
}
