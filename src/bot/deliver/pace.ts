/** How fast messages may go out: so many a minute in a workspace, one a second in a conversation, and slower when the platform says so. */

/** What is configured. */
export interface PaceLimits {
  /** In one workspace. */
  readonly postsPerMinute: number;
  /** Between two messages to one conversation. */
  readonly targetGapMs: number;
  /** Between two looks into a workspace's conversations. */
  readonly lookGapMs: number;
}

export interface Pace {
  /** Milliseconds until the next message may go out in a workspace. */
  waitIn(workspaceId: string): number;
  /** Conversations of a workspace that must wait, and in how many milliseconds the first of them may go on. */
  held(workspaceId: string): { readonly targets: readonly string[]; readonly nextInMs: number | undefined };
  /** A message goes out. */
  took(workspaceId: string, target: string): void;
  /** Milliseconds until a conversation of a workspace may be read back. */
  waitToLook(workspaceId: string): number;
  /** One was. */
  looked(workspaceId: string): void;
  /** The platform asked for a pause in a conversation: the workspace slows down, the others in it go on. */
  slowed(workspaceId: string, target: string, pauseMs: number): void;
  /** Messages a minute, as it stands. */
  rateOf(workspaceId: string): number;
}

interface Lane {
  rate: number;
  /** When the next message may go out. */
  openAt: number;
  lookAt: number;
  /** When the rate was changed last. */
  changedAt: number;
  readonly targets: Map<string, number>;
}

const MINUTE_MS = 60_000;
/** A platform that is asked less than this often cannot mean it. */
const SLOWEST = 10;
/** Of the configured pace, what comes back in a minute: down by half and up by steps, so that one bad minute is over in some. */
const RAISE = 0.1;

/** Milliseconds from one message to the next at a pace. */
function gapAt(postsPerMinute: number): number {
  return MINUTE_MS / postsPerMinute;
}

/** @param elapsed Milliseconds on a clock that nobody sets: steps of the other one change no pace. */
export function createPace({ postsPerMinute, targetGapMs, lookGapMs }: PaceLimits, elapsed: () => number): Pace {
  const lanes = new Map<string, Lane>();

  function laneOf(workspaceId: string): Lane {
    const fresh = { rate: postsPerMinute, openAt: 0, lookAt: 0, changedAt: 0, targets: new Map<string, number>() };
    const lane: Lane = lanes.get(workspaceId) ?? fresh;
    lanes.set(workspaceId, lane);
    while (lane.rate < postsPerMinute && elapsed() - lane.changedAt >= MINUTE_MS) {
      lane.rate = Math.min(postsPerMinute, lane.rate + postsPerMinute * RAISE);
      lane.changedAt += MINUTE_MS;
    }
    return lane;
  }

  function hold({ targets }: Lane, target: string, until: number): void {
    for (const [held, at] of targets) if (at <= elapsed()) targets.delete(held);
    targets.set(target, Math.max(until, targets.get(target) ?? 0));
  }

  return {
    waitIn: (workspaceId) => Math.max(0, laneOf(workspaceId).openAt - elapsed()),
    held: (workspaceId) => {
      const held = [...laneOf(workspaceId).targets].filter(([, at]) => at > elapsed());
      const nextInMs = held.length === 0 ? undefined : Math.min(...held.map(([, at]) => at)) - elapsed();
      return { targets: held.map(([target]) => target), nextInMs };
    },
    took: (workspaceId, target) => {
      const lane = laneOf(workspaceId);
      lane.openAt = Math.max(lane.openAt, elapsed()) + gapAt(lane.rate);
      hold(lane, target, elapsed() + targetGapMs);
    },
    waitToLook: (workspaceId) => Math.max(0, laneOf(workspaceId).lookAt - elapsed()),
    looked: (workspaceId) => {
      laneOf(workspaceId).lookAt = elapsed() + lookGapMs;
    },
    slowed: (workspaceId, target, pauseMs) => {
      const lane = laneOf(workspaceId);
      // Several answers within the pause that was asked for are one wish.
      if (elapsed() - lane.changedAt >= Math.max(pauseMs, gapAt(lane.rate)) || lane.rate === postsPerMinute) {
        lane.rate = Math.max(Math.min(SLOWEST, postsPerMinute), lane.rate / 2);
        lane.changedAt = elapsed();
      }
      hold(lane, target, elapsed() + pauseMs);
    },
    rateOf: (workspaceId) => laneOf(workspaceId).rate,
  };
}

/** The time in which so many messages that are due at once go out in one workspace, as it can be shown. */
export function sendingWindow(
  at: number,
  count: number,
  postsPerMinute: number,
): { readonly from: number; readonly until: number } {
  return { from: at, until: at + Math.ceil(Math.max(0, count - 1) * gapAt(postsPerMinute)) };
}
