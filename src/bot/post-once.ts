import type { Message } from '#src/core/message.ts';
import type { DeskDeps } from './desk-deps.ts';
import type { Found, NewPost, Post, Posted, PostOutcome } from './ports.ts';

/** A message, and the row of the ledger that it goes out under. */
export interface Outgoing {
  readonly post: NewPost;
  readonly message: Message;
}

/** How it ended. `failed`: it is not there, or nobody can say. */
export type PostedOnce = { readonly kind: 'sent'; readonly messageId: string } | { readonly kind: 'known' | 'failed' };

/** Longer than one call with all its forms may take. */
const LEASE_MS = 120_000;
/** Sending and reading back, in turn. */
const STEPS = 6;
/** What somebody waits for an answer at most. */
const PATIENCE_MS = 60_000;
/** Timers may fire a moment early. */
const MARGIN_MS = 10;

type PostingDeps = Pick<DeskDeps, 'posts' | 'chat' | 'wait' | 'newToken' | 'readBackAfterMs'>;

/** What the ledger is told of an attempt to post. */
export function outcomeOfPosting(posted: Posted): PostOutcome {
  switch (posted.kind) {
    case 'sent': {
      const { messageId, link } = posted;
      return { state: 'sent', messageId, ...(link === undefined ? {} : { link }) };
    }
    case 'later':
      return { state: 'due', reason: posted.reason, retryInMs: posted.retryInMs };
    case 'refused':
      return { state: 'failed', reason: posted.reason };
    case 'unsure':
      return { state: 'uncertain', reason: posted.reason };
  }
}

/** What the ledger is told of reading back. Whoever may not read can never know. */
export function outcomeOfLooking(found: Found, isLast: boolean): PostOutcome {
  switch (found.kind) {
    case 'there':
      return { state: 'sent', messageId: found.messageId, reason: 'found by reading back' };
    case 'absent':
      return { state: 'due', reason: 'read back, and not there', retryInMs: 0 };
    case 'hidden':
      return { state: 'unverifiable', reason: found.reason };
    case 'later':
      return isLast
        ? { state: 'unverifiable', reason: found.reason }
        : { state: 'uncertain', reason: found.reason, retryInMs: found.retryInMs };
  }
}

async function attempt(
  taken: Post,
  { post, message }: Outgoing,
  deps: PostingDeps,
  isLast: boolean,
): Promise<PostOutcome> {
  if (taken.state === 'sending') return outcomeOfPosting(await deps.chat.post(post.target, message, post.id));
  return outcomeOfLooking(await deps.chat.find(post.target, post.id, taken.firstTryAt ?? 0), isLast);
}

function waitOf(outcome: PostOutcome, readBackAfterMs: number): number | undefined {
  if (outcome.state === 'due') return outcome.retryInMs;
  return outcome.state === 'uncertain' ? Math.max(readBackAfterMs, outcome.retryInMs ?? 0) : undefined;
}

/** Of a message that stands there it is kept which figures it carries. */
function carrying(outcome: PostOutcome, { message: { figures } }: Outgoing): PostOutcome {
  return outcome.state === 'sent' && figures !== undefined ? { ...outcome, figures } : outcome;
}

/**
 * Posts a message through the ledger: written down before the first byte leaves, sent again only when it is certain that it is
 * not there, read back when nobody can say.
 */
export async function postOnce(outgoing: Outgoing, deps: PostingDeps): Promise<PostedOnce> {
  const { posts } = deps;
  const { post } = outgoing;
  if ((await posts.add([post])).length === 0) return { kind: 'known' };
  let state: 'due' | 'uncertain' = 'due';
  for (let step = 1; step <= STEPS; step += 1) {
    const token = deps.newToken();
    const [taken] = await posts.claim({ state, token, leaseMs: LEASE_MS, limit: 1, only: post });
    if (taken === undefined) break;
    const outcome = await attempt(taken, outgoing, deps, step >= STEPS - 1);
    await posts.settle(post, token, carrying(outcome, outgoing));
    if (outcome.state === 'sent') return { kind: 'sent', messageId: outcome.messageId };
    const ms = waitOf(outcome, deps.readBackAfterMs);
    if (ms === undefined || ms > PATIENCE_MS || (outcome.state !== 'due' && outcome.state !== 'uncertain')) break;
    await deps.wait(ms + MARGIN_MS);
    state = outcome.state;
  }
  await posts.skip(post, 'nobody waits for an answer so long');
  return { kind: 'failed' };
}
