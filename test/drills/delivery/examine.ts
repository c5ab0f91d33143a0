/** What a run came to, counted by what the stand-in holds; the ledger only says how each occurrence ended. */
import { z } from 'zod';
import type { Post, Stores } from '#src/bot/ports.ts';
import type { HeldMessage } from '#test/stand-ins/slack-state.ts';
import { type Channel, SUBSCRIPTIONS, WORKSPACE } from './plan.ts';

/** What is counted; the last three must be 0. */
export interface DeliveryCounts {
  /** Occurrences that there had to be. */
  deliveries: number;
  sent: number;
  skipped: number;
  failed: number;
  expired: number;
  unverifiable: number;
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
  unresolved: 0,
  lost: 0,
  duplicate: 0,
};

/** Counts, and what is wrong in words. */
export interface Examined {
  readonly counts: DeliveryCounts;
  readonly faults: readonly string[];
}

const Metadata = z.object({ event_payload: z.object({ delivery_id: z.string() }) });
const ENDS = ['sent', 'skipped', 'failed', 'expired', 'unverifiable'] as const;

function isEnd(state: string): state is (typeof ENDS)[number] {
  return (ENDS as readonly string[]).includes(state);
}

/** Messages by the id that they carry. */
function heldById(messages: readonly HeldMessage[]): ReadonlyMap<string, readonly HeldMessage[]> {
  const held = new Map<string, HeldMessage[]>();
  for (const message of messages) {
    const id = Metadata.parse(message.metadata).event_payload.delivery_id;
    held.set(id, [...(held.get(id) ?? []), message]);
  }
  return held;
}

/** What a channel of one subscription holds for one morning may not be more than one message, whatever ids they carry. */
function tooMany(messages: readonly HeldMessage[]): readonly string[] {
  return SUBSCRIPTIONS.flatMap(({ target }) => {
    const count = messages.filter(({ channel }) => channel === target).length;
    return count > 1 ? [`${target} holds ${count} messages of one morning`] : [];
  });
}

/** Where the bot may not read, or no longer. */
function isUnreadable(channel: Channel): boolean {
  return channel === 'unreadable' || channel === 'left';
}

function wrongOf(
  post: Post,
  held: readonly HeldMessage[],
  channel: Channel,
): readonly ['lost' | 'duplicate' | 'unresolved', string][] {
  const { state, occurrence, target, messageId } = post;
  const name = `${target} ${occurrence}: ${state}, held ${held.length} times`;
  if (!isEnd(state)) return [['unresolved', name]];
  if (held.length > 1) return [['duplicate', name]];
  if (state === 'unverifiable') return isUnreadable(channel) ? [] : [['unresolved', name]];
  if (state !== 'sent') return held.length > 0 ? [['duplicate', name]] : [];
  return held[0]?.ts === messageId ? [] : [['lost', `${name} as ${messageId}`]];
}

/** Holds what the ledger says against what is there. */
export async function examine({ postHistory }: Stores, messages: readonly HeldMessage[]): Promise<Examined> {
  const counts = { ...NO_COUNTS };
  const faults: string[] = [];
  const held = heldById(messages);
  for (const { id, channel, target } of SUBSCRIPTIONS) {
    const posts = await postHistory.list(WORKSPACE, { source: id, limit: 100 });
    const missing = Math.max(0, 1 - posts.length);
    counts.deliveries += posts.length + missing;
    counts.lost += missing;
    if (missing > 0) faults.push(`lost: ${target}: its occurrence is nowhere recorded`);
    for (const post of posts) {
      if (isEnd(post.state)) counts[post.state] += 1;
      for (const [what, words] of wrongOf(post, held.get(post.id) ?? [], channel)) {
        counts[what] += 1;
        faults.push(`${what}: ${words}`);
      }
    }
  }
  const crowded = tooMany(messages);
  counts.duplicate += crowded.length;
  return { counts, faults: [...faults, ...crowded] };
}
