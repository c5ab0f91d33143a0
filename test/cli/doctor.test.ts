import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SlackStandIn, startSlack } from '#test/stand-ins/slack-api.ts';
import { APP_TOKEN, BOT_TOKEN } from '#test/stand-ins/slack-methods.ts';
import { type CliRun, runCli } from './run-cli.ts';

let slack: SlackStandIn;

beforeEach(async () => {
  slack = await startSlack();
});

afterEach(async () => {
  await slack.close();
});

function doctor(args: readonly string[], env: Readonly<Record<string, string>>): Promise<CliRun> {
  return runCli(['doctor', ...args], { env: { SLACK_API_URL: slack.apiUrl, ...env } });
}

const TOKENS = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN };

/** The findings on Slack, without the counts of the check before them and what is said of Teams. */
function findings({ stdout }: CliRun): readonly string[] {
  const lines = stdout.trimEnd().split('\n').slice(1);
  return lines.filter((line) => !line.includes('Teams is not set up'));
}

describe('smallcaps doctor', { timeout: 60_000 }, () => {
  test('finds all right, channels by their id too', async () => {
    const run = await doctor(['C0GENERAL'], TOKENS);

    expect(findings(run)).toEqual([
      'ok    SLACK_BOT_TOKEN: U0BOT in The desk (T0DESK)',
      'ok    permissions: all 11 are there',
      'ok    channel C0GENERAL: the bot is in it',
      'ok    SLACK_APP_TOKEN: opens Socket Mode',
    ]);
    expect(run.code).toBe(0);
  });

  test('says what is not set up, which is no fault', async () => {
    const run = await doctor([], {});

    expect(findings(run)).toEqual(['ok    Slack is not set up: the README, Connect Slack, has the steps']);
    expect(run.code).toBe(0);
  });

  test('says where several workspaces install the bot', async () => {
    const run = await doctor([], {
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'client-secret-0123456789',
      SLACK_SIGNING_SECRET: 'signing-secret-0123456789',
      SMALLCAPS_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
    });

    expect(findings(run)).toEqual([expect.stringMatching(/^ok {4}SLACK_CLIENT_ID: .* at \/slack\/install;/)]);
  });

  test.for<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      'half a set-up for several workspaces',
      { SLACK_CLIENT_ID: '1.2' },
      /^FIX {3}SLACK_CLIENT_SECRET is not set\. -> .*\[SLACK_INSTALL\]$/m,
    ],
    [
      'a bot’s token that Slack refuses',
      { ...TOKENS, SLACK_BOT_TOKEN: 'xoxb-1-old' },
      /^FIX {3}SLACK_BOT_TOKEN: Slack says invalid_auth .*\[SLACK_TOKEN\]$/m,
    ],
    [
      'an app-level token that Slack refuses',
      { ...TOKENS, SLACK_APP_TOKEN: 'xapp-1-old' },
      /^FIX {3}SLACK_APP_TOKEN: Slack says invalid_auth .*\[SLACK_TOKEN\]$/m,
    ],
    ['no bot’s token', { SLACK_APP_TOKEN: APP_TOKEN }, /^FIX {3}SLACK_BOT_TOKEN is not set\. -> .*\[SLACK_TOKEN\]$/m],
    [
      'no door',
      { SLACK_BOT_TOKEN: BOT_TOKEN },
      /^FIX {3}Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET .*connections:write.*\[SLACK_TOKEN\]$/m,
    ],
    [
      'a variable of the wrong form',
      { SLACK_BOT_TOKEN: 'wrong' },
      /^SLACK_BOT_TOKEN is not a bot token .*\[ENV_REFUSED\]$/m,
    ],
  ])('names %s and what to do, and never the token', async ([, env, line]) => {
    const run = await doctor([], env);

    expect(run.stdout).toMatch(line);
    expect(run.stdout + run.stderr).not.toMatch(/xox[a-z]-1|xapp-1|wrong/);
    expect(run.code).toBe(1);
  });

  test('names each permission that is missing', async () => {
    slack.scopes.delete('groups:history');
    slack.scopes.delete('im:history');
    const run = await doctor([], TOKENS);

    expect(findings(run).filter((line) => line.includes('[SLACK_SCOPE]'))).toEqual([
      expect.stringContaining('lacks the scope groups:history. -> Add the scope'),
      expect.stringContaining('lacks the scope im:history. -> Add the scope'),
    ]);
    expect(run.code).toBe(1);
  });

  test('names a channel that the bot is not in', async () => {
    const run = await doctor(['C0SECRET'], TOKENS);

    expect(run.stdout).toMatch(
      /^FIX {3}channel C0SECRET: Slack says not_in_channel -> Invite it there.*\[SLACK_CHANNEL\]$/m,
    );
    expect(run.code).toBe(1);
  });

  test('says that Slack cannot be reached', async () => {
    const run = await doctor([], { ...TOKENS, SLACK_API_URL: 'http://127.0.0.1:9/api' });

    expect(run.stdout).toMatch(/\[SLACK_UNREACHABLE\]$/m);
    expect(run.code).toBe(1);
  });

  test('refuses what is no id of a channel', async () => {
    const run = await doctor(['#general'], TOKENS);

    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('not the id of a channel')]);
  });
});
