import type { CalendarDate } from '#src/core/calendar-date.ts';
import type { CommandDeps } from './commands/command-deps.ts';
import type { OpenCompliance } from './compliance/open-compliance.ts';
import type { Knowledge } from './knowledge.ts';
import type { AuditStore, Chat, EventStore, PostHistory, PostStore, SeenStore, ThreadStore } from './ports.ts';

/** What the use cases of a chat platform need: the snapshot of the moment, what is remembered, and the platform. */
export interface DeskDeps {
  /** Read once for each request. */
  readonly knowledge: () => Knowledge;
  readonly today: () => CalendarDate;
  readonly events: EventStore;
  readonly threads: ThreadStore;
  readonly posts: PostStore;
  readonly postHistory: PostHistory;
  readonly audit: AuditStore;
  readonly seen: SeenStore;
  /** Absent where the platform tells nobody apart: then only what a request itself says of its readers counts. */
  readonly compliance?: OpenCompliance;
  readonly chat: Chat;
  /** The instant, in milliseconds since 1970. */
  readonly now: () => number;
  /** Told of requests that the store did not take, and how many: they are not answered. */
  readonly onAuditLost: (error: unknown, count: number) => void;
  /** Told of notes on who was shown what that the store did not take, and how many: these people are told of no correction. */
  readonly onSeenLost: (error: unknown, count: number) => void;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** A text that nobody else has. */
  readonly newToken: () => string;
  /** How long a try that may have posted is left alone before it is read back, as the store keeps it. */
  readonly readBackAfterMs: number;
  /** What subscriptions need beside the rest. Absent: nothing can be subscribed to here. */
  readonly commands?: Omit<CommandDeps, keyof DeskDeps>;
}
