import { isCanonical } from '#src/core/canonical.ts';
import type { Locale } from '#src/core/locale.ts';
import { localeOf } from '#src/query/read-question.ts';
import { answerQuestion } from './answer-question.ts';
import type { AuditNotes } from './audit-notes.ts';
import type { DeskDeps } from './desk-deps.ts';
import { knowledgeAsOf } from './knowledge-as-of.ts';
import type { Ended, Thread, ThreadQuestion } from './ports.ts';
import { type PostedOnce, postOnce } from './post-once.ts';
import type { UnderWay } from './under-way.ts';

/** What answering in a thread takes. */
export interface ThreadDeps extends DeskDeps {
  readonly notes: AuditNotes;
  /** Shared answers that stand in a channel, perhaps, and whose thread is not opened yet. */
  readonly shares: UnderWay;
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

/** Answers and posts. `undefined` when there is nothing to answer from. */
async function answerTurn(turn: ThreadQuestion, question: string, deps: ThreadDeps): Promise<PostedOnce | undefined> {
  const { workspaceId, threadKey, keys, person, place } = turn;
  const thread = await remember(turn, question, deps);
  if (thread === undefined) return undefined;
  const locale = languageOf(turn, thread);
  const asked = { question, thread: thread.questions.slice(0, -1), today: deps.today() };
  const { message } = answerQuestion(
    locale === undefined ? asked : { ...asked, locale },
    knowledgeAsOf(deps.knowledge(), thread.reportId),
  );
  deps.notes.note(workspaceId, { actor: person, action: 'asked', subject: question, place });
  const id = `answer:${keys.at(-1)}`;
  const post = { workspaceId, id, source: 'answer', target: threadKey, occurrence: id, notBefore: 0 };
  return postOnce({ post, message }, deps);
}

/** Whether the bot has opened a thread. A reply can come before the platform has told of the message that it is under. */
async function isOurs(workspaceId: string, threadKey: string, { threads, shares }: ThreadDeps): Promise<boolean> {
  if ((await threads.find(workspaceId, threadKey)) !== undefined) return true;
  await shares.settled();
  return (await threads.find(workspaceId, threadKey)) !== undefined;
}

/**
 * Answers a question in its thread, once, from the report that the thread speaks of and after what was asked in it before.
 *
 * What is not meant for the bot counts only in a thread that it has opened.
 */
export async function answerInThread(turn: ThreadQuestion, deps: ThreadDeps): Promise<Ended> {
  const { workspaceId, threadKey, keys, person, locale = localeOf(turn.question) } = turn;
  if (!turn.isAddressed && !(await isOurs(workspaceId, threadKey, deps))) return 'not-ours';
  if (!(await deps.events.claim(workspaceId, keys))) return 'known';
  if (turn.hasOutsiders === true) {
    await deps.chat.tell(threadKey, person, 'outsiders', locale);
    return 'refused';
  }
  const posted = await answerTurn(turn, turn.question.trim() === '' ? 'help' : turn.question, deps);
  if (posted?.kind === 'sent') return 'answered';
  if (posted?.kind === 'known') return 'known';
  await deps.chat.tell(threadKey, person, 'failed', locale);
  return 'failed';
}
