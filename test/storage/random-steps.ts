import fc from 'fast-check';
import { z } from 'zod';
import type { NewPost, PostOutcome, PostTask, Stores, Subscription } from '#src/bot/ports.ts';
import { START, type TestClock } from '#test/contracts/store-under-test.ts';

/** Something that is done to a store, and what it answered. */
export interface Step {
  /** For the report of a failure. */
  readonly name: string;
  run(stores: Stores, clock: TestClock): Promise<unknown>;
}

// Few values each, so that steps meet.
const workspaceId = fc.constantFrom('slack:T1', 'slack:T2');
const threadKey = fc.constantFrom('C1:1', 'C2:2');
const eventKey = fc.constantFrom('event:1', 'event:2', 'event:3', 'message:1', 'message:2');
const postId = fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5');
const token = fc.constantFrom('t1', 't2', 't3');
const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const wait = fc.integer({ min: 0, max: 90_000 });
const limit = fc.integer({ min: 1, max: 4 });
const state = fc.constantFrom('due' as const, 'uncertain' as const);
/** An instant near the start, or `undefined`. */
const near = fc.option(
  fc.integer({ min: -10_000, max: 200_000 }).map((ms) => START + ms),
  { nil: undefined },
);

function taskOf(subscriptionId: string): PostTask {
  return { kind: 'subscription', subscriptionId, local: '2025-09-10T07:30', slotAt: START, trigger: 'slot' };
}

const newPost: fc.Arbitrary<NewPost> = fc
  .record({
    workspaceId,
    id: postId,
    source: fc.constantFrom('daily', 'weekly'),
    target: fc.constantFrom('C1', 'C2'),
    occurrence: fc.constantFrom('1', '2', '3'),
    parentId: fc.option(postId, { nil: undefined, freq: 3 }),
    notBefore: near.map((at) => at ?? START),
    expiresAt: near,
    hasTask: fc.boolean(),
  })
  .map(({ parentId, expiresAt, hasTask, ...post }) => ({
    ...post,
    ...(parentId === undefined || parentId >= post.id ? {} : { parentId }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(hasTask ? { task: taskOf(post.source) } : {}),
  }));

/** Parents first, as the port asks for. */
const newPosts = fc
  .array(newPost, { maxLength: 3 })
  .map((list) => list.toSorted((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id))));

const outcome: fc.Arbitrary<PostOutcome> = fc.oneof(
  fc.constant<PostOutcome>({ state: 'sent', messageId: '1.1', link: 'slack:1' }),
  fc.constant<PostOutcome>({
    state: 'sent',
    messageId: '1.2',
    contentHash: 'ab',
    reason: 'read back',
    figures: ['b', 'a'],
  }),
  fc.constant<PostOutcome>({ state: 'skipped', reason: 'a holiday' }),
  wait.map((retryInMs): PostOutcome => ({ state: 'due', reason: 'ratelimited', retryInMs })),
  wait.map((retryInMs): PostOutcome => ({ state: 'uncertain', reason: 'timeout', retryInMs })),
  fc.constant<PostOutcome>({ state: 'failed', reason: 'is_archived' }),
  fc.constant<PostOutcome>({ state: 'unverifiable', reason: 'missing_scope' }),
);

function step<T>(name: string, values: fc.Arbitrary<T>, run: (value: T, stores: Stores, clock: TestClock) => unknown) {
  return values.map(
    (value): Step => ({
      name: `${name} ${JSON.stringify(value)}`,
      run: async (stores, clock) => run(value, stores, clock),
    }),
  );
}

const ref = fc.record({ workspaceId, id: postId });

const subscriptionId = fc.constantFrom('daily', 'weekly', 'new');
const report = fc.constantFrom('r@1', 'r@2');
const schedule = {
  timing: { kind: 'cron', expression: '30 7 * * *' },
  zone: 'UTC',
  calendar: 'skip',
} as const;

/** What is read first, and then done to what was read: now and then it has been changed since. */
async function withRead(
  [workspace, id, version]: readonly [string, string, number],
  { subscriptions }: Stores,
  run: (read: Subscription) => Promise<unknown>,
): Promise<unknown> {
  const read = await subscriptions.find(workspace, id);
  return read && run({ ...read, version: read.version - version });
}

const read = fc.tuple(workspaceId, subscriptionId, fc.constantFrom(0, 0, 0, 1));

const SUBSCRIPTION_STEPS: readonly fc.Arbitrary<Step>[] = [
  step(
    'subscriptions.create',
    fc.record({
      workspaceId,
      id: subscriptionId,
      trigger: fc.constantFrom('every-slot' as const, 'new-report' as const, 'both' as const),
      nextAt: near.map((at) => at ?? START),
    }),
    (made, { subscriptions }) =>
      subscriptions.create({
        ...made,
        owner: 'U1',
        target: 'C1',
        content: { kind: 'template', template: 'morning-digest' },
        schedule,
        locale: 'en',
        origin: 'said',
      }),
  ),
  step('subscriptions.change', fc.tuple(read, fc.constantFrom('active', 'paused', 'dead')), ([which, to], stores) =>
    withRead(which, stores, (one) => stores.subscriptions.change({ ...one, state: to })),
  ),
  step('subscriptions.remove', fc.tuple(workspaceId, subscriptionId), (args, { subscriptions }) =>
    subscriptions.remove(...args),
  ),
  step('subscriptions.due', limit, (most, { subscriptions }) => subscriptions.due(most)),
  step(
    'subscriptions.upcoming',
    fc.tuple(fc.option(fc.record({ workspaceId, id: subscriptionId }), { nil: undefined }), limit),
    (args, { subscriptions }) => subscriptions.upcoming(...args),
  ),
  step('subscriptions.unaware', fc.tuple(report, limit), (args, { subscriptions }) => subscriptions.unaware(...args)),
  step('subscriptions.advance', fc.tuple(read, newPosts, fc.boolean(), near), ([which, list, ends, at], stores) =>
    withRead(which, stores, (one) =>
      stores.subscriptions.advance(
        one,
        list.map((post) => ({
          post: { ...post, workspaceId: one.workspaceId },
          ...(ends ? { ended: { state: 'expired', reason: 'late' } } : {}),
        })),
        { lastReport: 'r@1', ...(at === undefined ? {} : { nextAt: at }) },
      ),
    ),
  ),
];

const STEPS: readonly fc.Arbitrary<Step>[] = [
  step('the clock goes', fc.integer({ min: -5000, max: 60_000 }), (ms, _, clock) => clock.advance(ms)),
  step(
    'threads.open',
    fc.record({ workspaceId, threadKey, questions: fc.array(text, { maxLength: 3 }) }),
    (thread, { threads }) => threads.open({ ...thread, reportId: 'jefferies-2025-08@1', locale: 'en' }),
  ),
  step('threads.append', fc.tuple(workspaceId, threadKey, text), (args, { threads }) => threads.append(...args)),
  step('threads.find', fc.tuple(workspaceId, threadKey), (args, { threads }) => threads.find(...args)),
  step('threads.prune', near, (at, { threads }, clock) => threads.prune(at ?? clock.at())),
  step('events.claim', fc.tuple(workspaceId, fc.array(eventKey, { minLength: 1, maxLength: 3 })), (args, { events }) =>
    events.claim(...args),
  ),
  step('events.prune', near, (at, { events }, clock) => events.prune(at ?? clock.at())),
  step('posts.add', newPosts, (list, { posts }) => posts.add(list)),
  step('posts.claim', fc.record({ state, token, leaseMs: wait, limit }), (claim, { posts }) => posts.claim(claim)),
  step('posts.claim', fc.record({ state, token, leaseMs: wait, limit, only: ref }), (claim, { posts }) =>
    posts.claim(claim),
  ),
  step(
    'posts.claim',
    fc.record({ state, token, leaseMs: wait, limit, workspaceId, exceptTargets: fc.subarray(['C1', 'C2']) }),
    (claim, { posts }) => posts.claim(claim),
  ),
  step('posts.waiting', fc.constant(0), (_, { posts }) => posts.waiting()),
  step('postHistory.carrying', fc.subarray(['a', 'b', 'c']), (keys, { postHistory }) => postHistory.carrying(keys)),
  ...SUBSCRIPTION_STEPS,
  step('posts.settle', fc.tuple(ref, token, outcome), (args, { posts }) => posts.settle(...args)),
  step('posts.sweep', fc.constant(0), (_, { posts }) => posts.sweep()),
  step('posts.skip', ref, (post, { posts }) => posts.skip(post, 'a holiday')),
  step('posts.resend', ref, (post, { posts }) => posts.resend(post, 'asked for')),
  step('postHistory.prune', near, (at, { postHistory }, clock) => postHistory.prune(at ?? clock.at())),
  step('audit.append', fc.tuple(workspaceId, text), ([workspace, subject], { audit }) =>
    audit.append(workspace, { actor: 'U1', action: 'asked', subject }),
  ),
  step('audit.list', fc.tuple(workspaceId, near, near, limit), ([workspace, from, until, most], { audit }) =>
    audit.list(workspace, { ...(from && { from }), ...(until && { until }), limit: most }),
  ),
  step('audit.prune', near, (at, { audit }, clock) => audit.prune(at ?? clock.at())),
  step('installations.store', fc.record({ workspaceId, secret: text }), (one, { installations }) =>
    installations.store(one),
  ),
  step('installations.find', workspaceId, (workspace, { installations }) => installations.find(workspace)),
  step('installations.delete', workspaceId, (workspace, { installations }) => installations.delete(workspace)),
  step(
    'settings.write',
    fc.record({ workspace: workspaceId, value: text, version: fc.integer({ min: 0, max: 3 }) }),
    ({ workspace, ...settings }, { settings: store }) => store.write(workspace, z.string(), settings),
  ),
];

/** Any steps, in any order. */
export const randomSteps: fc.Arbitrary<readonly Step[]> = fc.array(fc.oneof(...STEPS), {
  minLength: 20,
  maxLength: 120,
  size: 'max',
});

/** All that a store holds of the values that the steps use. */
export async function dump({
  threads,
  postHistory,
  audit,
  installations,
  settings,
  subscriptions,
}: Stores): Promise<unknown> {
  const held = [];
  for (const workspace of ['slack:T1', 'slack:T2']) {
    const posts = await postHistory.list(workspace, { limit: 100 });
    held.push(
      await Promise.all(['C1:1', 'C2:2'].map((key) => threads.find(workspace, key))),
      posts,
      await Promise.all(posts.map((post) => postHistory.changes(post))),
      await audit.list(workspace, { limit: 100 }),
      await installations.find(workspace),
      await subscriptions.list(workspace),
      await settings.read(workspace, z.string()),
    );
  }
  return held;
}
