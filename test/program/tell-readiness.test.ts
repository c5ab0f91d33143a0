import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type ReadinessDeps, tellReadiness } from '#src/tell-readiness.ts';

/** What `/readyz` says. */
async function ready(change: Partial<ReadinessDeps>): Promise<readonly [number, string]> {
  const deps: ReadinessDeps = {
    connections: new Map([['Slack', { isConnected: () => true }]]),
    checks: [{ name: 'Clock', words: ['ticking', 'not ticking'], isUp: async () => true }],
    isReady: () => true,
    ...change,
  };
  const server = createServer(tellReadiness(deps, (_, response) => void response.writeHead(204).end()));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // TCP, so never a pipe name
  expect((await fetch(`${origin}/livez`)).status).toBe(204);
  const response = await fetch(`${origin}/readyz`);
  return [response.status, await response.text()];
}

test('it is ready when all that it takes is there', async () => {
  expect(await ready({})).toEqual([200, 'ready\nSlack: connected\nClock: ticking\n']);
});

test.for<[string, Partial<ReadinessDeps>, string]>([
  ['the report is missing', { isReady: () => false }, 'not ready\nSlack: connected\nClock: ticking\n'],
  [
    'a platform is not reached',
    { connections: new Map([['Slack', { isConnected: () => false }]]) },
    'not ready\nSlack: not connected\nClock: ticking\n',
  ],
  [
    'the clock stands still',
    { checks: [{ name: 'Clock', words: ['ticking', 'not ticking'], isUp: async () => false }] },
    'not ready\nSlack: connected\nClock: not ticking\n',
  ],
  [
    'the store fails',
    { checks: [{ name: 'Store', words: ['answering', 'not answering'], isUp: () => Promise.reject(new Error('x')) }] },
    'not ready\nSlack: connected\nStore: not answering\n',
  ],
])('it is not when %s', async ([, change, text]) => {
  expect(await ready(change)).toEqual([503, text]);
});
