import { describe, expect, test } from 'vitest';
import { closedReason, REASONS } from '#src/bot/deliver/reasons.ts';
import type { NewPost, PostOutcome } from '#src/bot/ports.ts';
import { LOCALES } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import { renderSlack } from '#src/platform/slack/render.ts';
import { openScene, type Scene, WORKSPACE } from './desk.ts';

const SLOT = Date.parse('2025-09-10T11:30:00Z');
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Plans a post of the subscription, so many days after the first, and ends it. */
async function deliver(
  scene: Scene,
  days: number,
  end: { readonly at?: number; readonly outcome?: PostOutcome; readonly skip?: string; readonly wasMissed?: true },
): Promise<void> {
  const { posts, subscriptions } = scene.stores;
  const [subscription] = await subscriptions.list(WORKSPACE);
  if (subscription === undefined) throw new Error('there is no subscription');
  const at = SLOT + days * DAY_MS;
  const local = `${new Date(at).toISOString().slice(0, 10)}T07:30`;
  const task = { kind: 'subscription', subscriptionId: subscription.id, local, slotAt: at, trigger: 'slot' } as const;
  const post: NewPost = {
    workspaceId: WORKSPACE,
    id: `post-${days}`,
    source: subscription.id,
    target: 'C1',
    occurrence: local,
    notBefore: at,
    expiresAt: at + 4 * 60 * MINUTE_MS,
    task: { ...task, ...(end.wasMissed === undefined ? {} : { wasMissed: end.wasMissed }) },
  };
  scene.setNow(end.at ?? at);
  await posts.add([post]);
  if (end.skip !== undefined) await posts.skip(post, end.skip);
  if (end.outcome === undefined) return void (await posts.sweep());
  const unsure = end.outcome.state === 'unverifiable';
  await posts.claim({ state: 'due', token: 'hand', leaseMs: MINUTE_MS, limit: 1, only: post });
  await posts.settle(post, 'hand', unsure ? { state: 'uncertain', reason: 'the connection broke' } : end.outcome);
  if (!unsure) return;
  scene.setNow((end.at ?? at) + 2 * MINUTE_MS);
  await posts.claim({ state: 'uncertain', token: 'look', leaseMs: MINUTE_MS, limit: 1, only: post });
  await posts.settle(post, 'look', end.outcome);
}

/** One delivery of every kind, a day each. */
async function sceneOfAll(): Promise<Scene> {
  const scene = openScene();
  await scene.tell('subscribe weekdays 7:30 new york here');
  const sent = { state: 'sent', messageId: '1757503801.000100', contentHash: 'a1b2c3d4e5f60718' } as const;
  const link = 'https://desk.slack.com/archives/C1/p1757503801000100';
  await deliver(scene, 0, { at: SLOT + 2_000, outcome: { ...sent, link } });
  await deliver(scene, 1, { at: SLOT + DAY_MS + 95 * MINUTE_MS, outcome: { ...sent, link }, wasMissed: true });
  await deliver(scene, 2, { skip: closedReason('closed.thanksgiving') });
  await deliver(scene, 5, { outcome: { state: 'failed', reason: 'not_in_channel' } });
  await deliver(scene, 6, { outcome: { state: 'unverifiable', reason: 'missing_scope' } });
  await deliver(scene, 7, { at: SLOT + 7 * DAY_MS + 6 * 60 * MINUTE_MS });
  return scene;
}

describe.for(LOCALES)('the history in %s', (locale) => {
  test('after a good, a late, a skipped, a failed, an unverifiable and an expired delivery, as Slack shows it', async () => {
    const scene = await sceneOfAll();
    const message: Message = await scene.say('history 1', { locale });
    const { payload, dropped } = renderSlack(message);

    expect(dropped).toEqual([]);
    await expect(`${JSON.stringify(payload, undefined, 2)}\n`).toMatchFileSnapshot(
      `../../golden/slack/history.${locale}.json`,
    );
  });
});

test('what failed can be sent again by those who may, and by nobody else', async () => {
  const scene = await sceneOfAll();
  await scene.tell('history 1', { person: 'U2' });
  expect(scene.labels()).toEqual([]);
  await scene.tell('history 1');
  const [, failed] = scene.labels();
  if (failed === undefined) throw new Error('there is no button');
  await scene.tap(failed);

  expect(await scene.stores.postHistory.find({ workspaceId: WORKSPACE, id: 'post-5' })).toMatchObject({ state: 'due' });
  expect(await scene.audit()).toContain('U1 resent #1 morning-digest');
  expect(REASONS.tooLate).toMatch(/time was over/);
});
