/** Slack's Web API as we call it: one client that never posts twice, one that may ask again. */
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Logger } from 'pino';
import { LIMITS } from './limits.ts';
import { toSdkLogger } from './sdk-logger.ts';

/** How Slack is reached. */
export interface ClientOptions {
  readonly botToken: string;
  /** Another base than Slack's own, without a slash at its end: an emulator on this machine. @default Slack's */
  readonly apiUrl?: string;
  /** How long an answer is waited for, in milliseconds. @default 10,000 */
  readonly requestMs?: number;
  readonly log: Logger;
}

export interface Clients {
  /** No retries, and a rate limit is an error: what may have been posted is never posted blindly again. */
  readonly posting: WebClient;
  /** Asks again a few times; for calls that change nothing. */
  readonly reading: WebClient;
}

/** A few seconds in all: whoever waits for an answer does not wait longer. */
const READING_RETRIES = { retries: 3, minTimeout: 300, maxTimeout: 3_000, factor: 2 };

/** What all clients share. */
export function clientOptions({
  apiUrl,
  requestMs = LIMITS.requestMs,
  log,
}: Omit<ClientOptions, 'botToken'>): WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: `${apiUrl}/` }),
    logger: toSdkLogger(log),
    timeout: requestMs,
    allowAbsoluteUrls: false,
  };
}

export function createClients({ botToken, ...how }: ClientOptions): Clients {
  const shared = clientOptions(how);
  return {
    posting: new WebClient(botToken, { ...shared, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true }),
    reading: new WebClient(botToken, { ...shared, retryConfig: READING_RETRIES }),
  };
}
