import type { Block, Message } from '#src/core/message.ts';
import type { Post, PostRef, Subscription } from '../ports.ts';
import { audit, refusal } from './change.ts';
import type { Turn } from './command-deps.ts';
import { maySend } from './permissions.ts';
import { sayPlace } from './place.ts';
import { actions, message, paragraph, wordedButton } from './said.ts';

/** What became of it, as far as it is known. */
async function told(post: Post | undefined, { target, number }: Subscription, turn: Turn): Promise<Block> {
  const { speech } = turn;
  if (post?.state === 'sent')
    return paragraph(speech, 'delivery.sent_now', { number, place: await sayPlace(target, turn) });
  return paragraph(speech, 'delivery.on_its_way', { number });
}

const LOOKS = 8;
const BETWEEN_MS = 250;

/** The post once it has ended, or as it stands when nobody should wait any longer. */
async function untilEnded(ref: PostRef, { deps }: Turn): Promise<Post | undefined> {
  for (let looks = 0; ; looks += 1) {
    const post = await deps.postHistory.find(ref);
    const isOpen = post?.state === 'due' || post?.state === 'sending';
    if (!isOpen || looks >= LOOKS) return post;
    await deps.wait(BETWEEN_MS);
  }
}

async function answer(postId: string, subscription: Subscription, turn: Turn): Promise<Message> {
  const { deps, speech } = turn;
  const { workspaceId, id } = subscription;
  await deps.lookNow();
  const post = await untilEnded({ workspaceId, id: postId }, turn);
  const history = wordedButton(speech, 'button.history', { kind: 'history', of: { id } });
  return message(speech, await told(post, subscription, turn), ...actions(history));
}

/** Sends what the subscription sends, at once and once for each asking, whatever the calendar says. */
export async function sendNow(subscription: Subscription, turn: Turn): Promise<Message> {
  const { asked, deps } = turn;
  if (!(await maySend(subscription, turn))) return refusal(subscription, turn);
  const { workspaceId, id: subscriptionId, target } = subscription;
  const now = deps.now();
  const occurrence = `asked:${asked.keys.at(-1)}`;
  const id = `now:${deps.newToken()}`;
  const task = {
    kind: 'subscription' as const,
    subscriptionId,
    local: occurrence,
    slotAt: now,
    trigger: 'asked' as const,
  };
  await deps.posts.add([{ workspaceId, id, source: subscriptionId, target, occurrence, notBefore: now, task }]);
  await audit('resent', subscription, turn);
  return answer(id, subscription, turn);
}

/** Sends a post again that failed, or of which nobody can say. */
export async function resendPost(postId: string, turn: Turn): Promise<Message> {
  const { asked, deps, speech } = turn;
  const ref = { workspaceId: asked.workspaceId, id: postId };
  const post = await deps.postHistory.find(ref);
  const subscription = post && (await deps.subscriptions.find(ref.workspaceId, post.source));
  if (subscription === undefined) return message(speech, paragraph(speech, 'delivery.unknown'));
  if (!(await maySend(subscription, turn))) return refusal(subscription, turn);
  if (!(await deps.posts.resend(ref, `asked for by ${asked.person}`))) {
    return message(speech, paragraph(speech, 'delivery.not_again'));
  }
  await audit('resent', subscription, turn);
  return answer(postId, subscription, turn);
}
