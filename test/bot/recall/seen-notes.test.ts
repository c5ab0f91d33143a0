import { expect, test } from 'vitest';
import type { Seen } from '#src/bot/ports.ts';
import { createSeenNotes } from '#src/bot/recall/seen-notes.ts';

const A = 'return|micro_cap|month:2025-08|r@1';
const B = 'return|high_beta|since_low|r@1';

/** Notes whose writing waits for `release`, into a store that can be broken. */
function scene() {
  const written: (readonly [string, ...Seen[]])[] = [];
  const lost: number[] = [];
  const waits: PromiseWithResolvers<void>[] = [];
  const state = { isBroken: false };
  const notes = createSeenNotes({
    seen: {
      note: async (workspaceId, ...seen) => {
        if (state.isBroken) throw new Error('the disk is full');
        written.push([workspaceId, ...seen]);
      },
      by: async () => [],
      prune: async () => 0,
    },
    wait: () => {
      const wait = Promise.withResolvers<void>();
      waits.push(wait);
      return wait.promise;
    },
    onSeenLost: (_, count) => void lost.push(count),
  });
  return { notes, written, lost, waits, state };
}

test('what several people are shown at about the same time is written together, each figure once', async () => {
  const { notes, written, waits } = scene();
  notes.note('slack:T1', 'U1', { locale: 'en', figures: [A, B] });
  notes.note('slack:T1', 'U2', { locale: 'zh', figures: [A] });
  notes.note('slack:T1', 'U1', { locale: 'zh', figures: [A] });
  notes.note('slack:T2', 'U1', { locale: 'en', figures: [B] });
  expect([waits.length, written.length]).toEqual([1, 0]);
  waits[0]?.resolve();
  await notes.settle();

  expect(written).toEqual([
    [
      'slack:T1',
      { person: 'U1', figure: A, locale: 'zh' },
      { person: 'U1', figure: B, locale: 'en' },
      { person: 'U2', figure: A, locale: 'zh' },
    ],
    ['slack:T2', { person: 'U1', figure: B, locale: 'en' }],
  ]);
});

test('a message without a figure is no note', async () => {
  const { notes, written, waits } = scene();
  notes.note('slack:T1', 'U1', { locale: 'en' });
  await notes.settle();

  expect([waits.length, written.length]).toEqual([0, 0]);
});

test('what the store does not take is told', async () => {
  const { notes, lost, state } = scene();
  state.isBroken = true;
  notes.note('slack:T1', 'U1', { locale: 'en', figures: [A, B] });
  await notes.settle();

  expect(lost).toEqual([2]);
});
