/** Work that was acknowledged and is not done: what a stop waits for, as Bolt's own does not. */

export interface InFlight {
  /** Keeps sight of work until it ends; it must not reject. */
  track(work: Promise<void>): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Resolves to how much is still under way, once all has ended or the time is over. */
  drain(timeoutMs: number): Promise<number>;
}

export function createInFlight(): InFlight {
  const running = new Set<Promise<void>>();
  return {
    track: (work) => {
      const kept = work.finally(() => running.delete(kept));
      running.add(kept);
    },
    settled: async () => {
      while (running.size > 0) await Promise.allSettled([...running]);
    },
    drain: async (timeoutMs) => {
      const over = AbortSignal.timeout(timeoutMs);
      const late = new Promise<void>((resolve) => over.addEventListener('abort', () => resolve(), { once: true }));
      while (running.size > 0 && !over.aborted) await Promise.race([Promise.allSettled([...running]), late]);
      return running.size;
    },
  };
}
