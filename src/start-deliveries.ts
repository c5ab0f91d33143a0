/** What goes out by itself, put together: the engine over the stores, and the clock that makes it look. */
import { createHash, randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { writeAlert } from '#src/bot/alerts/write-alert.ts';
import { createDeliveries } from '#src/bot/deliver/deliveries.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import type { ChatOf, Stores } from '#src/bot/ports.ts';
import { createRecall } from '#src/bot/recall/recall.ts';
import { createMetronome } from '#src/clock/metronome.ts';
import { systemClock } from '#src/clock/system-clock.ts';
import type { Settings } from '#src/config/settings.ts';
import { READ_BACK_AFTER_MS } from '#src/storage/post-states.ts';

/** What is needed from the program around it. */
export interface StartDeliveriesDeps {
  readonly stores: Stores;
  readonly chatOf: ChatOf;
  readonly knowledge: () => Knowledge;
  readonly log: Logger;
  readonly wait: (ms: number) => Promise<void>;
  readonly settings: Pick<Settings, 'catchUpHours' | 'postsPerMinute'>;
}

/** It runs. */
export interface RunningDeliveries {
  /** Looks at once for what is due; for what somebody wants sent now. */
  lookNow(): Promise<void>;
  /** Whether it has looked within the last three minutes. */
  isTicking(): boolean;
  /** Begins nothing new; what is under way may end within fifteen seconds. */
  stop(): Promise<void>;
}

const HOUR_MS = 3_600_000;
/** Slack takes one message a second in a channel, and fifty looks into its conversations a minute. */
const TARGET_GAP_MS = 1_000;
const LOOK_GAP_MS = 1_200;
/** Three beats. */
const TICKS_WITHIN_MS = 180_000;
const HASH_LENGTH = 16;

/** Starts the engine, which looks at once: what was due while nothing ran comes first. */
export function startDeliveries(deps: StartDeliveriesDeps): RunningDeliveries {
  const { stores, knowledge, chatOf, log, wait, settings } = deps;
  const shared = { ...stores, knowledge, chatOf, log, now: systemClock.wall, newToken: randomUUID };
  const deliveries = createDeliveries({
    ...shared,
    history: stores.postHistory,
    calendar: () => knowledge().calendar,
    writeAlert,
    recall: createRecall(shared),
    elapsed: systemClock.monotonic,
    wait,
    hash: (text) => createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH),
    catchUpMs: settings.catchUpHours * HOUR_MS,
    readBackAfterMs: READ_BACK_AFTER_MS,
    pace: { postsPerMinute: settings.postsPerMinute, targetGapMs: TARGET_GAP_MS, lookGapMs: LOOK_GAP_MS },
  });
  const metronome = createMetronome({ look: deliveries.look, log });
  metronome.start();
  return {
    lookNow: metronome.lookNow,
    isTicking: () => {
      const last = deliveries.lastLook();
      return last !== undefined && systemClock.monotonic() - last < TICKS_WITHIN_MS;
    },
    stop: async () => {
      await metronome.stop();
      await deliveries.stop();
    },
  };
}
