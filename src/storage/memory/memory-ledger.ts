import type { NewPost, Post, PostChange, PostClaim, PostRef, Waiting } from '#src/bot/ports.ts';
import type { FigureKey } from '#src/core/ids.ts';
import { IN_HAND } from '../post-states.ts';
import { keyOf } from './key-of.ts';

/** A post with what only the ledger knows of it. */
export interface Kept {
  readonly post: Post;
  /** Absent while nobody has it in hand. */
  readonly lease?: { readonly token: string; readonly until: number };
  /** Oldest first. */
  readonly changes: readonly PostChange[];
  readonly changedAt: number;
  /** What its message carried. */
  readonly figures?: readonly FigureKey[];
}

/** By workspace and id. */
export type Ledger = Map<string, Kept>;

export function refKey({ workspaceId, id }: PostRef): string {
  return keyOf(workspaceId, id);
}

/** Adds posts as `due`, all or none. Returns those that are new. */
export function addPosts(ledger: Ledger, posts: readonly NewPost[], at: number): readonly NewPost[] {
  const staged: Ledger = new Map();
  const taken = new Set([...ledger.values()].map(({ post }) => occurrenceKey(post)));
  for (const post of posts) {
    if (ledger.has(refKey(post)) || staged.has(refKey(post)) || taken.has(occurrenceKey(post))) continue;
    const parent = post.parentId === undefined ? undefined : keyOf(post.workspaceId, post.parentId);
    if (parent !== undefined && !ledger.has(parent) && !staged.has(parent)) {
      throw new RangeError(`the parent of post ${post.id} is not there: ${post.parentId}`);
    }
    taken.add(occurrenceKey(post));
    staged.set(refKey(post), { post: { ...post, state: 'due', attempts: 0 }, changes: [], changedAt: at });
  }
  for (const [key, kept] of staged) ledger.set(key, kept);
  return [...staged.values()].map(({ post }) => post);
}

function occurrenceKey({ workspaceId, source, target, occurrence }: NewPost): string {
  return keyOf(workspaceId, source, target, occurrence);
}

/** Whether it is not worth sending any more. */
export function isOver({ expiresAt }: Post, now: number): boolean {
  return expiresAt !== undefined && expiresAt <= now;
}

function isParentSent(ledger: Ledger, { workspaceId, parentId }: Post): boolean {
  return parentId === undefined || ledger.get(keyOf(workspaceId, parentId))?.post.state === 'sent';
}

/** Whether somebody may take it in hand when its time comes. */
function isWaiting(ledger: Ledger, post: Post, now: number): boolean {
  return post.state === 'uncertain' || (post.state === 'due' && !isOver(post, now) && isParentSent(ledger, post));
}

/** What may be taken in hand now, the longest waiting first. */
export function candidates(ledger: Ledger, claim: PostClaim, now: number): readonly Kept[] {
  const { state, limit, only, workspaceId, exceptTargets = [] } = claim;
  const place = (post: Post) => `${post.workspaceId}\n${post.id}`;
  return [...ledger.values()]
    .filter(({ post }) => post.state === state && post.notBefore <= now && isWaiting(ledger, post, now))
    .filter(({ post }) => (only ? refKey(only) === refKey(post) : post.task !== undefined))
    .filter(({ post }) => (workspaceId ?? post.workspaceId) === post.workspaceId)
    .filter(({ post }) => !exceptTargets.includes(post.target))
    .toSorted((a, b) => a.post.notBefore - b.post.notBefore || (place(a.post) < place(b.post) ? -1 : 1))
    .slice(0, limit);
}

/** The post in the hands of the claim's holder. */
export function take(kept: Kept, { state, token, leaseMs }: PostClaim, now: number): Kept {
  const { post } = kept;
  const begun = { attempts: post.attempts + 1, firstTryAt: post.firstTryAt ?? now, lastTryAt: now };
  return {
    ...kept,
    post: { ...post, ...(state === 'due' ? begun : {}), state: IN_HAND[state] },
    lease: { token, until: now + Math.ceil(leaseMs) },
    changedAt: now,
  };
}

/** How much waits in each workspace, and until when. */
export function waitingIn(ledger: Ledger, now: number): readonly Waiting[] {
  const found = new Map<string, Waiting>();
  for (const { post } of ledger.values()) {
    if (post.task === undefined || !isWaiting(ledger, post, now)) continue;
    const { workspaceId, notBefore } = post;
    const known = found.get(workspaceId) ?? { workspaceId, now: 0 };
    const isNow = notBefore <= now;
    const next = isNow ? known.nextAt : Math.min(known.nextAt ?? notBefore, notBefore);
    const nextAt = next === undefined ? {} : { nextAt: next };
    found.set(workspaceId, { workspaceId, now: known.now + (isNow ? 1 : 0), ...nextAt });
  }
  return [...found.values()].toSorted((a, b) => (a.workspaceId < b.workspaceId ? -1 : 1));
}
