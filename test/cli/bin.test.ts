import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runCli } from './run-cli.ts';

describe('the program behind the command', { timeout: 60_000 }, () => {
  test.for(['20.20.2', '24.14.9', '22.18.0'])('says in one line that Node %s is too old', (version) => {
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' })`;
    const run = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, 'src/cli/bin.js', 'help'],
      { encoding: 'utf8' },
    );

    expect(run).toMatchObject({
      status: 2,
      stdout: '',
      stderr: `smallcaps needs Node 24.15 or newer, and this is ${version}: run it as "npx smallcaps" in the project folder after "npm ci", which brings its own Node, or install a newer one.\n`,
    });
  });

  test('runs on the Node that the package asks for', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };

    expect(engines.node).toBe('>=24.15');
  });

  test('can be run as it is', () => {
    expect(readFileSync('src/cli/bin.js', 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(() => accessSync('src/cli/bin.js', constants.X_OK)).not.toThrow();
  });

  test('keeps what it compiled in the cache folder of the user', async () => {
    const home = mkdtempSync(join(tmpdir(), 'smallcaps-home-'));
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    await runCli(['help'], { env: { HOME: home, XDG_CACHE_HOME: join(home, '.cache'), LOCALAPPDATA: home } });

    expect(
      readdirSync(home, { recursive: true }).filter((path) => /smallcaps.compile.+/.test(String(path))),
    ).not.toEqual([]);
  });

  test('runs without a cache folder that it can write', async () => {
    const { code } = await runCli(['version'], { env: { XDG_CACHE_HOME: '/dev/null', HOME: '/dev/null' } });

    expect(code).toBe(0);
  });
});
