/**
 * A process that fills a data folder until it is killed: `node store-writer.ts FOLDER RUN KEY`. It says `loaded` before it
 * opens the folder, `open` after, and then one line of JSON for each thing, after it is stored.
 */
import { writeSync } from 'node:fs';
import { z } from 'zod';
import type { Stores } from '#src/bot/ports.ts';
import { openSqliteStores } from '#src/storage/sqlite/open-sqlite.ts';
import { createRandom } from '#test/fuzz/random.ts';
import { type Acknowledged, WORKSPACE } from './acknowledged.ts';

const QUESTIONS_A_THREAD = 20;
const LEASE_MS = 30_000;

/** At once and past every buffer: what is printed later might never leave a process that is killed. */
function say(text: string): void {
  writeSync(1, `${text}\n`);
}

function acknowledge(one: Acknowledged): void {
  say(JSON.stringify(one));
}

type Deed = (stores: Stores, name: string, at: number) => Promise<void>;

const DEEDS: readonly Deed[] = [
  async ({ events }, name) => {
    await events.claim(WORKSPACE, [`event:${name}`, `message:${name}`]);
    acknowledge({ kind: 'event', key: `message:${name}` });
  },
  async ({ threads }, name, at) => {
    const threadKey = `C1:${name.split('-')[0]}-${Math.floor(at / QUESTIONS_A_THREAD)}`;
    await threads.open({ workspaceId: WORKSPACE, threadKey, reportId: 'jefferies-2025-08@1', locale: 'en' });
    await Promise.all([1, 2].map((nth) => threads.append(WORKSPACE, threadKey, `${name} ${nth}`)));
    acknowledge({ kind: 'question', threadKey, question: `${name} 1` });
    acknowledge({ kind: 'question', threadKey, question: `${name} 2` });
  },
  async ({ posts }, id) => {
    const post = { workspaceId: WORKSPACE, id, source: 'drill', target: 'C1', occurrence: id, notBefore: 0 };
    await posts.add([post]);
    acknowledge({ kind: 'post', id, state: 'due' });
    await posts.claim({ state: 'due', token: id, leaseMs: LEASE_MS, limit: 1, only: post });
    acknowledge({ kind: 'post', id, state: 'sending' });
    await posts.settle(post, id, { state: 'sent', messageId: id });
    acknowledge({ kind: 'post', id, state: 'sent' });
  },
  async ({ audit }, subject) => {
    const at = Date.now();
    await audit.append(WORKSPACE, { actor: 'U1', action: 'asked', subject });
    const [entry] = await audit.list(WORKSPACE, { from: at, limit: 1 });
    acknowledge({ kind: 'audit', at: entry?.at ?? at, subject });
  },
  async ({ installations }, name) => {
    await installations.store({ workspaceId: `slack:${name}`, secret: `planted ${name}` });
    acknowledge({ kind: 'installation', workspaceId: `slack:${name}`, secret: `planted ${name}` });
  },
  async ({ settings }, value) => {
    const version = (await settings.read(WORKSPACE, z.string()))?.version ?? 0;
    await settings.write(WORKSPACE, z.string(), { value, version });
    acknowledge({ kind: 'setting', version: version + 1, value });
  },
];

const [folder = '', run = '0', secretKey] = process.argv.slice(2);
const random = createRandom(Number(run), 0);
say('loaded');
const stores = await openSqliteStores({ folder, now: () => new Date(), secretKey });
say('open');
for (let at = 0; ; at += 1) await random.pick(DEEDS)(stores, `r${run}-${at}`, at);
