import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { Stores } from '#src/bot/ports.ts';
import { DATABASE_FILE, openSqliteStores, type SqliteOptions } from '#src/storage/sqlite/open-sqlite.ts';
import { claimDue, somePost } from '#test/contracts/sample-posts.ts';
import { createTestClock, READ_BACK_AFTER_MS, START } from '#test/contracts/store-under-test.ts';
import { secretKey, tempData } from './temp-data.ts';

const HOLDER = fileURLToPath(new URL('./hold-folder.ts', import.meta.url));

async function open(folder: string, options: Partial<SqliteOptions> = {}): Promise<Stores> {
  const stores = await openSqliteStores({ folder, now: createTestClock().now, ...options });
  onTestFinished(() => stores.close());
  return stores;
}

/** Another process that has the folder. */
async function hold(folder: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [HOLDER, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

/** All bytes of all files of a folder, as text. */
function bytesOf(folder: string): string {
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('\n');
}

describe('the data folder', () => {
  test('is made when it is not there, and nobody else may read what is in it', async () => {
    const folder = tempData();
    await open(folder);

    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const file of [DATABASE_FILE, `${DATABASE_FILE}-wal`]) {
      expect(statSync(join(folder, file)).mode & 0o077).toBe(0);
    }
  });

  test('opens again and holds everything', async () => {
    const folder = tempData();
    const post = somePost('p1');
    const before = await open(folder, { secretKey: secretKey(1) });
    const thread = await before.threads.open({
      workspaceId: 'slack:T1',
      threadKey: 'C1:1',
      reportId: 'jefferies-2025-08@1',
      locale: 'zh',
      questions: ['a'],
    });
    await before.events.claim('slack:T1', ['event:Ev1']);
    await before.posts.add([post]);
    await before.audit.append('slack:T1', { actor: 'U1', action: 'shared', subject: 'a' });
    await before.installations.store({ workspaceId: 'slack:T1', secret: 'planted' });
    await before.settings.write('slack:T1', z.string(), { value: 'x', version: 0 });
    await before.close();
    const after = await open(folder, { secretKey: secretKey(1) });

    expect(await after.threads.find('slack:T1', 'C1:1')).toEqual(thread);
    expect(await after.events.claim('slack:T1', ['event:Ev1'])).toBe(false);
    expect((await after.postHistory.find(post))?.state).toBe('due');
    expect(await after.audit.list('slack:T1', { limit: 2 })).toHaveLength(1);
    expect((await after.installations.find('slack:T1'))?.secret).toBe('planted');
    expect(await after.settings.read('slack:T1', z.string())).toEqual({ value: 'x', version: 1 });
  });

  test('closes once, however often it is told to', async () => {
    const stores = await open(tempData());
    await stores.close();

    await expect(stores.close()).resolves.toBeUndefined();
  });

  test('that is a file, or lies in one, cannot be used', async () => {
    const folder = tempData();
    writeFileSync(folder, '');

    for (const place of [folder, join(folder, 'deeper')]) {
      await expect(open(place)).rejects.toMatchObject({ code: 'STORE_FOLDER', details: { value: place } });
    }
  });
});

describe('a post that was in hand when the process ended', () => {
  test('is uncertain from the start, and read back in time', async () => {
    const folder = tempData();
    const options = { readBackAfterMs: READ_BACK_AFTER_MS };
    const before = await open(folder, options);
    await before.posts.add([somePost('p1'), somePost('p2', { notBefore: START + 1 })]);
    await before.posts.claim(claimDue('t1'));
    await before.close();
    const after = await open(folder, options);

    expect(await after.postHistory.find(somePost('p1'))).toMatchObject({
      state: 'uncertain',
      attempts: 1,
      notBefore: START + READ_BACK_AFTER_MS,
    });
    expect(await after.postHistory.changes(somePost('p1'))).toEqual([
      { at: START, state: 'uncertain', reason: 'the process ended while it had it in hand', applied: true },
    ]);
    expect((await after.postHistory.find(somePost('p2')))?.state).toBe('due');
  });
});

describe('the lock', () => {
  test('keeps out a second opening by the same process, and is not lost by it', async () => {
    const folder = tempData();
    await open(folder);

    for (const _ of ['first', 'second']) {
      await expect(open(folder)).rejects.toMatchObject({
        code: 'STORE_LOCKED',
        message: `The data folder is in use by process ${process.pid} on ${hostname()} since 2025-09-10T11:30:00.000Z -> Stop that process, or choose another folder with SMALLCAPS_DATA_DIR. [STORE_LOCKED]`,
      });
    }
  });

  test('point 18: keeps out another process, until that one is killed', async () => {
    const folder = tempData();
    const child = await hold(folder);

    await expect(open(folder)).rejects.toThrow(`in use by process ${child.pid} on ${hostname()}`);
    child.kill('SIGKILL');
    await once(child, 'close');
    await expect(open(folder)).resolves.toBeDefined();
  });

  test('is let go when the folder is closed', async () => {
    const folder = tempData();
    const child = await hold(folder);
    child.stdin?.end();
    await once(child, 'close');

    expect(readdirSync(folder).toSorted()).toEqual(['owner.lock', DATABASE_FILE]);
    await expect(open(folder)).resolves.toBeDefined();
  });

  test('is let go when opening fails', async () => {
    const folder = tempData();
    const stores = await open(folder, { secretKey: secretKey(1) });
    await stores.installations.store({ workspaceId: 'slack:T1', secret: 'planted' });
    await stores.close();

    await expect(open(folder)).rejects.toMatchObject({ code: 'STORE_KEY' });
    await expect(open(folder, { secretKey: secretKey(1) })).resolves.toBeDefined();
  });

  test('holds when nobody can say who has it', async () => {
    const folder = tempData();
    await open(folder);
    writeFileSync(join(folder, 'owner.json'), 'not JSON');

    await expect(open(folder)).rejects.toThrow('The data folder is in use by another process ->');
  });
});

describe('a database', () => {
  test('that is none is damaged, and the folder is let go', async () => {
    const folder = tempData();
    mkdirSync(folder);
    writeFileSync(join(folder, DATABASE_FILE), 'this is not a database, whatever its name says. '.repeat(100));

    for (const _ of ['first', 'second']) {
      await expect(open(folder)).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
    }
  });

  test('that was cut is damaged', async () => {
    const folder = tempData();
    const stores = await open(folder);
    await stores.close();
    const file = join(folder, DATABASE_FILE);
    truncateSync(file, statSync(file).size - 3 * 4096);

    await expect(open(folder)).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
  });

  test('of a newer program is refused', async () => {
    const folder = tempData();
    await (await open(folder)).close();
    const newer = new DatabaseSync(join(folder, DATABASE_FILE));
    newer.exec("insert into migration values (99, 'later', 'x', 0)");
    newer.close();

    await expect(open(folder)).rejects.toMatchObject({ code: 'STORE_NEWER' });
  });
});

describe('the secret of an installation', () => {
  const installation = { workspaceId: 'slack:T1', secret: '{"token":"planted-secret-of-a-workspace"}' };

  async function storedWith(key: string): Promise<string> {
    const folder = tempData();
    const stores = await open(folder, { secretKey: key });
    await stores.installations.store(installation);
    await stores.close();
    return folder;
  }

  test('lies nowhere in the folder as it is', async () => {
    const folder = await storedWith(secretKey(1));

    expect(bytesOf(folder)).not.toContain('planted-secret');
  });

  test('is not stored without a key', async () => {
    const stores = await open(tempData());

    await expect(stores.installations.store(installation)).rejects.toMatchObject({ code: 'STORE_KEY' });
    expect(await stores.installations.find('slack:T1')).toBeUndefined();
  });

  test.for([
    ['no key', undefined],
    ['another key', secretKey(2)],
  ] as const)('keeps the folder closed to %s', async ([, key]) => {
    const folder = await storedWith(secretKey(1));

    await expect(open(folder, { secretKey: key })).rejects.toMatchObject({ code: 'STORE_KEY' });
    expect((await (await open(folder, { secretKey: secretKey(1) })).installations.find('slack:T1'))?.secret).toBe(
      installation.secret,
    );
  });

  test('is sealed anew when the key changes: the old one is needed once', async () => {
    const folder = await storedWith(secretKey(1));
    await (await open(folder, { secretKey: `${secretKey(2)},${secretKey(1)}` })).close();
    const stores = await open(folder, { secretKey: secretKey(2) });

    expect(await stores.installations.find('slack:T1')).toEqual(installation);
  });
});
