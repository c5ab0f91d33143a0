import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { ChartRenderer } from '#src/bot/ports.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import type { Message } from '#src/core/message.ts';
import { createPictureAddresses, type PictureAddresses } from '#src/platform/teams/picture-addresses.ts';
import { createAsk } from '#test/bundled.ts';

const PNG = new Uint8Array([137, 80, 78, 71]);
const PUBLIC_URL = 'https://desk.example';
const DAY_MS = 86_400_000;

let folder: string;
let clock: number;
let drawn: number;

const charts: ChartRenderer = {
  render: async ({ alt }, theme) => {
    drawn += 1;
    if (alt === 'broken') throw new Error('nothing was drawn');
    return { png: PNG, width: 2, height: 2, alt, key: theme === 'light' ? '0123456789abcdef' : 'fedcba9876543210' };
  },
};

/** A message with a chart that Teams would draw wrongly: some of its bars go down. */
function withChart(alt = 'a chart'): Message {
  const { message } = createAsk()('rank the segments in August');
  const blocks = message.blocks.flatMap((block) => (block.type === 'chart' ? [block] : []));
  const [chart] = blocks;
  if (chart === undefined) throw new Error('no chart in the answer');
  const { spec } = chart;
  const series = spec.series.map((each) => ({
    ...each,
    points: each.points.map((point) => point && { ...point, num: { ...point.num, value: `-${point.num.value}` } }),
  }));
  return { ...message, blocks: [{ ...chart, spec: { ...spec, kind: 'bars', series, alt } as ChartSpec }] };
}

function create(secret = 'a-secret-of-the-bot'): PictureAddresses {
  const log = pino({ level: 'silent' });
  return createPictureAddresses({ charts, publicUrl: PUBLIC_URL, folder, secret, log, now: () => clock });
}

async function serve(pictures: PictureAddresses): Promise<(address: string) => Promise<Response>> {
  const app = express();
  pictures.serve(app);
  const server = createServer((request, response) => void app(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.closeAllConnections());
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo; // TCP, so never a pipe name
  return (address) => fetch(address.replace(PUBLIC_URL, `http://127.0.0.1:${port}`));
}

async function addressesOf(pictures: PictureAddresses): Promise<{ readonly light: string; readonly dark: string }> {
  const [picture] = (await pictures.picturesOf(withChart())).values();
  return { light: picture?.light ?? 'none', dark: picture?.dark ?? 'none' };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smallcaps-pictures-'));
  clock = Date.now();
  drawn = 0;
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a picture is fetched under its address by anybody, in light and dark', async () => {
  const pictures = create();
  const { light, dark } = await addressesOf(pictures);
  const get = await serve(pictures);
  const responses = [await get(light), await get(dark)];

  expect(light).toMatch(/^https:\/\/desk\.example\/charts\/[\w.-]+\.png$/);
  expect(responses.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
    [200, 'image/png'],
    [200, 'image/png'],
  ]);
  expect(new Uint8Array((await responses[0]?.arrayBuffer()) ?? [])).toEqual(PNG);
});

test('an address outlives the process, and not its time', async () => {
  const { light } = await addressesOf(create());
  const get = await serve(create());
  clock += 6 * DAY_MS;
  const within = (await get(light)).status;
  clock += 2 * DAY_MS;

  expect([within, (await get(light)).status]).toEqual([200, 404]);
});

test.for([
  ['another name', (address: string) => address.replace('0123456789abcdef', 'fedcba9876543210')],
  ['a later end', (address: string) => address.replace(/\.(\w+)\.(?=[\w-]{43}\.png)/, '.zzzzzz.')],
  ['another signature', (address: string) => address.replace(/.{4}\.png$/, 'AAAA.png')],
  ['no signature', (address: string) => address.replace(/\.[\w-]{43}\.png$/, '.png')],
  ['a path out of the folder', (address: string) => address.replace(/charts\/.*/, 'charts/..%2F..%2Fetc%2Fpasswd')],
  ['the folder itself', (address: string) => address.replace(/charts\/.*/, 'charts/')],
] as const)('an address with %s leads nowhere', async ([, change]) => {
  const pictures = create();
  const { light } = await addressesOf(pictures);
  const get = await serve(pictures);
  const changed = change(light);

  expect(changed).not.toBe(light);
  expect((await get(changed)).status).toBe(404);
});

test('an address signed with another secret leads nowhere', async () => {
  const { light } = await addressesOf(create('another-secret'));

  expect((await (await serve(create()))(light)).status).toBe(404);
});

test('a chart that cannot be drawn has no picture, and one that Teams draws rightly needs none', async () => {
  const broken = await create().picturesOf(withChart('broken'));
  drawn = 0;
  const native = await create().picturesOf(createAsk()('rank the segments in August').message);

  expect([broken.size, native.size, drawn]).toEqual([0, 0, 0]);
});

test('pictures are deleted once their addresses have run out', async () => {
  const pictures = create();
  await addressesOf(pictures);
  const early = await pictures.prune();
  clock += 8 * DAY_MS;
  const late = await pictures.prune();

  expect([early, late, readdirSync(folder)]).toEqual([0, 2, []]);
});
