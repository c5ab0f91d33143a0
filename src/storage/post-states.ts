import type { PostOutcome, PostState } from '#src/bot/ports.ts';

/** A request's timeout of 10 s, and 30 s until a platform surely shows what it took. */
export const READ_BACK_AFTER_MS = 40_000;

/** From which states an outcome may be said: whoever has the post in hand is sending it or reading it back. */
export const SETTLED_FROM: Readonly<Record<PostOutcome['state'], readonly PostState[]>> = {
  sent: ['sending', 'checking'],
  due: ['sending', 'checking'],
  uncertain: ['sending', 'checking'],
  failed: ['sending'],
  skipped: ['sending'],
  unverifiable: ['checking'],
};

/** What a post in hand is called, by what it was before. */
export const IN_HAND = { due: 'sending', uncertain: 'checking' } as const satisfies Partial<
  Record<PostState, PostState>
>;

export const HELD: readonly PostState[] = Object.values(IN_HAND);
export const SKIPPED_FROM: readonly PostState[] = ['due'];
export const RESENT_FROM: readonly PostState[] = ['failed', 'unverifiable'];
/** Nothing happens to these by itself any more. */
export const ENDED: readonly PostState[] = ['sent', 'failed', 'unverifiable', 'skipped', 'expired'];

export const LEASE_LAPSED = 'the lease ran out';
export const OVERDUE = 'its time was over before it could be sent';

/**
 * How long an outcome keeps the post waiting, in whole milliseconds; `undefined` for one that ends it.
 *
 * @param readBackAfterMs The least time between a try that may have posted and reading back.
 */
export function waitAfter(outcome: PostOutcome, readBackAfterMs: number): number | undefined {
  switch (outcome.state) {
    case 'due':
      return Math.ceil(outcome.retryInMs);
    case 'uncertain':
      return Math.ceil(Math.max(readBackAfterMs, outcome.retryInMs ?? 0));
    case 'sent':
    case 'failed':
    case 'skipped':
    case 'unverifiable':
      return undefined;
  }
}

/** What the history says of an outcome: a message that went out needs no reason. */
export function reasonOf(outcome: PostOutcome): string {
  return outcome.reason ?? 'posted';
}
