import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { DATABASE_FILE } from '#src/storage/sqlite/open-sqlite.ts';
import { secretKey, tempData } from './temp-data.ts';

const TRACER = 'strace';
const WRITER = fileURLToPath(new URL('./sync-writer.ts', import.meta.url));

/** Whether system calls can be traced here: many containers have no tracer, or forbid it. */
function canTrace(): boolean {
  return spawnSync(TRACER, ['-e', 'trace=fdatasync', 'true'], { stdio: 'ignore' }).status === 0;
}

const isSkipped = !canTrace() && process.env['SMALLCAPS_STRACE_REQUIRED'] !== '1';
if (isSkipped) {
  console.warn(
    'one-sync-a-commit.test.ts is skipped: no strace that works (Debian: apt-get install strace); SMALLCAPS_STRACE_REQUIRED=1 makes this a failure',
  );
}

test.skipIf(isSkipped)(
  'every commit is on the disk when it returns, by one sync of the log',
  { timeout: 60_000 },
  () => {
    const folder = tempData();
    const trace = join(dirname(folder), 'trace');
    const calls = ['-f', '-y', '-e', 'trace=fsync,fdatasync,write', '-o', trace];
    const { stdout } = spawnSync(TRACER, [...calls, process.execPath, WRITER, folder, secretKey(1)], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });
    const lines = readFileSync(trace, 'utf8').split('\n');
    const [begin, end] = ['"begin\\n"', '"end '].map((word) => lines.findIndex((line) => line.includes(word)));
    const synced = lines
      .slice(begin, end)
      .filter((line) => /\bf(?:data)?sync\(/.test(line))
      .map((line) => basename(/<(.+?)>/.exec(line)?.[1] ?? line));
    const commits = Number(/end (\d+)/.exec(stdout)?.[1]);

    console.log(`${commits} commits, ${synced.length} syncs`);
    expect(commits).toBe(140);
    expect(synced).toEqual(Array.from({ length: commits }, () => `${DATABASE_FILE}-wal`));
  },
);
