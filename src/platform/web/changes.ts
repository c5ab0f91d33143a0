/** Tells every open page that something was read again: server-sent events, because they need no second protocol. */
import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import { LIMITS } from './limits.ts';

/** The pages that listen. */
export interface Changes {
  /** Names what stands now: another one after each change, and after each start of the program. */
  version(): string;
  /** Says to every page that it should look again. */
  tell(): void;
  /** Keeps the response open and tells it what stands now and of each change; `false` where too many listen already, and nothing was sent. */
  follow(response: Response): boolean;
  /** Ends all that listen, so that a stop need not wait for them; nobody can listen any more. */
  close(): void;
}

/** How long a browser waits before it connects again, in milliseconds. */
const RETRY_MS = 1500;

/** Nobody listens at first. */
export function createChanges(): Changes {
  const followers = new Set<Response>();
  let isClosed = false;
  let version = randomUUID();
  return {
    version: () => version,
    tell() {
      version = randomUUID();
      for (const follower of followers) follower.write(`data: ${version}\n\n`);
    },
    follow(response) {
      if (isClosed || followers.size >= LIMITS.followers) return false;
      followers.add(response);
      response.on('close', () => followers.delete(response));
      response.status(200).set('Content-Type', 'text/event-stream; charset=utf-8').flushHeaders();
      // A page compares it with what it was made from: a file saved before it could listen is not missed.
      response.write(`retry: ${RETRY_MS}\ndata: ${version}\n\n`);
      return true;
    },
    close() {
      isClosed = true;
      for (const follower of followers) follower.end();
    },
  };
}
