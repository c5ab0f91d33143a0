import { isCanonical } from '#src/core/canonical.ts';
import type { Locale } from '#src/core/locale.ts';
import { localeOf } from '#src/query/read-question.ts';
import { answerQuestion } from './answer-question.ts';
import type { AuditNotes } from './audit-notes.ts';
import type { DeskDeps } from './desk-deps.ts';
import { knowledgeAsOf } from './knowledge-as-of.ts';
import type { Ended, Thread, ThreadQuestion } from './ports.ts';
import { postOnce } from './post-once.ts';

/** What answering in a thread takes. */
export interface ThreadDeps extends DeskDeps {
  readonly notes: AuditNotes;
}

/** Remembers the question in its thread, which is opened with the newest report where there is none yet. */
async function remember(turn: ThreadQuestion, question: string, deps: DeskDeps): Promise<Thread | undefined> {
  const { workspaceId, threadKey, locale = localeOf(question) } = turn;
  const reportId = deps.knowledge().library.latest?.id;
  if (reportId === undefined) return undefined;
  await deps.threads.open({ workspaceId, threadKey, reportId, locale });
  return deps.threads.append(workspaceId, threadKey, question);
}

/** A canonical string has no language of its own: the tapped button's, or the thread's. */
function languageOf(turn: ThreadQuestion, thread: Thread): Locale | undefined {
  return turn.locale ?? (isCanonical(turn.question) ? thread.locale : undefined);
}

/**
 * Answers a question in its thread, once, from the report that the thread speaks of and after what was asked in it before.
 *
 * What is not meant for the bot counts only in a thread that it has opened.
 */
export async function answerInThread(turn: ThreadQuestion, deps: ThreadDeps): Promise<Ended> {
  const { workspaceId, threadKey, keys, person } = turn;
  if (!turn.isAddressed && (await deps.threads.find(workspaceId, threadKey)) === undefined) return 'not-ours';
  if (!(await deps.events.claim(workspaceId, keys))) return 'known';
  const question = turn.question.trim() === '' ? 'help' : turn.question;
  const thread = await remember(turn, question, deps);
  const locale = thread === undefined ? undefined : languageOf(turn, thread);
  const id = `answer:${keys.at(-1)}`;
  if (thread !== undefined) {
    const asked = { question, thread: thread.questions.slice(0, -1), today: deps.today() };
    const { message } = answerQuestion(
      locale === undefined ? asked : { ...asked, locale },
      knowledgeAsOf(deps.knowledge(), thread.reportId),
    );
    deps.notes.note(workspaceId, { actor: person, action: 'asked', subject: question, place: turn.place });
    const post = { workspaceId, id, source: 'answer', target: threadKey, occurrence: id, notBefore: 0 };
    const posted = await postOnce({ post, message }, deps);
    if (posted.kind !== 'failed') return posted.kind === 'sent' ? 'answered' : 'known';
  }
  await deps.chat.tellFailure(threadKey, person, locale ?? localeOf(question));
  return 'failed';
}
