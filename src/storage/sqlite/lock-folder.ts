import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { SmallcapsError } from '#src/core/errors.ts';
import { isBusy } from './sqlite-error.ts';

/** Says who holds the lock. Only for people: what counts is the lock itself. */
const Owner = z.object({ pid: z.number(), host: z.string(), since: z.string() });

/**
 * Takes a folder for this process alone: an exclusive transaction on a lock file, which the kernel ends with the process,
 * however it dies. So a lock is never stale.
 *
 * @returns Lets the folder go.
 * @throws {SmallcapsError} `STORE_LOCKED` with the number of the process that has it.
 */
export function lockFolder(folder: string, now: () => Date): () => void {
  const ownerFile = join(folder, 'owner.json');
  const lock = new DatabaseSync(join(folder, 'owner.lock'), { timeout: 0 });
  try {
    lock.exec('pragma locking_mode = exclusive; pragma journal_mode = delete; begin exclusive');
    // Beside the lock and not in it: closing a file gives up this process's locks on it.
    const owner = { pid: process.pid, host: hostname(), since: now().toISOString() };
    writeFileSync(ownerFile, `${JSON.stringify(owner)}\n`);
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new SmallcapsError('STORE_LOCKED', { detail: describeOwner(ownerFile) }, { cause: error });
  }
  return () => {
    rmSync(ownerFile, { force: true });
    lock.close();
  };
}

function describeOwner(file: string): string {
  try {
    const { pid, host, since } = Owner.parse(JSON.parse(readFileSync(file, 'utf8')));
    return `The data folder is in use by process ${pid} on ${host} since ${since}`;
  } catch {
    return 'The data folder is in use by another process'; // which has not yet said who it is
  }
}
