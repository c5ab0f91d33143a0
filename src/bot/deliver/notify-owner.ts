/** The owner of a subscription is told in their direct conversation what went wrong; the channel never is. */
import type { Notice, Post, PostStore, Subscription, SubscriptionStore } from '../ports.ts';

export interface NotifyDeps {
  readonly subscriptions: SubscriptionStore;
  readonly posts: Pick<PostStore, 'add'>;
  readonly now: () => number;
  readonly newToken: () => string;
}

/** How a post ended that its owner is told of. */
export interface Mishap {
  readonly kind: Notice['kind'];
  readonly reason: string;
}

/** Source of the posts that notices are. */
const NOTICE_SOURCE = 'notice';
/** A word about this morning is of no use next week. */
const NOTICE_KEPT_MS = 86_400_000;

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
  const { workspaceId, id, task, target, attempts } = post;
  if (task?.kind !== 'subscription') return;
  const subscription = await deps.subscriptions.find(workspaceId, task.subscriptionId);
  if (subscription === undefined || (kind === 'dead' && subscription.state === 'dead')) return;
  const { owner, number, locale, id: subscriptionId, version } = subscription;
  const occurrence = kind === 'dead' ? `dead:${subscriptionId}:${version}` : `${id}:${attempts}`;
  const now = deps.now();
  const about = { about: { postId: id }, subscriptionId, number, target, local: task.local };
  const notice = {
    workspaceId,
    id: deps.newToken(),
    source: NOTICE_SOURCE,
    target: `person:${owner}`,
    occurrence,
    notBefore: now,
    expiresAt: now + NOTICE_KEPT_MS,
    task: { kind: 'notice' as const, person: owner, locale, notice: { kind, reason, ...about } },
  };
  await deps.posts.add([notice]);
  if (kind === 'dead') await end(subscription, reason, deps);
}
