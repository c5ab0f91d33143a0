/** Everything that goes out by itself: one look plans what is due and sees to it that it is sent. */
import type { Post, PostOutcome } from '../ports.ts';
import { type Copies, createCopies } from './copies.ts';
import type { DeliverDeps } from './deliver-deps.ts';
import { type HandDeps, type InHand, lookFor, send } from './deliver-post.ts';
import { createHands } from './hands.ts';
import { createLanes, type Lanes } from './lane.ts';
import { materialise } from './materialise.ts';
import { createPace } from './pace.ts';
import { createRenderTask } from './render-task.ts';
import { createReplan } from './replan.ts';

export interface Deliveries {
  /**
   * Looks now: plans what is due, ends what is overdue, and starts sending. Never throws, and does not wait for what it
   * started; a look while another one is under way follows it.
   */
  look(): Promise<void>;
  /** Looks, and resolves when nothing comes within the next minute any more. */
  runDue(): Promise<void>;
  /** Begins nothing new, and lets what is under way end, for fifteen seconds at most; the rest is read back at the next start. */
  stop(): Promise<void>;
  /** When the last look had planned all that was due, in milliseconds on the clock that nobody sets. Absent: none has yet. */
  lastLook(): number | undefined;
  /** Messages a minute that a workspace is sent, as it stands. */
  rateOf(workspaceId: string): number;
}

const DRAIN_MS = 15_000;

/** Remembers which posts this process tried and when, on the clock that nobody sets: a step of the other one lets nothing be read back too early. */
function createTries({ elapsed, readBackAfterMs }: Pick<DeliverDeps, 'elapsed' | 'readBackAfterMs'>) {
  const startedAt = elapsed();
  const ended = new Map<string, number>();
  const keyOf = ({ workspaceId, id }: Post): string => `${workspaceId}\n${id}`;
  return {
    tried: (post: Post) => void ended.set(keyOf(post), elapsed()),
    forget: (post: Post) => void ended.delete(keyOf(post)),
    tooEarlyFor: (post: Post) => Math.max(0, (ended.get(keyOf(post)) ?? startedAt) + readBackAfterMs - elapsed()),
  };
}

/** What sends, and how it is told to stop. */
function createSending(deps: DeliverDeps, copies: Copies) {
  const { elapsed, log, chatOf } = deps;
  const pace = createPace(deps.pace, elapsed);
  const tries = createTries(deps);
  const render = createRenderTask(deps);
  const state = { isStopping: false };
  const hands = createHands({
    ...deps,
    onSettled: (post, outcome) => {
      if (outcome.state === 'uncertain') return;
      tries.forget(post);
      copies.note(post, outcome).catch((error: unknown) => log.error({ err: error }, 'a post could not be looked up'));
    },
  });
  const onLimit = ({ workspaceId, target }: Post, pauseMs: number): void => pace.slowed(workspaceId, target, pauseMs);
  const away = { reason: 'the platform cannot be reached', retryInMs: 60_000 };

  async function withChat(
    inHand: InHand,
    work: (inHand: InHand, deps: HandDeps) => Promise<PostOutcome>,
    without: PostOutcome,
  ): Promise<PostOutcome> {
    const chat = await chatOf(inHand.post.workspaceId);
    return chat === undefined ? without : work(inHand, { ...deps, render, chat, onLimit });
  }

  const lanes = createLanes({
    ...deps,
    hands,
    pace,
    isStopping: () => state.isStopping,
    send: async (inHand) => {
      tries.tried(inHand.post);
      const outcome = await withChat(inHand, send, { state: 'due', ...away });
      if (outcome.state === 'uncertain') tries.tried(inHand.post);
      return outcome;
    },
    tooEarlyFor: tries.tooEarlyFor,
    lookFor: (inHand) => withChat(inHand, lookFor, { state: 'uncertain', ...away }),
  });
  return { pace, hands, lanes, state };
}

/** Resolves when all lanes have nothing to do; what goes wrong in one is logged, and left to the next look. */
async function runLanes(lanes: Lanes, { posts, chatOf, log }: DeliverDeps): Promise<void> {
  try {
    const waiting = await posts.waiting();
    await Promise.all(
      waiting.map(async ({ workspaceId }) => {
        if ((await chatOf(workspaceId)) !== undefined) await lanes.run(workspaceId);
      }),
    );
    await lanes.empty();
  } catch (error) {
    log.error({ err: error }, 'sending was broken off');
  }
}

/** Sends what the ledger holds, and what subscriptions add to it. */
export function createDeliveries(deps: DeliverDeps): Deliveries {
  const { posts, wait, log } = deps;
  const copies = createCopies(deps);
  const replan = createReplan(deps);
  const { pace, hands, lanes, state } = createSending(deps, copies);
  let looking: Promise<void> = Promise.resolve();
  let lastLook: number | undefined;

  async function plan(): Promise<void> {
    if (state.isStopping) return;
    try {
      await posts.sweep();
      await replan();
      await materialise(deps);
      await deps.recall();
      await posts.sweep();
      await copies.sweep();
      lastLook = deps.elapsed();
    } catch (error) {
      log.error({ err: error }, 'what is due could not be planned');
    }
  }

  async function runDue(): Promise<void> {
    looking = looking.then(plan);
    await looking;
    if (!state.isStopping) await runLanes(lanes, deps);
  }

  return {
    look: async () => {
      const running = runDue();
      await looking;
      void running;
    },
    runDue,
    stop: async () => {
      state.isStopping = true;
      lanes.wake();
      await looking;
      await Promise.race([hands.empty(), wait(DRAIN_MS)]);
      const left = await hands.letGo();
      if (left > 0) log.error({ left }, 'posts were given up at the stop, and are read back at the next start');
    },
    lastLook: () => lastLook,
    rateOf: pace.rateOf,
  };
}
