/** What comes in from a browser, checked: who asks, what is asked, and in which language and look. */
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { Locale } from '#src/core/locale.ts';
import type { RefusalCode } from './errors.ts';
import { LIMITS } from './limits.ts';

const OUR_NAMES = ['localhost', '127.0.0.1', '[::1]'];
const HTTP_PORT = 80;

/**
 * Whether a Host header names this machine and our port.
 *
 * A page of another site can point its own name at 127.0.0.1 and then read what we answer; its name stays in this header.
 */
export function isOurHost(host: string | undefined, port: number | undefined): boolean {
  if (host === undefined || port === undefined) return false;
  const names = OUR_NAMES.map((name) => `${name}:${port}`);
  return names.includes(host.toLowerCase()) || (port === HTTP_PORT && OUR_NAMES.includes(host.toLowerCase()));
}

/** Whether a request was made by our own page, by what the browser says of it. A request that says nothing was not. */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  const { origin, host } = headers;
  if (site === undefined && origin === undefined) return false;
  const isSiteOurs = site === undefined || site === 'same-origin';
  return isSiteOurs && (origin === undefined || origin.toLowerCase() === `http://${host?.toLowerCase()}`);
}

const Question = z.string().max(LIMITS.questionCharacters);

/** A question as the page sends it: `thread` holds the earlier questions of its thread, oldest first. */
const AskBody = z.strictObject({
  question: Question,
  thread: z.array(Question).max(LIMITS.threadQuestions).default([]),
  locale: Locale.optional(),
});
export type AskBody = z.infer<typeof AskBody>;

export type ParsedAsk =
  | { readonly ok: true; readonly ask: AskBody }
  | { readonly ok: false; readonly code: RefusalCode; readonly found?: string };

/** The question in a request's body, or why there is none. */
export function parseAsk(body: unknown): ParsedAsk {
  const parsed = AskBody.safeParse(body);
  if (parsed.success) {
    return parsed.data.question.trim() === '' ? { ok: false, code: 'QUESTION_EMPTY' } : { ok: true, ask: parsed.data };
  }
  const issue = parsed.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  if (issue?.code === 'too_big')
    return { ok: false, code: path === 'thread' ? 'THREAD_TOO_LONG' : 'QUESTION_TOO_LONG' };
  return {
    ok: false,
    code: 'SHAPE_REFUSED',
    found: path === '' ? (issue?.message ?? '') : `${path}: ${issue?.message}`,
  };
}

const Theme = z.enum(['light', 'dark']);
const View = z.enum(['slack', 'teams', 'plain']);

/** How somebody wants the page: no `lang` means each message's own language, no `theme` what the system has. */
export interface Preferences {
  readonly lang?: Locale;
  readonly theme?: z.infer<typeof Theme>;
  /** What messages are shown as. */
  readonly view: z.infer<typeof View>;
  /** The channel is as wide as a phone. */
  readonly isPhone: boolean;
  /** The language of the page around the answers. */
  readonly locale: Locale;
}

const LANG_COOKIE = 'smallcaps-lang';
const THEME_COOKIE = 'smallcaps-theme';
const VIEW_COOKIE = 'smallcaps-view';
const PHONE_COOKIE = 'smallcaps-phone';

/**
 * What the browser's cookies, its languages and `?lang=` say; what cannot be read counts as not said.
 *
 * @param fallback The language of the page for a browser that prefers none of ours.
 */
export function readPreferences(headers: IncomingHttpHeaders, langInQuery: unknown, fallback: Locale): Preferences {
  const cookies = cookiesIn(headers.cookie);
  const lang = Locale.safeParse(langInQuery).data ?? Locale.safeParse(cookies.get(LANG_COOKIE)).data;
  const theme = Theme.safeParse(cookies.get(THEME_COOKIE)).data;
  return {
    ...(lang === undefined ? {} : { lang }),
    ...(theme === undefined ? {} : { theme }),
    view: View.safeParse(cookies.get(VIEW_COOKIE)).data ?? 'slack',
    isPhone: cookies.get(PHONE_COOKIE) === 'on',
    locale: lang ?? localeOf(headers['accept-language']) ?? fallback,
  };
}

/** The value of one cookie; `undefined` when the header has none of that name. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  return cookiesIn(header).get(name);
}

function cookiesIn(header: string | undefined): ReadonlyMap<string, string> {
  return new Map((header ?? '').split(';').map((pair) => splitPair(pair)));
}

function splitPair(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
}

function localeOf(acceptLanguage: string | undefined): Locale | undefined {
  return Locale.safeParse(/^\s*([a-z]{2})\b/i.exec(acceptLanguage ?? '')?.[1]?.toLowerCase()).data;
}
