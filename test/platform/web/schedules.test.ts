import { expect, onTestFinished, test } from 'vitest';
import { createWebApp } from '#src/platform/web/app.ts';
import { type Listener, listenOnLoopback } from '#src/platform/web/listen.ts';
import { ask, send } from './requests.ts';
import { sampleDeps } from './sample-deps.ts';

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

async function tell(listener: Listener, question: string, locale?: 'en' | 'zh') {
  const { status, body } = await ask(listener, { question, ...(locale === undefined ? {} : { locale }) });
  expect(status).toBe(200);
  return JSON.parse(body) as { readonly text: string; readonly html: string; readonly locale: string };
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
  const { text, html } = await tell(listener, 'ahead:7');

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
  expect((await tell(listener, 'tomorrow morning')).text).toBe('Nothing goes out in this time.');
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

  expect((await tell(listener, 'ahead:7')).text).toBe('Nothing goes out in this time.');
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
