import { describe, expect, test } from 'vitest';
import type { Chat, Found, Posted } from '#src/bot/ports.ts';
import { outcomeOfLooking, outcomeOfPosting, postOnce } from '#src/bot/post-once.ts';
import type { Message } from '#src/core/message.ts';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';
import { quietChat } from '#test/stand-ins/chat.ts';

const MESSAGE: Message = { locale: 'en', blocks: [] };
const POST = {
  workspaceId: 'slack:T1',
  id: 'answer:1',
  source: 'answer',
  target: 'C1',
  occurrence: 'answer:1',
  notBefore: 0,
};
const READ_BACK_AFTER_MS = 40_000;

/** A platform that answers as told, one after the other, and a clock that waiting moves. */
function scene(posting: readonly Posted[], looking: readonly Found[] = []) {
  let now = 1_000_000;
  const posted: string[] = [];
  const looked: string[] = [];
  const stores = openMemoryStores({ now: () => new Date(now), readBackAfterMs: READ_BACK_AFTER_MS });
  const chat: Chat = {
    ...quietChat,
    post: async (_key, _message, id) => {
      posted.push(id);
      return posting[posted.length - 1] ?? { kind: 'refused', reason: 'not told' };
    },
    find: async (_key, id) => {
      looked.push(id);
      return looking[looked.length - 1] ?? { kind: 'hidden', reason: 'not told' };
    },
  };
  let tokens = 0;
  const deps = {
    posts: stores.posts,
    chat,
    wait: async (ms: number) => {
      now += ms;
    },
    newToken: () => {
      tokens += 1;
      return `token-${tokens}`;
    },
    readBackAfterMs: READ_BACK_AFTER_MS,
  };
  const run = () => postOnce({ post: POST, message: MESSAGE }, deps);
  const state = async () => (await stores.postHistory.find(POST))?.state;
  return { run, state, posted, looked };
}

const SENT: Posted = { kind: 'sent', messageId: '1.1' };
const UNSURE: Posted = { kind: 'unsure', reason: 'it broke' };
const LATER: Posted = { kind: 'later', reason: 'busy', retryInMs: 1_000 };

describe('a message through the ledger', () => {
  test.for<[string, readonly Posted[], readonly Found[], string, number]>([
    ['that is taken', [SENT], [], 'sent', 1],
    ['that has to wait', [LATER, LATER, SENT], [], 'sent', 3],
    ['that may be there, and is', [UNSURE], [{ kind: 'there', messageId: '1.1' }], 'sent', 1],
    ['that may be there, and is not', [UNSURE, SENT], [{ kind: 'absent' }], 'sent', 2],
    ['that may be there, and nobody may look', [UNSURE], [{ kind: 'hidden', reason: 'no scope' }], 'unverifiable', 1],
    ['that is refused', [{ kind: 'refused', reason: 'no' }], [], 'failed', 1],
    ['that has to wait too long', [{ kind: 'later', reason: 'busy', retryInMs: 3_600_000 }], [], 'skipped', 1],
    ['that has to wait again and again', Array.from({ length: 9 }, () => LATER), [], 'skipped', 6],
  ])('%s', async ([, posting, looking, state, posts]) => {
    const { run, state: stateNow, posted } = scene(posting, looking);
    const { kind } = await run();

    expect([kind, await stateNow(), posted.length]).toEqual([state === 'sent' ? 'sent' : 'failed', state, posts]);
  });

  test('that is there already is not sent again', async () => {
    const { run, posted } = scene([SENT]);
    await run();

    expect(await run()).toEqual({ kind: 'known' });
    expect(posted).toHaveLength(1);
  });

  test('that nobody can find ends as unverifiable, and is never sent blindly', async () => {
    const lost: Found = { kind: 'later', reason: 'busy', retryInMs: 1_000 };
    const { run, state, posted } = scene(
      [UNSURE],
      Array.from({ length: 9 }, () => lost),
    );
    await run();

    expect(await state()).toBe('unverifiable');
    expect(posted).toHaveLength(1);
  });
});

test('what is not certain is never due', () => {
  expect(outcomeOfPosting(UNSURE).state).toBe('uncertain');
  expect(outcomeOfLooking({ kind: 'later', reason: 'busy', retryInMs: 1 }, false).state).toBe('uncertain');
  expect(outcomeOfLooking({ kind: 'later', reason: 'busy', retryInMs: 1 }, true).state).toBe('unverifiable');
});
