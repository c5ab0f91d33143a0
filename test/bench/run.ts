/**
 * The benchmark command: one line of JSON for each benchmark; exit code 1 when one misses its bar. `npm run -s bench`.
 *
 * Charts are compared with a browser (`BENCH_CHROMIUM`, else /usr/bin/chromium) and with a QuickChart server
 * (`BENCH_QUICKCHART_HOST`; by CPU time where `BENCH_QUICKCHART_PID` names its process, else by the time waited).
 */
import { loadConfig } from '../fuzz/load-config.ts';
import { benchBothPlatforms } from './both-bench.ts';
import { benchChartCache, benchChartMemory, benchCharts } from './chart-bench.ts';
import { benchChartsInBrowser } from './chart-browser-bench.ts';
import { benchChartsOnServer } from './chart-server-bench.ts';
import { benchColdStart } from './cold-start-bench.ts';
import type { Line } from './line.ts';
import { benchLoad } from './load-bench.ts';
import { benchQuestions } from './question-bench.ts';
import { benchSlack, benchTeams } from './renderer-bench.ts';
import { benchSlash } from './slash-bench.ts';

type Benchmark = () => Line | Promise<Line | readonly Line[]>;

/** In this order: the first load is only the first before anything else has loaded. */
const BENCHMARKS: readonly Benchmark[] = [
  () => benchLoad(),
  () => benchQuestions(loadConfig()),
  () => benchSlack(loadConfig()),
  () => benchTeams(loadConfig()),
  () => benchBothPlatforms(),
  () => benchSlash(),
  () => benchColdStart(),
  () => benchCharts(),
  () => benchChartCache(),
  () => benchChartsInBrowser(),
  () => benchChartsOnServer(),
  () => benchChartMemory(),
];

for (const benchmark of BENCHMARKS) {
  for (const line of [await benchmark()].flat()) {
    console.log(JSON.stringify(line));
    if (!line.ok) process.exitCode = 1;
  }
}
