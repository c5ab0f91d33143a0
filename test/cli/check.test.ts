import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { swap, writeConfig } from '../config/temp-config.ts';
import { PROJECT_REPORT, tempKnowledge } from '../config/temp-knowledge.ts';
import { runCli } from './run-cli.ts';

describe('smallcaps check', { timeout: 60_000 }, () => {
  test('counts the files of a good configuration', async () => {
    const folder = tempKnowledge();

    expect(await runCli(['check'], { env: { SMALLCAPS_CONFIG_DIR: folder.path } })).toEqual({
      code: 0,
      stdout: '27 files checked, 0 problems\n',
      stderr: '',
    });
  });

  test('says that the published days of the exchange end, which is no problem yet', async () => {
    const folder = tempKnowledge();
    const calendar = readFileSync(join(folder.path, 'calendar.yaml'), 'utf8');
    writeConfig(folder, 'calendar.yaml', swap(calendar, 'until: 2028-12-31', 'until: 2020-12-31'));
    const { code, stdout } = await runCli(['check'], { env: { SMALLCAPS_CONFIG_DIR: folder.path } });

    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Soon: config\/calendar\.yaml: .*\(found: "2020-12-31"\).*\[CALENDAR_ENDS\]\n27 files checked, 0 problems\n$/,
    );
  });

  test('prints every problem in a line, and a summary', async () => {
    const folder = tempKnowledge();
    const report = readFileSync(join(folder.path, PROJECT_REPORT), 'utf8');
    writeConfig(folder, PROJECT_REPORT, swap(report, 'value: 9.3,', 'value: 9.3%,'));
    writeConfig(folder, 'smallcaps.yaml', 'locale: de\n');
    const line = report.split('\n').findIndex((text) => text.includes('value: 9.3,')) + 1;
    const { code, stdout } = await runCli(['check'], {
      env: { SMALLCAPS_CONFIG_DIR: folder.path, SMALLCAPS_ADMIN_PORT: 'x', SLACK_BOT_TOKEN: 'planted' },
    });

    expect(code).toBe(1);
    expect(stdout.split('\n')).toEqual([
      'SMALLCAPS_ADMIN_PORT is not a port (0 to 65535; 0 takes any free one) (found: "x") -> Correct it; .env.example lists every variable with its form. [ENV_REFUSED]',
      'SLACK_BOT_TOKEN is not a bot token (it starts with xoxb-) -> Correct it; .env.example lists every variable with its form. [ENV_REFUSED]',
      'config/smallcaps.yaml:1: locale is not one of the allowed values (found: "de") -> Use one of en, zh. [VALUE_REFUSED]',
      `config/${PROJECT_REPORT}:${line}: value is not a decimal number as printed (digits, one point, optional minus) (found: "9.3%") -> Correct the value on that line. [VALUE_REFUSED]`,
      '27 files checked, 4 problems',
      '',
    ]);
  });

  test("finds the project's own configuration good, from any folder", async () => {
    const { code, stdout } = await runCli(['check'], { cwd: '/' });

    expect(stdout).toMatch(/^\d+ files checked, 0 problems\n$/);
    expect(code).toBe(0);
  });
});
