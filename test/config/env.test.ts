import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Env, hasSlackTokens, hasTeamsCredentials, readEnv, readFolders, secretsOf } from '#src/config/env.ts';
import { takeEnvFile } from '#src/config/env-file.ts';
import { tempConfig } from './temp-config.ts';

const KEY = Buffer.alloc(32, 1).toString('base64');
const OLD_KEY = Buffer.alloc(32, 2).toString('base64');

const ID = 'abcdef01-2345-6789-abcd-ef0123456789';

function problemsOf(variables: Readonly<Record<string, string>>): readonly string[] {
  const read = readEnv(variables);
  return read.ok ? [] : read.problems.map(({ message }) => message);
}

test('without a variable all have their defaults', () => {
  const read = readEnv({});

  expect(read.ok && read.value).toEqual({
    SMALLCAPS_ADMIN_PORT: 3001,
    SMALLCAPS_PORT: 3000,
    SMALLCAPS_HOST: '127.0.0.1',
    SMALLCAPS_CONFIG_DIR: resolve('config'),
    SMALLCAPS_TEMPLATES_DIR: resolve('templates'),
    SMALLCAPS_DATA_DIR: resolve('data'),
    SMALLCAPS_LOG_LEVEL: 'info',
    TEAMS_ADMINS: [],
    TEAMS_READ_BACK: 'no',
    TEAMS_SERVICE_HOSTS: [],
    TEAMS_TENANTS: [],
  });
});

test('an empty variable counts as not set', () => {
  const empty = Object.fromEntries(Object.keys(Env.shape).map((name) => [name, ' ']));

  expect(readEnv(empty)).toEqual(readEnv({}));
});

test('what is set is taken', () => {
  const read = readEnv({
    SMALLCAPS_ADMIN_PORT: '8080',
    SMALLCAPS_PORT: '8081',
    SMALLCAPS_HOST: '0.0.0.0',
    SMALLCAPS_CONFIG_DIR: 'elsewhere',
    SMALLCAPS_TEMPLATES_DIR: 'forms',
    SMALLCAPS_DATA_DIR: 'memory',
    SMALLCAPS_SECRET_KEY: `${KEY},${OLD_KEY}`,
    SMALLCAPS_LOG_LEVEL: 'debug',
    SLACK_BOT_TOKEN: 'xoxb-1-abc',
    SLACK_APP_TOKEN: 'xapp-1-abc',
    SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
    CLIENT_ID: ID.toUpperCase(),
    CLIENT_SECRET: 'planted~secret',
    TENANT_ID: ID,
    TEAMS_TENANTS: `${ID}, ${ID.toUpperCase()}`,
    TEAMS_ADMINS: `Alice@Desk.example,${ID.toUpperCase()}`,
    TEAMS_SERVICE_HOSTS: 'smba.one.example,smba.two.example',
    TEAMS_READ_BACK: 'yes',
    PATH: '/bin',
  });

  expect(read.ok && read.value).toEqual({
    SMALLCAPS_ADMIN_PORT: 8080,
    SMALLCAPS_PORT: 8081,
    SMALLCAPS_HOST: '0.0.0.0',
    SMALLCAPS_CONFIG_DIR: resolve('elsewhere'),
    SMALLCAPS_TEMPLATES_DIR: resolve('forms'),
    SMALLCAPS_DATA_DIR: resolve('memory'),
    SMALLCAPS_SECRET_KEY: `${KEY},${OLD_KEY}`,
    SMALLCAPS_LOG_LEVEL: 'debug',
    SLACK_BOT_TOKEN: 'xoxb-1-abc',
    SLACK_APP_TOKEN: 'xapp-1-abc',
    SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
    CLIENT_ID: ID,
    CLIENT_SECRET: 'planted~secret',
    TENANT_ID: ID,
    TEAMS_TENANTS: [ID, ID],
    TEAMS_ADMINS: ['alice@desk.example', ID],
    TEAMS_SERVICE_HOSTS: ['smba.one.example', 'smba.two.example'],
    TEAMS_READ_BACK: 'yes',
  });
  expect(read.ok && secretsOf(read.value)).toEqual([
    KEY,
    OLD_KEY,
    'xoxb-1-abc',
    'xapp-1-abc',
    '0123456789abcdef0123456789abcdef',
    'planted~secret',
  ]);
});

describe('the base of Slack’s Web API', () => {
  test.for<[string, string]>([
    ['http://127.0.0.1:4100/api/', 'http://127.0.0.1:4100/api'],
    ['http://localhost:4100/api', 'http://localhost:4100/api'],
    ['https://slack.example/api', 'https://slack.example/api'],
  ])('%s is taken as %s', ([given, taken]) => {
    const read = readEnv({ SLACK_API_URL: given });

    expect(read.ok && read.value.SLACK_API_URL).toBe(taken);
  });

  test.for(['http://slack.example/api', 'http://127.0.0.1.example/api', 'ftp://127.0.0.1/api', 'nonsense'])(
    '%s is refused: the bot’s token would go there',
    (given) => {
      expect(problemsOf({ SLACK_API_URL: given })).toEqual([
        expect.stringMatching(/^SLACK_API_URL .*\[ENV_REFUSED\]$/),
      ]);
    },
  );
});

test.for([
  [{ SLACK_BOT_TOKEN: 'xoxb-1-a', SLACK_APP_TOKEN: 'xapp-1-a' }, true],
  [{ SLACK_BOT_TOKEN: 'xoxb-1-a', SLACK_SIGNING_SECRET: '0123456789abcdef' }, true],
  [{ SLACK_BOT_TOKEN: 'xoxb-1-a' }, false],
  [{ SLACK_APP_TOKEN: 'xapp-1-a' }, false],
  // Half a set-up for several workspaces is refused where it is used, not passed over.
  [{ SLACK_CLIENT_ID: '1.2' }, true],
  [{ SLACK_CLIENT_SECRET: 'client-secret-0123456789' }, true],
  [{}, false],
] as const)('%o is enough for Slack: %s', ([variables, isEnough]) => {
  const read = readEnv(variables);

  expect(read.ok && hasSlackTokens(read.value)).toBe(isEnough);
});

test.for([
  [{ CLIENT_ID: ID, CLIENT_SECRET: 'planted~secret', TENANT_ID: ID }, true],
  // Half a set-up is refused where it is used, not passed over.
  [{ TENANT_ID: ID }, true],
  [{}, false],
] as const)('%o asks for Teams: %s', ([variables, asks]) => {
  const read = readEnv(variables);

  expect(read.ok && hasTeamsCredentials(read.value)).toBe(asks);
});

test.for<[string, string]>([
  ['CLIENT_ID', 'my-bot'],
  ['TENANT_ID', 'contoso.onmicrosoft.com'],
  ['TEAMS_TENANTS', `${ID};${ID}`],
  ['TEAMS_ADMINS', 'alice'],
  ['TEAMS_ADMINS', 'eve_other.example#EXT#@desk.example'],
  ['TEAMS_SERVICE_HOSTS', 'https://smba.example.com/'],
  ['TEAMS_SERVICE_HOSTS', '*.example.com'],
  ['TEAMS_READ_BACK', 'perhaps'],
  ['TEAMS_EMULATOR_URL', 'https://emulator.example'],
  ['TEAMS_EMULATOR_URL', 'http://192.0.2.1:4000'],
  ['TEAMS_EMULATOR_URL', 'http://127.0.0.1:4000/path'],
  ['SMALLCAPS_PUBLIC_URL', 'http://desk.example'],
  ['SMALLCAPS_PUBLIC_URL', 'https://me:hunter2@desk.example'],
])('%s is refused as %s', ([name, value]) => {
  expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} .*\\[ENV_REFUSED\\]$`))]);
});

describe('the chart server', () => {
  test.for<[string, string]>([
    ['http://127.0.0.1:3400', 'http://127.0.0.1:3400'],
    ['https://charts.example/quickchart/', 'https://charts.example/quickchart'],
  ])('%s is taken as %s', ([given, taken]) => {
    const read = readEnv({ SMALLCAPS_CHART_SERVER: given });

    expect(read.ok && read.value.SMALLCAPS_CHART_SERVER).toBe(taken);
  });

  test.for<[string, string]>([
    ['127.0.0.1:3400', 'not the address of a server'],
    ['ftp://charts.example', 'not the address of a server'],
    ['http://charts.example/?key=1', 'not the address of a server'],
    ['https://quickchart.io', 'the public service'],
    ['https://api.quickchart.io/', 'the public service'],
  ])('%s is refused as %s', ([given, why]) => {
    expect(problemsOf({ SMALLCAPS_CHART_SERVER: given })).toEqual([expect.stringContaining(why)]);
  });

  test('an address with a password is refused and not shown', () => {
    const [problem = ''] = problemsOf({ SMALLCAPS_CHART_SERVER: 'http://me:hunter2@charts.example' });

    expect(problem).toContain('SMALLCAPS_CHART_SERVER is not the address');
    expect(problem).not.toContain('hunter2');
  });
});

describe('a variable that is refused is named', () => {
  const next = '-> Correct it; .env.example lists every variable with its form. [ENV_REFUSED]';

  test.for([
    [
      'SMALLCAPS_ADMIN_PORT',
      '70000',
      `SMALLCAPS_ADMIN_PORT is not a port (0 to 65535; 0 takes any free one) (found: "70000") ${next}`,
    ],
    [
      'SMALLCAPS_ADMIN_PORT',
      '3e3',
      `SMALLCAPS_ADMIN_PORT is not a port (0 to 65535; 0 takes any free one) (found: "3e3") ${next}`,
    ],
    [
      'SMALLCAPS_LOG_LEVEL',
      'loud',
      `SMALLCAPS_LOG_LEVEL is not one of fatal, error, warn, info, debug, trace, silent (found: "loud") ${next}`,
    ],
    ...['planted', KEY.slice(1), `${KEY},planted`, `${KEY}${KEY}`].map(
      (value) =>
        [
          'SMALLCAPS_SECRET_KEY',
          value,
          `SMALLCAPS_SECRET_KEY is not 32 bytes in base64 (openssl rand -base64 32 makes one), or several with commas between ${next}`,
        ] as const,
    ),
    ['SLACK_BOT_TOKEN', 'xapp-1-planted', `SLACK_BOT_TOKEN is not a bot token (it starts with xoxb-) ${next}`],
    [
      'SLACK_CLIENT_ID',
      'planted',
      `SLACK_CLIENT_ID is not a client id (two numbers with a point between, under Basic Information) (found: "planted") ${next}`,
    ],
    [
      'SLACK_CLIENT_SECRET',
      'xoxb-1-planted-planted',
      `SLACK_CLIENT_SECRET is not a client secret (16 or more letters and digits, under Basic Information of the app) ${next}`,
    ],
    [
      'SLACK_STATE_SECRET',
      'planted',
      `SLACK_STATE_SECRET is not a secret of 16 or more characters (openssl rand -base64 32 makes one) ${next}`,
    ],
    ['SLACK_APP_TOKEN', 'planted', `SLACK_APP_TOKEN is not an app-level token (it starts with xapp-) ${next}`],
    [
      'SLACK_SIGNING_SECRET',
      'xoxb-1-planted-planted',
      `SLACK_SIGNING_SECRET is not a signing secret (16 or more letters and digits, under Basic Information of the app) ${next}`,
    ],
  ] as const)('%s=%s', ([name, value, message]) => {
    expect(problemsOf({ [name]: value })).toEqual([message]);
  });

  test('all at once, and no secret with it', () => {
    const planted = { SLACK_BOT_TOKEN: 'planted-1', SLACK_APP_TOKEN: 'planted-2', SLACK_SIGNING_SECRET: 'planted 3' };
    const read = readEnv(planted);

    expect(read.ok ? 0 : read.problems.length).toBe(3);
    expect(
      JSON.stringify(read.ok ? [] : read.problems.map((problem) => [problem, problem.message, problem.stack])),
    ).not.toContain('planted');
  });
});

test('the configuration folder is found over faulty variables', () => {
  expect(readFolders({ SLACK_BOT_TOKEN: 'x', SMALLCAPS_CONFIG_DIR: 'elsewhere' })).toEqual({
    config: resolve('elsewhere'),
    templates: resolve('templates'),
  });
  expect(readFolders({ SMALLCAPS_CONFIG_DIR: '' })).toEqual({
    config: resolve('config'),
    templates: resolve('templates'),
  });
});

describe('.env.example', () => {
  const text = readFileSync('.env.example', 'utf8');

  test('lists every variable that is read, and no other', () => {
    const names = [...text.matchAll(/^(\w+)=/gm)].map(([, name]) => name);

    expect(names).toEqual(Object.keys(Env.shape));
    expect(Object.keys(parseEnv(text)).sort()).toEqual(names.toSorted());
  });

  test('says in the line above each what it is', () => {
    const lines = text.split('\n');
    const bare = lines.filter((line, index) => /^[A-Z]/.test(line) && !lines[index - 1]?.startsWith('# '));

    expect(bare).toEqual([]);
  });

  test('can be copied to .env as it is', () => {
    expect(readEnv(parseEnv(text))).toEqual(readEnv({}));
  });
});

describe('the .env file', () => {
  test('is taken, but what is set already wins', () => {
    const { path } = tempConfig({});
    onTestFinished(() => {
      delete process.env['SMALLCAPS_TEST_A'];
      delete process.env['SMALLCAPS_TEST_B'];
    });
    process.env['SMALLCAPS_TEST_A'] = 'set';
    writeFileSync(join(path, '.env'), 'SMALLCAPS_TEST_A=file\nSMALLCAPS_TEST_B=file\n');
    takeEnvFile(join(path, '.env'));

    expect([process.env['SMALLCAPS_TEST_A'], process.env['SMALLCAPS_TEST_B']]).toEqual(['set', 'file']);
  });

  test('may be missing, but not be something else', () => {
    const { path } = tempConfig({});

    expect(() => takeEnvFile(join(path, '.env'))).not.toThrow();
    expect(() => takeEnvFile(path)).toThrow();
  });
});
