import type { Message } from '#src/core/message.ts';
import type { Subscription } from '../ports.ts';
import { card } from './card.ts';
import type { Draft } from './command.ts';
import type { Turn } from './command-deps.ts';
import { completeDraft, type Terms } from './complete-draft.ts';
import { nextAt } from './runs.ts';
import { paragraph } from './said.ts';

function toKey({ content, schedule, trigger, target, locale }: Terms): string {
  const { timing, zone, calendar } = schedule;
  return JSON.stringify([content, timing, zone, calendar, trigger, target, locale]);
}

/** One on the same terms that is not dead: a second tap on an old button makes no second one. */
async function sameAs(terms: Terms, { asked, deps }: Turn): Promise<Subscription | undefined> {
  const there = await deps.subscriptions.list(asked.workspaceId, { target: terms.target });
  return there.find((one) => one.state !== 'dead' && toKey(one) === toKey(terms));
}

async function create(terms: Terms, turn: Turn): Promise<Subscription> {
  const { asked, deps, knowledge } = turn;
  const { workspaceId, person: owner, place } = asked;
  const next = terms.trigger === 'new-report' ? undefined : nextAt(terms.schedule, turn);
  const lastReport = knowledge.library.latest?.id;
  const subscription = await deps.subscriptions.create({
    workspaceId,
    id: deps.newToken(),
    owner,
    ...terms,
    origin: 'said',
    ...(next === undefined ? {} : { nextAt: next }),
    ...(lastReport === undefined ? {} : { lastReport }),
  });
  await deps.audit.append(workspaceId, { actor: owner, action: 'subscribed', subject: subjectOf(subscription), place });
  return subscription;
}

/** A subscription for the audit: its number and what it sends. */
export function subjectOf({ number, content }: Pick<Subscription, 'number' | 'content'>): string {
  const what =
    content.kind === 'template' ? content.template : content.kind === 'question' ? content.again : content.rule;
  return `#${number} ${what}`.slice(0, 500);
}

/** Subscribes, or asks for what has not been said. */
export async function subscribe(draft: Draft, turn: Turn): Promise<Message> {
  const completed = await completeDraft(draft, (said) => ({ kind: 'subscribe', draft: said }), turn);
  if (completed.kind === 'open') return completed.message;
  const there = await sameAs(completed.terms, turn);
  if (there !== undefined) return card(there, turn, paragraph(turn.speech, 'subscription.there_already'));
  const made = await create(completed.terms, turn);
  return card(made, turn, paragraph(turn.speech, 'subscription.made', { number: made.number }));
}
