/** One subscription as a message: what, where, when, and what comes next. */
import { say } from '#src/briefing/wording-spans.ts';
import type { Action, Block, Message } from '#src/core/message.ts';
import type { Span } from '#src/core/span.ts';
import { sayReason } from '../deliver/say-reason.ts';
import type { Subscription } from '../ports.ts';
import type { Turn } from './command-deps.ts';
import { sayContent } from './content.ts';
import { mayChange, maySend } from './permissions.ts';
import { sayPlace } from './place.ts';
import { sayNextRuns } from './runs.ts';
import { actions, header, line, list, message, wordedButton } from './said.ts';
import { readSpreads, saySpread } from './spread.ts';
import { sayWhen } from './when.ts';

const TRIGGER_KEYS = {
  'every-slot': 'subscription.on_every_slot',
  'new-report': 'subscription.on_new_report',
  both: 'subscription.on_both',
} as const;
const LANGUAGE_KEYS = { en: 'subscription.in_english', zh: 'subscription.in_chinese' } as const;

/** Why it does not go out; nothing where it does. */
function stateLines({ state, reason }: Subscription, { speech }: Turn): (readonly Span[])[] {
  if (state === 'active') return [];
  if (state === 'paused') return [line(speech, 'subscription.is_paused')];
  return [line(speech, 'subscription.is_dead', { reason: sayReason(reason ?? '', speech) })];
}

async function ownerLine({ owner, origin }: Subscription, { asked, deps, speech }: Turn): Promise<readonly Span[]> {
  if (origin === 'declared') return line(speech, 'subscription.declared');
  if (owner === asked.person) return line(speech, 'subscription.yours');
  const { name = owner } = await deps.directory.person(owner);
  return line(speech, 'subscription.owner', { owner: name });
}

/** The lines that say what was agreed. */
async function termLines(subscription: Subscription, turn: Turn): Promise<readonly (readonly Span[])[]> {
  const { speech } = turn;
  const { target, schedule, trigger, locale } = subscription;
  const place = await sayPlace(target, turn);
  const isTimed = trigger !== 'new-report';
  return [
    ...stateLines(subscription, turn),
    line(speech, 'subscription.where', { place }),
    ...(isTimed ? [line(speech, 'subscription.when', { when: sayWhen(schedule, turn) })] : []),
    line(speech, TRIGGER_KEYS[trigger]),
    line(speech, 'subscription.language', { language: say(speech, LANGUAGE_KEYS[locale]) }),
    await ownerLine(subscription, turn),
  ];
}

/** The buttons that somebody may use. */
async function buttonsFor(subscription: Subscription, turn: Turn): Promise<readonly Action[]> {
  const { speech } = turn;
  const of = { id: subscription.id };
  const [changes, sends] = [await mayChange(subscription, turn), await maySend(subscription, turn)];
  const turnedBy = subscription.state === 'active' ? 'pause' : 'resume';
  const turnedKey = subscription.state === 'active' ? 'button.pause' : 'button.resume';
  return [
    ...(sends ? wordedButton(speech, 'button.send_now', { kind: 'send_now', of }) : []),
    ...wordedButton(speech, 'button.preview', { kind: 'preview', of }),
    ...(changes ? wordedButton(speech, turnedKey, { kind: turnedBy, of }) : []),
    ...(changes ? wordedButton(speech, 'button.edit', { kind: 'edit', of, draft: { when: '' } }) : []),
    ...wordedButton(speech, 'button.history', { kind: 'history', of }),
    ...(changes ? wordedButton(speech, 'button.remove', { kind: 'remove', of }) : []),
  ];
}

/** The subscription with its next runs and buttons. @param said What has just been done with it, above all else. */
export async function card(subscription: Subscription, turn: Turn, ...said: readonly Block[]): Promise<Message> {
  const { speech, asked, deps } = turn;
  const { number } = subscription;
  const { zone } = await deps.directory.person(asked.person);
  const isActive = subscription.state === 'active';
  const spread = isActive ? (await readSpreads(turn))(subscription) : undefined;
  const runs = isActive ? [...sayNextRuns(subscription, zone, turn), ...saySpread(spread, zone, turn)] : [];
  return message(
    speech,
    ...said,
    header(speech, 'subscription.title', { number, what: sayContent(subscription.content, turn) }),
    ...list(await termLines(subscription, turn)),
    ...list(runs, say(speech, 'subscription.next')),
    ...actions(await buttonsFor(subscription, turn)),
  );
}
