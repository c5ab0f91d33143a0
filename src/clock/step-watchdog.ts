import type { SystemClock } from './system-clock.ts';

/** How often the two clocks are held against each other. */
const WATCH_EVERY_MS = 20_000;
/** What the wall clock may gain or lose in that time: daylight saving does not move UTC, and time services correct less. */
const STEP_MS = 5000;

/**
 * Notices when the clock on the wall is set, or the machine slept: against a clock that only goes on.
 *
 * @param onStep Told by how much, in milliseconds; negative when it was set back.
 * @returns Stops watching.
 */
export function watchSteps(clock: SystemClock, onStep: (byMs: number) => void): () => void {
  let [wall, monotonic] = [clock.wall(), clock.monotonic()];
  return clock.every(WATCH_EVERY_MS, () => {
    const by = clock.wall() - wall - (clock.monotonic() - monotonic);
    [wall, monotonic] = [clock.wall(), clock.monotonic()];
    if (Math.abs(by) > STEP_MS) onStep(by);
  });
}
