import { say } from '#src/briefing/wording-spans.ts';
import type { Action, Message } from '#src/core/message.ts';
import type { Span } from '#src/core/span.ts';
import type { Subscription } from '../ports.ts';
import type { Command, Deed } from './command.ts';
import type { Turn } from './command-deps.ts';
import { sayContent } from './content.ts';
import { subscriptionsInSight } from './find-subscription.ts';
import { sayPlace } from './place.ts';
import { sayNextRuns } from './runs.ts';
import { actions, asLine, button, header, line, list, message, paragraph, wordedButton } from './said.ts';
import { readSpreads, type Spreads, saySpread } from './spread.ts';
import { sayWhen } from './when.ts';

/** More are not read in a chat; the rest is counted. */
const MOST = 12;

/** One subscription in a line: what, when, where, and whether it is paused. */
export async function sayListed(subscription: Subscription, turn: Turn): Promise<readonly Span[]> {
  const { speech } = turn;
  const { number, schedule, trigger, state, target } = subscription;
  const what = sayContent(subscription.content, turn);
  const onReport = say(speech, 'subscription.on_new_report');
  const when = trigger === 'new-report' ? onReport : sayWhen(schedule, turn);
  const key =
    state === 'active'
      ? 'subscription.listed'
      : state === 'paused'
        ? 'subscription.listed_paused'
        : 'subscription.listed_dead';
  return line(speech, key, { number, what, place: await sayPlace(target, turn), when });
}

/** The next runs of all of them together would not be told apart, so that each has its own lines. */
export function runLines(
  subscription: Subscription,
  { zone, spreads, turn }: { readonly zone: string | undefined; readonly spreads: Spreads; readonly turn: Turn },
): readonly (readonly Span[])[] {
  if (subscription.state !== 'active') return [];
  return [...sayNextRuns(subscription, zone, turn), ...saySpread(spreads(subscription), zone, turn)];
}

/** The subscriptions in sight, each with its next runs in the reader's zone, and a button that opens it. */
export async function listSubscriptions(turn: Turn): Promise<Message> {
  const { speech, asked, deps } = turn;
  const subscriptions = await subscriptionsInSight(turn);
  if (subscriptions.length === 0) return noSubscriptions(turn);
  const { zone } = await deps.directory.person(asked.person);
  const spreads = await readSpreads(turn);
  const shown = subscriptions.slice(0, MOST);
  const blocks = await Promise.all(
    shown.map(async (one) => [
      { type: 'paragraph' as const, spans: await sayListed(one, turn) },
      ...list(runLines(one, { zone, spreads, turn })),
    ]),
  );
  const more = subscriptions.length - shown.length;
  return message(
    speech,
    header(speech, 'subscription.list_title'),
    ...blocks.flat(),
    ...(more > 0 ? [paragraph(speech, 'subscription.more', { count: more })] : []),
    ...actions(shown.flatMap((one) => openButton(one, 'show', turn))),
  );
}

function openButton(
  { id, number }: Subscription,
  kind: Deed | 'edit' | 'history',
  { speech }: Turn,
): readonly Action[] {
  const of = { id };
  const command: Command = kind === 'edit' ? { kind, of, draft: { when: '' } } : { kind, of };
  return button(`${say(speech, 'subscription.number')} ${number}`, command);
}

/** How to begin. */
export function noSubscriptions({ speech }: Turn): Message {
  return message(
    speech,
    paragraph(speech, 'subscription.none'),
    ...list(
      ['command.example_1', 'command.example_2', 'command.example_3'].map((key) => line(speech, key)),
      say(speech, 'command.try'),
    ),
    ...actions(wordedButton(speech, 'button.subscribe', { kind: 'subscribe', draft: { when: '' } })),
  );
}

/** A verb without a number: which one is meant, one tap each. */
export async function askWhich(kind: Deed | 'edit' | 'history' | 'hand_over', turn: Turn): Promise<Message> {
  const { speech } = turn;
  const subscriptions = (await subscriptionsInSight(turn)).slice(0, MOST);
  if (subscriptions.length === 0) return noSubscriptions(turn);
  const lines = subscriptions.map((one) => asLine(`${one.number} · ${sayContent(one.content, turn)}`));
  const buttons = kind === 'hand_over' ? [] : subscriptions.flatMap((one) => openButton(one, kind, turn));
  const question = kind === 'hand_over' ? 'command.hand_over_how' : 'command.which';
  return message(speech, paragraph(speech, question), ...list(lines), ...actions(buttons));
}
