/** What is delivered in a run of the drill: the same for the process that sends and for the one that counts. */
import type { NewSubscription } from '#src/bot/ports.ts';
import { BOT } from '#test/stand-ins/slack-methods.ts';

export const WORKSPACE = 'slack:T0DESK';
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** 07:30 in New York on Wednesday 26 November 2025. */
const WEDNESDAY = Date.UTC(2025, 10, 26, 12, 30);

/** One of them is the morning of a run: a day, Thanksgiving, and the short day after it. */
export const MORNINGS = [0, 1, 2].map((day) => WEDNESDAY + day * DAY_MS);
/** Subscriptions were made so long before their morning. */
export const MADE_BEFORE_MS = 10 * MINUTE_MS;

/** Where a subscription goes, and what may become of it there. */
export type Channel = 'open' | 'unreadable' | 'archived' | 'left';

/** A subscription of the drill. */
export interface DrillSubscription {
  readonly id: string;
  readonly channel: Channel;
  readonly target: string;
  readonly calendar: NewSubscription['schedule']['calendar'];
}

const CHANNELS: readonly Channel[] = [
  'open',
  'open',
  'open',
  'unreadable',
  'open',
  'archived',
  'open',
  'open',
  'left',
  'open',
  'unreadable',
  'open',
];

export const SUBSCRIPTIONS: readonly DrillSubscription[] = CHANNELS.map((channel, at) => ({
  id: `s${at}`,
  channel,
  target: `C0${channel.toUpperCase()}${at}`,
  calendar: at % 3 === 1 ? 'every-day' : 'skip',
}));

/** What kind of conversation it is. */
export function channelOf(target: string): Channel {
  return SUBSCRIPTIONS.find((subscription) => subscription.target === target)?.channel ?? 'open';
}

/** Whom a notice goes to, and where. */
export const OWNER = { person: 'U0OWNER', direct: 'D0OWNER', bot: BOT.userId };

/** How long is waited in the drill, in milliseconds: all of it is shorter than in use, in the same proportions. */
export const TIMES = { requestMs: 250, readBackAfterMs: 700 };
