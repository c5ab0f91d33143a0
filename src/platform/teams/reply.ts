/** Speaking to one person: private answers, and lines of ours. */
import type { Asking, AuditAction, Compliance, Desk, PrivateAnswer } from '#src/bot/ports.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import type { CardAction } from './card.ts';
import { privateControls } from './controls.ts';
import type { TeamsDirectory } from './directory.ts';
import type { Inbound, Where } from './inbound.ts';
import type { Outgoing } from './link.ts';
import type { Naming } from './named-places.ts';
import { type ChatDeps, tellPerson } from './outbound.ts';
import { toThreadKey } from './thread-key.ts';
import { toActivity } from './to-activity.ts';

/** What answering in one tenant takes. */
export interface AnswerDeps extends ChatDeps {
  readonly desk: Desk;
  readonly compliance: Pick<Compliance, 'languageOf' | 'settings' | 'change'>;
  readonly directory: Pick<TeamsDirectory, 'met'>;
  /** People and conversations that a text names. */
  readonly whoAndWhere: (naming: Naming) => Promise<ReadonlyMap<string, string>>;
  /** Writes down that the bot came or went. */
  readonly audit: (
    action: Extract<AuditAction, 'installed' | 'uninstalled'>,
    person: string,
    where: Where,
  ) => Promise<void>;
}

export type Of<Kind extends Inbound['kind']> = Extract<Inbound, { kind: Kind }>;

/** The key of where something was said. */
export function keyOf({ conversationId, threadId }: Where): string {
  return toThreadKey(threadId === undefined ? { conversationId } : { conversationId, threadId });
}

/** Who asks, as the use cases know people. The conversation, not the thread, is where a subscription may go. */
export function toRequest({ where, person, keys }: Of<'said' | 'pressed'>, workspaceId: string): Asking {
  return { workspaceId, person, keys, place: keyOf(where), conversation: where.conversationId };
}

/** Lines of ours as a message. */
export function notice(locale: Locale, ...lines: readonly string[]): Message {
  return { locale, blocks: lines.map((text) => ({ type: 'paragraph', spans: [{ type: 'text', text }] })) };
}

/** For one person, whose place it is in. */
export async function sendTo(where: Where, person: string, activity: Outgoing, deps: AnswerDeps): Promise<void> {
  if (await tellPerson(keyOf(where), person, activity, deps)) return;
  deps.log.error('a person could not be answered privately');
}

/** Sends a private answer with its buttons; it can be shared where others read along. */
export async function replyPrivately(
  { where, person }: Of<'said' | 'pressed'>,
  answer: PrivateAnswer,
  deps: AnswerDeps,
): Promise<void> {
  const offers = { isShareable: where.kind !== 'personal', hasFiles: deps.files !== undefined };
  const controls = privateControls(answer, offers);
  const pictures = await deps.picturesOf?.(answer.message);
  const options = { controls, pictureOf: (spec: ChartSpec) => pictures?.get(spec) };
  await sendTo(where, person, toActivity(answer.message, options, { isPrivate: where.kind !== 'personal' }), deps);
}

/** Lines that only this person sees. */
export async function say(
  { where, person }: { readonly where: Where; readonly person: string },
  message: Message,
  deps: AnswerDeps,
  controls: readonly CardAction[] = [],
): Promise<void> {
  const marks = { isPrivate: controls.length > 0 && where.kind !== 'personal' };
  await sendTo(where, person, toActivity(message, { controls }, marks), deps);
}
