/** Sending in one workspace: one after the other at the pace that is allowed, several under way at once. */
import type { Post, PostOutcome, PostStore } from '../ports.ts';
import { type InHand, LEASE_MS } from './deliver-post.ts';
import type { Hands } from './hands.ts';
import type { Pace } from './pace.ts';
import { REASONS } from './reasons.ts';

export interface LaneDeps {
  readonly posts: Pick<PostStore, 'claim' | 'waiting'>;
  readonly hands: Hands;
  readonly pace: Pace;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly newToken: () => string;
  readonly isStopping: () => boolean;
  readonly send: (inHand: InHand) => Promise<PostOutcome>;
  /** Milliseconds before which a post of this process is not read back, whatever its clock says. */
  readonly tooEarlyFor: (post: Post) => number;
  readonly lookFor: (inHand: InHand) => Promise<PostOutcome>;
}

/** Requests under way at once. */
const MOST_AT_ONCE = 20;
/** The clock looks again within this time: what comes later is left to it. */
const HORIZON_MS = 65_000;
/** What is due and not to be had is looked for again after that, when nothing says when. */
const GATE_MS = 1_000;
/** The clock and the one that nobody sets do not agree to the millisecond. */
const LITTLE_MS = 1_000;
/** Timers may fire a moment early. */
const MARGIN_MS = 5;

interface Lane {
  readonly workspaceId: string;
  readonly deps: LaneDeps;
  /** Resolves when something has ended or was added. */
  wake: PromiseWithResolvers<void>;
}

/** Starts one. @returns whether there was one. */
async function takeOne(lane: Lane, state: 'uncertain' | 'due'): Promise<boolean> {
  const { workspaceId, deps } = lane;
  const { posts, hands, pace, newToken } = deps;
  const token = newToken();
  const exceptTargets = state === 'due' ? pace.held(workspaceId).targets : [];
  const [post] = await posts.claim({ state, token, leaseMs: LEASE_MS, limit: 1, workspaceId, exceptTargets });
  if (post === undefined) return false;
  const work = state === 'due' ? deps.send : deps.lookFor;
  if (state === 'due') pace.took(workspaceId, post.target);
  else pace.looked(workspaceId);
  const done = hands.begin(post, token, async (inHand) => {
    const early = state === 'uncertain' ? deps.tooEarlyFor(post) : 0;
    if (early > LITTLE_MS) return { state: 'uncertain', reason: REASONS.tooEarly, retryInMs: early };
    if (early > 0) await deps.wait(early);
    return work(inHand);
  });
  void done.then(() => lane.wake.resolve());
  return true;
}

/** How long until something can be begun again; `undefined` when that is left to the next look. */
async function idleFor({ workspaceId, deps }: Lane): Promise<number | undefined> {
  const { posts, pace, now } = deps;
  const waiting = (await posts.waiting()).find((one) => one.workspaceId === workspaceId);
  if (waiting === undefined) return undefined;
  const gates = [pace.held(workspaceId).nextInMs, pace.waitToLook(workspaceId)].filter(
    (ms) => ms !== undefined && ms > 0,
  );
  const times = [
    ...(waiting.nextAt === undefined ? [] : [waiting.nextAt - now()]),
    ...(waiting.now > 0 ? [Math.min(...gates.map(Number), GATE_MS)] : []),
  ].filter((ms) => ms <= HORIZON_MS);
  return times.length === 0 ? undefined : Math.max(0, Math.min(...times)) + MARGIN_MS;
}

/** Waits until another request may be begun: not too many at once, and at the pace that is allowed. */
async function untilItMay({ workspaceId, deps, ...lane }: Lane): Promise<void> {
  if (deps.hands.count(workspaceId) >= MOST_AT_ONCE) return lane.wake.promise;
  const pause = deps.pace.waitIn(workspaceId);
  if (pause > 0) await deps.wait(pause);
}

/** Waits until there is something to begin. @returns whether there will be. */
async function untilThereIs(lane: Lane): Promise<boolean> {
  const { deps, workspaceId, wake } = lane;
  const idle = await idleFor(lane);
  if (idle === undefined && deps.hands.count(workspaceId) === 0) return false;
  await Promise.race([wake.promise, ...(idle === undefined ? [] : [deps.wait(idle)])]);
  return true;
}

/** Sends and reads back until nothing comes within the next minute. */
async function run(lane: Lane): Promise<void> {
  const { workspaceId, deps } = lane;
  const { pace, hands, isStopping } = deps;
  while (!isStopping()) {
    await untilItMay(lane);
    lane.wake = Promise.withResolvers();
    if (isStopping() || hands.count(workspaceId) >= MOST_AT_ONCE) continue;
    if (pace.waitToLook(workspaceId) === 0 && (await takeOne(lane, 'uncertain'))) continue;
    if (await takeOne(lane, 'due')) continue;
    if (!(await untilThereIs(lane))) return;
  }
}

export interface Lanes {
  /** Sees to it that what waits in a workspace is sent. Resolves when nothing comes there within the next minute. */
  run(workspaceId: string): Promise<void>;
  /** Resolves when no lane runs: what is in hand stands in no list of what waits, and may come back from there. */
  empty(): Promise<void>;
  /** Something was added, or the time has come to stop. */
  wake(): void;
}

export function createLanes(deps: LaneDeps): Lanes {
  const lanes = new Map<string, { readonly lane: Lane; readonly done: Promise<void> }>();
  return {
    run: (workspaceId) => {
      const running = lanes.get(workspaceId);
      if (running !== undefined) {
        running.lane.wake.resolve();
        return running.done;
      }
      const lane: Lane = { workspaceId, deps, wake: Promise.withResolvers() };
      const done = run(lane).finally(() => lanes.delete(workspaceId));
      lanes.set(workspaceId, { lane, done });
      return done;
    },
    empty: async () => {
      while (lanes.size > 0) await Promise.all([...lanes.values()].map(({ done }) => done));
    },
    wake: () => {
      for (const { lane } of lanes.values()) lane.wake.resolve();
    },
  };
}
