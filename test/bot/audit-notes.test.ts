import { expect, test } from 'vitest';
import { createAuditNotes } from '#src/bot/audit-notes.ts';
import type { AuditEntry } from '#src/bot/ports.ts';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';

function asked(subject: string): AuditEntry {
  return { actor: 'U1', action: 'asked', subject };
}

function scene() {
  const { audit } = openMemoryStores({ now: () => new Date(0) });
  const due = Promise.withResolvers<void>();
  const lost: number[] = [];
  const writes: number[] = [];
  const counted: typeof audit = {
    ...audit,
    append: (workspaceId, ...entries) => {
      writes.push(entries.length);
      return audit.append(workspaceId, ...entries);
    },
  };
  const parts = { wait: () => due.promise, onAuditLost: (_: unknown, count: number) => void lost.push(count) };
  return { audit, counted, parts, due, lost, writes };
}

test('records of one moment are written together, each workspace for itself', async () => {
  const { audit, counted, parts, due, writes } = scene();
  const notes = createAuditNotes({ audit: counted, ...parts });
  notes.note('slack:T1', asked('a'));
  notes.note('slack:T1', asked('b'));
  notes.note('slack:T2', asked('c'));
  due.resolve();
  await expect.poll(() => writes).toEqual([2, 1]);

  expect((await audit.list('slack:T1', { limit: 9 })).map(({ subject }) => subject)).toEqual(['b', 'a']);
});

test('what is not written yet is written before the end, in parts', async () => {
  const { counted, parts, writes } = scene();
  const notes = createAuditNotes({ audit: counted, ...parts });
  for (let at = 0; at < 1_200; at += 1) notes.note('slack:T1', asked(String(at)));
  await notes.settle();

  expect(writes).toEqual([500, 500, 200]);
});

test('what the store does not take is told, and the rest is written', async () => {
  const { counted, parts, lost } = scene();
  const failing = { ...counted, append: (): Promise<void> => Promise.reject(new Error('disk full')) };
  const notes = createAuditNotes({ audit: failing, ...parts });
  notes.note('slack:T1', asked('a'));
  notes.note('slack:T2', asked('b'));
  await notes.settle();

  expect(lost).toEqual([1, 1]);
});
