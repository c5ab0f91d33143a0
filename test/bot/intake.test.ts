import { expect, test } from 'vitest';
import { createIntake, type Taken } from '#src/bot/intake.ts';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';

function asked(subject: string, workspaceId = 'slack:T1', key = subject): Taken {
  return { workspaceId, keys: [`trigger:${key}`], entry: { actor: 'U1', action: 'asked', subject } };
}

function scene() {
  const { audit, events } = openMemoryStores({ now: () => new Date(0) });
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
  const deps = {
    events,
    audit: counted,
    wait: () => due.promise,
    onAuditLost: (_: unknown, n: number) => void lost.push(n),
  };
  return { audit, events, deps, due, lost, writes };
}

test('requests of one moment are written together, each workspace for itself, and only then are they new', async () => {
  const { audit, deps, due, writes } = scene();
  const intake = createIntake(deps);
  let ended = 0;
  const taking = [asked('a'), asked('b'), asked('c', 'slack:T2')].map(async (taken) => {
    const isNew = await intake.take(taken);
    ended += 1;
    return isNew;
  });
  expect([ended, writes]).toEqual([0, []]);
  due.resolve();

  expect(await Promise.all(taking)).toEqual([true, true, true]);
  expect(writes).toEqual([2, 1]);
  expect((await audit.list('slack:T1', { limit: 9 })).map(({ subject }) => subject)).toEqual(['b', 'a']);
});

test('the same request twice in a moment, or later, or after a restart, is new once and recorded once', async () => {
  const { audit, deps, due } = scene();
  due.resolve();
  const intake = createIntake(deps);
  const first = await Promise.all([
    intake.take(asked('a')),
    intake.take(asked('a')),
    intake.take(asked('a', 'slack:T2')),
  ]);
  const later = await intake.take(asked('a'));
  const restarted = await createIntake(deps).take(asked('a'));

  expect([...first, later, restarted]).toEqual([true, false, true, false, false]);
  expect(await audit.list('slack:T1', { limit: 9 })).toHaveLength(1);
});

test('what is not written yet is written before the end, in parts', async () => {
  const { deps, writes } = scene();
  const intake = createIntake(deps);
  const taking = Array.from({ length: 1_200 }, (_, at) => intake.take(asked(String(at))));
  await intake.settle();

  expect(writes).toEqual([500, 500, 200]);
  expect((await Promise.all(taking)).every(Boolean)).toBe(true);
});

test('what the store does not take is told, and is not answered', async () => {
  const { deps, due, lost } = scene();
  const failing = { ...deps.audit, append: (): Promise<void> => Promise.reject(new Error('disk full')) };
  const taking = createIntake({ ...deps, audit: failing }).take(asked('a'));
  due.resolve();

  await expect(taking).rejects.toThrow('disk full');
  expect(lost).toEqual([1]);
});
