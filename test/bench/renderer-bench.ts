import { answerQuestion } from '#src/bot/answer-question.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import { renderPlain } from '#src/briefing/render-plain.ts';
import type { Message } from '#src/core/message.ts';
import { renderSlack } from '#src/platform/slack/render.ts';
import { renderTeams } from '#src/platform/teams/render.ts';
import { BENCH_QUESTIONS, type BenchQuestion } from './bench-questions.ts';
import { type Line, toLine } from './line.ts';
import { median, percentile } from './percentile.ts';

const TODAY = '2025-09-10';
const MICROSECONDS_A_MILLISECOND = 1000;

/** How much is measured. */
interface RendererBenchSize {
  readonly rounds: number;
  readonly warmUps: number;
  readonly questions: readonly BenchQuestion[];
}

const RENDERER_BENCH_SIZE: RendererBenchSize = { rounds: 30, warmUps: 4, questions: BENCH_QUESTIONS };

const RENDERERS = { plain: renderPlain, slack: renderSlack, teams: renderTeams } as const;
type RendererName = keyof typeof RENDERERS;

/** Two ways to render, of which the second is held against the first. */
type Pair = readonly [RendererName, RendererName];

/** Microseconds from a question to what `renderer` makes of its answer. */
function timeQuestion({ question, thread }: BenchQuestion, knowledge: Knowledge, name: RendererName): number {
  const renderer: (message: Message) => { readonly fallbackText: string } = RENDERERS[name];
  const start = performance.now();
  const { message } = answerQuestion({ question, thread, today: TODAY }, knowledge);
  const { fallbackText } = renderer(message);
  const time = (performance.now() - start) * MICROSECONDS_A_MILLISECOND;
  if (fallbackText === '') throw new RangeError(`nothing was rendered for ${question}`);
  return time;
}

/** Each question to both in turn; which comes first changes from question to question and round to round. */
function timeRound(
  [base, other]: Pair,
  { questions }: RendererBenchSize,
  knowledge: Knowledge,
  round: number,
): readonly [number[], number[]] {
  const times: [number[], number[]] = [[], []];
  for (const [at, question] of questions.entries()) {
    const isFirst = (at + round) % 2 === 0;
    if (isFirst) times[0].push(timeQuestion(question, knowledge, base));
    times[1].push(timeQuestion(question, knowledge, other));
    if (!isFirst) times[0].push(timeQuestion(question, knowledge, base));
  }
  return times;
}

/** Question to one rendering against question to another: the ratio of the medians over all questions. */
function benchPair(
  pair: Pair,
  naming: { name: string; bar: number },
  knowledge: Knowledge,
  size: RendererBenchSize,
): Line {
  for (let round = 0; round < size.warmUps; round += 1) timeRound(pair, size, knowledge, round);
  const rounds = Array.from({ length: size.rounds }, (_, round) => timeRound(pair, size, knowledge, round));
  const inRounds = (which: 0 | 1, share: number): number =>
    median(rounds.map((times) => percentile(times[which], share)));
  const [base, other] = [inRounds(0, 0.5), inRounds(1, 0.5)];
  return toLine(
    naming.name,
    { ratio: other / base, bar: naming.bar },
    {
      questions: size.questions.length,
      rounds: size.rounds,
      [`${pair[0]}P50Us`]: base,
      [`${pair[0]}P99Us`]: inRounds(0, 0.99),
      [`${pair[1]}P50Us`]: other,
      [`${pair[1]}P99Us`]: inRounds(1, 0.99),
    },
  );
}

/** Question to Slack payload against question to plain text: blocks and their checks may cost as much as the answer itself. */
export function benchSlack(knowledge: Knowledge, size: RendererBenchSize = RENDERER_BENCH_SIZE): Line {
  return benchPair(['plain', 'slack'], { name: 'question to Slack payload vs to plain text', bar: 2 }, knowledge, size);
}

/** Question to card against question to Slack payload: as good as Slack. */
export function benchTeams(knowledge: Knowledge, size: RendererBenchSize = RENDERER_BENCH_SIZE): Line {
  return benchPair(['slack', 'teams'], { name: 'question to card vs to Slack payload', bar: 1.5 }, knowledge, size);
}
