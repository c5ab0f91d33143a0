/** What goes out: an answer as the page takes it, and the headers on everything. */
import type { Locale } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import { neutralise } from './escape-html.ts';
import { renderHtml } from './render.ts';

/**
 * On every response. The policy lets the page load its own two assets and talk to its own server, and nothing else;
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

/** What the bot gives for one question: the Message, and the same as JSON for other programs. */
export interface WebAnswer {
  readonly message: Message;
  readonly json: unknown;
}

/** An answer as the page's script gets it. */
export interface AskReply {
  /** The question as it may be shown. */
  readonly asked: string;
  readonly locale: Locale;
  /** Markup for the conversation. */
  readonly html: string;
  /** The same as plain text: what "Copy text" copies. */
  readonly text: string;
  /** What "Raw JSON" shows. */
  readonly json: unknown;
}

/** The reply to one question. */
export function toAskReply(question: string, { message, json }: WebAnswer): AskReply {
  const { payload, fallbackText } = renderHtml(message);
  return { asked: neutralise(question), locale: message.locale, html: payload, text: fallbackText, json };
}
