import { expect, test } from 'vitest';
import { keepDigestsWithin } from '#src/bot/compliance/digests-within.ts';
import type { Chat, Going, Permission } from '#src/bot/ports.ts';
import type { Message } from '#src/core/message.ts';

const FIGURES: Message = { locale: 'en', blocks: [], figures: ['return|micro_cap|month:2025-08|jefferies-2025-08@1'] };
const WORDS: Message = { locale: 'en', blocks: [] };

/** A chat that takes everything, and what came of it. */
function sceneOf(permission: Permission) {
  const posted: string[] = [];
  const asked: Going[] = [];
  const chat = {
    post: async (threadKey: string) => {
      posted.push(threadKey);
      return { kind: 'sent', messageId: '1.0' } as const;
    },
  } as Partial<Chat> as Chat; // only posting is looked at
  const compliance = {
    mayPostThere: async (going: Going) => {
      asked.push(going);
      return permission;
    },
  };
  return { posted, asked, within: keepDigestsWithin(chat, { workspaceId: 'slack:T1', compliance }) };
}

test('figures go where digests may go', async () => {
  const { posted, asked, within } = sceneOf({ kind: 'allowed' });
  expect(await within.post('C1', FIGURES, 'd1')).toEqual({ kind: 'sent', messageId: '1.0' });
  expect(posted).toEqual(['C1']);
  expect(asked).toEqual([{ workspaceId: 'slack:T1', act: 'digests', place: 'C1' }]);
});

test.for([
  ['refused', 'outsiders', 'other organisations'],
  ['approval', 'outsiders', 'other organisations'],
  ['refused', 'guest', 'guest'],
] as const)('%s because of %s: no figure leaves, once and for all', async ([kind, because, words]) => {
  const { posted, within } = sceneOf({ kind, because });
  const ended = await within.post('C1', FIGURES, 'd1');
  expect(ended.kind === 'refused' && ended.reason).toContain(words);
  expect(posted).toEqual([]);
});

test('while nobody can say who reads, it waits', async () => {
  const { posted, within } = sceneOf({ kind: 'refused', because: 'unsaid' });
  expect((await within.post('C1', FIGURES, 'd1')).kind).toBe('later');
  expect(posted).toEqual([]);
});

test('words without a figure go anywhere, and nobody is asked', async () => {
  const { posted, asked, within } = sceneOf({ kind: 'refused', because: 'outsiders' });
  await within.post('D1', WORDS, 'd1');
  expect(posted).toEqual(['D1']);
  expect(asked).toEqual([]);
});
