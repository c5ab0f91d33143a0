import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Stores } from '#src/bot/ports.ts';
import { openSqliteStores } from '#src/storage/sqlite/open-sqlite.ts';
import { READ_BACK_AFTER_MS } from '#test/contracts/store-under-test.ts';

/** A key as in SMALLCAPS_SECRET_KEY: 32 times the same byte. */
export function secretKey(byte: number): string {
  return Buffer.alloc(32, byte).toString('base64');
}

/** A disk in memory, where there is one: syncs cost nothing there. For tests that are not about what a disk holds. */
const RAM_DISK = '/dev/shm';

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** An empty folder that is gone after the test. */
function tempFolder(root = tmpdir()): string {
  const folder = mkdtempSync(join(root, 'smallcaps-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The same, on a disk in memory where there is one. */
export function fastTempFolder(): string {
  return tempFolder(canWrite(RAM_DISK) ? RAM_DISK : tmpdir());
}

/** A data folder that is not there yet. */
export function tempData(): string {
  return join(tempFolder(), 'data');
}

/** Embedded stores as tests want them, in a folder of their own. */
export function openSqlite(now: () => Date): Promise<Stores> {
  return openSqliteStores({
    folder: fastTempFolder(),
    now,
    secretKey: secretKey(1),
    readBackAfterMs: READ_BACK_AFTER_MS,
  });
}
