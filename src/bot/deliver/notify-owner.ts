/** The owner of a subscription is told in their direct conversation what went wrong; the channel never is. */
import type { Gone, NewPost, Notice, Post, PostStore, Subscription, SubscriptionStore } from '../ports.ts';

export interface NotifyDeps {
  readonly subscriptions: SubscriptionStore;
  readonly posts: Pick<PostStore, 'add'>;
  readonly now: () => number;
  readonly newToken: () => string;
}

/** How a post ended that its owner is told of. */
export interface Mishap {
  readonly kind: Exclude<Notice['kind'], 'gone'>;
  readonly reason: string;
}

/** Source of the posts that notices are. */
const NOTICE_SOURCE = 'notice';
/** A word about this morning is of no use next week. */
const NOTICE_KEPT_MS = 86_400_000;

/** @param occurrence Names what the notice is of: it is written once for each. */
function noticePost(
  { workspaceId, owner, locale, id, number, target }: Subscription,
  told: Pick<Notice, 'kind' | 'reason' | 'about' | 'local'>,
  occurrence: string,
  { now, newToken }: NotifyDeps,
): NewPost {
  const notice = { ...told, subscriptionId: id, number, target };
  return {
    workspaceId,
    id: newToken(),
    source: NOTICE_SOURCE,
    target: `person:${owner}`,
    occurrence,
    notBefore: now(),
    expiresAt: now() + NOTICE_KEPT_MS,
    task: { kind: 'notice', person: owner, locale, notice },
  };
}

/** Of a subscription that ends it is told once, whoever found that out. */
function endingOf({ id, version }: Subscription): string {
  return `dead:${id}:${version}`;
}

async function end(read: Subscription, reason: string, { subscriptions }: NotifyDeps): Promise<void> {
  let subscription: Subscription | undefined = read;
  // Somebody may be changing it at this moment: what they wrote stays, and it ends all the same.
  while (
    subscription?.state === 'active' &&
    !(await subscriptions.change({ ...subscription, state: 'dead', reason }))
  ) {
    subscription = await subscriptions.find(read.workspaceId, read.id);
  }
}

/**
 * Writes the notice into the ledger, once for each end of a post; of a destination that is gone once, and its subscription ends.
 *
 * Called before the post itself ends: a process that dies between the two has told too much and not too little.
 */
export async function notifyOwner(post: Post, { kind, reason }: Mishap, deps: NotifyDeps): Promise<void> {
  const { workspaceId, id, task, attempts } = post;
  if (task?.kind !== 'subscription') return;
  const subscription = await deps.subscriptions.find(workspaceId, task.subscriptionId);
  if (subscription === undefined || (kind === 'dead' && subscription.state === 'dead')) return;
  const occurrence = kind === 'dead' ? endingOf(subscription) : `${id}:${attempts}`;
  const told = { kind, reason, about: { postId: id }, local: task.local };
  await deps.posts.add([noticePost(subscription, told, occurrence, deps)]);
  if (kind === 'dead') await end(subscription, reason, deps);
}

/**
 * Ends what goes to conversations that are gone, and tells each owner: nobody has to wait for the next time to learn of it.
 *
 * @returns How many subscriptions.
 */
export async function endGone({ workspaceId, conversationKeys, reason }: Gone, deps: NotifyDeps): Promise<number> {
  let count = 0;
  for (const target of conversationKeys) {
    for (const subscription of await deps.subscriptions.list(workspaceId, { target, state: 'active' })) {
      await deps.posts.add([noticePost(subscription, { kind: 'gone', reason }, endingOf(subscription), deps)]);
      await end(subscription, reason, deps);
      count += 1;
    }
  }
  return count;
}
