import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import schema129 from '@microsoft/app-manifest/build/json-schemas/teams/v1.29/MicrosoftTeams.schema.json' with {
  type: 'json',
};
import schema130 from '@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.schema.json' with {
  type: 'json',
};
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, onTestFinished, test } from 'vitest';
import { toCommand } from '#src/bot/commands/run-command.ts';
import { COMMANDS, toManifest } from '#src/platform/teams/app-manifest.ts';
import { toAppPackage } from '#src/platform/teams/app-package.ts';
import { ASKS_SETTINGS } from '#src/platform/teams/settings-words.ts';
import { createAsk, loadBundled } from '#test/bundled.ts';
import { runCli } from '#test/cli/run-cli.ts';

const CLIENT_ID = '11111111-2222-3333-4444-555555555555';
const OPTIONS = { clientId: CLIENT_ID, publicUrl: 'https://desk.example', version: '0.1.0', mayRead: false };

const SCHEMAS = { '1.29': schema129, '1.30': schema130 } as const;

/** Microsoft's own schemas, from the files of their package: what it exports cannot be loaded. */
function schemaOf(version: keyof typeof SCHEMAS): (manifest: unknown) => readonly string[] {
  const ajv = new AjvDraft04.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(SCHEMAS[version]);
  return (manifest) => (validate(manifest) ? [] : (validate.errors ?? []).map(({ message = '' }) => message));
}

describe.for(['1.29', '1.30'] as const)('the manifest under Microsoft’s schema %s', (version) => {
  const faultsOf = schemaOf(version);
  // The version stands in the manifest as a constant of its schema.
  const made = (mayRead: boolean): Record<string, unknown> => ({
    ...toManifest({ ...OPTIONS, mayRead }),
    manifestVersion: version,
  });

  test('is right, with and without the permission to read', () => {
    expect([faultsOf(made(false)), faultsOf(made(true))]).toEqual([[], []]);
  });

  test.for([
    ['without a colour', { accentColor: undefined }],
    ['with an id that is none', { id: 'smallcaps' }],
    ['with a field that nobody knows', { surprise: true }],
    ['with a short name that is too long', { name: { short: 'x'.repeat(31), full: 'x' } }],
    [
      'with a trigger that nobody knows',
      {
        bots: [
          {
            botId: CLIENT_ID,
            scopes: ['team'],
            commandLists: [{ scopes: ['team'], triggers: ['shout'], commands: [] }],
          },
        ],
      },
    ],
  ] as const)('is refused %s', ([, change]) => {
    expect(faultsOf(JSON.parse(JSON.stringify({ ...made(false), ...change })))).not.toEqual([]);
  });
});

test('only the variant that asks for it may read channels', () => {
  const asksIn = (manifest: object) => JSON.stringify(manifest).match(/\w+\.Read\.Group/g);

  expect(asksIn(toManifest({ ...OPTIONS, mayRead: true }))).toEqual([
    'ChannelMessage.Read.Group',
    'TeamMember.Read.Group',
  ]);
  expect(asksIn(toManifest(OPTIONS))).toBeNull();
});

test.for(COMMANDS)(
  'the command "$title" is a question with an answer, or a command that is understood',
  ({ title }) => {
    const { answer } = createAsk()(title);
    const isCommand = ASKS_SETTINGS.has(title) || toCommand(title, loadBundled())?.kind === 'command';

    expect(isCommand || !['clarify', 'refusal'].includes(answer.kind)).toBe(true);
  },
);

/** Width, height and whether there is transparency, from a PNG's header. */
function headOf(png: Uint8Array | undefined): readonly number[] {
  const view = Buffer.from(png ?? new Uint8Array());
  return [view.readUInt32BE(16), view.readUInt32BE(20), view.readUInt8(25)];
}

test('the package holds the manifest and both icons, and is the same each time, in every time zone', () => {
  const made = toAppPackage(OPTIONS);
  const files = unzipSync(made);
  const script = `import { toAppPackage } from '#src/platform/teams/app-package.ts';
    process.stdout.write(Buffer.from(toAppPackage(${JSON.stringify(OPTIONS)})).toString('base64'));`;
  const elsewhere = execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
    env: { ...process.env, TZ: 'Asia/Shanghai' },
    encoding: 'utf8',
  });

  expect(Object.keys(files).toSorted()).toEqual(['color.png', 'manifest.json', 'outline.png']);
  expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toEqual(toManifest(OPTIONS));
  expect([headOf(files['color.png']), headOf(files['outline.png'])]).toEqual([
    [192, 192, 6],
    [32, 32, 6],
  ]);
  expect(elsewhere).toBe(Buffer.from(made).toString('base64'));
});

describe('smallcaps teams-package', () => {
  const env = { CLIENT_ID, SMALLCAPS_PUBLIC_URL: 'https://desk.example/' };

  function outFile(): string {
    const folder = mkdtempSync(join(tmpdir(), 'smallcaps-package-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return join(folder, 'smallcaps.zip');
  }

  test('writes the package', async () => {
    const out = outFile();
    const { code } = await runCli(['teams-package', '--out', out, '--may-read'], { env });
    const files = unzipSync(readFileSync(out));

    expect(code).toBe(0);
    expect(strFromU8(files['manifest.json'] ?? new Uint8Array())).toContain('"https://desk.example"');
  });

  test.for([
    [['--out', 'x.zip'], { CLIENT_ID }, 1, 'SMALLCAPS_PUBLIC_URL is not set.'],
    [['--out', 'x.zip'], { SMALLCAPS_PUBLIC_URL: 'https://desk.example' }, 1, 'CLIENT_ID is not set.'],
    [['--out', 'x.zip'], { CLIENT_ID: 'x' }, 1, '[ENV_REFUSED]'],
    [[], env, 2, 'it needs --out FILE'],
  ] as const)('%o with %o is refused', async ([args, own, code, said]) => {
    const run = await runCli(['teams-package', ...args], { env: own });

    expect(run.code).toBe(code);
    expect(run.stderr).toContain(said);
  });
});
