import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { AuditEntry, Stores } from '#src/bot/ports.ts';
import { type Every, keepForgetting } from '#src/bot/retention.ts';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';

const DAY_MS = 86_400_000;
const KEEP = {
  events: 7 * DAY_MS,
  threads: 90 * DAY_MS,
  audit: 365 * DAY_MS,
  seen: 365 * DAY_MS,
  postHistory: 365 * DAY_MS,
};
const ENTRY: AuditEntry = { actor: 'U1', action: 'asked', subject: 'help' };

/** Stores, a clock and a timer that move when told to. */
function scene() {
  const clock = { at: Date.UTC(2025, 0, 1) };
  const stores = openMemoryStores({ now: () => new Date(clock.at), readBackAfterMs: 0 });
  const runs: (() => void)[] = [];
  const every: Every = (ms, run) => {
    expect(ms).toBe(DAY_MS);
    runs.push(run);
    return () => void runs.splice(0);
  };
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  const start = (changed: Partial<Stores> = {}) =>
    keepForgetting({ stores: { ...stores, ...changed }, keep: KEEP, now: () => clock.at, every, log });
  return { clock, stores, runs, lines, start };
}

async function fill(stores: Stores): Promise<void> {
  await stores.events.claim('slack:T1', ['event:1']);
  await stores.threads.open({ workspaceId: 'slack:T1', threadKey: 'C1:1', reportId: 'r@1', locale: 'en' });
  await stores.audit.append('slack:T1', ENTRY);
  const post = { workspaceId: 'slack:T1', id: 'p1', source: 's1', target: 'C1', occurrence: '1', notBefore: 0 };
  await stores.posts.add([post]);
  await stores.posts.skip(post, 'a holiday');
  await stores.seen.note('slack:T1', { person: 'U1', figure: 'f@1', locale: 'en' });
}

test('each is deleted once it is older than it may be kept, by the day, and told as counts', async () => {
  const { clock, stores, runs, lines, start } = scene();
  await fill(stores);
  let stop = start();
  for (const days of [8, 91, 366]) {
    await stop();
    clock.at = Date.UTC(2025, 0, 1) + days * DAY_MS;
    stop = start();
  }
  await stop();

  expect(runs).toEqual([]);
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { events: 0, threads: 0, audit: 0, seen: 0, postHistory: 0 },
    { events: 1, threads: 0, audit: 0, seen: 0, postHistory: 0 },
    { events: 0, threads: 1, audit: 0, seen: 0, postHistory: 0 },
    { events: 0, threads: 0, audit: 1, seen: 1, postHistory: 1 },
  ]);
  expect(await stores.audit.list('slack:T1', { limit: 10 })).toEqual([]);
});

test('it happens again when the timer says so', async () => {
  const { clock, stores, runs, start } = scene();
  await fill(stores);
  const stop = start();
  clock.at += 400 * DAY_MS;
  for (const run of runs) run();
  await stop();

  expect(await stores.threads.find('slack:T1', 'C1:1')).toBeUndefined();
  expect(await stores.audit.list('slack:T1', { limit: 10 })).toEqual([]);
});

test('one that fails is told, and the others are deleted all the same', async () => {
  const { clock, stores, lines, start } = scene();
  await fill(stores);
  clock.at += 400 * DAY_MS;
  const threads = { ...stores.threads, prune: () => Promise.reject(new Error('the disk is full')) };
  await start({ threads })();

  expect(lines.join('')).toMatch(/could not be deleted[\s\S]*"events":1,"audit":1/);
});
