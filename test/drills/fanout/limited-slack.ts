/** Slack as far as its limits go, on a clock of the drill: one message a second in a channel, so many a minute in the workspace. */

import { pino } from 'pino';
import type { Chat } from '#src/bot/ports.ts';
import { sendDownTheLadder } from '#src/platform/slack/ladder.ts';
import type { SlackPayload } from '#src/platform/slack/payload.ts';
import { quietChat } from '#test/stand-ins/chat.ts';
import type { VirtualTime } from '#test/stand-ins/virtual-time.ts';

export interface LimitedSlack extends Chat {
  /** When each message was taken, in milliseconds on the clock that only goes on. */
  readonly takenAt: number[];
  /** How often it said 429. */
  refused(): number;
  /** How many different payloads it was sent. */
  renderings(): number;
}

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;
const LATENCY_MS = 100;

/** @param perMinute Messages that the workspace takes within any minute. */
export function createLimitedSlack(time: VirtualTime, perMinute: number): LimitedSlack {
  const takenAt: number[] = [];
  const lastIn = new Map<string, number>();
  const payloads = new Set<SlackPayload>();
  const log = pino({ level: 'silent' });
  let from = 0;
  let refused = 0;

  function limit(target: string, now: number): number {
    while ((takenAt[from] ?? now) <= now - MINUTE_MS) from += 1;
    const inChannel = (lastIn.get(target) ?? -SECOND_MS) + SECOND_MS - now;
    const inWorkspace = takenAt.length - from < perMinute ? 0 : (takenAt[from] ?? now) + MINUTE_MS - now;
    return Math.max(0, inChannel, inWorkspace);
  }

  return {
    ...quietChat,
    takenAt,
    refused: () => refused,
    renderings: () => payloads.size,
    post: (target, message) => {
      const send = async (payload: SlackPayload) => {
        payloads.add(payload);
        JSON.stringify(payload); // what the client would do for each request
        await time.wait(LATENCY_MS);
        const retryInMs = limit(target, time.elapsed());
        if (retryInMs > 0) {
          refused += 1;
          return { kind: 'later' as const, reason: 'rate limited', retryInMs, isLimit: true };
        }
        takenAt.push(time.elapsed());
        lastIn.set(target, time.elapsed());
        return { kind: 'sent' as const, messageId: `${takenAt.length}.1` };
      };
      return sendDownTheLadder({ message, log, send }).then((result) =>
        result.kind === 'blocks-refused' ? { kind: 'refused' as const, reason: result.reason } : result,
      );
    },
    find: async () => ({ kind: 'absent' }),
    threadUnder: (key, messageId) => `${key}:${messageId}`,
    linkTo: async (target, messageId) => `https://desk.slack.com/archives/${target}/p${messageId}`,
  };
}
