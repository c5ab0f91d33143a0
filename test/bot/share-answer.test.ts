import { expect, test } from 'vitest';
import { createDesk } from '#src/bot/create-desk.ts';
import type { Chat, Posted } from '#src/bot/ports.ts';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';
import { loadBundled, TODAY } from '#test/bundled.ts';
import { quietChat } from '#test/stand-ins/chat.ts';

const knowledge = loadBundled();
const ASKING = { workspaceId: 'slack:T1', person: 'U1', place: 'C1' };

/** A desk whose first post stands in the channel at once, while the platform's word that it does comes when the test says so. */
function scene() {
  const told = Promise.withResolvers<Posted>();
  const posted: string[] = [];
  const chat: Chat = {
    ...quietChat,
    post: async (key, _message, id) => {
      posted.push(`${key} ${id}`);
      return posted.length === 1 ? told.promise : { kind: 'sent', messageId: `2.${posted.length}` };
    },
    find: async () => ({ kind: 'hidden', reason: 'not told' }),
    threadUnder: (key, messageId) => `${key}:${messageId}`,
    direct: async () => undefined,
  };
  const now = (): number => 1_000_000;
  const stores = openMemoryStores({ now: () => new Date(now()), readBackAfterMs: 40_000 });
  let tokens = 0;
  const desk = createDesk({
    ...stores,
    chat,
    now,
    knowledge: () => knowledge,
    today: () => TODAY,
    onAuditLost: () => undefined,
    onSeenLost: () => undefined,
    wait: async () => undefined,
    newToken: () => {
      tokens += 1;
      return `token-${tokens}`;
    },
    readBackAfterMs: 40_000,
  });
  return { desk, told, posted };
}

test('a reply that comes before the platform has told of the shared answer goes on from it', async () => {
  const { desk, told, posted } = scene();
  const sharing = desk.share({
    ...ASKING,
    keys: ['share-1'],
    again: 'q1:i=show;m=return;s=micro_cap;w=month:2025-08',
    locale: 'en',
    conversationKey: 'C1',
  });
  const reply = {
    ...ASKING,
    keys: ['reply-1'],
    threadKey: 'C1:1.1',
    question: 'and since the low?',
    isAddressed: false,
  };
  const replying = desk.answerInThread(reply);
  told.resolve({ kind: 'sent', messageId: '1.1' });

  expect(await Promise.all([sharing, replying])).toEqual([{ kind: 'answered' }, 'answered']);
  expect(posted).toEqual(['C1 share:share-1', 'C1:1.1 answer:reply-1']);
});

test('a reply in a thread of others stays theirs, whatever is being shared', async () => {
  const { desk, told, posted } = scene();
  const sharing = desk.share({ ...ASKING, keys: ['s'], again: 'q1:i=help', locale: 'en', conversationKey: 'C1' });
  const reply = { ...ASKING, keys: ['r'], threadKey: 'C1:9.9', question: 'lunch?', isAddressed: false };
  const replying = desk.answerInThread(reply);
  told.resolve({ kind: 'sent', messageId: '1.1' });
  await sharing;

  expect(await replying).toBe('not-ours');
  expect(posted).toHaveLength(1);
});
