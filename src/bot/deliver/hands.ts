/** Posts in hand: each is worked on beside the others, and told to the ledger when it ends; all can be let go at a stop. */

import type { Logger } from 'pino';
import type { Post, PostOutcome, PostStore } from '../ports.ts';
import type { InHand } from './deliver-post.ts';
import { REASONS } from './reasons.ts';

export interface HandsDeps {
  readonly posts: PostStore;
  readonly elapsed: () => number;
  readonly log: Logger;
  /** Told when one of them has ended, and whether the ledger took its word. */
  readonly onSettled: (post: Post, outcome: PostOutcome, isTaken: boolean) => void;
}

export interface Hands {
  /** How many are being worked on, of one workspace or of all. */
  count(workspaceId?: string): number;
  /** Begins. Resolves when it has ended, however it ended. */
  begin(post: Post, token: string, work: (inHand: InHand) => Promise<PostOutcome>): Promise<void>;
  /** Resolves when nothing is being worked on any more. */
  empty(): Promise<void>;
  /** What is still being worked on may have been posted, and is to be read back. */
  letGo(): Promise<number>;
}

export function createHands({ posts, elapsed, log, onSettled }: HandsDeps): Hands {
  const held = new Map<string, { readonly inHand: InHand; readonly done: Promise<void> }>();

  async function run(inHand: InHand, work: (inHand: InHand) => Promise<PostOutcome>): Promise<void> {
    const { post, token } = inHand;
    try {
      const outcome = await work(inHand);
      const isTaken = await posts.settle(post, token, outcome);
      if (!isTaken) log.warn({ post: post.id, state: outcome.state }, 'what became of a post was known too late');
      onSettled(post, outcome, isTaken);
    } catch (error) {
      // It stays in hand until its lease lapses, and is read back then.
      log.error({ err: error, post: post.id }, 'a post could not be brought to its end');
    } finally {
      held.delete(token);
    }
  }

  return {
    count: (workspaceId) =>
      workspaceId === undefined
        ? held.size
        : [...held.values()].filter(({ inHand }) => inHand.post.workspaceId === workspaceId).length,
    begin: (post, token, work) => {
      const inHand = { post, token, takenAt: elapsed() };
      const done = run(inHand, work);
      held.set(token, { inHand, done });
      return done;
    },
    empty: async () => {
      while (held.size > 0) await Promise.all([...held.values()].map(({ done }) => done));
    },
    letGo: async () => {
      const left = [...held.values()];
      for (const { inHand } of left) {
        await posts.settle(inHand.post, inHand.token, { state: 'uncertain', reason: REASONS.stoppedSending });
      }
      return left.length;
    },
  };
}
