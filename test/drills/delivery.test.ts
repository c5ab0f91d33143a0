import { expect, test } from 'vitest';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';
import type { HeldMessage } from '#test/stand-ins/slack-state.ts';
import { examine } from './delivery/examine.ts';
import { SUBSCRIPTIONS, WORKSPACE } from './delivery/plan.ts';
import { isGood, runDeliveries } from './delivery/runs.ts';

const RUNS = 25;

test(`${RUNS} mornings with kills, failures of Slack and steps of the clock: nothing lost, doubled or left open`, {
  timeout: 1_200_000,
}, async () => {
  const seed = Date.now() % 2 ** 29;
  const { line, wrong } = await runDeliveries(RUNS, seed);
  console.log(`drill:delivery, seed ${seed}: ${JSON.stringify(line)}`);

  expect(wrong, `seed ${seed}`).toEqual([]);
  expect(isGood(line)).toBe(true);
  expect(line.deliveries).toBe(RUNS * SUBSCRIPTIONS.length);
  expect(line.sent).toBeGreaterThan(0);
  expect(line.kills).toBeGreaterThanOrEqual(RUNS / 2);
});

/** Stores in which each subscription of the drill has one post that was sent, and the messages that go with them. */
async function good() {
  const stores = openMemoryStores({ now: () => new Date(0) });
  const messages: HeldMessage[] = [];
  for (const { id, target } of SUBSCRIPTIONS) {
    const post = { workspaceId: WORKSPACE, id: `p-${id}`, source: id, target, occurrence: '1', notBefore: 0 };
    await stores.posts.add([post]);
    await stores.posts.claim({ state: 'due', token: id, leaseMs: 1, limit: 1, only: post });
    await stores.posts.settle(post, id, { state: 'sent', messageId: id });
    const metadata = { event_type: 'smallcaps_delivery', event_payload: { delivery_id: post.id } };
    messages.push({ ts: id, channel: target, text: '', blocks: [], metadata });
  }
  return { stores, messages };
}

test('the drill sees what was lost, doubled and left open', async () => {
  const { stores, messages } = await good();
  const [first, ...others] = messages;
  const open = { workspaceId: WORKSPACE, id: 'open', source: 's0', target: 'C0', occurrence: '2', notBefore: 0 };
  const count = async (held: readonly HeldMessage[]) => {
    const { lost, duplicate, unresolved } = (await examine(stores, held)).counts;
    return { lost, duplicate, unresolved };
  };

  expect(await count(messages)).toEqual({ lost: 0, duplicate: 0, unresolved: 0 });
  expect(await count(others)).toEqual({ lost: 1, duplicate: 0, unresolved: 0 });
  expect((await count([...messages, ...(first ? [{ ...first, ts: 'x' }] : [])])).duplicate).toBe(2);
  await stores.posts.add([open]);
  expect(await count(messages)).toEqual({ lost: 0, duplicate: 0, unresolved: 1 });
});
