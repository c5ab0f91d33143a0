import type { Logger } from 'pino';
import type { Knowledge } from '../knowledge.ts';
import type {
  AuditStore,
  ChatOf,
  PostHistory,
  PostStore,
  PublishedStore,
  SeenStore,
  SubscriptionStore,
  ThreadStore,
} from '../ports.ts';

/** What telling of corrections takes. */
export interface RecallDeps {
  readonly knowledge: () => Knowledge;
  readonly published: PublishedStore;
  readonly seen: Pick<SeenStore, 'by'>;
  readonly posts: Pick<PostStore, 'add'>;
  readonly postHistory: Pick<PostHistory, 'carrying'>;
  readonly threads: Pick<ThreadStore, 'find'>;
  readonly subscriptions: Pick<SubscriptionStore, 'find'>;
  readonly audit: Pick<AuditStore, 'append'>;
  readonly chatOf: ChatOf;
  /** The instant, in milliseconds since 1970. */
  readonly now: () => number;
  readonly newToken: () => string;
  readonly log: Logger;
}
