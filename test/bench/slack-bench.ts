import { answerQuestion } from '#src/bot/answer-question.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import { renderPlain } from '#src/briefing/render-plain.ts';
import type { Message } from '#src/core/message.ts';
import { renderSlack } from '#src/platform/slack/render.ts';
import { BENCH_QUESTIONS, type BenchQuestion } from './bench-questions.ts';
import { type Line, toLine } from './line.ts';
import { median, percentile } from './percentile.ts';

/** Blocks, their checks and the fallback text may cost as much as reading and answering the question, not more. */
const BAR = 2;
const TODAY = '2025-09-10';
const MICROSECONDS_A_MILLISECOND = 1000;

/** How much is measured. */
interface SlackBenchSize {
  readonly rounds: number;
  readonly warmUps: number;
  readonly questions: readonly BenchQuestion[];
}

const SLACK_BENCH_SIZE: SlackBenchSize = { rounds: 30, warmUps: 4, questions: BENCH_QUESTIONS };

/** Microseconds from a question to what `renderer` makes of its answer. */
function timeQuestion(
  { question, thread }: BenchQuestion,
  knowledge: Knowledge,
  renderer: (message: Message) => { readonly fallbackText: string },
): number {
  const start = performance.now();
  const { message } = answerQuestion({ question, thread, today: TODAY }, knowledge);
  const { fallbackText } = renderer(message);
  const time = (performance.now() - start) * MICROSECONDS_A_MILLISECOND;
  if (fallbackText === '') throw new RangeError(`nothing was rendered for ${question}`);
  return time;
}

/** Each question to both in turn; which comes first changes from question to question and round to round. */
function timeRound({ questions }: SlackBenchSize, knowledge: Knowledge, round: number): readonly [number[], number[]] {
  const times: [number[], number[]] = [[], []];
  for (const [at, question] of questions.entries()) {
    const isFirst = (at + round) % 2 === 0;
    if (isFirst) times[0].push(timeQuestion(question, knowledge, renderPlain));
    times[1].push(timeQuestion(question, knowledge, renderSlack));
    if (!isFirst) times[0].push(timeQuestion(question, knowledge, renderPlain));
  }
  return times;
}

/** Question to Slack payload against question to plain text: the ratio of the medians over all questions. */
export function benchSlack(knowledge: Knowledge, size: SlackBenchSize = SLACK_BENCH_SIZE): Line {
  for (let round = 0; round < size.warmUps; round += 1) timeRound(size, knowledge, round);
  const rounds = Array.from({ length: size.rounds }, (_, round) => timeRound(size, knowledge, round));
  const inRounds = (which: 0 | 1, share: number): number =>
    median(rounds.map((times) => percentile(times[which], share)));
  const [plain, slack] = [inRounds(0, 0.5), inRounds(1, 0.5)];
  return toLine(
    'question to Slack payload vs to plain text',
    { ratio: slack / plain, bar: BAR },
    {
      questions: size.questions.length,
      rounds: size.rounds,
      plainP50Us: plain,
      plainP99Us: inRounds(0, 0.99),
      slackP50Us: slack,
      slackP99Us: inRounds(1, 0.99),
    },
  );
}
