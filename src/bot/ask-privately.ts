import { answerQuestion } from './answer-question.ts';
import { carriedSlots } from './carried-slots.ts';
import type { DeskDeps } from './desk-deps.ts';
import type { PrivateAnswer, PrivateQuestion } from './ports.ts';

type AskDeps = Pick<DeskDeps, 'knowledge' | 'today' | 'events' | 'audit'>;

/** Answers a question for the asker alone, once: `undefined` when the same request was taken up before. */
export async function askPrivately(question: PrivateQuestion, deps: AskDeps): Promise<PrivateAnswer | undefined> {
  const { workspaceId, person, place, keys, thread, locale } = question;
  if (!(await deps.events.claim(workspaceId, keys))) return undefined;
  const knowledge = deps.knowledge();
  const asked = {
    question: question.question.trim() === '' ? 'help' : question.question,
    thread,
    today: deps.today(),
    ...(locale === undefined ? {} : { locale }),
  };
  const { answer, message } = answerQuestion(asked, knowledge);
  await deps.audit.append(workspaceId, { actor: person, action: 'asked', subject: asked.question, place });
  return { message, ...carriedSlots(answer, asked, knowledge) };
}
