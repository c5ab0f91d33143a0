/** When the exchange's calendar changes, what is still to come is planned anew: later, or earlier, than it was. */
import { slotsAfter } from '#src/schedule/plan.ts';
import type { TradingCalendar } from '#src/schedule/trading-calendar.ts';
import { momentOf } from '#src/schedule/wall-clock.ts';
import type { Subscription, SubscriptionStore } from '../ports.ts';

export interface ReplanDeps {
  readonly subscriptions: Pick<SubscriptionStore, 'upcoming' | 'advance'>;
  /** Another object where the files were read again. */
  readonly calendar: () => TradingCalendar;
  /** The instant, in milliseconds since 1970. */
  readonly now: () => number;
}

const AT_ONCE = 200;

/** When a subscription goes out next by this calendar. What was posted already does not come again because its day was closed afterwards. */
function nextBy(
  { schedule, nextAt = Number.POSITIVE_INFINITY }: Subscription,
  now: number,
  calendar: TradingCalendar,
): number | undefined {
  for (const { at, local, movedFrom } of slotsAfter(schedule, now, calendar)) {
    if (movedFrom === undefined || at >= nextAt) return at;
    const meant = momentOf(`${movedFrom}${local.slice(10)}`, schedule.zone).at;
    if (meant > now) return at;
  }
  return undefined;
}

/** Thousands of subscriptions share a schedule and a next time, and so one answer. */
function createNextBy(now: number, calendar: TradingCalendar): (subscription: Subscription) => number | undefined {
  const known = new Map<string, number | undefined>();
  return (subscription) => {
    const key = JSON.stringify([subscription.schedule, subscription.nextAt]);
    if (!known.has(key)) known.set(key, nextBy(subscription, now, calendar));
    return known.get(key);
  };
}

async function replanAll(calendar: TradingCalendar, { subscriptions, now }: ReplanDeps): Promise<void> {
  const next = createNextBy(now(), calendar);
  for (let last: Subscription | undefined; ; ) {
    const page = await subscriptions.upcoming(last, AT_ONCE);
    for (const one of page) {
      const nextAt = next(one);
      // Who was changed in between was planned by the calendar that stands.
      if (nextAt !== one.nextAt) await subscriptions.advance(one, [], nextAt === undefined ? {} : { nextAt });
    }
    last = page.at(-1);
    if (last === undefined) return;
  }
}

/** Looks whether the calendar is another one than at the look before; the first look of a process plans all anew. */
export function createReplan(deps: ReplanDeps): () => Promise<void> {
  let planned: TradingCalendar | undefined;
  return async () => {
    const calendar = deps.calendar();
    if (calendar === planned) return;
    await replanAll(calendar, deps);
    planned = calendar;
  };
}
