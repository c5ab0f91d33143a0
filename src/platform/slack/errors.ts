/** What Slack's client throws, as what it means: an outcome of posting, or an error of ours. Slack's own word is kept. */
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { Posted } from '#src/bot/ports.ts';
import { type ErrorCode, SmallcapsError } from '#src/core/errors.ts';

/** Slack's words for "these blocks not", after which a simpler form may do. */
const BLOCKS_REFUSED: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'invalid_attachments',
  'invalid_arguments',
  'msg_too_long',
]);

/** Slack's words for "perhaps": it fell over and does not say what became of the message. */
const UNSURE: ReadonlySet<string> = new Set(['fatal_error', 'internal_error', 'request_timeout']);

/** Slack's words for "certainly not, and fewer of them". */
const LIMITED: ReadonlySet<string> = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

/** Slack's words for "certainly not, but later". */
const LATER: ReadonlySet<string> = new Set([...LIMITED, 'service_unavailable']);

const LATER_MS = 5_000;

/** Codes of a connection that never came about: nothing was sent. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Slack's words for "nothing will ever come there any more": until somebody brings the bot back. */
const GONE: ReadonlySet<string> = new Set([
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'user_not_found',
  'user_disabled',
  'cannot_dm_bot',
]);

const TOKEN_WORDS = /^(?:invalid_auth|not_authed|account_inactive|token_(?:revoked|expired)|not_allowed_token_type)$/;
const CHANNEL_WORDS = /^(?:not_in_channel|channel_not_found|is_archived|restricted_action\w*|cannot_dm_bot)$/;

/** A message's form was refused; `pointers` is where and why, as Slack says it. */
export interface BlocksRefused {
  readonly kind: 'blocks-refused';
  readonly reason: string;
  readonly pointers: readonly string[];
}

function codesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const inner = error instanceof AggregateError ? error.errors.flatMap((part) => codesOf(part, depth + 1)) : [];
  return [...own, ...inner, ...codesOf(error.cause, depth + 1)];
}

/** Whether a request that failed in the network never left. When nobody can say, it did. */
export function neverSent(error: unknown): boolean {
  const codes = codesOf(error instanceof WebAPIRequestError ? error.original : error).filter(
    (code) => !code.startsWith('slack_'),
  );
  return codes.length > 0 && codes.every((code) => NEVER_SENT.has(code));
}

function pointersOf({ data }: WebAPIPlatformError): readonly string[] {
  const texts: unknown[] = [data.response_metadata?.messages ?? [], 'errors' in data ? data['errors'] : []].flat();
  return texts.map((text) => (typeof text === 'string' ? text : JSON.stringify(text))).slice(0, 20);
}

/** What Slack's own word means. */
function toRefusal(error: WebAPIPlatformError): ReturnType<typeof toPosted> {
  const { error: word } = error.data;
  if (BLOCKS_REFUSED.has(word)) return { kind: 'blocks-refused', reason: word, pointers: pointersOf(error) };
  if (LATER.has(word)) {
    return { kind: 'later', reason: word, retryInMs: LATER_MS, ...(LIMITED.has(word) ? { isLimit: true } : {}) };
  }
  // A body that is no answer of Slack's comes as its own "word": a proxy's page, say.
  if (UNSURE.has(word) || !/^[a-z0-9_]{1,60}$/.test(word)) return { kind: 'unsure', reason: 'an unclear answer' };
  return { kind: 'refused', reason: word, ...(GONE.has(word) ? { isGone: true } : {}) };
}

/**
 * What a failed post came to.
 *
 * After a rate limit, a refusal or a connection that never stood it is certain that nothing was posted; after anything else
 * it is not.
 */
export function toPosted(error: unknown): Exclude<Posted, { kind: 'sent' }> | BlocksRefused {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'later', reason: 'rate limited', retryInMs: Math.max(1, error.retryAfter) * 1_000, isLimit: true };
  }
  if (error instanceof WebAPIPlatformError) return toRefusal(error);
  if (error instanceof WebAPIHTTPError) return { kind: 'unsure', reason: `status ${error.statusCode}` };
  if (error instanceof WebAPIRequestError && neverSent(error)) {
    return { kind: 'later', reason: 'no connection', retryInMs: LATER_MS };
  }
  if (error instanceof WebAPIRequestError) return { kind: 'unsure', reason: 'the connection broke, or took too long' };
  // The client throws a plain error for a rate limit that does not say how long.
  if (error instanceof Error && error.message.startsWith('Retry header did not contain')) {
    return { kind: 'later', reason: 'rate limited', retryInMs: LATER_MS, isLimit: true };
  }
  return { kind: 'unsure', reason: 'the answer broke off' };
}

function codeOf(word: string): ErrorCode {
  if (word === 'missing_scope') return 'SLACK_SCOPE';
  if (TOKEN_WORDS.test(word)) return 'SLACK_TOKEN';
  return CHANNEL_WORDS.test(word) ? 'SLACK_CHANNEL' : 'SLACK_REFUSED';
}

/** An error of Slack's client as one of ours, with what Slack said; anything else as it is. */
export function toSlackError(error: unknown, what: string): unknown {
  if (error instanceof WebAPIPlatformError) {
    const { error: word } = error.data;
    const needed =
      'needed' in error.data && typeof error.data['needed'] === 'string' ? `, needed: ${error.data['needed']}` : '';
    return new SmallcapsError(codeOf(word), { detail: `${what}: Slack says ${word}${needed}` }, { cause: error });
  }
  const isNetwork =
    error instanceof WebAPIRequestError || error instanceof WebAPIHTTPError || error instanceof WebAPIRateLimitedError;
  return isNetwork
    ? new SmallcapsError(
        'SLACK_UNREACHABLE',
        { detail: `${what}: Slack did not answer as it should` },
        { cause: error },
      )
    : error;
}
