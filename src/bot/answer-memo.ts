import type { Message } from '#src/core/message.ts';
import { type Asked, answerQuestion } from './answer-question.ts';
import { type CarriedSlots, carriedSlots } from './carried-slots.ts';
import type { Knowledge } from './knowledge.ts';

/** An answer as a private message needs it. The same question gives the same object as long as nothing changes. */
export interface CarriedAnswer extends CarriedSlots {
  readonly message: Message;
}

/** Answers kept for one snapshot of knowledge; a desk asks the same all day. */
const MOST_ANSWERS = 500;
/** Questions longer than this are answered, and not kept. */
const MOST_CHARACTERS = 400;

/** Answers questions, and remembers the answers for as long as the snapshot of knowledge is the same. */
export function createAnswerMemo(): (asked: Asked, knowledge: Knowledge) => CarriedAnswer {
  const kept = new WeakMap<Knowledge, Map<string, CarriedAnswer>>();
  return (asked, knowledge) => {
    const answers = kept.get(knowledge) ?? new Map<string, CarriedAnswer>();
    kept.set(knowledge, answers);
    const key = JSON.stringify([asked.question, asked.thread, asked.today, asked.locale]);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const { answer, message } = answerQuestion(asked, knowledge);
    const carried = { message, ...carriedSlots(answer, asked, knowledge) };
    if (key.length > MOST_CHARACTERS) return carried;
    const [oldest] = answers.size >= MOST_ANSWERS ? answers.keys() : [];
    if (oldest !== undefined) answers.delete(oldest);
    answers.set(key, carried);
    return carried;
  };
}
