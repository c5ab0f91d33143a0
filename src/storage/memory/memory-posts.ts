import type { Post, PostOutcome, PostRef, PostState, PostStore } from '#src/bot/ports.ts';
import {
  HELD,
  LEASE_LAPSED,
  OVERDUE,
  RESENT_FROM,
  reasonOf,
  SETTLED_FROM,
  SKIPPED_FROM,
  waitAfter,
} from '../post-states.ts';
import { addPosts, candidates, isOver, type Kept, type Ledger, refKey, take, waitingIn } from './memory-ledger.ts';

interface Deps {
  readonly ledger: Ledger;
  readonly now: () => number;
  readonly readBackAfterMs: number;
}

/** The working side of the ledger, in memory. */
export function createMemoryPosts({ ledger, now, readBackAfterMs }: Deps): PostStore {
  const put = (kept: Kept) => void ledger.set(refKey(kept.post), kept);

  /** A change with its line of history; nobody holds the post after it. */
  function change(
    { post, changes, figures }: Kept,
    set: Partial<Post> & { readonly state: PostState },
    reason: string,
  ): void {
    const line = { at: now(), state: set.state, reason, applied: true };
    const carried = figures === undefined ? {} : { figures };
    put({ post: { ...post, ...set }, changes: [...changes, line], changedAt: now(), ...carried });
  }

  function move(ref: PostRef, from: readonly PostState[], apply: (kept: Kept) => void): boolean {
    const kept = ledger.get(refKey(ref));
    if (!kept || !from.includes(kept.post.state)) return false;
    apply(kept);
    return true;
  }

  return {
    add: async (posts) => addPosts(ledger, posts, now()).map(({ id }) => id),
    claim: async (claim) => {
      const taken = candidates(ledger, claim, now()).map((kept) => take(kept, claim, now()));
      for (const kept of taken) put(kept);
      return taken.map(({ post }) => post);
    },
    settle: async (ref, token, outcome) => {
      const kept = ledger.get(refKey(ref));
      if (!kept) return false;
      const reason = reasonOf(outcome);
      const { state } = outcome;
      if (kept.lease?.token !== token || !SETTLED_FROM[state].includes(kept.post.state)) {
        put({ ...kept, changes: [...kept.changes, { at: now(), state, reason, applied: false }] });
        return false;
      }
      const wait = waitAfter(outcome, readBackAfterMs);
      const waiting = wait === undefined ? {} : { notBefore: now() + wait };
      const carried = outcome.state === 'sent' && outcome.figures ? { figures: [...new Set(outcome.figures)] } : {};
      change({ ...kept, ...carried }, { ...messageOf(outcome), ...waiting, state }, reason);
      return true;
    },
    sweep: async () => {
      const lapsed = [...ledger.values()].filter(
        ({ post, lease }) => HELD.includes(post.state) && lease !== undefined && lease.until <= now(),
      );
      for (const kept of lapsed) {
        change(kept, { state: 'uncertain', notBefore: now() + readBackAfterMs }, LEASE_LAPSED);
      }
      const overdue = [...ledger.values()].filter(({ post }) => post.state === 'due' && isOver(post, now()));
      for (const kept of overdue) change(kept, { state: 'expired' }, OVERDUE);
      return { uncertain: lapsed.length, expired: overdue.length };
    },
    waiting: async () => waitingIn(ledger, now()),
    skip: async (ref, reason) => move(ref, SKIPPED_FROM, (kept) => change(kept, { state: 'skipped' }, reason)),
    resend: async (ref, reason) =>
      move(ref, RESENT_FROM, (kept) => {
        const { expiresAt: _, ...post } = kept.post;
        change({ ...kept, post }, { state: 'due', notBefore: now() }, reason);
      }),
  };
}

/** What an outcome says of the message. */
function messageOf(outcome: PostOutcome): Partial<Post> {
  if (outcome.state !== 'sent') return {};
  const { reason: _, figures: _carried, ...message } = outcome;
  return message;
}
