import { firstSlotAfter } from '../deliver/plan-slots.ts';
import type { Stores, Subscription } from '../ports.ts';
import { type AheadDeps, type Foreseen, runAhead, type SetClock } from './run-ahead.ts';

/** What looking ahead takes beside the stretch of time. */
export interface LookAheadDeps extends Omit<AheadDeps, 'stores' | 'clock' | 'workspaceId'> {
  /** Fresh stores on a clock, for one look. */
  readonly openStores: (clock: SetClock) => Pick<Stores, 'subscriptions' | 'posts' | 'postHistory'>;
}

/** A stretch of time, in milliseconds since 1970; its end is left out. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

const WORKSPACE = 'ahead';

/** What these subscriptions will post in a stretch of time. They themselves are left as they are. */
export async function lookAhead(
  subscriptions: readonly Subscription[],
  { from, until }: Stretch,
  deps: LookAheadDeps,
): Promise<readonly Foreseen[]> {
  const clock = { at: from };
  const stores = deps.openStores(clock);
  const byId = new Map(subscriptions.map((one) => [one.id, one]));
  for (const one of subscriptions.filter(({ state }) => state === 'active')) {
    const nextAt = one.trigger === 'new-report' ? undefined : firstSlotAfter(one, from, deps.calendar());
    const { nextAt: _, ...rest } = one;
    await stores.subscriptions.create({ ...rest, workspaceId: WORKSPACE, ...(nextAt === undefined ? {} : { nextAt }) });
  }
  const foreseen = await runAhead(until, { ...deps, stores, clock, workspaceId: WORKSPACE });
  return foreseen.map((one) => ({ ...one, subscription: byId.get(one.subscription.id) ?? one.subscription }));
}
