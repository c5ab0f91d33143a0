/**
 * The delivery drill: `npm run -s drill:delivery -- --runs N --seed S`. Real processes deliver the digests of a morning, are
 * killed and started again, against a Slack that falls over. The last line is one JSON object of counts; exit code 1 when anything was
 * lost, doubled or left open.
 */
import { parseArgs } from 'node:util';
import { isGood, runDeliveries } from './delivery/runs.ts';

const TOLD_EVERY = 25;

function readCount(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new RangeError(`--${name} is not a whole number: ${text}`);
  return Number(text);
}

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { runs: text, seed: text, 'at-once': text } });
const runs = readCount('runs', values.runs ?? '25');
const seed = readCount('seed', values.seed ?? String(Date.now() % 2 ** 29));
const atOnce = readCount('at-once', values['at-once'] ?? '3');
console.log(`drill:delivery: ${runs} runs, seed ${seed}`);
const { line } = await runDeliveries(runs, seed, {
  atOnce,
  onRun: (done, { runs: _, ...so }, wrong) => {
    for (const words of wrong) console.log(words);
    if (done % TOLD_EVERY === 0) console.log(`${done} runs done so far: ${JSON.stringify(so)}`);
  },
});
console.log(JSON.stringify(line));
process.exitCode = isGood(line) ? 0 : 1;
