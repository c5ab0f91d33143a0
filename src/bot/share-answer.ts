import { isCanonical } from '#src/core/canonical.ts';
import type { Locale } from '#src/core/locale.ts';
import { answerQuestion } from './answer-question.ts';
import { carriedSlots } from './carried-slots.ts';
import { withholding } from './compliance/withholding.ts';
import { sayWithheld } from './compliance/words.ts';
import type { DeskDeps } from './desk-deps.ts';
import type { Share, Shared } from './ports.ts';
import { postOnce } from './post-once.ts';
import { withSchedule } from './with-schedule.ts';

/** An answer on its way to others. */
export interface SharedAnswer {
  readonly workspaceId: string;
  readonly person: string;
  /** For the audit. */
  readonly place: string;
  readonly again: string;
  readonly locale: Locale;
  /** A conversation, or the thread that it is a reply in. */
  readonly target: string;
  readonly isReply: boolean;
  /** Of its post. */
  readonly id: string;
}

/** Posts an answer once: as the root of a thread that remembers what it is about, or in a thread, which remembers it. */
export async function postShared(shared: SharedAnswer, deps: DeskDeps): Promise<'answered' | 'known' | 'failed'> {
  const { workspaceId, person, place, again, locale, target, isReply, id } = shared;
  const asked = { question: again, thread: [], today: deps.today(), locale };
  const knowledge = deps.knowledge();
  const { answer, message: plain } = answerQuestion(asked, knowledge);
  const { schedule } = deps.commands === undefined ? {} : carriedSlots(answer, asked, knowledge);
  const message = withSchedule(plain, schedule, knowledge);
  const post = { workspaceId, id, source: 'share', target, occurrence: id, notBefore: 0 };
  const posted = await postOnce({ post, message: isCanonical(again) ? { ...message, again } : message }, deps);
  if (posted.kind !== 'sent') return posted.kind;
  const reportId = answer.report?.id;
  if (reportId !== undefined) {
    const root = { rootMessageId: posted.messageId, questions: [again] };
    const threadKey = isReply ? target : deps.chat.threadUnder(target, posted.messageId);
    await deps.threads.open({ workspaceId, threadKey, reportId, locale, ...(isReply ? {} : root) });
    if (isReply) await deps.threads.append(workspaceId, threadKey, again);
  }
  await deps.audit.append(workspaceId, { actor: person, action: 'shared', subject: again, place });
  return 'answered';
}

/** Posts a private answer for all to read, once, where they may have it. */
export async function shareAnswer(share: Share, deps: DeskDeps): Promise<Shared> {
  const { workspaceId, person, keys, conversationKey, locale, hasOutsiders = false } = share;
  if (!(await deps.events.claim(workspaceId, keys))) return { kind: 'known' };
  const going = { workspaceId, act: 'answers', person, place: conversationKey, hasOutsiders } as const;
  const withheld = await withholding(going, () => ({ ...share, to: conversationKey }), deps);
  if (withheld !== undefined) return { kind: 'withheld', text: sayWithheld(withheld, locale, deps.knowledge()) };
  const id = `share:${keys.at(-1)}`;
  const kind = await postShared({ ...share, target: conversationKey, isReply: false, id }, deps);
  return { kind };
}
