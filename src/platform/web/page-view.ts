/** All that the page is made from. */
import type { CalendarDate } from '#src/core/calendar-date.ts';
import type { Locale } from '#src/core/locale.ts';
import type { ChartPictures } from './chart-pictures.ts';
import type { PageStatus, WebSubscription } from './deps.ts';
import type { ShownDigest } from './digest.ts';
import { type Html, html } from './escape-html.ts';
import type { Preferences } from './inbound.ts';
import { type PageWord, pageWord } from './page-words.ts';

/** A question asked without a script, with what answers it. */
export interface AskedOnce {
  readonly question: string;
  readonly answer: Html;
}

/** What the page shows, and how somebody wants it. */
export interface PageView extends Preferences {
  readonly status: PageStatus;
  readonly today: CalendarDate;
  readonly pictures: ChartPictures;
  /** Those that this browser tries out. */
  readonly subscriptions: readonly WebSubscription[];
  /** What the page was made from, by `Changes`. */
  readonly version: string;
  /** Absent until a report is loaded, and while the program stops. */
  readonly digest?: ShownDigest;
  readonly asked?: AskedOnce;
}

/** A word of the page that the script can put into the other language. */
export function wordIn(key: PageWord, locale: Locale): Html {
  return html`<span data-word="${key}">${pageWord(key, locale)}</span>`;
}

/** The same as the name of an element. */
export function labelIn(key: PageWord, locale: Locale): Html {
  return html`aria-label="${pageWord(key, locale)}" data-label="${key}"`;
}
