/** When a post really comes, where many go out at one time. */
import type { Span } from '#src/core/span.ts';
import { slotsAfter } from '#src/schedule/plan.ts';
import { toZoneId } from '#src/schedule/zone.ts';
import { sendingWindow } from '../deliver/pace.ts';
import type { Subscription } from '../ports.ts';
import type { Turn } from './command-deps.ts';
import { LOOKED_AT } from './runs.ts';
import { line } from './said.ts';
import { sayClocks, sayTime } from './when.ts';

/** So many messages go out at one time; any of them comes within these instants, in milliseconds since 1970. */
interface Spread {
  readonly count: number;
  readonly from: number;
  /** On the full minute. */
  readonly until: number;
  /** Of the subscription. */
  readonly zone: string;
}

/** The time over which the next post of a subscription may come; `undefined` where that is within a minute, or nothing comes. */
export type Spreads = (subscription: Subscription) => Spread | undefined;

const MINUTE_MS = 60_000;

/** When the next post of a subscription goes out, days left out passed over. Thousands share a schedule and one answer. */
function createNextOpen({ deps }: Turn): (subscription: Subscription) => number | undefined {
  const known = new Map<string, number | undefined>();
  const now = deps.now();
  const calendar = deps.calendar();
  return ({ schedule, trigger }) => {
    if (trigger === 'new-report') return undefined;
    const key = JSON.stringify(schedule);
    if (!known.has(key)) {
      const slot = slotsAfter(schedule, now, calendar)
        .take(LOOKED_AT)
        .find(({ isOpen }) => isOpen);
      known.set(key, slot?.at);
    }
    return known.get(key);
  };
}

/** Reads, once, what goes out when in this workspace. */
export async function readSpreads(turn: Turn): Promise<Spreads> {
  const { asked, deps } = turn;
  const nextOpen = createNextOpen(turn);
  const counts = new Map<number, number>();
  for (const one of await deps.subscriptions.list(asked.workspaceId, { state: 'active' })) {
    const at = nextOpen(one);
    if (at !== undefined) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return (subscription) => {
    const at = nextOpen(subscription);
    if (at === undefined) return undefined;
    const count = counts.get(at) ?? 0;
    const window = sendingWindow(at, count, deps.postsPerMinute);
    if (window.until - window.from < MINUTE_MS) return undefined;
    const until = Math.ceil(window.until / MINUTE_MS) * MINUTE_MS;
    return { count, from: window.from, until, zone: subscription.schedule.zone };
  };
}

/** On the reader's clocks, as the runs are told. */
export function saySpread(
  spread: Spread | undefined,
  readerZone: string | undefined,
  turn: Turn,
): readonly (readonly Span[])[] {
  if (spread === undefined) return [];
  const zone = toZoneId(readerZone ?? '') ?? spread.zone;
  const { count, from, until } = spread;
  const slots = { count, from: sayTime(from, zone), until: sayTime(until, zone), zone: sayClocks(zone, turn) };
  return [line(turn.speech, 'subscription.spread', slots)];
}
