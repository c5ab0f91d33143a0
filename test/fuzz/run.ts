/**
 * The fuzz command: random and mutated questions through the bot and every renderer, each answer held against what must
 * always be true. `npm run -s fuzz -- --runs N --seed S`; `--first I` starts at a run by its number, to repeat one.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { type FuzzResult, mergeResults, type Range } from './fuzz-range.ts';
import { describeFailures, isGood, toLine } from './report.ts';

const DEFAULT_RUNS = '20000';
/** Less than this is done before a second thread has loaded the lexicon. */
const LEAST_A_THREAD = 1000;

function readCount(name: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new RangeError(`--${name} is not a whole number: ${text}`);
  return Number(text);
}

function readRange(args: readonly string[]): Range {
  const options = { runs: { type: 'string' }, seed: { type: 'string' }, first: { type: 'string' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  return {
    seed: readCount('seed', values.seed ?? String(Date.now() % 2 ** 31)),
    first: readCount('first', values.first ?? '0'),
    count: readCount('runs', values.runs ?? DEFAULT_RUNS),
  };
}

function toShares({ seed, first, count }: Range): Range[] {
  const threads = Math.max(1, Math.min(availableParallelism(), Math.ceil(count / LEAST_A_THREAD)));
  const size = Math.ceil(count / threads);
  return Array.from({ length: threads }, (_, at) => ({
    seed,
    first: first + at * size,
    count: Math.max(0, Math.min(size, count - at * size)),
  }));
}

function runShare(range: Range): Promise<FuzzResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: range });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('a thread ended without a result')));
  });
}

const range = readRange(process.argv.slice(2));
console.log(`fuzz: ${range.count} runs from ${range.first}, seed ${range.seed}`);
const result = mergeResults(await Promise.all(toShares(range).map(runShare)));
process.stdout.write(describeFailures(result));
console.log(`slowest: run ${result.slowest.index}, ${result.slowest.ms.toFixed(1)} ms`);
console.log(toLine(range.seed, result));
process.exitCode = isGood(result.counts) ? 0 : 1;
