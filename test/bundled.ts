import { fileURLToPath } from 'node:url';
import { type Answered, answerQuestion } from '#src/bot/answer-question.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import { loadKnowledge } from '#src/config/knowledge.ts';
import type { Shown } from '#src/core/answer.ts';
import type { Locale } from '#src/core/locale.ts';

/** The project's own configuration folder. */
export const CONFIG = fileURLToPath(new URL('../config', import.meta.url));

/** A few days after the bundled report came out. */
export const TODAY = '2025-09-10';

/** The project's own reports, lexicon and messages; what is wrong with them is thrown. */
export function loadBundled(): Knowledge {
  const { knowledge, problems } = loadKnowledge(CONFIG);
  if (knowledge === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  return knowledge;
}

/** What is asked beside the words of the question. */
export interface AskOptions {
  readonly thread?: readonly string[];
  readonly today?: string;
  readonly locale?: Locale;
}

/** Asks the bundled knowledge, as loaded once by the test file. */
export type Ask = (question: string, options?: AskOptions) => Answered;

/** Makes `ask` over one snapshot. */
export function createAsk(knowledge: Knowledge = loadBundled()): Ask {
  return (question, { thread = [], today = TODAY, locale } = {}) =>
    answerQuestion({ question, thread, today, ...(locale === undefined ? {} : { locale }) }, knowledge);
}

/** A number on show in one line: `return micro_cap month 9.3 pct`, `= difference micro_cap month 2.3 pp`. */
export function toLine(shown: Shown): string {
  if (shown.type === 'figure') {
    const { metric, segment, period, value, unit } = shown.figure;
    return [metric, segment, period.kind, value, unit].join(' ');
  }
  const { operation, segment, period, value, unit } = shown.derived;
  return ['=', operation, segment, period.kind, value, unit].join(' ');
}

/** The kind of an answer and its figures, a line each. */
export function gist({ answer }: Answered): { readonly kind: string; readonly figures: readonly string[] } {
  return { kind: answer.kind, figures: answer.figures.map(toLine) };
}

/** The codes of what is said beside the numbers. */
export function remarkCodes({ answer }: Answered): readonly string[] {
  return answer.remarks.map(({ code }) => code);
}
