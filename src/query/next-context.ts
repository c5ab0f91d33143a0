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
  const { lacks: _lacks, elsewhere: _elsewhere, members: _members, ...next } = afterAnswer(context, answer);
  const members = reading.members ?? (reading.kept.includes('segments') ? context.members : undefined);
  return {
    ...next,
    ...(members === undefined ? {} : { members }),
    ...(speaksElsewhere(next, answer, reading) ? { elsewhere: true as const } : {}),
    ...(reading.kind === 'absent' && reading.lacks !== undefined
      ? { lacks: { kind: reading.lacks, what: reading.what } }
      : {}),
  };
}

/** Whether "them" in the next turn would be something else than what the thread is about: of another market, or only spoken of. */
function speaksElsewhere({ queries }: ThreadContext, answer: Answer, reading: Reading): boolean {
  if (reading.kind === 'absent' && reading.foreign) return true;
  const threads = new Set(queries.flatMap(({ segments }) => segments));
  return answer.queries.some(({ segments }) => segments.some((segment) => !threads.has(segment)));
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
