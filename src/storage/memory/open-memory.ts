import type { Stores } from '#src/bot/ports.ts';
import { READ_BACK_AFTER_MS } from '../post-states.ts';
import { createMemoryAudit } from './memory-audit.ts';
import { createMemoryConversations } from './memory-conversations.ts';
import { createMemoryEvents } from './memory-events.ts';
import { createMemoryInstallations } from './memory-installations.ts';
import type { Ledger } from './memory-ledger.ts';
import { createMemoryPostHistory } from './memory-post-history.ts';
import { createMemoryPosts } from './memory-posts.ts';
import { createMemoryPublished } from './memory-published.ts';
import { createMemorySeen } from './memory-seen.ts';
import { createMemorySettings } from './memory-settings.ts';
import { createMemorySubscriptions } from './memory-subscriptions.ts';
import { createMemoryThreads } from './memory-threads.ts';

/** What the store in memory is made with. */
export interface MemoryOptions {
  readonly now: () => Date;
  /** @default 40,000 ms: a request's timeout of 10 s and 30 s to settle. */
  readonly readBackAfterMs?: number;
}

/** Stores that last as long as the process: for tests, and for a page that needs no data folder. */
export function openMemoryStores({ now, readBackAfterMs = READ_BACK_AFTER_MS }: MemoryOptions): Stores {
  const clock = () => now().getTime();
  const ledger: Ledger = new Map();
  return {
    threads: createMemoryThreads(clock),
    events: createMemoryEvents(clock),
    posts: createMemoryPosts({ ledger, now: clock, readBackAfterMs }),
    postHistory: createMemoryPostHistory(ledger),
    audit: createMemoryAudit(clock),
    installations: createMemoryInstallations(),
    settings: createMemorySettings(),
    subscriptions: createMemorySubscriptions({ ledger, now: clock }),
    conversations: createMemoryConversations(),
    published: createMemoryPublished(clock),
    seen: createMemorySeen(clock),
    close: async () => {},
  };
}
