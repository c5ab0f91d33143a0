import { expect, test } from 'vitest';
import { somePost } from '#test/contracts/sample-posts.ts';
import { openMemory } from '#test/storage/memory/open-memory.ts';
import { type Acknowledged, findLost, readAcknowledged, WORKSPACE } from './acknowledged.ts';
import { isGood, runCrashes } from './crash-runs.ts';

const KILLS = 4;

test(`after ${KILLS} kills at random moments the store opens and holds all that was acknowledged`, {
  timeout: 60_000,
}, async () => {
  const seed = Date.now() % 2 ** 29;
  const { counts, faults } = await runCrashes(KILLS, seed);

  expect(faults, `seed ${seed}`).toEqual([]);
  expect(isGood(counts)).toBe(true);
  expect(counts.acknowledged).toBeGreaterThan(0);
  expect(counts.kills.creating + counts.kills.opening + counts.kills.writing).toBe(KILLS);
});

test('the drill sees what is not held, and what fell back', async () => {
  const stores = await openMemory(() => new Date(0));
  const post = somePost('p1');
  await stores.posts.add([post]);
  const held: Acknowledged[] = [{ kind: 'post', id: 'p1', state: 'due' }];
  const lost: Acknowledged[] = [
    { kind: 'event', key: 'message:1' },
    { kind: 'question', threadKey: 'C1:1', question: 'a' },
    { kind: 'post', id: 'p1', state: 'sending' },
    { kind: 'post', id: 'p2', state: 'due' },
    { kind: 'audit', at: 0, subject: 'a' },
    { kind: 'installation', workspaceId: WORKSPACE, secret: 'planted' },
    { kind: 'setting', version: 1, value: 'a' },
  ];

  expect(await findLost(stores, [...held, ...lost])).toEqual(lost);
});

test('what a writer said is what it said whole', () => {
  const said = 'loaded\nopen\n{"kind":"event","key":"a"}\n{"kind":"event","ke';

  expect(readAcknowledged(said)).toEqual([{ kind: 'event', key: 'a' }]);
});
