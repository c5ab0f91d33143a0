/** What goes out: an answer as the page takes it, and the headers on everything. */
import { renderPlain } from '#src/briefing/render-plain.ts';
import type { Locale } from '#src/core/locale.ts';
import type { ChartPictures } from './chart-pictures.ts';
import { neutralise, toMarkup } from './escape-html.ts';
import { type MessageViews, renderViews, type Shown, shownLocale } from './message-views.ts';

/**
 * On every response. The policy lets the page load its own assets and talk to its own server, and nothing else;
 * no other site may frame, read or embed what is answered here.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** An answer as the page's script gets it. */
export interface AskReply {
  /** The question as it may be shown. */
  readonly asked: string;
  /** The language of `text` and `json`. */
  readonly locale: Locale;
  /** Markup for the conversation: the answer in every form and language. */
  readonly html: string;
  readonly text: string;
  readonly json: unknown;
  /** Markup for the list of subscriptions, after a command. Absent: it is as it was. */
  readonly schedules?: string;
}

/** The reply to one question. */
export function toAskReply(question: string, views: MessageViews, shown: Shown, pictures: ChartPictures): AskReply {
  const locale = shownLocale(views, shown);
  const { message, json } = views.views[locale];
  return {
    asked: neutralise(question),
    locale,
    html: toMarkup(renderViews(views, shown, pictures)),
    text: renderPlain(message).payload,
    json,
  };
}
