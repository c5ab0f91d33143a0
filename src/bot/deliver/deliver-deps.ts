import type { Logger } from 'pino';
import type { CalendarDate } from '#src/core/calendar-date.ts';
import type { ReportId } from '#src/core/ids.ts';
import type { Message } from '#src/core/message.ts';
import type { PublishedReport } from '#src/core/published-report.ts';
import type { TradingCalendar } from '#src/schedule/trading-calendar.ts';
import type { Knowledge } from '../knowledge.ts';
import type {
  ChatOf,
  Content,
  PostHistory,
  PostStore,
  PublishedStore,
  Subscription,
  SubscriptionStore,
  ThreadStore,
} from '../ports.ts';
import type { PaceLimits } from './pace.ts';

/** What an alert says on a report. `quiet`: its rule does not hold, or nothing is new. `broken`: it has no rule that can be read. */
export type AlertSaid =
  | { readonly kind: 'said'; readonly message: Message }
  | { readonly kind: 'quiet' }
  | { readonly kind: 'broken' };

/** An alert that is to be looked at. */
export interface AlertAsked {
  readonly rule: Extract<Content, { kind: 'alert' }>['rule'];
  readonly subscription: Subscription;
  /** The report that made it be looked at. Absent: the newest. */
  readonly reportId?: ReportId;
  /** The report that the subscription had seen before. Absent: none, or it is not remembered. */
  readonly before?: PublishedReport;
  /** The reader's day. */
  readonly day: CalendarDate;
}

/** What writing and sending posts takes. */
export interface DeliverDeps {
  /** Read once for each post. */
  readonly knowledge: () => Knowledge;
  readonly calendar: () => TradingCalendar;
  readonly subscriptions: SubscriptionStore;
  readonly posts: PostStore;
  readonly history: Pick<PostHistory, 'changes'>;
  readonly threads: ThreadStore;
  readonly chatOf: ChatOf;
  readonly published: PublishedStore;
  readonly writeAlert: (asked: AlertAsked, knowledge: Knowledge) => AlertSaid;
  /** Tells whoever was shown what a new version of a report corrects; called at each look. */
  readonly recall: () => Promise<void>;
  /** The instant, in milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds on a clock that nobody sets. */
  readonly elapsed: () => number;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** A text that nobody else has. */
  readonly newToken: () => string;
  /** A short text that stands for a longer one: another text, another hash. */
  readonly hash: (text: string) => string;
  /** How late a slot is still sent, in milliseconds. */
  readonly catchUpMs: number;
  /** How long a try that may have posted is left alone before it is read back, as the store keeps it. */
  readonly readBackAfterMs: number;
  readonly pace: PaceLimits;
  readonly log: Logger;
}
