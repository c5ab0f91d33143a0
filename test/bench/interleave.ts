import { setImmediate as turn } from 'node:timers/promises';
import { median } from './percentile.ts';

/** A way of doing the work: once for a seed, which is another one each time. */
export type Way = (seed: number) => Promise<void> | void;

export interface InterleaveOptions<Name extends string> {
  readonly ways: Readonly<Record<Name, Way>>;
  readonly rounds: number;
  /** Times in a row that each way is done in a round. */
  readonly batch: number;
  readonly cpuMs: () => number;
}

/**
 * Does all ways in turn, in each round in another order, and gives the median of their CPU times in milliseconds for one
 * time. The first round warms up and does not count.
 */
export async function interleave<Name extends string>(options: InterleaveOptions<Name>): Promise<Record<Name, number>> {
  const { ways, rounds, batch, cpuMs } = options;
  const names = Object.keys(ways) as Name[]; // its keys are what it was given
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    const order = names.map((_, at) => names[(at + round) % names.length]).filter((name) => name !== undefined);
    for (const name of order) {
      const before = cpuMs();
      for (let at = 0; at < batch; at += 1) {
        await ways[name](round * batch + at);
        // Canvases free their memory only when the event loop turns.
        await turn();
      }
      if (round > 0) times.get(name)?.push((cpuMs() - before) / batch);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Name, number>; // a number for each
}

/** The mean of ratios. */
export function geometricMean(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}
