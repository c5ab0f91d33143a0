import type { Answer } from '#src/core/answer.ts';
import { CANONICAL_MAX, toCanonical } from '#src/core/canonical.ts';
import type { Query } from '#src/core/query.ts';
import { type Asked, answerQuestion } from './answer-question.ts';
import { toCanonicalCommand } from './commands/canonical-command.ts';
import type { Knowledge } from './knowledge.ts';

/** What the buttons of a private answer carry. */
export interface CarriedSlots {
  /** Canonical strings that give the same answer again, tied to its report. Absent where none do. */
  readonly again?: string;
  /** Canonical strings that a follow-up continues from. Absent where nothing was asked about. */
  readonly continues?: string;
  /** The command that has it sent on a schedule. Absent where there is nothing to send. */
  readonly schedule?: string;
}

function write(queries: readonly Query[]): string | undefined {
  const text = queries.map(toCanonical).join(' ');
  return text === '' || text.length > CANONICAL_MAX ? undefined : text;
}

function saidBy({ kind, reason, figures, related, statements, remarks }: Answer): string {
  return JSON.stringify([kind, reason, figures, related, statements, remarks]);
}

/** Kinds of answers that are worth sending again. */
const WORTH_SENDING: ReadonlySet<Answer['kind']> = new Set(['figures', 'derived', 'notes']);

function scheduleOf({ kind }: Answer, again: string): Pick<CarriedSlots, 'schedule'> {
  if (!WORTH_SENDING.has(kind)) return {};
  const schedule = toCanonicalCommand({ kind: 'subscribe', draft: { when: '', content: { kind: 'question', again } } });
  return schedule === undefined ? {} : { schedule };
}

/**
 * The slots of an answer as text for its buttons.
 *
 * A question can say more than its slots ("mid caps in August" asks about August, of somebody else). So the slots are asked
 * once more here, and offered for sharing only where they say the same.
 */
export function carriedSlots(answer: Answer, asked: Pick<Asked, 'today'>, knowledge: Knowledge): CarriedSlots {
  const continues = write(answer.queries);
  if (continues === undefined || answer.kind === 'clarify' || answer.kind === 'refusal') return {};
  const tied = write(answer.queries.map((query) => ({ ...query, reportId: query.reportId ?? answer.report?.id })));
  const said = saidBy(answer);
  const again = [tied, continues].find((question) => {
    if (question === undefined) return false;
    const repeated = answerQuestion({ question, thread: [], today: asked.today, locale: answer.locale }, knowledge);
    return saidBy(repeated.answer) === said;
  });
  return { continues, ...(again === undefined ? {} : { again, ...scheduleOf(answer, again) }) };
}
