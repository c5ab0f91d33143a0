/** Copies that came about too late to be found: a request that a platform carried out long after it was given up. The later one is taken back. */

import type { Logger } from 'pino';
import type { ChatOf, Post, PostHistory, PostOutcome } from '../ports.ts';

export interface CopiesDeps {
  readonly history: Pick<PostHistory, 'changes'>;
  readonly chatOf: ChatOf;
  readonly elapsed: () => number;
  readonly log: Logger;
}

export interface Copies {
  /** A post went out: when it had been uncertain before, it is looked at once more after a while. */
  note(post: Post, outcome: PostOutcome): Promise<void>;
  /** Looks at those whose time has come. */
  sweep(): Promise<void>;
}

interface Suspect {
  readonly post: Post;
  readonly messageId: string;
  readonly lookAt: number;
}

const AFTER_MS = 300_000;
const MOST = 1_000;

export function createCopies({ history, chatOf, elapsed, log }: CopiesDeps): Copies {
  let suspects: readonly Suspect[] = [];

  async function look({ post, messageId }: Suspect): Promise<void> {
    const chat = await chatOf(post.workspaceId);
    const found = await chat?.find(post.target, post.id, post.firstTryAt ?? 0);
    if (chat === undefined || found?.kind !== 'there') return;
    for (const copy of [found.messageId, ...(found.laterIds ?? [])].filter((id) => id !== messageId)) {
      const isGone = await chat.remove(post.target, copy);
      log.warn({ post: post.id, isGone }, 'a second copy of a message came late, and was taken back');
    }
  }

  return {
    note: async (post, outcome) => {
      if (outcome.state !== 'sent' || post.attempts < 2 || (post.task !== undefined && 'person' in post.task)) return;
      const changes = await history.changes(post);
      if (!changes.some(({ state }) => state === 'uncertain')) return;
      const { messageId } = outcome;
      suspects = [...suspects.slice(1 - MOST), { post, messageId, lookAt: elapsed() + AFTER_MS }];
    },
    sweep: async () => {
      const due = suspects.filter(({ lookAt }) => lookAt <= elapsed());
      suspects = suspects.filter(({ lookAt }) => lookAt > elapsed());
      for (const suspect of due) {
        await look(suspect).catch((error: unknown) => log.error({ err: error }, 'a copy could not be looked for'));
      }
    },
  };
}
