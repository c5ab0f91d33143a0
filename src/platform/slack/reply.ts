/** Speaking to one person: private answers, lines of ours, views. */
import type { ModalView } from '@slack/types';
import type { Asking, Compliance, Desk, PrivateAnswer } from '#src/bot/ports.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import type { Clients } from './clients.ts';
import { privateControls } from './controls.ts';
import type { Inbound } from './inbound.ts';
import { NOTICES } from './notices.ts';
import { type RespondDeps, respond } from './respond.ts';
import { parseThreadKey } from './thread-key.ts';

export interface AnswerDeps extends RespondDeps {
  readonly desk: Desk;
  readonly compliance: Pick<Compliance, 'languageOf' | 'settings' | 'change'>;
  readonly clients: Clients;
  /** The workspace's, for words of ours where the person's are in no language that we have. */
  readonly language: Locale;
}

export type Of<Kind extends Inbound['kind']> = Extract<Inbound, { kind: Kind }>;

/** One person in a channel. */
export interface Person {
  readonly channel: string;
  readonly user: string;
}

/** Who asks, as the use cases know people. A place that is a channel or a thread in one is where a subscription may go. */
export function toRequest({ team, user, keys }: Exclude<Inbound, Of<'nothing'>>, place: string): Asking {
  const channel = parseThreadKey(place)?.channel;
  const conversation = channel === undefined ? {} : { conversation: channel };
  return { workspaceId: `slack:${team}`, person: user, keys, place, ...conversation };
}

/** A line of ours as a message. */
export function notice(locale: Locale, text: string): Message {
  return { locale, blocks: [{ type: 'paragraph', spans: [{ type: 'text', text }] }] };
}

export function withNotice(message: Message, text: string): Message {
  return { ...message, blocks: [...message.blocks, { type: 'divider' }, ...notice(message.locale, text).blocks] };
}

/** Whether a channel has other readers: in a direct message there is nobody to share with. */
function isChannel(channel: string): boolean {
  return !channel.startsWith('D');
}

/** Sends a private answer; where Slack does not say whether it took it, the person is told so. */
export async function reply(
  to: Person & { readonly responseUrl: string; readonly replace: boolean },
  answer: PrivateAnswer,
  deps: AnswerDeps,
): Promise<void> {
  const { responseUrl, replace } = to;
  const controls = privateControls(answer, isChannel(to.channel));
  const result = await respond({ responseUrl, message: answer.message, controls, replace }, deps);
  if (result === 'sent') return;
  deps.log.error({ result }, 'a private answer was not confirmed');
  const words = NOTICES[answer.message.locale];
  await tellPerson(to, result === 'unsure' ? words.notConfirmed : words.failed, deps);
}

/** A line that only this person sees. */
export async function tellPerson({ channel, user }: Person, text: string, { clients, log }: AnswerDeps): Promise<void> {
  try {
    await clients.posting.chat.postEphemeral({ channel, user, text, parse: 'none' });
  } catch (error) {
    log.error({ err: error }, 'a person could not be told that their answer failed');
  }
}

/** Opens a view where it can be had; a person who sees none taps again. */
export async function openView(
  triggerId: string,
  view: ModalView | undefined,
  { clients, log }: AnswerDeps,
): Promise<void> {
  if (view === undefined) return;
  try {
    await clients.posting.views.open({ trigger_id: triggerId, view });
  } catch (error) {
    log.error({ err: error }, 'a view was not opened');
  }
}
