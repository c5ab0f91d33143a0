/** What is done with a subscription that is there, by those who may. */
import type { Block, Message } from '#src/core/message.ts';
import type { AuditAction, Subscription } from '../ports.ts';
import { card } from './card.ts';
import type { Turn } from './command-deps.ts';
import { mayChange } from './permissions.ts';
import { nextAt } from './runs.ts';
import { message, paragraph } from './said.ts';
import { subjectOf } from './subscribe.ts';

export async function audit(action: AuditAction, subscription: Subscription, turn: Turn): Promise<void> {
  const { workspaceId, person: actor, place } = turn.asked;
  await turn.deps.audit.append(workspaceId, { actor, action, subject: subjectOf(subscription), place });
}

/** Why somebody may not, and who may. */
export async function refusal({ number, owner, origin }: Subscription, { deps, speech }: Turn): Promise<Message> {
  if (origin === 'declared') return message(speech, paragraph(speech, 'subscription.refused_declared', { number }));
  const { name = owner } = await deps.directory.person(owner);
  return message(speech, paragraph(speech, 'subscription.refused', { number, owner: name }));
}

/** Writes the change, and shows the subscription as it stands then. */
export function change(
  subscription: Subscription,
  to: Partial<Subscription>,
  said: Block,
  turn: Turn,
): Promise<Message> {
  return replace(subscription, { ...subscription, ...to }, said, turn);
}

async function replace(subscription: Subscription, changed: Subscription, said: Block, turn: Turn): Promise<Message> {
  const { deps, speech } = turn;
  if (!(await mayChange(subscription, turn))) return refusal(subscription, turn);
  if (!(await deps.subscriptions.change(changed))) {
    const there = await deps.subscriptions.find(subscription.workspaceId, subscription.id);
    const note = paragraph(speech, 'subscription.changed_meanwhile');
    return there === undefined ? message(speech, note) : card(there, turn, note);
  }
  await audit('subscription_changed', changed, turn);
  return card((await deps.subscriptions.find(changed.workspaceId, changed.id)) ?? changed, turn, said);
}

export async function pause(subscription: Subscription, turn: Turn): Promise<Message> {
  const said = paragraph(turn.speech, 'subscription.now_paused');
  if (subscription.state === 'paused') return card(subscription, turn, said);
  return change(subscription, { state: 'paused' }, said, turn);
}

/** Goes on from now: nothing that has passed is sent. */
export async function resume(subscription: Subscription, turn: Turn): Promise<Message> {
  const said = paragraph(turn.speech, 'subscription.now_active');
  if (subscription.state === 'active') return card(subscription, turn, said);
  const { nextAt: _, reason: __, lastReport: ___, ...rest } = subscription;
  return replace(subscription, { ...rest, ...progressNow(subscription, turn), state: 'active' }, said, turn);
}

/** Where a subscription stands that begins, or begins again, now. */
export function progressNow(
  { schedule, trigger }: Pick<Subscription, 'schedule' | 'trigger'>,
  turn: Turn,
): Pick<Subscription, 'nextAt' | 'lastReport'> {
  const next = trigger === 'new-report' ? undefined : nextAt(schedule, turn);
  const lastReport = turn.knowledge.library.latest?.id;
  return {
    ...(next === undefined ? {} : { nextAt: next }),
    ...(lastReport === undefined ? {} : { lastReport }),
  };
}

export async function handOver(subscription: Subscription, to: string | undefined, turn: Turn): Promise<Message> {
  const { deps, speech } = turn;
  if (to === undefined) return message(speech, paragraph(speech, 'command.hand_over_how'));
  const { name = to } = await deps.directory.person(to);
  const said = paragraph(speech, 'subscription.handed_over', { owner: name });
  return change(subscription, { owner: to }, said, turn);
}
