import type { Asked } from '#src/bot/answer-question.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import { checkAnswer } from './check-answer.ts';
import { readTruth } from './check-numbers.ts';
import { CHECKS, type Check, type Failure } from './failure.ts';
import { randomAsked } from './generate.ts';
import type { PhrasesByMeaning } from './lexicon-words.ts';
import { createRandom } from './random.ts';

/** Which runs: `count` of them from the one numbered `first`. */
export interface Range {
  readonly seed: number;
  readonly first: number;
  readonly count: number;
}

/** A run that broke something, to be shown and repeated. */
export interface FailedRun {
  readonly index: number;
  readonly asked: Asked;
  readonly failures: readonly Failure[];
}

/** What a range of runs came to: runs that failed, by check, and the first of them for each reason. */
export interface FuzzResult {
  readonly runs: number;
  readonly counts: Readonly<Record<Check, number>>;
  /** Runs that broke each invariant, by its words. */
  readonly reasons: ReadonlyMap<string, number>;
  readonly examples: readonly FailedRun[];
  /** The run that took longest. */
  readonly slowest: { readonly index: number; readonly ms: number };
}

const EXAMPLES_A_REASON = 3;

function noCounts(): Record<Check, number> {
  return { exceptions: 0, foreignNumbers: 0, unescaped: 0, deadChoices: 0 };
}

/** What a range is run with. */
export interface FuzzParts {
  readonly knowledge: Knowledge;
  readonly phrases: PhrasesByMeaning;
}

/** Runs a range in this thread. The same range gives the same result, whatever ran before. */
export function fuzzRange({ seed, first, count }: Range, { knowledge, phrases }: FuzzParts): FuzzResult {
  const material = { library: knowledge.library, phrases };
  const bench = { knowledge, truth: readTruth(knowledge.library), tried: new Map<string, Failure[]>() };
  const counts = noCounts();
  const examples: FailedRun[] = [];
  const reasons = new Map<string, number>();
  let slowest = { index: first, ms: 0 };
  for (let index = first; index < first + count; index += 1) {
    const asked = randomAsked(createRandom(seed, index), material);
    const start = performance.now();
    const failures = checkAnswer(asked, bench);
    const ms = performance.now() - start;
    if (ms > slowest.ms) slowest = { index, ms };
    for (const check of CHECKS) counts[check] += failures.some((broken) => broken.check === check) ? 1 : 0;
    const isNews = failures.some(({ reason }) => (reasons.get(reason) ?? 0) < EXAMPLES_A_REASON);
    if (isNews) examples.push({ index, asked, failures });
    for (const reason of new Set(failures.map((broken) => broken.reason)))
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return { runs: count, counts, reasons, examples, slowest };
}

/** The results of ranges as one, examples in the order of their runs. */
export function mergeResults(results: readonly FuzzResult[]): FuzzResult {
  const counts = noCounts();
  for (const result of results) for (const check of CHECKS) counts[check] += result.counts[check];
  const reasons = new Map<string, number>();
  for (const [reason, times] of results.flatMap((result) => [...result.reasons]))
    reasons.set(reason, (reasons.get(reason) ?? 0) + times);
  const slowest = results.map((result) => result.slowest).reduce((a, b) => (a.ms >= b.ms ? a : b), { index: 0, ms: 0 });
  const examples = results.flatMap((result) => result.examples).sort((a, b) => a.index - b.index);
  return { runs: results.reduce((sum, { runs }) => sum + runs, 0), counts, reasons, examples, slowest };
}
