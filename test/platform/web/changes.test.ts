import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createWebApp } from '#src/platform/web/app.ts';
import { LIMITS } from '#src/platform/web/limits.ts';
import { type Listener, listenOnLoopback } from '#src/platform/web/listen.ts';
import { codeOf, send } from './requests.ts';
import { sampleDeps } from './sample-deps.ts';

async function start() {
  const deps = sampleDeps();
  const listener = await listenOnLoopback(createWebApp(deps), 0);
  onTestFinished(async () => {
    deps.changes.close();
    await listener.close();
  });
  return { listener, changes: deps.changes };
}

const OURS = { 'sec-fetch-site': 'same-origin' };

/** A page that listens: its response has begun, and its first chunk is there. */
async function follow({ port }: Listener): Promise<{ response: IncomingMessage; first: string }> {
  const asked = get({ host: '127.0.0.1', port, path: '/api/changes', headers: OURS });
  const [response] = (await once(asked, 'response')) as [IncomingMessage]; // `response` passes the message
  response.setEncoding('utf8');
  const [first] = await once(response, 'data');
  return { response, first: String(first) };
}

test('every page that listens is told of a change', async () => {
  const { listener, changes } = await start();
  const pages = await Promise.all([follow(listener), follow(listener)]);
  const told = pages.map(({ response }) => once(response, 'data'));
  changes.tell();

  expect(pages[0]?.response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  expect(pages[0]?.first).toMatch(/^retry: \d+\ndata: \S+\n\n$/);
  expect(await Promise.all(told)).toEqual(Array(2).fill([`data: ${changes.version()}\n\n`]));
  expect(pages[0]?.first).not.toContain(changes.version());
});

test('a page that is gone makes room for another, and more than that are refused', async () => {
  const { listener } = await start();
  const pages = await Promise.all(Array.from({ length: LIMITS.followers }, () => follow(listener)));
  const refused = await send(listener, '/api/changes', { headers: OURS });
  pages[0]?.response.destroy();

  expect([refused.status, codeOf(refused)]).toEqual([503, 'TOO_MANY_PAGES']);
  await expect.poll(async () => (await follow(listener).catch(() => undefined))?.response.statusCode).toBe(200);
});

test('a stop ends those who listen, and takes no more', async () => {
  const { listener, changes } = await start();
  const { response } = await follow(listener);
  const ended = once(response, 'end');
  response.resume();
  changes.close();
  await ended;

  expect((await send(listener, '/api/changes', { headers: OURS })).status).toBe(503);
});
