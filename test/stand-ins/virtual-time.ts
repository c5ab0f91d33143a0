import { setImmediate } from 'node:timers/promises';

/** Time that passes only when nothing else can happen: whoever waits is woken in order, and no test sleeps. */
export interface VirtualTime {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds since the start, whatever the clock is set to. */
  readonly elapsed: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Sets the clock: who waits does not notice. */
  step(ms: number): void;
  /** Lets so much time pass. */
  pass(ms: number): Promise<void>;
  /** Lets time pass until this has come about. */
  until<T>(done: Promise<T>): Promise<T>;
}

interface Waiter {
  readonly at: number;
  readonly resolve: () => void;
}

export function createVirtualTime(start: number): VirtualTime {
  let passed = 0;
  let offset = 0;
  let waiters: Waiter[] = [];

  /** Wakes who waits for the earliest instant, if that is not later than the limit. @returns whether there was one. */
  function wakeNext(limit: number): boolean {
    const next = Math.min(...waiters.map(({ at }) => at));
    if (waiters.length === 0 || next > limit) return false;
    passed = Math.max(passed, next);
    const woken = waiters.filter(({ at }) => at <= passed);
    waiters = waiters.filter(({ at }) => at > passed);
    for (const { resolve } of woken) resolve();
    return true;
  }

  return {
    now: () => start + passed + offset,
    elapsed: () => passed,
    wait: (ms) => new Promise((resolve) => void waiters.push({ at: passed + Math.max(0, ms), resolve })),
    step: (ms) => {
      offset += ms;
    },
    pass: async (ms) => {
      const limit = passed + ms;
      do await setImmediate();
      while (wakeNext(limit));
      passed = limit;
      await setImmediate();
    },
    until: async (done) => {
      let isDone = false;
      const settled = done.finally(() => {
        isDone = true;
      });
      settled.catch(() => undefined);
      for (;;) {
        await setImmediate();
        if (isDone) return settled;
        if (!wakeNext(Number.POSITIVE_INFINITY)) throw new Error('nothing will ever happen');
      }
    },
  };
}
