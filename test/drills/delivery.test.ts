import { expect, test } from 'vitest';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';
import { examine } from './delivery/examine.ts';
import type { Held } from './delivery/peer.ts';
import { SLACK } from './delivery/plan.ts';
import { isGood, onTeams, runDeliveries } from './delivery/runs.ts';

const { workspaceId, subscriptions } = SLACK;
const RUNS = 25;
const TEAMS_RUNS = 5;

test(`${RUNS} mornings with kills, failures of Slack and steps of the clock: nothing lost, doubled or left open`, {
  timeout: 1_200_000,
}, async () => {
  const seed = Date.now() % 2 ** 29;
  const { line, wrong } = await runDeliveries(RUNS, seed);
  console.log(`drill:delivery, seed ${seed}: ${JSON.stringify(line)}`);

  expect(wrong, `seed ${seed}`).toEqual([]);
  expect(isGood(line)).toBe(true);
  expect(line.deliveries).toBe(RUNS * subscriptions.length);
  expect(line.sent).toBeGreaterThan(0);
  expect(line.kills).toBeGreaterThanOrEqual(RUNS / 2);
});

test.for([
  ['with the consent to read', true],
  ['without it', false],
] as const)(
  `${TEAMS_RUNS} such mornings in Teams, %s: none twice, and what nobody can say is told`,
  {
    timeout: 600_000,
  },
  async ([, consent]) => {
    const seed = Date.now() % 2 ** 29;
    const { line, wrong } = await runDeliveries(TEAMS_RUNS, seed, { platform: onTeams(consent) });
    console.log(
      `drill:delivery, Teams ${consent ? 'with' : 'without'} the consent, seed ${seed}: ${JSON.stringify(line)}`,
    );

    expect(wrong, `seed ${seed}`).toEqual([]);
    expect(isGood(line)).toBe(true);
    expect(line.told).toBe(line.unverifiable);
    expect(line.deliveries).toBe(TEAMS_RUNS * subscriptions.length);
    expect(line.sent).toBeGreaterThan(0);
  },
);

/** Stores in which each subscription of the drill has one post that was sent, and the messages that go with them. */
async function good() {
  const stores = openMemoryStores({ now: () => new Date(0) });
  const messages: Held[] = [];
  for (const { id, target } of subscriptions) {
    const post = { workspaceId, id: `p-${id}`, source: id, target, occurrence: '1', notBefore: 0 };
    await stores.posts.add([post]);
    await stores.posts.claim({ state: 'due', token: id, leaseMs: 1, limit: 1, only: post });
    await stores.posts.settle(post, id, { state: 'sent', messageId: id });
    messages.push({ target, deliveryId: post.id, messageId: id });
  }
  return { stores, messages };
}

test('the drill sees what was lost, doubled and left open', async () => {
  const { stores, messages } = await good();
  const [first, ...others] = messages;
  const open = { workspaceId, id: 'open', source: 's0', target: 'C0', occurrence: '2', notBefore: 0 };
  const count = async (held: readonly Held[]) => {
    const { lost, duplicate, unresolved } = (await examine(stores, held, SLACK)).counts;
    return { lost, duplicate, unresolved };
  };

  expect(await count(messages)).toEqual({ lost: 0, duplicate: 0, unresolved: 0 });
  expect(await count(others)).toEqual({ lost: 1, duplicate: 0, unresolved: 0 });
  expect((await count([...messages, ...(first ? [{ ...first, messageId: 'x' }] : [])])).duplicate).toBe(2);
  await stores.posts.add([open]);
  expect(await count(messages)).toEqual({ lost: 0, duplicate: 0, unresolved: 1 });
});
