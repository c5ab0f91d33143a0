/** Where the time comes from, so that a test can turn it. */
export interface SystemClock {
  /** What the clock on the wall shows, milliseconds UTC: it can be set, forward and back. */
  wall(): number;
  /** Milliseconds since some start: it only goes on. */
  monotonic(): number;
  /** Runs something again and again; the answer stops it. A timer alone keeps no process alive. */
  every(ms: number, run: () => void): () => void;
}

/** The machine's own. */
export const systemClock: SystemClock = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  every: (ms, run) => {
    const timer = setInterval(run, ms);
    timer.unref();
    return () => clearInterval(timer);
  },
};
