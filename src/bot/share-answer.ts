import { answerQuestion } from './answer-question.ts';
import type { DeskDeps } from './desk-deps.ts';
import type { Ended, Share } from './ports.ts';
import { postOnce } from './post-once.ts';

/** Posts a private answer for all to read, once, as the root of a thread that remembers what it is about. */
export async function shareAnswer(share: Share, deps: DeskDeps): Promise<Ended> {
  const { workspaceId, person, keys, conversationKey, again, locale } = share;
  if (!(await deps.events.claim(workspaceId, keys))) return 'known';
  const { answer, message } = answerQuestion(
    { question: again, thread: [], today: deps.today(), locale },
    deps.knowledge(),
  );
  const id = `share:${keys.at(-1)}`;
  const post = { workspaceId, id, source: 'share', target: conversationKey, occurrence: id, notBefore: 0 };
  const posted = await postOnce({ post, message }, deps);
  if (posted.kind !== 'sent') return posted.kind;
  const reportId = answer.report?.id;
  if (reportId !== undefined) {
    await deps.threads.open({
      workspaceId,
      threadKey: deps.chat.threadUnder(conversationKey, posted.messageId),
      reportId,
      locale,
      rootMessageId: posted.messageId,
      questions: [again],
    });
  }
  await deps.audit.append(workspaceId, { actor: person, action: 'shared', subject: again, place: share.place });
  return 'answered';
}
