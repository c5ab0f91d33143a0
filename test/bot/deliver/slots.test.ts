import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS, MORNING, openScene, SLOT } from './scene.ts';

const DAY_MS = 24 * HOUR_MS;

test('a digest goes out at its time, with its link, its hash and its figures, and a thread under it', async () => {
  const { subscribe, time, runDue, platform, postsOf, stores } = await openScene();
  await subscribe('s1');
  await runDue();
  const before = platform.held.length;
  await time.pass(SLOT - MORNING);
  await runDue();
  const [post] = await postsOf('s1');

  expect([before, platform.held.length]).toEqual([0, 1]);
  expect(post).toMatchObject({
    state: 'sent',
    occurrence: '2025-09-10T07:30',
    attempts: 1,
    messageId: '1.1',
    link: 'https://desk.example/C-s1/1.1',
    contentHash: expect.stringMatching(/^[0-9a-f]{16}$/),
  });
  expect(
    (await stores().postHistory.carrying(platform.held[0]?.message.figures ?? [])).map(({ post: { id } }) => id),
  ).toEqual([post?.id]);
  expect(await stores().threads.find('slack:T1', 'C-s1:1.1')).toMatchObject({ rootMessageId: '1.1', locale: 'en' });
  expect((await stores().subscriptions.find('slack:T1', 's1'))?.nextAt).toBe(SLOT + DAY_MS);
});

test('a new subscription never fires for its past', async () => {
  const { subscribe, runDue, platform, postsOf } = await openScene({ start: SLOT + MINUTE_MS });
  await subscribe('s1');
  await runDue();

  expect([platform.held.length, (await postsOf('s1')).length]).toEqual([0, 0]);
});

test('a slot that was missed is sent late, and says why', async () => {
  const { subscribe, time, runDue, platform, text } = await openScene();
  await subscribe('s1');
  await time.pass(SLOT - MORNING + 2 * HOUR_MS);
  await runDue();

  expect(text(platform.held[0])).toContain(
    'Late: this was due on 10 Sep 2025 at 07:30 (America/New_York), when the bot was not running.',
  );
});

test('one that is sent on time says nothing of it', async () => {
  const { subscribe, time, runDue, platform, text } = await openScene();
  await subscribe('s1', { locale: 'zh' });
  await time.pass(SLOT - MORNING + MINUTE_MS);
  await runDue();

  expect(text(platform.held[0])).not.toMatch(/迟到|Late/);
});

test('point 15: after a weekend down there is one late digest at most, and the stale ones are expired', async () => {
  const { subscribe, time, runDue, platform, postsOf, reasonsOf } = await openScene();
  await subscribe('s1');
  await subscribe('hourly', {
    schedule: { timing: { kind: 'cron', expression: '0 * * * *' }, zone: 'UTC', calendar: 'every-day' },
  });
  await time.pass(5 * DAY_MS + HOUR_MS); // Monday 08:00 in New York
  await runDue();
  const posts = await postsOf('s1');
  const hourly = await postsOf('hourly');

  expect(posts.map(({ occurrence, state }) => [occurrence.slice(5, 10), state])).toEqual([
    ['09-10', 'expired'],
    ['09-11', 'expired'],
    ['09-12', 'expired'],
    ['09-15', 'sent'],
  ]);
  expect(await reasonsOf(posts[0] ?? fail())).toEqual(['expired: nothing could send it until its time was over']);
  expect(hourly).toHaveLength(121);
  expect(hourly.filter(({ state }) => state === 'sent').map(({ occurrence }) => occurrence)).toEqual([
    '2025-09-15T12:00',
  ]);
  expect(await reasonsOf(hourly.at(-2) ?? fail())).toEqual([
    'expired: it was missed, and a later one was sent in its place',
  ]);
  expect(platform.held).toHaveLength(2);
});

test('beyond the catch-up window nothing is sent', async () => {
  const { subscribe, time, runDue, platform, statesOf } = await openScene();
  await subscribe('s1');
  await time.pass(SLOT - MORNING + 4 * HOUR_MS);
  await runDue();

  expect([await statesOf('s1'), platform.held.length]).toEqual([['expired'], 0]);
});

test('a day without a session is recorded as skipped, with its reason', async () => {
  const { subscribe, time, runDue, platform, postsOf, reasonsOf } = await openScene({
    start: Date.UTC(2025, 10, 27, 12, 0), // Thanksgiving
  });
  await subscribe('s1');
  await time.pass(HOUR_MS);
  await runDue();
  const [post] = await postsOf('s1');

  expect(platform.held).toEqual([]);
  expect(post?.state).toBe('skipped');
  expect(await reasonsOf(post ?? fail())).toEqual(['skipped: no session of the exchange: closed.thanksgiving']);
});

test('the calendar is asked again at the moment of sending', async () => {
  const { subscribe, time, startDue, platform, state, postsOf, reasonsOf } = await openScene();
  await subscribe('s1');
  await time.pass(SLOT - MORNING);
  platform.fail('C-s1', { answer: { kind: 'later', reason: 'no connection', retryInMs: 5_000 } });
  const running = startDue();
  await time.pass(1_000); // planned, tried once, and waiting
  state.overrides = {
    ...state.overrides,
    closures: new Map([['2025-09-10', { en: 'A day of mourning', zh: '哀悼日' }]]),
  };
  await time.until(running);
  const [post] = await postsOf('s1');

  expect(platform.held).toEqual([]);
  expect(await reasonsOf(post ?? fail())).toEqual([
    'due: no connection',
    'skipped: no session of the exchange: closed.announced',
  ]);
});

test('moved to the next trading day, it says whose day it is', async () => {
  const { subscribe, time, runDue, platform, text } = await openScene({ start: Date.UTC(2025, 10, 28, 12, 0) });
  await subscribe('s1', {
    schedule: { timing: { kind: 'cron', expression: '30 7 * * 4' }, zone: 'America/New_York', calendar: 'next' },
  });
  await time.pass(HOUR_MS);
  await runDue();

  expect(text(platform.held[0])).toContain('For 27 Nov 2025, when the exchange was closed.');
  expect(text(platform.held[0])).toContain('The exchange closes early, at 13:00 in New York.');
});

test.for([
  ['paused', 'skipped: the subscription is paused'],
  ['dead', 'skipped: the destination of the subscription is gone'],
] as const)('what was %s between planning and sending is not sent', async ([to, reason]) => {
  const { subscribe, time, startDue, platform, stores, postsOf, reasonsOf } = await openScene();
  await subscribe('s1');
  await time.pass(SLOT - MORNING);
  platform.fail('C-s1', { answer: { kind: 'later', reason: 'no connection', retryInMs: 5_000 } });
  const running = startDue();
  await time.pass(1_000);
  const read = await stores().subscriptions.find('slack:T1', 's1');
  if (read) await stores().subscriptions.change({ ...read, state: to });
  await time.until(running);

  expect(platform.held).toEqual([]);
  expect((await reasonsOf((await postsOf('s1'))[0] ?? fail())).at(-1)).toBe(reason);
});

test('point 10: a subscription that moves to another zone posts each local moment once', async () => {
  const { subscribe, time, runDue, platform, stores, postsOf } = await openScene();
  await subscribe('s1');
  await time.pass(SLOT - MORNING);
  await runDue();
  const read = await stores().subscriptions.find('slack:T1', 's1');
  const schedule = {
    timing: { kind: 'cron', expression: '30 7 * * 1-5' },
    zone: 'America/Los_Angeles',
    calendar: 'skip',
  } as const;
  if (read) await stores().subscriptions.change({ ...read, schedule, nextAt: SLOT + 3 * HOUR_MS });
  await time.pass(3 * HOUR_MS);
  await runDue();

  expect(platform.held).toHaveLength(1);
  expect((await postsOf('s1')).map(({ occurrence, state }) => [occurrence, state])).toEqual([
    ['2025-09-10T07:30', 'sent'],
  ]);
  expect((await stores().subscriptions.find('slack:T1', 's1'))?.nextAt).toBe(SLOT + 27 * HOUR_MS);
});

test.for([
  ['the gap of spring', Date.UTC(2026, 2, 7, 12), '30 2 * * *', ['2026-03-08T02:30', '2026-03-09T02:30']],
  ['the repeat of autumn', Date.UTC(2026, 9, 31, 12), '30 1 * * *', ['2026-11-01T01:30', '2026-11-02T01:30']],
] as const)('point 10: %s makes one post each day', async ([, start, expression, occurrences]) => {
  const { subscribe, time, runDue, platform, postsOf } = await openScene({ start });
  await subscribe('s1', {
    schedule: { timing: { kind: 'cron', expression }, zone: 'America/New_York', calendar: 'every-day' },
  });
  for (let hour = 0; hour < 48; hour += 1) {
    await time.pass(HOUR_MS / 2);
    await runDue();
    await time.pass(HOUR_MS / 2);
    await runDue();
  }

  expect((await postsOf('s1')).map(({ occurrence }) => occurrence)).toEqual(occurrences);
  expect(platform.held).toHaveLength(2);
});

function fail(): never {
  throw new Error('there is no such post');
}
