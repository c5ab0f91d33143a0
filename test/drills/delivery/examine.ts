/** What a run came to, counted by what the stand-in holds; the ledger only says how each occurrence ended. */
import type { Post, Stores } from '#src/bot/ports.ts';
import type { Held } from './peer.ts';
import type { DrillPlan, DrillSubscription } from './plan.ts';

/** What is counted; the last four must be 0. */
export interface DeliveryCounts {
  /** Occurrences that there had to be. */
  deliveries: number;
  sent: number;
  skipped: number;
  failed: number;
  expired: number;
  unverifiable: number;
  /** Unverifiable ones whose owner was told: the platform holds the notice. */
  told: number;
  /** And those whose owner was not. */
  untold: number;
  /** In no listed end, or unverifiable where reading back is allowed. */
  unresolved: number;
  /** To be there by the ledger and not held, or nowhere recorded. */
  lost: number;
  /** Held more than once, or held and said not to be. */
  duplicate: number;
}

export const NO_COUNTS: DeliveryCounts = {
  deliveries: 0,
  sent: 0,
  skipped: 0,
  failed: 0,
  expired: 0,
  unverifiable: 0,
  told: 0,
  untold: 0,
  unresolved: 0,
  lost: 0,
  duplicate: 0,
};

/** Counts, and what is wrong in words. */
export interface Examined {
  readonly counts: DeliveryCounts;
  readonly faults: readonly string[];
}

const ENDS = ['sent', 'skipped', 'failed', 'expired', 'unverifiable'] as const;

function isEnd(state: string): state is (typeof ENDS)[number] {
  return (ENDS as readonly string[]).includes(state);
}

/** Messages by the id that they carry. */
function heldById(messages: readonly Held[]): ReadonlyMap<string, readonly Held[]> {
  const held = new Map<string, Held[]>();
  for (const message of messages) {
    const { deliveryId } = message;
    held.set(deliveryId, [...(held.get(deliveryId) ?? []), message]);
  }
  return held;
}

/** What a channel of one subscription holds for one morning may not be more than one message, whatever ids they carry. */
function tooMany(messages: readonly Held[], { subscriptions }: DrillPlan): readonly string[] {
  return subscriptions.flatMap(({ target }) => {
    const count = messages.filter((message) => message.target === target).length;
    return count > 1 ? [`${target} holds ${count} messages of one morning`] : [];
  });
}

function wrongOf(
  post: Post,
  held: readonly Held[],
  { channel }: DrillSubscription,
  plan: DrillPlan,
): readonly ['lost' | 'duplicate' | 'unresolved', string][] {
  const { state, occurrence, target, messageId } = post;
  const name = `${target} ${occurrence}: ${state}, held ${held.length} times`;
  if (!isEnd(state)) return [['unresolved', name]];
  if (held.length > 1) return [['duplicate', name]];
  if (state === 'unverifiable') return plan.isUnreadable(channel) ? [] : [['unresolved', name]];
  if (state !== 'sent') return held.length > 0 ? [['duplicate', name]] : [];
  return held[0]?.messageId === messageId ? [] : [['lost', `${name} as ${messageId}`]];
}

/** The posts whose owner was told that nobody can say what became of them. */
async function toldOf(
  history: Stores['postHistory'],
  messages: readonly Held[],
  { workspaceId, direct }: DrillPlan,
): Promise<ReadonlySet<string>> {
  const read = new Set(messages.filter(({ target }) => target === direct).map(({ deliveryId }) => deliveryId));
  const notices = await history.list(workspaceId, { source: 'notice', limit: 100 });
  return new Set(
    notices.flatMap(({ id, task }) =>
      task?.kind === 'notice' && task.notice.kind === 'unverifiable' && read.has(id)
        ? (task.notice.about?.postId ?? [])
        : [],
    ),
  );
}

function addTold(counts: DeliveryCounts, faults: string[], posts: readonly Post[], told: ReadonlySet<string>): void {
  for (const { id, target, state } of posts) {
    if (state !== 'unverifiable') continue;
    counts[told.has(id) ? 'told' : 'untold'] += 1;
    if (!told.has(id)) faults.push(`untold: ${target}: nobody can say, and its owner does not know`);
  }
}

/** Holds what the ledger says against what is there. */
export async function examine({ postHistory }: Stores, messages: readonly Held[], plan: DrillPlan): Promise<Examined> {
  const counts = { ...NO_COUNTS };
  const faults: string[] = [];
  const held = heldById(messages);
  const told = await toldOf(postHistory, messages, plan);
  for (const subscription of plan.subscriptions) {
    const { id, target } = subscription;
    const posts = await postHistory.list(plan.workspaceId, { source: id, limit: 100 });
    const missing = Math.max(0, 1 - posts.length);
    counts.deliveries += posts.length + missing;
    counts.lost += missing;
    if (missing > 0) faults.push(`lost: ${target}: its occurrence is nowhere recorded`);
    addTold(counts, faults, posts, told);
    for (const post of posts) {
      if (isEnd(post.state)) counts[post.state] += 1;
      for (const [what, words] of wrongOf(post, held.get(post.id) ?? [], subscription, plan)) {
        counts[what] += 1;
        faults.push(`${what}: ${words}`);
      }
    }
  }
  const crowded = tooMany(messages, plan);
  counts.duplicate += crowded.length;
  return { counts, faults: [...faults, ...crowded] };
}
