import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { countTests, isGood, toLine } from './run/counts.ts';

const TEST_COMMAND = fileURLToPath(new URL('run.ts', import.meta.url));

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Runs the test command on a folder of its own; `code` is what the one test file holds. */
function runOn(code: string | undefined, ...args: string[]): { exitCode: number | null; lastLine: string } {
  const root = mkdtempSync(join(tmpdir(), 'smallcaps-run-'));
  folders.push(root);
  mkdirSync(join(root, 'test'));
  if (code !== undefined) writeFileSync(join(root, 'test', 'planted.test.js'), code);
  const { VITEST: _, VITEST_POOL_ID: _pool, VITEST_WORKER_ID: _worker, ...env } = process.env;
  const run = spawnSync(process.execPath, [TEST_COMMAND, '--globals', ...args], { cwd: root, encoding: 'utf8', env });
  return { exitCode: run.status, lastLine: run.stdout.trimEnd().split('\n').at(-1) ?? '' };
}

// Put together here, so that this file itself does not hold what the architecture test forbids.
const only = ['test', 'only'].join('.');
const skip = ['t', 'skip'].join('.');

describe('the test command closes with its counts', () => {
  test.for([
    ['all is well', "test('a', () => {}); test('b', () => {});", 0, '2 passed, 0 failed'],
    ['a test fails', "test('a', () => {}); test('b', () => expect(1).toBe(2));", 1, '1 passed, 1 failed'],
    ['a test is skipped', `test('a', () => {}); test('b', (t) => ${skip}());`, 0, '1 passed, 0 failed, 1 skipped'],
    ['all are skipped', `test('b', (t) => ${skip}());`, 1, '0 passed, 0 failed, 1 skipped'],
    ['a file does not load', "import 'nowhere'; test('a', () => {});", 1, '0 passed, 1 failed'],
    [
      'a hook fails',
      "test('a', () => {}); describe('d', () => { beforeAll(() => { throw new Error('x'); }); test('b', () => {}); });",
      1,
      '1 passed, 1 failed, 1 skipped',
    ],
    ['a promise is left to fail', "test('a', () => { Promise.reject(new Error('x')); });", 1, '1 passed, 1 failed'],
    ['a test is the only one', `${only}('a', () => {}); test('b', () => {});`, 1, '0 passed, 1 failed, 1 skipped'],
    ['there is no test', undefined, 1, '0 passed, 1 failed'],
  ] as const)('%s', { timeout: 60_000 }, ([, code, exitCode, lastLine]) => {
    expect(runOn(code)).toEqual({ exitCode, lastLine });
  });

  test('and passes its arguments on', { timeout: 60_000 }, () => {
    expect(runOn("test('a', () => {});", 'elsewhere')).toEqual({ exitCode: 1, lastLine: '0 passed, 1 failed' });
  });
});

describe('counting', () => {
  const report = (...statuses: string[]) => ({
    testResults: [{ status: 'passed', assertionResults: statuses.map((status) => ({ status })) }],
  });

  test('a crash of the runner is a failure', () => {
    expect(countTests({ testResults: [] }, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test('what is neither passed nor failed is skipped, and never good by itself', () => {
    const counts = countTests(report('pending', 'todo', 'disabled'), 0);

    expect(toLine(counts)).toBe('0 passed, 0 failed, 3 skipped');
    expect(isGood(counts)).toBe(false);
  });
});
