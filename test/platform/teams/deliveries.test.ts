import { createHash, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { writeAlert } from '#src/bot/alerts/write-alert.ts';
import { createDeliveries } from '#src/bot/deliver/deliveries.ts';
import { firstSlotAfter } from '#src/bot/deliver/plan-slots.ts';
import type { Stores } from '#src/bot/ports.ts';
import { createTradingCalendar } from '#src/schedule/trading-calendar.ts';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';
import { loadBundled } from '#test/bundled.ts';
import { createRandom } from '#test/fuzz/random.ts';
import { installed } from '#test/stand-ins/teams-activities.ts';
import type { TeamsFault } from '#test/stand-ins/teams-state.ts';
import { TENANT } from '#test/stand-ins/teams-tokens.ts';
import { type RunningTeams, runTeams, textOf, WORKSPACE } from './running-teams.ts';

/** 07:30 in New York on Wednesday 26 November 2025, and a little before it. */
const MORNING = Date.UTC(2025, 10, 26, 12, 30);
const BEFORE = MORNING - 600_000;
const READ_BACK_AFTER_MS = 60;
const CHANNELS = Array.from({ length: 30 }, (_, at) => `19:c${at}@thread.tacv2`);
const OWNER = '29:alice';
const PERSONAL = 'a:personal-alice';

const calendar = createTradingCalendar({ closures: new Map(), earlyCloses: new Map(), publishedUntil: '2028-12-31' });
const knowledge = loadBundled();

const FAULTS: readonly TeamsFault[] = [
  { kind: 'status', status: 500, stored: false },
  { kind: 'status', status: 502, stored: true },
  { kind: 'status', status: 408, stored: true },
  { kind: 'status', status: 429, stored: false, retryAfter: '1' },
  { kind: 'reset', stored: false },
  { kind: 'reset', stored: true },
];

async function subscribe({ subscriptions }: Stores): Promise<void> {
  const schedule = {
    timing: { kind: 'cron', expression: '30 7 * * *' },
    zone: 'America/New_York',
    calendar: 'skip',
  } as const;
  const nextAt = firstSlotAfter({ schedule }, BEFORE, calendar);
  for (const [at, target] of CHANNELS.entries()) {
    await subscriptions.create({
      workspaceId: WORKSPACE,
      id: `s${at}`,
      owner: OWNER,
      target,
      content: { kind: 'template', template: 'morning-digest' },
      schedule,
      trigger: 'every-slot',
      locale: 'en',
      origin: 'said',
      ...(nextAt === undefined ? {} : { nextAt }),
    });
  }
}

/** Installs the bot everywhere, lets a morning come, and waits until nothing more is to be done. */
async function deliverMorning(running: RunningTeams, stores: Stores, now: () => number): Promise<void> {
  const at = running.teams.serviceUrl;
  const channelData = {
    tenant: { id: TENANT },
    team: { id: CHANNELS[0], aadGroupId: '9e0e9e0e-0000-0000-0000-000000000000' },
  };
  for (const id of CHANNELS) {
    await running.deliver(
      installed('add', at, 'channel', { channelData, conversation: { id, conversationType: 'channel' } }),
    );
  }
  await running.deliver(installed('add', at, 'personal'));
  await subscribe(stores);
  const deliveries = createDeliveries({
    ...stores,
    history: stores.postHistory,
    knowledge: () => knowledge,
    calendar: () => calendar,
    chatOf: async () => running.chat,
    writeAlert,
    // No report changes here.
    recall: async () => {},
    now,
    elapsed: () => performance.now(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    newToken: randomUUID,
    hash: (text) => createHash('sha256').update(text).digest('hex').slice(0, 16),
    catchUpMs: 4 * 3_600_000,
    readBackAfterMs: READ_BACK_AFTER_MS,
    pace: { postsPerMinute: 60_000, targetGapMs: 1, lookGapMs: 1 },
    log: pino({ level: 'silent' }),
  });
  onTestFinished(() => deliveries.stop());
  const isDone = async (): Promise<boolean> => {
    await deliveries.runDue();
    return (await stores.posts.waiting()).length + (await stores.subscriptions.due(1)).length === 0;
  };
  await expect.poll(isDone, { timeout: 60_000, interval: 20 }).toBe(true);
}

test.for([
  ['with the consent to read: each once, none lost', true, 1],
  ['without it: none twice, and each that nobody can answer for is told', false, 2],
] as const)('a morning of digests, %s', { timeout: 90_000 }, async ([, consent, seed]) => {
  const offset = MORNING + 500 - Date.now();
  const now = (): number => Date.now() + offset;
  const stores = openMemoryStores({ now: () => new Date(now()), readBackAfterMs: READ_BACK_AFTER_MS });
  const running = await runTeams({ stores, graph: true });
  onTestFinished(() => running.teams.close());
  onTestFinished(() => running.stop());
  const random = createRandom(seed, 0);
  running.teams.settings.graphConsent = consent;
  // The owner's own chat works: what is counted is whether they are told.
  running.teams.decide = (call, path) =>
    call === 'send' && path.includes('@thread.tacv2') && random.chance(0.5) ? random.pick(FAULTS) : undefined;
  await deliverMorning(running, stores, now);

  const held = CHANNELS.map((channel) => running.teams.held.filter(({ conversationId }) => conversationId === channel));
  const posts = (await stores.postHistory.list(WORKSPACE, { limit: 500 })).filter(({ target }) =>
    CHANNELS.includes(target),
  );
  const unresolved = posts.filter(({ state }) => state !== 'sent');
  const told = running.teams.held
    .filter(({ conversationId }) => conversationId === PERSONAL)
    .map(({ activity }) => textOf(activity));
  const counts = { faults: running.teams.injected.count, unresolved: unresolved.length, told: told.length };
  console.log(`deliveries to Teams ${consent ? 'with' : 'without'} the consent: ${JSON.stringify(counts)}`);

  expect(counts.faults).toBeGreaterThan(5);
  expect(posts).toHaveLength(CHANNELS.length);
  expect(Math.max(...held.map(({ length }) => length))).toBe(1);
  if (consent) expect(held.map(({ length }) => length)).toEqual(CHANNELS.map(() => 1));
  expect(unresolved.map(({ state }) => state)).toEqual(unresolved.map(() => 'unverifiable'));
  expect(unresolved.length > 0).toBe(!consent);
  expect(told).toHaveLength(unresolved.length);
});
