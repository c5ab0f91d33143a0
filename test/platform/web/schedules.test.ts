import { expect, onTestFinished, test } from 'vitest';
import { createWebApp } from '#src/platform/web/app.ts';
import { type Listener, listenOnLoopback } from '#src/platform/web/listen.ts';
import { createSessions } from '#src/platform/web/sessions.ts';
import { trialSchedules } from '#src/trial-schedules.ts';
import { loadBundled } from '#test/bundled.ts';
import { ask, send } from './requests.ts';
import { sampleDeps, viewOf } from './sample-deps.ts';

/** The page on Monday, 23 Nov 2026: Thursday of that week is Thanksgiving. */
async function start() {
  const deps = sampleDeps();
  const listener = await listenOnLoopback(createWebApp(deps), 0);
  onTestFinished(async () => {
    deps.changes.close();
    await listener.close();
  });
  return { listener, asked: deps.asked };
}

/** What a browser is told to come back with, and what it comes back with. */
const cookies = new WeakMap<Listener, string>();

async function tell(listener: Listener, question: string, headers: Readonly<Record<string, string>> = {}) {
  const cookie = cookies.get(listener);
  const {
    status,
    body,
    headers: got,
  } = await ask(listener, { question }, { ...(cookie === undefined ? {} : { cookie }), ...headers });
  expect(status).toBe(200);
  const [given] = (got['set-cookie'] as readonly string[] | undefined) ?? [];
  if (given !== undefined) cookies.set(listener, given.split(';')[0] ?? '');
  return JSON.parse(body) as {
    readonly text: string;
    readonly html: string;
    readonly locale: string;
    readonly schedules?: string;
  };
}

test('a command is carried out once, and no question is asked', async () => {
  const { listener, asked } = await start();
  const said = await tell(listener, '/smallcaps subscribe weekdays 7:30 new york here');

  expect(said.text).toContain('every trading day at 07:30, New York time');
  expect(asked).toEqual([]);
  const list = await tell(listener, 'subscriptions');
  expect(list.text.match(/Morning digest/g)).toHaveLength(1);
});

test('next week shows each message, when and where it goes, and why a day is left out', async () => {
  const { listener } = await start();
  await tell(listener, 'subscribe weekdays 7:30 new york here');
  const { text, html } = await tell(listener, 'ahead:week');

  expect(text.split('\n').map((line) => line.slice(0, 15))).toEqual([
    'Tue 24 Nov 2026',
    'Wed 25 Nov 2026',
    'Thu 26 Nov 2026',
    'Fri 27 Nov 2026',
    'Mon 30 Nov 2026',
  ]);
  expect(text).toMatch(/Thu 26 Nov 2026.*is not posted.*Thanksgiving/);
  expect(html.match(/class="views"/g)).toHaveLength(4);
  expect(html).toContain('9.3%');
});

test('tomorrow morning is one message; without a subscription nothing goes out, and that is said', async () => {
  const { listener } = await start();
  expect((await tell(listener, 'tomorrow morning')).text).toBe(
    'Nothing goes out tomorrow morning, from midnight to noon.',
  );
  expect((await tell(listener, '明早')).text).not.toMatch(/[A-Za-z]/);
  await tell(listener, 'subscribe weekdays 7:30 new york here');
  expect((await tell(listener, 'tomorrow morning')).html.match(/class="views"/g)).toHaveLength(1);
});

test('removing asks back, and nothing is left', async () => {
  const { listener } = await start();
  await tell(listener, 'subscribe weekdays 7:30 new york here');
  const { html } = await tell(listener, 'remove 1');
  const [, line = ''] = /data-query="(c1:really_remove[^"]*)"/.exec(html) ?? [];
  await tell(listener, line);

  expect((await tell(listener, 'ahead:week')).text).toBe('Nothing goes out in the seven days from tomorrow on.');
});

test('an address alone changes nothing', async () => {
  const { listener } = await start();
  await send(listener, '/?q=subscribe%20weekdays%207:30%20new%20york%20here');

  expect((await tell(listener, 'subscriptions')).text).not.toContain('Morning digest');
});

test('what waits for a new report is named, with nothing on the clock', async () => {
  const { listener } = await start();
  await tell(listener, 'subscribe weekdays 7:30 new york only on a new report here');
  const { text } = await tell(listener, 'next week');

  expect(text).toMatch(/Subscription 1, .*: nothing on the clock; it is posted to .* when a new report is published/);
});

test('a button answers in the language of the page, and what is said stands there once in each look', async () => {
  const { listener } = await start();
  const headers = { 'accept-language': 'zh-CN' };
  const { body } = await ask(listener, { question: 'subscribe weekdays 7:30 new york here' }, headers);
  const { locale, html } = JSON.parse(body) as { readonly locale: string; readonly html: string };

  expect(locale).toBe('zh');
  const views = [...html.matchAll(/class="view view-slack" lang="([^"]+)" data-locale="(\w+)"( hidden)?/g)];
  expect(views.map(([, lang, of, hidden]) => [lang, of, hidden !== undefined])).toEqual([
    ['zh-Hans', 'en', true],
    ['zh-Hans', 'zh', false],
  ]);
});

test('tomorrow morning ends at noon, and tomorrow does not', async () => {
  const { listener } = await start();
  await tell(listener, 'subscribe weekdays 11:59 new york here');
  await tell(listener, 'subscribe weekdays 12:00 new york here');
  const heads = async (question: string) =>
    (await tell(listener, question)).text.split('\n').map((line) => line.slice(0, 22));

  expect(await heads('tomorrow morning')).toEqual(['Tue 24 Nov 2026, 11:59']);
  expect(await heads('明天上午')).toEqual([expect.stringContaining('11:59')]);
  expect(await heads('tomorrow')).toEqual(['Tue 24 Nov 2026, 11:59', 'Tue 24 Nov 2026, 12:00']);
});

test('the list at the side: three runs on the clocks of the reader, and buttons that change it', async () => {
  const { listener } = await start();
  const { schedules = '' } = await tell(listener, 'subscribe weekdays 12:30 london here');

  expect(schedules.match(/<li>[^<]*2026[^<]*<\/li>/g)).toEqual([
    '<li>Mon 23 Nov 2026, 07:30, New York time (12:30, London time)</li>',
    '<li>Tue 24 Nov 2026, 07:30, New York time (12:30, London time)</li>',
    '<li>Wed 25 Nov 2026, 07:30, New York time (12:30, London time)</li>',
  ]);
  const lineOf = (name: string, markup: string): string =>
    new RegExp(`data-query="(c1:${name}[^"]*)"`).exec(markup)?.[1] ?? '';
  const paused = (await tell(listener, lineOf('pause', schedules))).schedules ?? '';
  expect(paused).toContain('(paused)');
  expect(paused).not.toContain('2026');
  expect((await tell(listener, lineOf('resume', paused))).schedules).toBe(schedules);
  const { html } = await tell(listener, lineOf('remove', schedules));
  expect((await tell(listener, lineOf('really_remove', html))).schedules).toContain('None yet');
  expect((await tell(listener, 'size in August')).schedules).toBeUndefined();
});

test('the page comes with the list; another browser has its own, and so has one whose cookie nobody gave', async () => {
  const { listener } = await start();
  await tell(listener, 'subscribe weekdays 7:30 new york here');
  const mine = { cookie: cookies.get(listener) ?? '' };
  const page = async (headers: Readonly<Record<string, string>>) => (await send(listener, '/', { headers })).body;

  expect(await page(mine)).toContain('1 · Morning digest');
  expect((await send(listener, '/api/page?lang=zh', { headers: mine })).body).toContain('1 · ');
  expect(await page({})).not.toContain('1 · Morning digest');
  expect(await page({ cookie: 'smallcaps-desk=00000000-0000-4000-8000-000000000000' })).not.toContain('1 · Morning');
  expect((await send(listener, '/', { headers: mine })).headers['set-cookie']).toBeUndefined();
  expect((await send(listener, '/')).headers['set-cookie']).toEqual([
    expect.stringMatching(/^smallcaps-desk=[0-9a-f-]{36}; Path=\/; HttpOnly; SameSite=Strict$/),
  ]);
});

test('of more browsers than there is room for, the one that came longest ago begins anew', () => {
  let opened = 0;
  const sessions = createSessions(() => {
    opened += 1;
    return sampleDeps().openSchedules();
  });
  const keys = Array.from({ length: 50 }, () => sessions.of(undefined).cookie?.split(';')[0]);
  expect(sessions.of(keys[0]).cookie).toBeUndefined();
  sessions.of('smallcaps-desk=; other=1');

  expect(opened).toBe(51);
  expect(sessions.of(keys[1]).cookie).toBeDefined();
  expect(sessions.of(`other=1; ${keys[0]}`).cookie).toBeUndefined();
});

const knowledge = loadBundled();

test('what the settings declare is there from the beginning, and cannot be changed here', async () => {
  const deps = sampleDeps();
  const declared = [
    {
      name: 'desk-morning',
      workspaceId: 'slack:T1',
      target: 'C0123',
      owner: 'U1',
      template: 'morning-digest',
      schedule: {
        timing: { kind: 'cron', expression: '30 7 * * 1-5' },
        zone: 'America/New_York',
        calendar: 'skip',
      },
      trigger: 'every-slot',
      locale: 'en',
    },
  ] as const;
  const schedules = trialSchedules({
    knowledge: () => knowledge,
    now: () => deps.now().getTime(),
    zone: 'Europe/London',
    declared,
    viewOf,
  });

  expect(await schedules.list('en')).toMatchObject([
    { number: 1, says: '1 · Morning digest, to C0123: every trading day at 07:30, New York time', actions: [] },
  ]);
  expect(await schedules.ahead('tomorrow', 'en')).toMatchObject([
    { says: expect.stringMatching(/is posted to C0123$/) },
  ]);
});
