import type { DeskDeps } from './desk-deps.ts';
import type { Post, PostHistory } from './ports.ts';
import { outcomeOfLooking } from './post-once.ts';

/** What ending the leftovers takes. */
export interface LeftoverDeps extends Pick<DeskDeps, 'posts' | 'chat' | 'newToken'> {
  readonly history: PostHistory;
}

/** Sources of posts whose message lives in the process that writes it: nobody can send them again. */
const SOURCES = ['answer', 'share', 'approval', 'told'] as const;
const LEASE_MS = 60_000;
const MOST = 500;

async function end(post: Post, { posts, chat, newToken }: LeftoverDeps): Promise<void> {
  if (post.state === 'uncertain') {
    const token = newToken();
    const [taken] = await posts.claim({ state: 'uncertain', token, leaseMs: LEASE_MS, limit: 1, only: post });
    if (taken === undefined) return;
    const found = await chat.find(post.target, post.id, post.firstTryAt ?? 0);
    const outcome = outcomeOfLooking(found, true);
    await posts.settle(post, token, outcome);
    if (outcome.state !== 'due') return;
  }
  await posts.skip(post, 'the program ended before it was posted');
}

/**
 * Ends what an earlier process left half done: an answer that may stand there is looked for, one that does not is given up.
 *
 * Called before anything new is asked, so that all of it is of an earlier process.
 *
 * @returns The work that has to wait: until a store lets uncertain posts be read back.
 */
export async function findLeftovers(workspaceId: string, deps: LeftoverDeps): Promise<() => Promise<void>> {
  const found: Post[] = [];
  for (const source of SOURCES) {
    for (const state of ['uncertain', 'due'] as const) {
      found.push(...(await deps.history.list(workspaceId, { source, state, limit: MOST })));
    }
  }
  return async () => {
    for (const post of found) await end(post, deps);
  };
}
