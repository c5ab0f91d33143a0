import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTeams, type TeamsStandIn } from '#test/stand-ins/teams-server.ts';
import { CLIENT_ID, CLIENT_SECRET, TENANT } from '#test/stand-ins/teams-tokens.ts';
import { type CliRun, runCli } from './run-cli.ts';

let teams: TeamsStandIn;

beforeEach(async () => {
  teams = await startTeams();
});

afterEach(() => teams.close());

const CREDENTIALS = { CLIENT_ID, CLIENT_SECRET, TENANT_ID: TENANT };

function doctor(env: Readonly<Record<string, string>>): Promise<CliRun> {
  return runCli(['doctor'], { env: { TEAMS_EMULATOR_URL: teams.origin, ...env } });
}

/** The findings on Teams: what is said after that Slack is not set up. */
function findings({ stdout }: CliRun): readonly string[] {
  const lines = stdout.trimEnd().split('\n');
  return lines.slice(lines.findIndex((line) => line.includes('Slack is not set up')) + 1);
}

describe('smallcaps doctor and Teams', { timeout: 60_000 }, () => {
  test('finds all right, and says what stays open', async () => {
    const run = await doctor({ ...CREDENTIALS, TEAMS_READ_BACK: 'yes', SMALLCAPS_PUBLIC_URL: 'https://desk.example' });

    expect(findings(run)).toEqual([
      'ok    CLIENT_ID, CLIENT_SECRET and TENANT_ID: Microsoft gives the bot its token',
      'ok    TEAMS_READ_BACK: Microsoft gives a token for Graph; each team shows whether it grants reading',
      `ok    requests are taken from: ${TENANT}; the first one shows whether Teams reaches the bot`,
      'ok    SMALLCAPS_PUBLIC_URL: the messaging endpoint is https://desk.example/api/messages',
    ]);
    expect(run.code).toBe(0);
  });

  test('says what is not set up, which is no fault', async () => {
    const run = await doctor({});

    expect(findings(run)).toEqual(['ok    Teams is not set up: the README, Connect Teams, has the steps']);
    expect(run.code).toBe(0);
  });

  test.for<[string, Readonly<Record<string, string>>, RegExp]>([
    ['half a set-up', { CLIENT_ID }, /^FIX .*CLIENT_SECRET and TENANT_ID not set.*\[TEAMS_SETUP\]$/],
    [
      'a wrong secret',
      { ...CREDENTIALS, CLIENT_SECRET: 'a-wrong-secret' },
      /^FIX .*AADSTS7000215.*\[TEAMS_CREDENTIALS\]$/,
    ],
    [
      'nobody at the login',
      { ...CREDENTIALS, TEAMS_EMULATOR_URL: 'http://127.0.0.1:9' },
      /^FIX .*\[TEAMS_UNREACHABLE\]$/,
    ],
  ])('finds %s', async ([, env, said]) => {
    const run = await doctor(env);

    expect(findings(run)[0]).toMatch(said);
    expect(run.stdout).not.toContain('a-wrong-secret');
    expect(run.code).toBe(1);
  });
});
