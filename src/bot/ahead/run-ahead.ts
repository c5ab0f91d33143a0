/** What will be posted, on a clock that is moved on: planned and written as it will be, and sent nowhere. */

import type { Message } from '#src/core/message.ts';
import { LEASE_MS } from '../deliver/deliver-post.ts';
import { type MaterialiseDeps, materialise } from '../deliver/materialise.ts';
import { createRenderTask, type RenderDeps } from '../deliver/render-task.ts';
import type { Post, PostOutcome, Stores, Subscription } from '../ports.ts';

/** A clock that stands still until it is moved. */
export interface SetClock {
  /** Milliseconds since 1970. */
  at: number;
}

/** One occurrence that was run: posted, or left out and why. */
export interface Foreseen {
  readonly subscription: Subscription;
  /** When it was to go out. */
  readonly at: number;
  readonly outcome:
    | { readonly kind: 'posted'; readonly message: Message }
    | { readonly kind: 'left-out'; readonly reason: string };
}

export interface AheadDeps
  extends Omit<MaterialiseDeps, 'subscriptions' | 'now' | 'catchUpMs'>,
    Omit<RenderDeps, 'subscriptions' | 'history' | 'now'> {
  /** Stores of their own, on the same clock: what is run ahead is written there. */
  readonly stores: Pick<Stores, 'subscriptions' | 'posts' | 'postHistory'>;
  readonly clock: SetClock;
  readonly workspaceId: string;
}

/** Posts in hand at once. */
const AT_ONCE = 100;
/** Nothing is late on a clock that waits. */
const CATCH_UP_MS = 3_600_000;

/** When something comes next: a slot, or a post that waits for its time. */
async function nextInstant({ stores, workspaceId }: AheadDeps): Promise<number | undefined> {
  const active = await stores.subscriptions.list(workspaceId, { state: 'active' });
  const waiting = await stores.posts.waiting();
  const instants = [...active.map(({ nextAt }) => nextAt), ...waiting.map((one) => one.nextAt)];
  const known = instants.filter((at) => at !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** Ends all that is due now. @returns the messages of what was posted, by the id of its post. */
async function endDue(
  render: ReturnType<typeof createRenderTask>,
  { stores, newToken }: AheadDeps,
): Promise<ReadonlyMap<string, Message>> {
  const messages = new Map<string, Message>();
  for (;;) {
    const token = newToken();
    const taken = await stores.posts.claim({ state: 'due', token, leaseMs: LEASE_MS, limit: AT_ONCE });
    if (taken.length === 0) return messages;
    for (const post of taken) await stores.posts.settle(post, token, await end(post, messages, render));
  }
}

async function end(
  post: Post,
  messages: Map<string, Message>,
  render: ReturnType<typeof createRenderTask>,
): Promise<PostOutcome> {
  const rendered = await render(post);
  if (rendered.kind === 'unwanted') return { state: 'skipped', reason: rendered.reason };
  if (rendered.kind === 'broken') return { state: 'failed', reason: rendered.reason };
  messages.set(post.id, rendered.message);
  return { state: 'sent', messageId: post.id, contentHash: rendered.hash };
}

/** What became of the posts of one subscription since an instant. */
async function foreseenOf(
  subscription: Subscription,
  messages: ReadonlyMap<string, Message>,
  { stores }: AheadDeps,
): Promise<readonly Foreseen[]> {
  const { workspaceId, id: source } = subscription;
  const posts = await stores.postHistory.list(workspaceId, { source, limit: 10_000 });
  return Promise.all(
    posts.map(async (post): Promise<Foreseen> => {
      const at = post.task?.kind === 'subscription' ? post.task.slotAt : post.notBefore;
      const message = messages.get(post.id);
      if (message !== undefined) return { subscription, at, outcome: { kind: 'posted', message } };
      const last = (await stores.postHistory.changes(post)).findLast(({ applied }) => applied);
      return { subscription, at, outcome: { kind: 'left-out', reason: last?.reason ?? post.state } };
    }),
  );
}

/**
 * Runs the clock to `until` and gives all that came about, in order.
 *
 * The same planning and writing as when it is really sent, so that holidays, moved days and the day's cut come out as they will.
 */
export async function runAhead(until: number, deps: AheadDeps): Promise<readonly Foreseen[]> {
  const { stores, clock, workspaceId } = deps;
  const now = (): number => clock.at;
  const { subscriptions, postHistory: history } = stores;
  const planning = { ...deps, subscriptions, now, catchUpMs: CATCH_UP_MS };
  const render = createRenderTask({ ...deps, subscriptions, history, now });
  const messages = new Map<string, Message>();
  for (;;) {
    const next = await nextInstant(deps);
    if (next === undefined || next >= until) break;
    clock.at = Math.max(clock.at, next);
    await materialise(planning);
    for (const [id, message] of await endDue(render, deps)) messages.set(id, message);
  }
  clock.at = Math.max(clock.at, until);
  const all = await Promise.all((await subscriptions.list(workspaceId)).map((one) => foreseenOf(one, messages, deps)));
  return all.flat().toSorted((a, b) => a.at - b.at || a.subscription.number - b.subscription.number);
}
