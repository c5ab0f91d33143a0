import type { NewPost, Post, PostClaim } from '#src/bot/ports.ts';
import { START } from './store-under-test.ts';

/** A post that is due at the start, in a workspace of its own name. */
export function somePost(id: string, more: Partial<NewPost> = {}): NewPost {
  return {
    workspaceId: 'slack:T1',
    id,
    source: `subscription-${id}`,
    target: 'C1',
    occurrence: '2025-09-10T07:30',
    notBefore: START,
    task: { kind: 'subscription', subscriptionId: id, local: '2025-09-10T07:30', slotAt: START, trigger: 'slot' },
    ...more,
  };
}

/** As it stands right after it was added. */
export function asDue(post: NewPost): Post {
  return { ...post, state: 'due', attempts: 0 };
}

export const LEASE_MS = 30_000;

/** Takes what is due, in the hands of `token`. */
export function claimDue(token: string, more: Partial<PostClaim> = {}): PostClaim {
  return { state: 'due', token, leaseMs: LEASE_MS, limit: 100, ...more };
}
