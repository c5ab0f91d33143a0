/** Forgetting: what is older than it may be kept is deleted, at start and once a day. */
import type { Logger } from 'pino';
import type { Stores } from './ports.ts';

/** How long is kept what, in milliseconds. */
export interface Retention {
  readonly events: number;
  readonly threads: number;
  readonly audit: number;
  /** Who was shown which figure privately. */
  readonly seen: number;
  /** What was posted, and with which figures. */
  readonly postHistory: number;
}

/** Runs something again and again, until it is stopped; it keeps no process alive. */
export type Every = (ms: number, run: () => void) => () => void;

export interface RetentionDeps {
  readonly stores: Pick<Stores, 'events' | 'threads' | 'audit' | 'seen' | 'postHistory'>;
  readonly keep: Retention;
  /** The instant, in milliseconds since 1970. */
  readonly now: () => number;
  readonly every: Every;
  readonly log: Logger;
}

const DAY_MS = 86_400_000;

/** Deletes from all of them, each whether or not another one fails; what was deleted is logged as counts. */
async function forget({ stores, keep, now, log }: RetentionDeps): Promise<void> {
  const counts: Record<string, number> = {};
  for (const what of ['events', 'threads', 'audit', 'seen', 'postHistory'] as const) {
    try {
      counts[what] = await stores[what].prune(now() - keep[what]);
    } catch (error) {
      log.error({ err: error, what }, 'what is too old could not be deleted');
    }
  }
  log.info(counts, 'what is too old was deleted');
}

/** Begins at once. @returns What ends it; a deletion under way is waited for. */
export function keepForgetting(deps: RetentionDeps): () => Promise<void> {
  let underWay = forget(deps);
  const stop = deps.every(DAY_MS, () => {
    underWay = underWay.then(() => forget(deps));
  });
  return async () => {
    stop();
    await underWay;
  };
}
