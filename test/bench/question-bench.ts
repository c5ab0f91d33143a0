import { answerQuestion } from '#src/bot/answer-question.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import { renderHtml } from '#src/platform/web/render.ts';
import { BENCH_QUESTIONS, type BenchQuestion } from './bench-questions.ts';
import { createBigLibrary } from './big-library.ts';
import { type Line, toLine } from './line.ts';
import { median, percentile } from './percentile.ts';

const BAR = 2;
const TODAY = '2025-09-10';
const MICROSECONDS_A_MILLISECOND = 1000;

/** How much is measured. */
export interface QuestionBenchSize {
  /** Monthly reports in the large library, about 100 figures each. */
  readonly months: number;
  readonly rounds: number;
  readonly warmUps: number;
  readonly questions?: readonly BenchQuestion[];
}

const QUESTION_BENCH_SIZE: QuestionBenchSize = { months: 120, rounds: 30, warmUps: 4 };

/** Microseconds from a question to its rendered payload. */
function timeQuestion({ question, thread }: BenchQuestion, knowledge: Knowledge): number {
  const start = performance.now();
  const { message } = answerQuestion({ question, thread, today: TODAY }, knowledge);
  const { payload } = renderHtml(message);
  const time = (performance.now() - start) * MICROSECONDS_A_MILLISECOND;
  if (payload === '') throw new RangeError(`nothing was rendered for ${question}`);
  return time;
}

/** Each question to both in turn; which of the two comes first changes from question to question and round to round. */
function timeRound(
  questions: readonly BenchQuestion[],
  both: readonly [Knowledge, Knowledge],
  round: number,
): readonly [number[], number[]] {
  const [one, two] = both;
  const times: [number[], number[]] = [[], []];
  for (const [at, question] of questions.entries()) {
    const isFirst = (at + round) % 2 === 0;
    if (isFirst) times[0].push(timeQuestion(question, one));
    times[1].push(timeQuestion(question, two));
    if (!isFirst) times[0].push(timeQuestion(question, one));
  }
  return times;
}

/**
 * Question to rendered payload from 120 months of reports against the newest of them alone. The ratio is that of the p99s
 * over the questions, each the median of the rounds, so that a pause of the machine does not count as a slow question.
 */
export function benchQuestions(knowledge: Knowledge, size: QuestionBenchSize = QUESTION_BENCH_SIZE): Line {
  const questions = size.questions ?? BENCH_QUESTIONS;
  const large = createBigLibrary(knowledge.library, size.months);
  const both: readonly [Knowledge, Knowledge] = [
    { ...knowledge, library: createBigLibrary(knowledge.library, 1) },
    { ...knowledge, library: large },
  ];
  for (let round = 0; round < size.warmUps; round += 1) timeRound(questions, both, round);
  const rounds = Array.from({ length: size.rounds }, (_, round) => timeRound(questions, both, round));
  const inRounds = (which: 0 | 1, share: number): number =>
    median(rounds.map((times) => percentile(times[which], share)));
  const [one, many] = [inRounds(0, 0.99), inRounds(1, 0.99)];
  return toLine(
    'question to rendered payload, 12,000 figures vs one report',
    { ratio: many / one, bar: BAR },
    {
      figures: large.reports.reduce((sum, { figures }) => sum + figures.length, 0),
      questions: questions.length,
      rounds: size.rounds,
      oneReportP50Us: inRounds(0, 0.5),
      oneReportP99Us: one,
      manyReportsP50Us: inRounds(1, 0.5),
      manyReportsP99Us: many,
      oneReportP99OfAllUs: percentile(
        rounds.flatMap(([times]) => times),
        0.99,
      ),
      manyReportsP99OfAllUs: percentile(
        rounds.flatMap(([, times]) => times),
        0.99,
      ),
    },
  );
}
