import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { USAGE } from '#src/cli/usage.ts';
import { runCli } from './run-cli.ts';

describe('the command line', { timeout: 60_000 }, () => {
  test.for([['help'], ['--help'], ['-h']])('%s prints the usage', async ([command = '']) => {
    expect(await runCli([command])).toEqual({ code: 0, stdout: USAGE, stderr: '' });
  });

  test.for([['version'], ['--version']])('%s prints the version of the package', async ([command = '']) => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

    expect(await runCli([command])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('without a command prints the usage on stderr', async () => {
    expect(await runCli([])).toEqual({ code: 2, stdout: '', stderr: USAGE });
  });

  test('with an unknown command says so', async () => {
    expect(await runCli(['aks', 'x'])).toEqual({
      code: 2,
      stdout: '',
      stderr: `smallcaps: there is no command "aks"\n\n${USAGE}`,
    });
  });

  test.for([
    [['ask'], 'smallcaps ask: the question is missing'],
    [['ask', ' '], 'smallcaps ask: the question is missing'],
    [['ask', '--colour', 'x'], "smallcaps ask: Unknown option '--colour'"],
    [['ask', '--today', '2025-02-30', 'x'], 'smallcaps ask: --today is not a date as YYYY-MM-DD: 2025-02-30'],
    [['ask', '--today'], "smallcaps ask: Option '--today <value>' argument missing"],
    [['ask', '--locale', 'de', 'x'], 'smallcaps ask: --locale is not one of en, zh: de'],
    [['ask', '--jsonl', 'x'], 'smallcaps ask: with --jsonl the questions and their threads come from stdin'],
    [['check', 'config'], 'smallcaps check: check takes no arguments'],
    [['check', '--fast'], "smallcaps check: Unknown option '--fast'"],
  ] as const)('%j is wrong use', async ([args, message]) => {
    const { code, stdout, stderr } = await runCli(args);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/\nTry "smallcaps help"\.\n$/);
    expect(stderr.startsWith(message)).toBe(true);
  });
});
