/** One post in hand: written and sent, or read back. */

import type { ReportId } from '#src/core/ids.ts';
import type { Chat, Post, Posted, PostOutcome } from '../ports.ts';
import { outcomeOfLooking, outcomeOfPosting } from '../post-once.ts';
import type { DeliverDeps } from './deliver-deps.ts';
import { notifyOwner } from './notify-owner.ts';
import { REASONS } from './reasons.ts';
import type { Rendered } from './write-content.ts';

/** What a hand works with. */
export interface HandDeps
  extends Pick<
    DeliverDeps,
    'posts' | 'subscriptions' | 'threads' | 'knowledge' | 'now' | 'elapsed' | 'newToken' | 'log'
  > {
  readonly render: (post: Post) => Promise<Rendered>;
  readonly chat: Chat;
  /** Told that the platform wants fewer messages. */
  readonly onLimit: (post: Post, pauseMs: number) => void;
}

/** A post, and whose it is. */
export interface InHand {
  readonly post: Post;
  readonly token: string;
  /** When it was taken, on the clock that nobody sets. */
  readonly takenAt: number;
}

/** Longer than one call with all its forms may take. */
export const LEASE_MS = 120_000;
/** No call is begun when less of the lease is left than it may take. */
const LATEST_START_MS = LEASE_MS / 2;
const BACK_OFF_MS = 250;
const MOST_BACK_OFF_MS = 60_000;
/** A direct conversation that does not open may open later. */
const DIRECT_TRIES = 4;
const DIRECT_AGAIN_MS = 600_000;
/** A word to an owner said twice is better than one not said: it alone goes out again unread, at longer and longer intervals. */
const NOTICE_TRIES = 8;
/** What could not be read back in a day cannot be. */
const LOOKED_FOR_MS = 86_400_000;

/** Where a post goes; one to a person goes to a conversation that may have to be opened. */
async function targetOf({ task, target }: Post, chat: Chat): Promise<string | undefined> {
  const person = task !== undefined && 'person' in task ? task.person : undefined;
  return person === undefined ? target : chat.direct(person);
}

/** A thread under the message, so that a question in it is about this report. Not being able to remember it undoes no post. */
async function openThread(
  { workspaceId, task }: Post,
  sent: { readonly target: string; readonly messageId: string; readonly reportId: ReportId | undefined },
  { threads, subscriptions, chat, log }: HandDeps,
): Promise<void> {
  if (task?.kind !== 'subscription' || sent.reportId === undefined) return;
  try {
    const subscription = await subscriptions.find(workspaceId, task.subscriptionId);
    if (subscription === undefined) return;
    const { content, locale } = subscription;
    await threads.open({
      workspaceId,
      threadKey: chat.threadUnder(sent.target, sent.messageId),
      reportId: sent.reportId,
      locale,
      rootMessageId: sent.messageId,
      ...(content.kind === 'question' ? { questions: [content.again] } : {}),
    });
  } catch (error) {
    log.error({ err: error }, 'the thread under a message could not be remembered');
  }
}

/** Each further try waits longer, and never shorter than the platform asked for. */
function backedOff(retryInMs: number, attempts: number): number {
  return Math.max(retryInMs, Math.min(MOST_BACK_OFF_MS, BACK_OFF_MS * 2 ** attempts));
}

/** Writes and sends. What the platform says decides how it ends. */
export async function send({ post, takenAt }: InHand, deps: HandDeps): Promise<PostOutcome> {
  const { chat, elapsed } = deps;
  const rendered = await deps.render(post);
  if (rendered.kind === 'unwanted') return { state: 'skipped', reason: rendered.reason };
  if (rendered.kind === 'broken') return failed(post, { kind: 'failed', reason: rendered.reason }, deps);
  const target = await targetOf(post, chat);
  if (target === undefined) return withoutTarget(post);
  if (elapsed() - takenAt > LATEST_START_MS) return { state: 'due', reason: REASONS.prepared, retryInMs: 0 };
  const { message, hash, reportId } = rendered;
  const posted = await chat.post(target, message, post.id);
  if (posted.kind === 'refused') {
    return failed(post, { kind: posted.isGone === true ? 'dead' : 'failed', reason: posted.reason }, deps);
  }
  if (posted.kind === 'later') return later(post, posted, deps);
  if (posted.kind === 'unsure') return outcomeOfPosting(posted);
  const { messageId } = posted;
  await openThread(post, { target, messageId, reportId }, deps);
  const link = posted.link ?? (await chat.linkTo(target, messageId));
  return {
    state: 'sent',
    messageId,
    contentHash: hash,
    ...(link === undefined ? {} : { link }),
    ...(message.figures === undefined ? {} : { figures: message.figures }),
  };
}

/** A limit says itself how long, and the pace is halved for it; anything else is tried at longer and longer intervals. */
function later(
  post: Post,
  { reason, retryInMs, isLimit }: Extract<Posted, { kind: 'later' }>,
  deps: HandDeps,
): PostOutcome {
  if (isLimit !== true) return { state: 'due', reason, retryInMs: backedOff(retryInMs, post.attempts) };
  deps.onLimit(post, retryInMs);
  return { state: 'due', reason, retryInMs };
}

function withoutTarget({ attempts }: Post): PostOutcome {
  return attempts < DIRECT_TRIES
    ? { state: 'due', reason: REASONS.noDirect, retryInMs: DIRECT_AGAIN_MS }
    : { state: 'failed', reason: REASONS.noDirect };
}

async function failed(
  post: Post,
  mishap: { readonly kind: 'failed' | 'dead'; readonly reason: string },
  deps: HandDeps,
): Promise<PostOutcome> {
  await notifyOwner(post, mishap, deps);
  return { state: 'failed', reason: mishap.reason };
}

/** Looks whether it stands there. Whoever cannot know is told so; nothing is sent blindly. */
export async function lookFor({ post }: InHand, deps: HandDeps): Promise<PostOutcome> {
  const { chat, now } = deps;
  const target = await targetOf(post, chat);
  if (target === undefined) return { state: 'unverifiable', reason: REASONS.noDirect };
  const since = post.firstTryAt ?? 0;
  const found = await chat.find(target, post.id, since);
  const outcome = outcomeOfLooking(found, now() - since > LOOKED_FOR_MS);
  if (outcome.state === 'unverifiable') {
    if (post.task?.kind === 'notice' && post.attempts < NOTICE_TRIES) {
      return { state: 'due', reason: outcome.reason, retryInMs: backedOff(BACK_OFF_MS, post.attempts) };
    }
    await notifyOwner(post, { kind: 'unverifiable', reason: outcome.reason }, deps);
  }
  if (found.kind !== 'there' || outcome.state !== 'sent') return outcome;
  for (const later of found.laterIds ?? []) await chat.remove(target, later);
  const { messageId } = found;
  await openThread(post, { target, messageId, reportId: deps.knowledge().library.latest?.id }, deps);
  // Written again: what it carried is known only as far as nothing has changed since.
  const rendered = await deps.render(post);
  const carried = rendered.kind === 'message' ? rendered : undefined;
  const link = await chat.linkTo(target, messageId);
  return {
    ...outcome,
    ...(link === undefined ? {} : { link }),
    ...(carried?.message.figures === undefined ? {} : { figures: carried.message.figures }),
  };
}
