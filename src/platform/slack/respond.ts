/** Answers that one person sees, by the address that came with the request: five posts, within half an hour. */
import type { Logger } from 'pino';
import type { Message } from '#src/core/message.ts';
import type { Button } from './blocks.ts';
import { type BlocksRefused, neverSent } from './errors.ts';
import { sendDownTheLadder } from './ladder.ts';
import { LIMITS } from './limits.ts';
import type { SlackPayload } from './payload.ts';
import type { PicturesOf } from './pictures.ts';

/** What became of a private answer: `unsure` may have arrived. */
export type Responded = 'sent' | 'refused' | 'unsure';

/** What a response address is used with. */
export interface RespondDeps {
  readonly log: Logger;
  readonly fetch: typeof fetch;
  readonly wait: (ms: number) => Promise<void>;
  /** Pictures of charts, where Slack refuses its own. @default none */
  readonly picturesOf?: PicturesOf;
  /** Origin of a stand-in that Slack's addresses may have too. @default none */
  readonly apiOrigin?: string;
}

/** A private answer, and whether it takes the place of the message whose button was tapped. */
export interface PrivateReply {
  readonly responseUrl: string;
  readonly message: Message;
  readonly controls?: readonly Button[];
  readonly replace: boolean;
}

const TRIES = 3;
const HOSTS: ReadonlySet<string> = new Set(['hooks.slack.com', 'hooks.slack-gov.com']);

/** Whether an address is one that Slack hands out: an answer must not be led anywhere else. */
export function isResponseUrl(address: string, apiOrigin?: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, origin, port } = new URL(address);
  return (protocol === 'https:' && port === '' && HOSTS.has(hostname)) || origin === apiOrigin;
}

type Step = { readonly kind: Responded } | { readonly kind: 'later'; readonly ms: number } | BlocksRefused;

function wordIn(body: string): string | undefined {
  return /"error"\s*:\s*"([a-z_]{1,60})"/.exec(body)?.[1] ?? /^([a-z_]{1,60})$/.exec(body.trim())?.[1];
}

function stepOf(status: number, body: string, retryAfter: string | null): Step {
  const word = wordIn(body);
  if (status === 429) return { kind: 'later', ms: Math.max(1, Number.parseInt(retryAfter ?? '', 10) || 1) * 1_000 };
  if (word !== undefined && /blocks|invalid_arguments|msg_too_long/.test(word)) {
    return { kind: 'blocks-refused', reason: word, pointers: [body.slice(0, 2_000)] };
  }
  const isNo = /"ok"\s*:\s*false/.test(body);
  if (status >= 200 && status < 300 && !isNo) return { kind: 'sent' };
  return { kind: status >= 500 ? 'unsure' : 'refused' };
}

async function postOnce(address: string, body: object, { fetch: send, log }: RespondDeps): Promise<Step> {
  try {
    const response = await send(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(LIMITS.requestMs),
    });
    return stepOf(response.status, await response.text(), response.headers.get('retry-after'));
  } catch (error) {
    log.warn({ err: error }, 'a response address did not answer');
    return neverSent(error) ? { kind: 'later', ms: 1_000 } : { kind: 'unsure' };
  }
}

function toBody({ text, blocks }: SlackPayload, replace: boolean): object {
  const form = blocks.length === 0 ? { text } : { text, blocks };
  return {
    ...form,
    response_type: 'ephemeral',
    replace_original: replace,
    parse: 'none',
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** Sends a private answer once: tried again only where it was certainly not taken. */
export async function respond(reply: PrivateReply, deps: RespondDeps): Promise<Responded> {
  const { responseUrl, message, controls = [], replace } = reply;
  if (!isResponseUrl(responseUrl, deps.apiOrigin)) {
    deps.log.warn('a response address is not one of Slack’s, and was not used');
    return 'refused';
  }
  const send = async (payload: SlackPayload): Promise<Responded | BlocksRefused> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const step = await postOnce(responseUrl, toBody(payload, replace), deps);
      if (step.kind === 'blocks-refused') return step;
      if (step.kind !== 'later') return step.kind;
      if (step.ms > LIMITS.patienceMs) return 'refused';
      await deps.wait(step.ms);
    }
    return 'refused';
  };
  const { log, picturesOf } = deps;
  const climb = { message, controls, log, send, ...(picturesOf === undefined ? {} : { picturesOf }) };
  const result = await sendDownTheLadder(climb);
  return typeof result === 'string' ? result : 'refused';
}
