import type { Speech } from '#src/briefing/wording-spans.ts';
import type { CalendarDate } from '#src/core/calendar-date.ts';
import type { Locale } from '#src/core/locale.ts';
import type { TradingCalendar } from '#src/schedule/trading-calendar.ts';
import type { DeliverDeps } from '../deliver/deliver-deps.ts';
import type { Knowledge } from '../knowledge.ts';
import type {
  Asking,
  AuditStore,
  Chat,
  Compliance,
  Directory,
  PostHistory,
  PostStore,
  SubscriptionStore,
} from '../ports.ts';

/** What commands need: what is remembered, what is known, and the platform. */
export interface CommandDeps {
  /** Read once for each command. */
  readonly knowledge: () => Knowledge;
  readonly calendar: () => TradingCalendar;
  readonly subscriptions: SubscriptionStore;
  readonly posts: PostStore;
  readonly postHistory: PostHistory;
  readonly audit: AuditStore;
  readonly chat: Pick<Chat, 'direct'>;
  readonly directory: Directory;
  /** Absent where the platform tells nobody apart: then no subscription is made where others read along. */
  readonly compliance?: Compliance;
  readonly today: () => CalendarDate;
  /** The instant, in milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** A text that nobody else has. */
  readonly newToken: () => string;
  readonly writeAlert: DeliverDeps['writeAlert'];
  /** Looks now for what is due, and sends it. */
  readonly lookNow: () => Promise<void>;
  /** Messages a minute that go out in one workspace: many at one time are spread. */
  readonly postsPerMinute: number;
}

/** A command that somebody gave, and in which language it is answered. */
export interface CommandAsked extends Asking {
  readonly locale: Locale;
}

/** One command on its way: who gave it, and one snapshot of what is known. */
export interface Turn {
  readonly asked: CommandAsked;
  readonly deps: CommandDeps;
  readonly knowledge: Knowledge;
  readonly speech: Speech;
}

/** @param deps Its knowledge is read here, once. */
export function toTurn(asked: CommandAsked, deps: CommandDeps): Turn {
  const knowledge = deps.knowledge();
  const { locale } = asked;
  return {
    asked,
    deps,
    knowledge,
    speech: { locale, wording: knowledge.wordings[locale], library: knowledge.library },
  };
}
