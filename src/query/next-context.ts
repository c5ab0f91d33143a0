import type { Answer } from '#src/core/answer.ts';
import type { Figure } from '#src/core/figure.ts';
import type { Reading } from './reading.ts';
import type { ThreadContext } from './thread-context.ts';

/** Intents that speak about what was shown and leave the thread where it was. */
const ASIDE: ReadonlySet<string> = new Set([
  'help',
  'as_of',
  'source',
  'define',
  'doubt',
  'wording',
  'missing',
  'confirm',
]);

/** Figures of earlier answers that "the difference" or "which of the three" may mean. */
const REMEMBERED = 12;

function figuresIn(answer: Answer): Figure[] {
  return answer.figures.flatMap((shown) => (shown.type === 'figure' ? [shown.figure] : []));
}

/**
 * The thread after an answer. A refusal, help or a word about the source leaves it as it was; a turn that could not be read
 * breaks it; an honest no keeps what was asked, so that "and since the low?" still knows of whom.
 */
export function nextContext(context: ThreadContext, answer: Answer, reading: Reading): ThreadContext {
  const { lacks: _before, ...next } = afterAnswer(context, answer);
  return reading.kind === 'absent' && reading.lacks !== undefined
    ? { ...next, lacks: { kind: reading.lacks, what: reading.what } }
    : next;
}

function afterAnswer(context: ThreadContext, answer: Answer): ThreadContext {
  if (answer.kind === 'refusal')
    return context.queries.length > 0 ? context : { ...context, queries: answer.queries, broken: false };
  if (answer.kind === 'clarify') return { ...context, broken: true };
  const [first] = answer.queries;
  if (first === undefined) return answer.kind === 'help' ? context : { ...context, broken: answer.kind !== 'no-data' };
  const aside = ASIDE.has(first.intent) && context.queries.length > 0;
  if (aside) return { ...context, broken: false };
  const shown = figuresIn(answer);
  if (shown.length === 0) return { ...context, queries: answer.queries, broken: false };
  return {
    queries: answer.queries,
    shown,
    earlier: [...context.shown, ...context.earlier].slice(0, REMEMBERED),
    broken: false,
  };
}
