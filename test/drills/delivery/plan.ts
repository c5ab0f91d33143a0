/** What is delivered in a run of the drill: the same for the process that sends and for the one that counts. */
import type { NewSubscription } from '#src/bot/ports.ts';

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

/** What is delivered in a run, and to whom. */
export interface DrillPlan {
  readonly workspaceId: string;
  readonly subscriptions: readonly DrillSubscription[];
  /** Whom a notice goes to, and where. */
  readonly owner: string;
  readonly direct: string;
  /** Where the bot may not read what stands there. */
  isUnreadable(channel: Channel): boolean;
}

function subscriptionsAt(toTarget: (channel: Channel, at: number) => string): readonly DrillSubscription[] {
  return CHANNELS.map((channel, at) => ({
    id: `s${at}`,
    channel,
    target: toTarget(channel, at),
    calendar: at % 3 === 1 ? 'every-day' : 'skip',
  }));
}

export const SLACK: DrillPlan = {
  workspaceId: 'slack:T0DESK',
  subscriptions: subscriptionsAt((channel, at) => `C0${channel.toUpperCase()}${at}`),
  owner: 'U0OWNER',
  direct: 'D0OWNER',
  isUnreadable: (channel) => channel === 'unreadable' || channel === 'left',
};

const TENANT = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';

/** A chat of several is what nobody may read in Teams; without the consent it is every channel. */
export function teamsPlan(consent: boolean): DrillPlan {
  return {
    workspaceId: `teams:${TENANT}`,
    subscriptions: subscriptionsAt((channel, at) =>
      channel === 'unreadable' ? `19:chat${at}@thread.v2` : `19:${channel}${at}@thread.tacv2`,
    ),
    owner: '29:owner',
    direct: 'a:personal-29-owner',
    isUnreadable: (channel) => !consent || SLACK.isUnreadable(channel),
  };
}

/** What kind of conversation of Slack it is. */
export function channelOf(target: string): Channel {
  return SLACK.subscriptions.find((subscription) => subscription.target === target)?.channel ?? 'open';
}

/** How long is waited in the drill, in milliseconds: all of it is shorter than in use, in the same proportions. */
export const TIMES = { requestMs: 250, readBackAfterMs: 700 };
