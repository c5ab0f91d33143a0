/** What the connector, the login and the network throw, as what it means for a message. */
import type { Posted } from '#src/bot/ports.ts';
import { SmallcapsError } from '#src/core/errors.ts';

/** Codes of a connection that never came about: nothing was sent. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

const LATER_MS = 5_000;
/** Where Teams asks to wait and does not say how long: its own pages begin with two seconds. */
const RATE_LIMIT_MS = 2_000;

/** The message was not taken in this form: too large, or not well-formed for this place. Certainly not there. */
export type FormRefused =
  | { readonly kind: 'too-big'; readonly reason: string }
  | { readonly kind: 'malformed'; readonly reason: string };

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly retryAfter: string | undefined;
}

function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  let at: unknown = value;
  for (const name of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Reflect.get(at, name);
  }
  return typeof at === 'string' ? at : undefined;
}

function answerIn(error: unknown): Answer | undefined {
  const response = typeof error === 'object' && error !== null && 'response' in error ? error.response : undefined;
  if (typeof response !== 'object' || response === null || !('status' in response)) return undefined;
  const { status } = response;
  if (typeof status !== 'number') return undefined;
  const word = textAt(response, 'data', 'error', 'code') ?? '';
  const code = /^\w{1,60}$/.test(word) ? ` ${word}` : '';
  return { status, code, retryAfter: textAt(response, 'headers', 'retry-after') };
}

/** Seconds or a date, as HTTP has it. */
function waitOf(retryAfter: string | undefined, now: number): number {
  if (retryAfter === undefined) return RATE_LIMIT_MS;
  if (/^\d{1,6}$/.test(retryAfter)) return Math.max(1, Number(retryAfter)) * 1_000;
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? RATE_LIMIT_MS : Math.max(1_000, at - now);
}

function codesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const inner = error instanceof AggregateError ? error.errors.flatMap((part) => codesOf(part, depth + 1)) : [];
  return [...own, ...inner, ...codesOf(error.cause, depth + 1)];
}

/** Whether a request that failed in the network never left. When nobody can say, it did. */
function neverSent(error: unknown): boolean {
  const codes = codesOf(error).filter((code) => code !== '');
  return codes.length > 0 && codes.every((code) => NEVER_SENT.has(code));
}

function ofAnswer({ status, code, retryAfter }: Answer, now: number): Exclude<Posted, { kind: 'sent' }> | FormRefused {
  const reason = `status ${status}${code}`;
  if (status === 429)
    return { kind: 'later', reason: 'rate limited', retryInMs: waitOf(retryAfter, now), isLimit: true };
  if (status === 412) return { kind: 'later', reason, retryInMs: RATE_LIMIT_MS };
  if (status === 413) return { kind: 'too-big', reason };
  if (status === 400) return { kind: 'malformed', reason };
  // Creating takes no key that would make a second try harmless, and a message may stand there after each of these.
  if (status === 408 || status >= 500) return { kind: 'unsure', reason };
  return { kind: 'refused', reason };
}

function ofOurs({ code, message }: SmallcapsError): Exclude<Posted, { kind: 'sent' }> {
  // Thrown before anything is sent: no token, or no address that one may go to.
  if (code === 'TEAMS_UNREACHABLE') return { kind: 'later', reason: 'no token could be had', retryInMs: LATER_MS };
  return { kind: 'refused', reason: message };
}

/**
 * What a failed post came to. After a rate limit, a refusal or a connection that never stood it is certain that nothing was
 * posted; after anything else it is not.
 *
 * @param now The instant, for a wait that is said as a date.
 */
export function toPosted(error: unknown, now: number): Exclude<Posted, { kind: 'sent' }> | FormRefused {
  if (error instanceof SmallcapsError) return ofOurs(error);
  const answer = answerIn(error);
  if (answer !== undefined) return ofAnswer(answer, now);
  if (neverSent(error)) return { kind: 'later', reason: 'no connection', retryInMs: LATER_MS };
  return { kind: 'unsure', reason: 'the connection broke, or took too long' };
}

/** Whether nothing more can be sent to a conversation: the bot was taken out, blocked, or it is gone. */
export function isClosed(error: unknown): boolean {
  const status = answerIn(error)?.status;
  return status === 403 || status === 404;
}
