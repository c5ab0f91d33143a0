import { localeOfText } from '#src/core/locale.ts';
import type { CarriedAnswer } from './answer-memo.ts';
import type { Asked } from './answer-question.ts';
import { withholding } from './compliance/withholding.ts';
import { messageOf, sayWithheld } from './compliance/words.ts';
import type { DeskDeps } from './desk-deps.ts';
import type { Intake } from './intake.ts';
import type { Knowledge } from './knowledge.ts';
import { languageFor } from './language-for.ts';
import type { PrivateAnswer, PrivateQuestion, Wanted } from './ports.ts';
import type { SeenNotes } from './recall/seen-notes.ts';

/** What answering one person takes. */
export interface AskDeps extends Pick<DeskDeps, 'knowledge' | 'today' | 'compliance'> {
  readonly intake: Intake;
  readonly seenNotes: Pick<SeenNotes, 'note'>;
  readonly answer: (asked: Asked, knowledge: Knowledge) => CarriedAnswer;
}

/** Answers a question for the asker alone, once: `undefined` when the same request was taken up before. */
export async function askPrivately(question: PrivateQuestion, deps: AskDeps): Promise<PrivateAnswer | undefined> {
  const { workspaceId, person, place, keys, thread } = question;
  const locale = question.locale ?? (await languageFor(workspaceId, question.question, deps));
  const asked = {
    question: question.question.trim() === '' ? 'help' : question.question,
    thread,
    today: deps.today(),
    ...(locale === undefined ? {} : { locale }),
  };
  const entry = { actor: person, action: 'asked', subject: asked.question, place } as const;
  if (!(await deps.intake.take({ workspaceId, keys, entry }))) return undefined;
  const answer = deps.answer(asked, deps.knowledge());
  const wanted = (): Omit<Wanted, 'act'> => ({ ...question, again: answer.again, locale: answer.message.locale });
  const withheld = await withholding({ workspaceId, act: 'answers', person }, wanted, deps);
  if (withheld === undefined) {
    deps.seenNotes.note(workspaceId, person, answer.message);
    return answer;
  }
  const inWords = locale ?? localeOfText(question.question, answer.message.locale);
  return { message: messageOf(inWords, sayWithheld(withheld, inWords, deps.knowledge())) };
}
