import { answerMessage } from '#src/briefing/answer-message.ts';
import type { Answer } from '#src/core/answer.ts';
import type { CalendarDate } from '#src/core/calendar-date.ts';
import { isCanonical, parseCanonical } from '#src/core/canonical.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import { answerReading } from '#src/query/answer/answer-reading.ts';
import { nextContext } from '#src/query/next-context.ts';
import { localeOf, readQuestion, withoutCommand } from '#src/query/read-question.ts';
import type { Reading } from '#src/query/reading.ts';
import { EMPTY_CONTEXT, type ThreadContext } from '#src/query/thread-context.ts';
import type { Knowledge } from './knowledge.ts';

/** A question with what was asked before it in the same thread, oldest first. Texts may be canonical strings (a tapped choice). */
export interface Asked {
  readonly question: string;
  readonly thread: readonly string[];
  /** The asker's day: relative dates resolve against it. */
  readonly today: CalendarDate;
  /** The language to answer in; by default the question's own. */
  readonly locale?: Locale;
}

/** The answer, and the same as a Message that any renderer can show. */
export interface Answered {
  readonly answer: Answer;
  readonly message: Message;
}

function readCanonical(text: string): Reading {
  const base = { corrections: [], kept: [] };
  try {
    // Several questions in one are several strings, apart by a space, which none of them has inside.
    const queries = text.trim().split(/\s+/).map(parseCanonical);
    return { ...base, kind: 'asked', queries, outside: [] };
  } catch (error) {
    if (error instanceof SmallcapsError) return { ...base, kind: 'unread', words: ['q1:'], guess: [] };
    throw error;
  }
}

function turn(
  question: string,
  asked: Asked,
  knowledge: Knowledge,
  context: ThreadContext,
  fallback: Locale | undefined,
): { readonly answer: Answer; readonly reading: Reading } {
  const { library, lexicon } = knowledge;
  const text = withoutCommand(question);
  const canonical = isCanonical(text);
  const locale = asked.locale ?? (canonical ? fallback : undefined) ?? localeOf(question);
  const reading = canonical
    ? readCanonical(text)
    : readQuestion(question, { library, lexicon, context, today: asked.today });
  return { answer: answerReading(reading, locale, { library, context }), reading };
}

/** Answers one question from one snapshot, after its thread. Pure: the same input gives the same answer. */
export function answerQuestion(asked: Asked, knowledge: Knowledge): Answered {
  let context = EMPTY_CONTEXT;
  let locale: Locale | undefined;
  for (const earlier of asked.thread) {
    const { answer, reading } = turn(earlier, asked, knowledge, context, locale);
    context = nextContext(context, answer, reading);
    if (!isCanonical(earlier)) locale = localeOf(earlier);
  }
  const { answer } = turn(asked.question, asked, knowledge, context, locale);
  return { answer, message: answerMessage(answer, { ...knowledge, today: asked.today }) };
}
