import { isCanonical } from '#src/core/canonical.ts';
import { type Locale, localeOfText } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import { type Asked, answerQuestion } from './answer-question.ts';
import { carriedSlots } from './carried-slots.ts';
import { runCommand, toCommand } from './commands/run-command.ts';
import { withholding } from './compliance/withholding.ts';
import { sayIn, sayWithheld } from './compliance/words.ts';
import type { DeskDeps } from './desk-deps.ts';
import { knowledgeAsOf } from './knowledge-as-of.ts';
import { languageFor } from './language-for.ts';
import type { Ended, Thread, ThreadQuestion, Wanted, Withheld } from './ports.ts';
import { type PostedOnce, postOnce } from './post-once.ts';
import type { UnderWay } from './under-way.ts';
import { withSchedule } from './with-schedule.ts';

/** What answering in a thread takes. */
export interface ThreadDeps extends DeskDeps {
  /** Shared answers that stand in a channel, perhaps, and whose thread is not opened yet. */
  readonly shares: UnderWay;
}

/** A thread as far as an answer depends on it. */
type Before = Pick<Thread, 'reportId' | 'questions' | 'locale'>;

/** Remembers the question in its thread, which is opened with the newest report where there is none yet. */
async function remember(turn: ThreadQuestion, question: string, deps: DeskDeps): Promise<Thread | undefined> {
  const { workspaceId, threadKey, locale = localeOfText(question, 'en') } = turn;
  const reportId = deps.knowledge().library.latest?.id;
  if (reportId === undefined) return undefined;
  await deps.threads.open({ workspaceId, threadKey, reportId, locale });
  return deps.threads.append(workspaceId, threadKey, question);
}

/** The answer as a message that can be asked for again. A canonical string has the tapped button's language, or the thread's. */
function answerAfter(turn: ThreadQuestion, question: string, before: Before, deps: DeskDeps): Message {
  const locale = turn.locale ?? (isCanonical(turn.question) ? before.locale : undefined);
  const asked: Asked = {
    question,
    thread: before.questions,
    today: deps.today(),
    ...(locale === undefined ? {} : { locale }),
  };
  const knowledge = knowledgeAsOf(deps.knowledge(), before.reportId);
  const { answer, message } = answerQuestion(asked, knowledge);
  const { again, schedule } = carriedSlots(answer, asked, knowledge);
  const whole = deps.commands === undefined ? message : withSchedule(message, schedule, knowledge);
  return again === undefined ? whole : { ...whole, again };
}

/** Posts an answer through the ledger, under the last name of its request. */
function post(turn: ThreadQuestion, message: Message, deps: ThreadDeps): Promise<PostedOnce> {
  const { workspaceId, threadKey, keys } = turn;
  const id = `answer:${keys.at(-1)}`;
  return postOnce(
    { post: { workspaceId, id, source: 'answer', target: threadKey, occurrence: id, notBefore: 0 }, message },
    deps,
  );
}

/** Does a command and posts what it came to; `undefined` for a question. What is not meant for the bot is never a command. */
async function commandTurn(turn: ThreadQuestion, locale: Locale, deps: ThreadDeps): Promise<PostedOnce | undefined> {
  const { commands } = deps;
  if (commands === undefined || !turn.isAddressed) return undefined;
  const read = toCommand(turn.question, deps.knowledge(), turn.marked);
  if (read === undefined) return undefined;
  return post(turn, await runCommand(read, { ...turn, locale }, { ...deps, ...commands }), deps);
}

/** Answers and posts. `undefined` when there is nothing to answer from. */
async function answerTurn(turn: ThreadQuestion, question: string, deps: ThreadDeps): Promise<PostedOnce | undefined> {
  const { workspaceId, person, place } = turn;
  const thread = await remember(turn, question, deps);
  if (thread === undefined) return undefined;
  const message = answerAfter(turn, question, { ...thread, questions: thread.questions.slice(0, -1) }, deps);
  await deps.audit.append(workspaceId, { actor: person, action: 'asked', subject: question, place });
  return post(turn, message, deps);
}

/** Why the answer may not stand there, where it may not; what an approver would see is made only if one is to be asked. */
async function keptBack(turn: ThreadQuestion, question: string, deps: ThreadDeps): Promise<Withheld | undefined> {
  const { workspaceId, threadKey, person, hasOutsiders = false } = turn;
  const reportId = deps.knowledge().library.latest?.id;
  const locale = turn.locale ?? localeOfText(question, 'en');
  const thread = await deps.threads.find(workspaceId, threadKey);
  const before = thread ?? (reportId === undefined ? undefined : { reportId, questions: [], locale });
  const going = { workspaceId, act: 'answers', person, place: threadKey, hasOutsiders } as const;
  // Talk under a message of ours asks nobody for anything.
  if (!turn.isAddressed) return withholding(going, undefined, deps);
  const wanted = (): Omit<Wanted, 'act'> => {
    const again = before && answerAfter(turn, question, before, deps).again;
    return { ...turn, to: threadKey, isReply: true, again, locale };
  };
  return withholding(going, wanted, deps);
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
export async function answerInThread(asked: ThreadQuestion, deps: ThreadDeps): Promise<Ended> {
  const { workspaceId, threadKey, keys, person } = asked;
  if (!asked.isAddressed && !(await isOurs(workspaceId, threadKey, deps))) return 'not-ours';
  if (!(await deps.events.claim(workspaceId, keys))) return 'known';
  const language = asked.locale ?? (await languageFor(workspaceId, asked.question, deps));
  const turn = language === undefined ? asked : { ...asked, locale: language };
  const locale = language ?? localeOfText(turn.question, 'en');
  const question = turn.question.trim() === '' ? 'help' : turn.question;
  const withheld = await keptBack(turn, question, deps);
  if (withheld !== undefined) {
    if (turn.isAddressed) await deps.chat.tell(threadKey, person, sayWithheld(withheld, locale, deps.knowledge()));
    return 'refused';
  }
  const posted = (await commandTurn(turn, locale, deps)) ?? (await answerTurn(turn, question, deps));
  if (posted?.kind === 'sent') return 'answered';
  if (posted?.kind === 'known') return 'known';
  await deps.chat.tell(threadKey, person, sayIn(deps.knowledge(), locale, 'answer.failed'));
  return 'failed';
}
