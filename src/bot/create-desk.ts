import { COPY_LENGTHS, toClientCopy } from '#src/briefing/client-copy.ts';
import type { Locale } from '#src/core/locale.ts';
import { answerInThread } from './answer-in-thread.ts';
import { answerQuestion } from './answer-question.ts';
import { askPrivately } from './ask-privately.ts';
import { brief, DIGEST } from './brief.ts';
import { carriedSlots } from './carried-slots.ts';
import type { DeskDeps } from './desk-deps.ts';
import type { CopyText, Desk } from './ports.ts';
import { shareAnswer } from './share-answer.ts';

function copyOf(again: string, locale: Locale, deps: DeskDeps): readonly CopyText[] {
  const asked = { question: again, thread: [], today: deps.today(), locale };
  const { quotable } = answerQuestion(asked, deps.knowledge()).message;
  if (quotable === undefined) return [];
  return COPY_LENGTHS.map((length) => ({ length, text: toClientCopy(quotable, locale, length).text }));
}

/** The use cases of one chat platform over what is remembered and known. */
export function createDesk(deps: DeskDeps): Desk {
  return {
    askPrivately: (question) => askPrivately(question, deps),
    answerInThread: (question) => answerInThread(question, deps),
    share: (share) => shareAnswer(share, deps),
    answerAgain: (again, locale) => {
      const asked = { question: again, thread: [], today: deps.today(), locale };
      const { answer, message } = answerQuestion(asked, deps.knowledge());
      return { message, ...carriedSlots(answer, asked, deps.knowledge()) };
    },
    copyOf: (again, locale) => copyOf(again, locale, deps),
    frontPage: (locale) => {
      const briefed = brief({ template: DIGEST, day: deps.today(), locale }, deps.knowledge());
      return briefed.kind === 'briefed' ? briefed.message : undefined;
    },
  };
}
