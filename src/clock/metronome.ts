/** The only timer of scheduled work: once a minute it says "look now". What is due, the store decides. */
import nodeCron, { type Logger as CronLogger } from 'node-cron';
import type { Logger } from 'pino';
import { oneAtATime } from './one-at-a-time.ts';
import { watchSteps } from './step-watchdog.ts';
import { type SystemClock, systemClock } from './system-clock.ts';

/** A beat later than this counts as missed to node-cron; we look all the same. */
const LATE_MS = 30_000;

/** What a metronome needs. */
export interface MetronomeDeps {
  /** One look for what is due. A look that fails is logged, and the next one comes. */
  readonly look: () => Promise<void>;
  readonly log: Logger;
  /** @default the machine's own */
  readonly clock?: SystemClock;
}

/** Says "look now": once a minute, when the clock was set, and when asked to. */
export interface Metronome {
  /** Looks at once, for what was due while nothing ran, then once a minute. */
  start(): void;
  /** A look now; one that is under way is followed by another. Ends when it has ended, and never fails. */
  lookNow(): Promise<void>;
  /** No more beats, for good; ends when the look under way has ended. */
  stop(): Promise<void>;
}

/** node-cron's own words go to our log; what it calls missed is looked at, so that it need not warn. */
function cronLogger(log: Logger): CronLogger {
  const err = (message: string | Error, error?: Error): void =>
    log.error({ err: error ?? message }, 'the metronome failed at a beat');
  return { info: () => undefined, debug: () => undefined, warn: (message) => log.warn(message), error: err };
}

/** Makes the metronome; it is still until `start`. */
export function createMetronome({ look, log, clock = systemClock }: MetronomeDeps): Metronome {
  const lookOnce = oneAtATime(async () => {
    try {
      await look();
    } catch (err) {
      log.error({ err }, 'a look for what is due failed; the next one comes in a minute');
    }
  });
  let isRunning = false;
  let underWay: Promise<void> = Promise.resolve();
  let stopWatching: () => void = () => undefined;

  function lookNow(): Promise<void> {
    underWay = lookOnce();
    return underWay;
  }

  // In UTC there is no clock change. The beat only asks: `noOverlap` would drop what is asked for during a long look.
  const task = nodeCron.createTask('* * * * *', () => void lookNow(), {
    timezone: 'UTC',
    missedExecutionTolerance: LATE_MS,
    suppressMissedWarning: true,
    logger: cronLogger(log),
  });
  task.on('execution:missed', () => void lookNow());

  function onStep(byMs: number): void {
    log.warn({ byMs }, 'the clock was set, or the machine slept; looking at once');
    // node-cron stands still until the time that it waits for comes again.
    void task.stop();
    void task.start();
    void lookNow();
  }

  return {
    start() {
      if (isRunning) return;
      isRunning = true;
      void task.start();
      stopWatching = watchSteps(clock, onStep);
      void lookNow();
    },
    lookNow,
    async stop() {
      isRunning = false;
      stopWatching();
      await task.destroy();
      await underWay;
    },
  };
}
