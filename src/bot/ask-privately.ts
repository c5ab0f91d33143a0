import type { CarriedAnswer } from './answer-memo.ts';
import type { Asked } from './answer-question.ts';
import type { AuditNotes } from './audit-notes.ts';
import type { DeskDeps } from './desk-deps.ts';
import type { Knowledge } from './knowledge.ts';
import type { PrivateAnswer, PrivateQuestion } from './ports.ts';
import type { RecentKeys } from './recent-keys.ts';

/** What answering one person takes. */
export interface AskDeps extends Pick<DeskDeps, 'knowledge' | 'today'> {
  readonly recent: RecentKeys;
  readonly audit: AuditNotes;
  readonly answer: (asked: Asked, knowledge: Knowledge) => CarriedAnswer;
}

/** Answers a question for the asker alone, once: `undefined` when the same request was taken up before. */
export function askPrivately(question: PrivateQuestion, deps: AskDeps): PrivateAnswer | undefined {
  const { workspaceId, person, place, keys, thread, locale } = question;
  if (!deps.recent.claim(workspaceId, keys)) return undefined;
  const asked = {
    question: question.question.trim() === '' ? 'help' : question.question,
    thread,
    today: deps.today(),
    ...(locale === undefined ? {} : { locale }),
  };
  deps.audit.note(workspaceId, { actor: person, action: 'asked', subject: asked.question, place });
  return deps.answer(asked, deps.knowledge());
}
