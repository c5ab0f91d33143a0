import { expect, test } from 'vitest';
import type { Chat, Found, NewPost } from '#src/bot/ports.ts';
import { findLeftovers } from '#src/bot/settle-leftovers.ts';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';
import { quietChat } from '#test/stand-ins/chat.ts';

const READ_BACK_AFTER_MS = 40_000;
const WORKSPACE = 'slack:T1';

function scene(found: Found) {
  let now = 1_000_000;
  let tokens = 0;
  const stores = openMemoryStores({ now: () => new Date(now), readBackAfterMs: READ_BACK_AFTER_MS });
  const newToken = (): string => {
    tokens += 1;
    return `token-${tokens}`;
  };
  const chat: Chat = {
    ...quietChat,
    post: () => Promise.reject(new Error('nothing may be posted')),
    find: async () => found,
  };
  const post = (id: string, source: string): NewPost => {
    return { workspaceId: WORKSPACE, id, source, target: 'C1', occurrence: id, notBefore: 0 };
  };
  /** What a process leaves that was killed between sending and hearing of it. */
  const leave = async (id: string, source: string): Promise<void> => {
    await stores.posts.add([post(id, source)]);
    const token = newToken();
    const only = { workspaceId: WORKSPACE, id };
    await stores.posts.claim({ state: 'due', token, leaseMs: 1_000, limit: 1, only });
    await stores.posts.settle(only, token, { state: 'uncertain', reason: 'killed' });
  };
  const endAll = async (): Promise<void> => {
    const end = await findLeftovers(WORKSPACE, { ...stores, history: stores.postHistory, chat, newToken });
    now += READ_BACK_AFTER_MS;
    await end();
  };
  const state = async (id: string) => (await stores.postHistory.find({ workspaceId: WORKSPACE, id }))?.state;
  return { stores, post, leave, endAll, state };
}

test.for<[string, Found, string]>([
  ['stands there', { kind: 'there', messageId: '1.1' }, 'sent'],
  ['does not stand there', { kind: 'absent' }, 'skipped'],
  ['may not be looked for', { kind: 'hidden', reason: 'no scope' }, 'unverifiable'],
  ['cannot be looked for now', { kind: 'later', reason: 'busy', retryInMs: 1 }, 'unverifiable'],
])('an answer of an earlier process that %s', async ([, found, ended]) => {
  const { leave, endAll, state } = scene(found);
  await leave('answer:1', 'answer');
  await leave('share:1', 'share');
  await endAll();

  expect([await state('answer:1'), await state('share:1')]).toEqual([ended, ended]);
});

test('one that was never sent is given up, and what others deliver is left to them', async () => {
  const { stores, post, leave, endAll, state } = scene({ kind: 'absent' });
  await stores.posts.add([post('answer:1', 'answer'), post('digest:1', 'subscription-1')]);
  await leave('digest:2', 'subscription-1');
  await endAll();

  expect([await state('answer:1'), await state('digest:1'), await state('digest:2')]).toEqual([
    'skipped',
    'due',
    'uncertain',
  ]);
});
