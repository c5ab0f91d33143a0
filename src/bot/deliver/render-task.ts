/** From what a post is to say to its message, at the moment of sending: from the newest report, and by the calendar as it stands then. */

import type { CalendarDate } from '#src/core/calendar-date.ts';
import { slotAt } from '#src/schedule/plan.ts';
import type { TradingCalendar } from '#src/schedule/trading-calendar.ts';
import { dateAt } from '#src/schedule/wall-clock.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Post, PostTask, Subscription } from '../ports.ts';
import { writeRecall } from '../recall/write-recall.ts';
import type { DeliverDeps } from './deliver-deps.ts';
import { deliveryNotes, latenessOf } from './delivery-notes.ts';
import { closedReason, REASONS } from './reasons.ts';
import { renderNotice } from './render-notice.ts';
import { type Rendered, toRendered, writeContent } from './write-content.ts';

export type RenderDeps = Pick<
  DeliverDeps,
  'knowledge' | 'calendar' | 'subscriptions' | 'history' | 'published' | 'writeAlert' | 'now' | 'hash'
>;

type SubscriptionTask = Extract<PostTask, { kind: 'subscription' }>;
type RecallTask = Extract<PostTask, { kind: 'recall' }>;

/** Messages kept for one snapshot of knowledge. */
const MOST_KEPT = 500;

/** Why a slot is not to be sent after all: the subscription, its schedule or the calendar may have changed since it was planned. */
function unwantedSlot(
  { trigger, local }: SubscriptionTask,
  { state, schedule }: Subscription,
  calendar: TradingCalendar,
): string | undefined {
  if (trigger === 'asked') return undefined;
  if (state !== 'active') return state === 'paused' ? REASONS.paused : REASONS.dead;
  if (trigger === 'report') return undefined;
  const day = local.slice(0, 10);
  const isClosed = schedule.calendar !== 'every-day' && !calendar.isTradingDay(day);
  if (isClosed) return closedReason(calendar.reasonClosed(day));
  return slotAt(schedule, local, calendar) === undefined ? REASONS.rescheduled : undefined;
}

function dayOf({ trigger, local }: SubscriptionTask, { schedule }: Subscription, now: number): CalendarDate {
  return trigger === 'slot' ? local.slice(0, 10) : dateAt(now, schedule.zone);
}

/** One message for all who get the same thing: the same object, so that what a platform makes of it is made once too. */
export function createRenderTask(deps: RenderDeps): (post: Post) => Promise<Rendered> {
  const kept = new WeakMap<Knowledge, Map<string, Rendered>>();

  function share(knowledge: Knowledge, key: string, write: () => Rendered): Rendered {
    const messages = kept.get(knowledge) ?? new Map<string, Rendered>();
    kept.set(knowledge, messages);
    const known = messages.get(key);
    if (known !== undefined) return known;
    const written = write();
    const [oldest] = messages.size >= MOST_KEPT ? messages.keys() : [];
    if (oldest !== undefined) messages.delete(oldest);
    messages.set(key, written);
    return written;
  }

  async function renderSubscription(post: Post, task: SubscriptionTask): Promise<Rendered> {
    const subscription = await deps.subscriptions.find(post.workspaceId, task.subscriptionId);
    if (subscription === undefined) return { kind: 'unwanted', reason: REASONS.unsubscribed };
    const calendar = deps.calendar();
    const unwanted = unwantedSlot(task, subscription, calendar);
    if (unwanted !== undefined) return { kind: 'unwanted', reason: unwanted };
    const knowledge = deps.knowledge();
    const { content, locale, schedule } = subscription;
    const speech = { locale, wording: knowledge.wordings[locale], library: knowledge.library };
    const late = latenessOf(task, deps.now(), post.attempts > 1 ? await deps.history.changes(post) : []);
    const notes = deliveryNotes(task, late, schedule, calendar, speech);
    const own = content.kind === 'alert' ? [subscription.workspaceId, subscription.id, subscription.version] : [];
    const day = dayOf(task, subscription, deps.now());
    const seen = task.seen === undefined ? undefined : await deps.published.find(task.seen);
    const before = seen === undefined ? {} : { before: seen.report };
    const key = JSON.stringify([content, locale, day, task.reportId, task.seen, notes, own]);
    return share(knowledge, key, () => writeContent({ subscription, task, day, notes, ...before }, knowledge, deps));
  }

  async function renderRecall(task: RecallTask): Promise<Rendered> {
    const message = await writeRecall(task, deps.knowledge(), deps.published);
    return message === undefined
      ? { kind: 'unwanted', reason: REASONS.nothingToRecall }
      : toRendered(message, [], deps);
  }

  return async (post) => {
    const { task } = post;
    switch (task?.kind) {
      case 'subscription':
        return renderSubscription(post, task);
      case 'notice':
        return toRendered(renderNotice(task, deps.knowledge()), [], deps);
      case 'recall':
        return renderRecall(task);
      case undefined:
        return { kind: 'broken', reason: 'this version cannot write it' };
    }
  };
}
