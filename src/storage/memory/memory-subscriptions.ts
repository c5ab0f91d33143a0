import type { PlannedPost, Subscription, SubscriptionStore } from '#src/bot/ports.ts';
import { keyOf } from './key-of.ts';
import { addPosts, type Ledger, refKey } from './memory-ledger.ts';

interface Deps {
  readonly ledger: Ledger;
  readonly now: () => number;
}

/** Subscriptions in memory. */
export function createMemorySubscriptions({ ledger, now }: Deps): SubscriptionStore {
  const kept = new Map<string, Subscription>();
  const numbers = new Map<string, number>();
  const all = () => [...kept.values()];
  const active = () => all().filter(({ state }) => state === 'active');

  /** Writes it if it is the one that was read. */
  function put(read: Subscription, next: Subscription): boolean {
    const key = keyOf(read.workspaceId, read.id);
    const standing = kept.get(key);
    if (standing?.version !== read.version) return false;
    const { number, origin, createdAt } = standing;
    kept.set(key, { ...next, number, origin, createdAt, version: read.version + 1 });
    return true;
  }

  return {
    create: async (subscription) => {
      const { workspaceId, id } = subscription;
      const standing = kept.get(keyOf(workspaceId, id));
      if (standing) return standing;
      const number = (numbers.get(workspaceId) ?? 0) + 1;
      numbers.set(workspaceId, number);
      const made: Subscription = { ...subscription, number, state: 'active', createdAt: now(), version: 1 };
      kept.set(keyOf(workspaceId, id), made);
      return made;
    },
    find: async (workspaceId, id) => kept.get(keyOf(workspaceId, id)),
    list: async (workspaceId, filter = {}) =>
      all()
        .filter((one) => one.workspaceId === workspaceId && isWanted(one, filter))
        .toSorted((a, b) => a.number - b.number),
    change: async (subscription) => put(subscription, subscription),
    remove: async (workspaceId, id) => kept.delete(keyOf(workspaceId, id)),
    ...createLooks(active, now),
    advance: async (subscription, posts, { nextAt, lastReport }) => {
      const standing = kept.get(keyOf(subscription.workspaceId, subscription.id));
      if (standing?.version !== subscription.version) return false;
      const added = new Set(
        addPosts(
          ledger,
          posts.map(({ post }) => post),
          now(),
        ).map(({ id }) => id),
      );
      for (const planned of posts) if (added.delete(planned.post.id)) endAtOnce(ledger, planned, now());
      const { nextAt: _, ...rest } = standing;
      const moved = {
        ...(nextAt === undefined ? {} : { nextAt }),
        ...(lastReport === undefined ? {} : { lastReport }),
      };
      return put(standing, { ...rest, ...moved });
    },
  };
}

/** Looks over all workspaces. */
function createLooks(
  active: () => readonly Subscription[],
  now: () => number,
): Pick<SubscriptionStore, 'due' | 'upcoming' | 'unaware'> {
  return {
    due: async (limit) =>
      active()
        .filter(({ nextAt }) => nextAt !== undefined && nextAt <= now())
        .toSorted((a, b) => (a.nextAt ?? 0) - (b.nextAt ?? 0) || byPlace(a, b))
        .slice(0, limit),
    upcoming: async (after, limit) =>
      behind(after, active())
        .filter(({ nextAt }) => nextAt !== undefined && nextAt > now())
        .slice(0, limit),
    unaware: async (report, limit) =>
      active()
        .filter(({ trigger, lastReport }) => trigger !== 'every-slot' && lastReport !== report)
        .toSorted(byPlace)
        .slice(0, limit),
  };
}

function isWanted(
  one: Subscription,
  { owner, target, state }: NonNullable<Parameters<SubscriptionStore['list']>[1]>,
): boolean {
  return (
    (owner ?? one.owner) === one.owner && (target ?? one.target) === one.target && (state ?? one.state) === one.state
  );
}

/** In the order of their places, from the one after this on. */
function behind(
  after: Pick<Subscription, 'workspaceId' | 'id'> | undefined,
  subscriptions: readonly Subscription[],
): readonly Subscription[] {
  return subscriptions.filter((one) => after === undefined || place(one) > place(after)).toSorted(byPlace);
}

function place({ workspaceId, id }: Pick<Subscription, 'workspaceId' | 'id'>): string {
  return `${workspaceId}\n${id}`;
}

function byPlace(a: Subscription, b: Subscription): number {
  return place(a) < place(b) ? -1 : 1;
}

function endAtOnce(ledger: Ledger, { post, ended }: PlannedPost, at: number): void {
  const kept = ledger.get(refKey(post));
  if (!ended || !kept) return;
  const line = { at, ...ended, applied: true };
  ledger.set(refKey(post), { ...kept, post: { ...kept.post, state: ended.state }, changes: [line], changedAt: at });
}
