/**
 * The store's drill: `npm run -s drill:store -- --runs N --seed S`. Kills N writers at random moments and holds what the store
 * opens to against what they had said was stored. The last line is one JSON object of counts; exit code 1 when anything is amiss.
 */
import { parseArgs } from 'node:util';
import { isGood, runCrashes } from './crash-runs.ts';

const MOST_SHOWN = 20;

function readCount(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new RangeError(`--${name} is not a whole number: ${text}`);
  return Number(text);
}

const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
const runs = readCount('runs', values.runs ?? '200');
const seed = readCount('seed', values.seed ?? String(Date.now() % 2 ** 29));
console.log(`drill:store: ${runs} kills, seed ${seed}`);
const { counts, openMs, faults } = await runCrashes(runs, seed);
for (const fault of faults.slice(0, MOST_SHOWN)) console.log(fault);
const sorted = openMs.toSorted((a, b) => a - b).map(Math.round);
const reopenMs = { p50: sorted[Math.floor(sorted.length / 2)], max: sorted.at(-1) };
console.log(JSON.stringify({ runs, seed, ...counts, reopenMs, ok: isGood(counts) }));
process.exitCode = isGood(counts) ? 0 : 1;
