/**
 * The delivery drill: `npm run -s drill:delivery -- [--platform slack|teams] [--consent yes|no] --runs N --seed S`. Real processes deliver the digests of a morning, are
 * killed and started again, against a platform that falls over. The last line is one JSON object of counts; exit code 1 when anything was
 * lost, doubled or left open.
 */
import { parseArgs } from 'node:util';
import { isGood, onTeams, runDeliveries } from './delivery/runs.ts';

const TOLD_EVERY = 25;

function readCount(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new RangeError(`--${name} is not a whole number: ${text}`);
  return Number(text);
}

function readChoice(name: string, text: string, choices: readonly string[]): string {
  if (!choices.includes(text)) throw new RangeError(`--${name} is neither ${choices.join(' nor ')}: ${text}`);
  return text;
}

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { runs: text, seed: text, 'at-once': text, platform: text, consent: text } });
const runs = readCount('runs', values.runs ?? '25');
const seed = readCount('seed', values.seed ?? String(Date.now() % 2 ** 29));
const atOnce = readCount('at-once', values['at-once'] ?? '3');
const platform = readChoice('platform', values.platform ?? 'slack', ['slack', 'teams']);
const consent = readChoice('consent', values.consent ?? 'yes', ['yes', 'no']);
const on = platform === 'teams' ? { platform: onTeams(consent === 'yes') } : {};
const where = platform === 'teams' ? `teams, consent to read: ${consent}` : platform;
console.log(`drill:delivery: ${where}, ${runs} runs, seed ${seed}`);
const { line } = await runDeliveries(runs, seed, {
  atOnce,
  ...on,
  onRun: (done, { runs: _, ...so }, wrong) => {
    for (const words of wrong) console.log(words);
    if (done % TOLD_EVERY === 0) console.log(`${done} runs done so far: ${JSON.stringify(so)}`);
  },
});
console.log(JSON.stringify(line));
process.exitCode = isGood(line) ? 0 : 1;
