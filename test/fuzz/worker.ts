/** One thread of the fuzz command: runs the range it is given and posts what it came to. */
import { parentPort, workerData } from 'node:worker_threads';
import { fuzzRange, type Range } from './fuzz-range.ts';
import { loadConfig, loadPhrases } from './load-config.ts';

const parts = { knowledge: loadConfig(), phrases: loadPhrases() };
parentPort?.postMessage(fuzzRange(workerData as Range, parts)); // run.ts gives it a Range
