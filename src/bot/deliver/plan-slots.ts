/** Which posts the slots of a subscription become. Pure. */

import { slotsAfter } from '#src/schedule/plan.ts';
import type { Slot } from '#src/schedule/schedule.ts';
import type { TradingCalendar } from '#src/schedule/trading-calendar.ts';
import type { PlannedPost, PostTask, Progress, Subscription } from '../ports.ts';
import { closedReason, REASONS } from './reasons.ts';

/** What slots are planned by. */
export interface SlotRules {
  /** The instant, in milliseconds since 1970. */
  readonly now: number;
  readonly calendar: TradingCalendar;
  /** How late a slot is still sent. */
  readonly catchUpMs: number;
  readonly newToken: () => string;
}

/** The posts, and how far the subscription has come by them. */
export interface Planned {
  readonly posts: readonly PlannedPost[];
  readonly to: Progress;
}

/** Written in one transaction; what is left is planned by the next one. */
const AT_ONCE = 200;
/** Looked at every minute: what is later than this was missed. */
const MISSED_AFTER_MS = 120_000;

interface Passed {
  readonly slots: readonly Slot[];
  readonly next: Slot | undefined;
}

/** The slots that have passed since the subscription was looked at last, and the one after them. */
function passedSlots({ schedule, nextAt }: Subscription, { now, calendar }: SlotRules): Passed {
  const slots: Slot[] = [];
  if (nextAt === undefined) return { slots, next: undefined };
  for (const slot of slotsAfter(schedule, nextAt - 1, calendar)) {
    if (slot.at > now || slots.length === AT_ONCE) return { slots, next: slot };
    slots.push(slot);
  }
  return { slots, next: undefined };
}

function endOf(slot: Slot, last: Slot | undefined, rules: SlotRules): PlannedPost['ended'] {
  const { calendar, now, catchUpMs } = rules;
  if (!slot.isOpen) {
    return { state: 'skipped', reason: closedReason(calendar.reasonClosed(slot.local.slice(0, 10))) };
  }
  if (slot.at + catchUpMs <= now) return { state: 'expired', reason: REASONS.tooLate };
  return slot === last ? undefined : { state: 'expired', reason: REASONS.superseded };
}

/** The task of a slot. */
function slotTask(subscription: Subscription, slot: Slot, now: number): PostTask {
  return {
    kind: 'subscription',
    subscriptionId: subscription.id,
    local: slot.local,
    slotAt: slot.at,
    trigger: 'slot',
    ...(slot.movedFrom === undefined ? {} : { movedFrom: slot.movedFrom }),
    ...(now - slot.at > MISSED_AFTER_MS ? { wasMissed: true as const } : {}),
  };
}

/**
 * Every slot that has passed becomes a post: the last open one within the catch-up window is to be sent, the others end at
 * once with their reason. After a weekend down there is one late digest at most.
 */
export function planSlots(subscription: Subscription, rules: SlotRules): Planned {
  const { workspaceId, id, target, trigger } = subscription;
  const { slots, next } = passedSlots(subscription, rules);
  const to = next === undefined ? {} : { nextAt: next.at };
  if (trigger === 'new-report') return { posts: [], to };
  const isMore = next !== undefined && next.at <= rules.now;
  const last = isMore ? undefined : slots.findLast(({ isOpen }) => isOpen);
  const posts = slots.map((slot): PlannedPost => {
    const ended = endOf(slot, last, rules);
    const post = {
      workspaceId,
      id: rules.newToken(),
      source: id,
      target,
      occurrence: slot.local,
      notBefore: slot.at,
      expiresAt: slot.at + rules.catchUpMs,
      task: slotTask(subscription, slot, rules.now),
    };
    return { post, ...(ended === undefined ? {} : { ended }) };
  });
  return { posts, to };
}

/** When the first slot after an instant comes: what a subscription that is made or resumed then waits for. `undefined`: none comes. */
export function firstSlotAfter(
  { schedule }: Pick<Subscription, 'schedule'>,
  after: number,
  calendar: TradingCalendar,
): number | undefined {
  const [slot] = slotsAfter(schedule, after, calendar);
  return slot?.at;
}
