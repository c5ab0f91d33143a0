/** The benchmark command: one line of JSON for each benchmark; exit code 1 when one misses its bar. `npm run -s bench`. */
import { loadConfig } from '../fuzz/load-config.ts';
import { benchColdStart } from './cold-start-bench.ts';
import type { Line } from './line.ts';
import { benchLoad } from './load-bench.ts';
import { benchQuestions } from './question-bench.ts';
import { benchSlack } from './slack-bench.ts';

/** In this order: the first load is only the first before anything else has loaded. */
const BENCHMARKS: readonly (() => Line)[] = [
  () => benchLoad(),
  () => benchQuestions(loadConfig()),
  () => benchSlack(loadConfig()),
  () => benchColdStart(),
];

for (const benchmark of BENCHMARKS) {
  const line = benchmark();
  console.log(JSON.stringify(line));
  if (!line.ok) process.exitCode = 1;
}
