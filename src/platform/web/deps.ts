/** What the page needs of the program, and nothing more: `main.ts` puts it together. */
import type { Logger } from 'pino';
import type { ChartTheme, Picture } from '#src/bot/ports.ts';
import type { CalendarDate } from '#src/core/calendar-date.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import type { SmallcapsError } from '#src/core/errors.ts';
import type { Locale, Localised } from '#src/core/locale.ts';
import type { Action, Message } from '#src/core/message.ts';
import type { Report } from '#src/core/report.ts';
import type { Changes } from './changes.ts';

/** A question with its thread and the asker's day, as the bot takes it. */
export interface WebAsked {
  readonly question: string;
  readonly thread: readonly string[];
  readonly today: CalendarDate;
  readonly locale?: Locale;
}

/** A payload as Slack would be sent it; the blocks are read by their shape (`slack-blocks.ts`). */
export interface SlackPayload {
  readonly text: string;
  readonly blocks: readonly unknown[];
}

/** A payload as Teams would be sent it; the card is drawn by the public renderer. */
export interface TeamsPayload {
  readonly card: unknown;
  /** What a notification shows. */
  readonly summary: string;
}

/** A message in all the forms that the page shows. */
export interface WebView {
  readonly message: Message;
  /** The same for other programs, where there is such a form. */
  readonly json?: unknown;
  /** What Slack would be sent. */
  readonly slack: SlackPayload;
  /** What Teams would be sent. */
  readonly teams: TeamsPayload;
}

/** Which digest is wanted: of which day, in which language, and by which template where not the usual one. */
export interface DigestAsked {
  readonly day: CalendarDate;
  readonly locale: Locale;
  /** A name that `templates()` lists. */
  readonly template?: string;
}

/** A digest as it would be posted. */
export interface WebDigest extends WebView {
  /** The name of its template. */
  readonly template: string;
  /** Canonical questions that a reply under it goes on from, oldest first. */
  readonly thread?: readonly string[];
}

/** A template that can be chosen. */
export interface WebTemplate {
  readonly name: string;
  readonly title: Localised;
}

/** Where digests come from. */
export interface WebDigests {
  /** The next days on which one goes out, today included, earliest first: the page offers three. */
  days(today: CalendarDate): readonly CalendarDate[];
  /** The usual one first. */
  templates(): readonly WebTemplate[];
  /** `undefined` where there is none to send: no such template, or none that is good. */
  draw(asked: DigestAsked): WebDigest | undefined;
}

/** One thing that was foreseen: when, what and where to, or why not; and the message. */
export interface WebForeseen {
  readonly says: string;
  /** Absent for what is left out, and for a word on all of them. */
  readonly view?: WebView;
}

/** A stretch of time ahead, from the next midnight on. */
export type WebStretch = 'tomorrow-morning' | 'tomorrow' | 'week';

/** One subscription in the list at the side. */
export interface WebSubscription {
  readonly number: number;
  readonly says: string;
  /** The next ones, in words. */
  readonly runs: readonly string[];
  readonly actions: readonly Action[];
}

/** Subscriptions that are tried out: they live as long as somebody's browser, and post nowhere. */
export interface WebSchedules {
  /** Carries a command out; `undefined` for a question. */
  command(text: string, locale: Locale): Promise<WebView | undefined>;
  /** In the order of their numbers. */
  list(locale: Locale): Promise<readonly WebSubscription[]>;
  /** What will be posted. Never empty: where nothing is, it says so. */
  ahead(stretch: WebStretch, locale: Locale): Promise<readonly WebForeseen[]>;
}

/** What the page shows around the conversation. */
export interface PageStatus {
  /** Newest first; empty while nothing is loaded. */
  readonly reports: readonly Report[];
  /** Files that could not be taken up, with where and what to do. */
  readonly problems: readonly SmallcapsError[];
  /** Days after its publication from which a report counts as old. */
  readonly staleAfterDays: number;
  /** Questions to start with, by language. */
  readonly examples: Readonly<Record<Locale, readonly string[]>>;
}

/** How the page stands: what it shows around the conversation, and whether questions are taken. */
export interface WebStatus extends PageStatus {
  /** False until knowledge is loaded, and again while the program stops. */
  readonly isReady: boolean;
  /** The language of the page for a browser that prefers none of ours. */
  readonly locale: Locale;
}

/** All that the web app is put together from. */
export interface WebDeps {
  /** Answers from the current snapshot of knowledge; called only while ready, once for each language. */
  answer(asked: WebAsked): WebView;
  readonly digests: WebDigests;
  /** Opens subscriptions for one browser. */
  readonly openSchedules: () => WebSchedules;
  /** Draws the picture that is sent where a chart itself cannot be. */
  picture(spec: ChartSpec, theme: ChartTheme): Promise<Picture>;
  /** Tells open pages that files were read again. */
  readonly changes: Changes;
  now(): Date;
  status(): WebStatus;
  readonly log: Logger;
}
