import { onTestFinished } from 'vitest';
import type { Stores } from '#src/bot/ports.ts';

/** The day on which the clock of a test starts. */
export const START = Date.UTC(2025, 8, 10, 11, 30);

/** How long the stores under test leave a try alone that may have posted. */
export const READ_BACK_AFTER_MS = 40_000;

/** A clock that stands still until it is told to go. */
export interface TestClock {
  readonly now: () => Date;
  /** Milliseconds since 1970. */
  at(): number;
  /** Negative: a step back, as clocks make. */
  advance(ms: number): void;
}

export function createTestClock(): TestClock {
  let at = START;
  return {
    now: () => new Date(at),
    at: () => at,
    advance: (ms) => {
      at += ms;
    },
  };
}

/** A kind of store, and how a test opens a fresh one. */
export interface StoreUnderTest {
  readonly name: string;
  /** Opens stores that hold nothing, with `READ_BACK_AFTER_MS` and a key for secrets. They are closed by the test. */
  open(now: () => Date): Promise<Stores>;
}

export type OpenFresh = () => Promise<{ readonly stores: Stores; readonly clock: TestClock }>;

/** Opens fresh stores for one test. */
export function opensFresh(store: StoreUnderTest): OpenFresh {
  return async () => {
    const clock = createTestClock();
    const stores = await store.open(clock.now);
    onTestFinished(() => stores.close());
    return { stores, clock };
  };
}
