import type { AnswerJson, FigureJson } from '#src/bot/answer-json.ts';
import type { Question } from './question-set.ts';

/**
 * What an answer is worth.
 *
 * - `right`: an accepted kind, exactly the reported figures, exactly the computed numbers.
 * - `wrong`: it shows a number that does not answer, or speaks of something else.
 * - `missed`: it asks back, or shows less than there is. Nothing false is shown.
 * - `falseNo`: it says that the report does not have what it has.
 */
export type Verdict = 'right' | 'wrong' | 'missed' | 'falseNo';

/** What the verdict looks at. */
export type Judged = Pick<AnswerJson, 'kind' | 'figures'>;

/** How far a computed number may be off: an author may have rounded it, and its sign depends on who is named first. */
const TOLERANCE = 0.011;

const NOES: ReadonlySet<string> = new Set(['no-data', 'refusal']);
const NOES_OR_QUESTION: ReadonlySet<string> = new Set(['no-data', 'refusal', 'clarify']);
const SAYING: ReadonlySet<string> = new Set(['figures', 'derived', 'notes']);

function keyOf({ metric, segment, period }: FigureJson): string {
  return [metric, segment, period.kind].join('|');
}

function isNear(a: number, b: number): boolean {
  return Math.abs(Math.abs(a) - Math.abs(b)) <= Math.max(TOLERANCE * Math.abs(b), TOLERANCE);
}

interface Comparison {
  /** Something is shown that is not among what was expected or allowed. */
  readonly hasMore: boolean;
  /** Something that was expected is not shown. */
  readonly hasLess: boolean;
}

function compareFigures(question: Question, shown: readonly FigureJson[]): Comparison {
  const keys = new Set(shown.map(keyOf));
  const accepted = new Set([...question.figures, ...question.allowed]);
  return {
    hasMore: [...keys].some((key) => !accepted.has(key)),
    hasLess: question.figures.some((key) => !keys.has(key)),
  };
}

function compareComputed({ computed }: Question, shown: readonly FigureJson[]): Comparison {
  return {
    hasMore: shown.some(({ value }) => !computed.some((expected) => isNear(value, expected))),
    hasLess: computed.some((expected) => !shown.some(({ value }) => isNear(value, expected))),
  };
}

/** Judges one answer by what its question expects. */
export function judge(question: Question, answer: Judged): Verdict {
  const figures = compareFigures(
    question,
    answer.figures.filter(({ derived }) => derived !== true),
  );
  const computed = compareComputed(
    question,
    answer.figures.filter(({ derived }) => derived === true),
  );
  const hasMore = figures.hasMore || computed.hasMore;
  // A computed number beside reported ones is judged as a number: the kind does not make it wrong.
  const asFigures = question.kinds.includes('figures') && answer.kind === 'derived';
  const isAccepted = question.kinds.includes(answer.kind) || asFigures;
  if (isAccepted && !hasMore && !figures.hasLess && !computed.hasLess) return 'right';
  if (NOES.has(answer.kind) && !question.kinds.some((kind) => NOES_OR_QUESTION.has(kind))) return 'falseNo';
  const showsFalse = answer.figures.length > 0 && (hasMore || question.figures.length === 0);
  const saysElse = SAYING.has(answer.kind) && !isAccepted;
  return showsFalse || saysElse ? 'wrong' : 'missed';
}
