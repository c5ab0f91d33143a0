import { pino } from 'pino';
import { expect, test } from 'vitest';
import { reconcileDeclared } from '#src/bot/commands/reconcile-declared.ts';
import type { DeclaredSubscription } from '#src/bot/ports.ts';
import { openScene, WORKSPACE } from './desk.ts';

const MORNING: DeclaredSubscription = {
  name: 'desk-morning',
  workspaceId: WORKSPACE,
  target: 'C1',
  owner: 'U1',
  template: 'morning-digest',
  schedule: {
    timing: { kind: 'cron', expression: '30 7 * * 1-5' },
    zone: 'America/New_York',
    calendar: 'skip',
  },
  trigger: 'every-slot',
  locale: 'en',
};

function start(scene: ReturnType<typeof openScene>, ...declared: readonly DeclaredSubscription[]): Promise<void> {
  return reconcileDeclared(WORKSPACE, declared, { ...scene.deps(), log: pino({ level: 'silent' }) });
}

test('what is declared is made once, changed when it changed, and removed when it is gone', async () => {
  const scene = openScene();
  await scene.tell('subscribe daily 9:00 london here');
  await start(scene, MORNING, { ...MORNING, name: 'elsewhere', workspaceId: 'slack:T2' });
  await start(scene, MORNING);
  const [, made] = await scene.stores.subscriptions.list(WORKSPACE);
  expect(made).toMatchObject({ number: 2, origin: 'declared', version: 1, nextAt: Date.parse('2025-09-10T11:30:00Z') });

  scene.setNow(Date.parse('2025-09-10T20:00:00Z'));
  await start(scene, { ...MORNING, locale: 'zh' });
  expect(await scene.stores.subscriptions.list(WORKSPACE)).toMatchObject([
    { number: 1, origin: 'said' },
    { number: 2, locale: 'zh', nextAt: Date.parse('2025-09-11T11:30:00Z') },
  ]);

  await start(scene);
  expect(await scene.stores.subscriptions.list(WORKSPACE)).toMatchObject([{ number: 1 }]);
  expect((await scene.audit()).filter((line) => line.startsWith('config/'))).toEqual([
    'config/smallcaps.yaml unsubscribed #2 morning-digest',
    'config/smallcaps.yaml subscription_changed #2 morning-digest',
    'config/smallcaps.yaml subscribed #2 morning-digest',
  ]);
});

test('a question is declared by its words; one without an answer to send is left out', async () => {
  const scene = openScene();
  const { template: _, ...rest } = MORNING;
  await start(
    scene,
    { ...rest, name: 'good', question: 'micro caps in August' },
    { ...rest, name: 'bad', question: 'buy or sell?' },
  );

  expect(await scene.stores.subscriptions.list(WORKSPACE)).toMatchObject([{ content: { kind: 'question' } }]);
});
