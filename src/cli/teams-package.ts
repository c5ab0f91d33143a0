import { readFileSync, writeFileSync } from 'node:fs';
import { readEnv } from '#src/config/env.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import { toAppPackage } from '#src/platform/teams/app-package.ts';
import { readArgs, UsageError } from './args.ts';
import { EXIT, type Terminal } from './terminal.ts';

const OPTIONS = { out: { type: 'string' }, 'may-read': { type: 'boolean' } } as const;

function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version; // our own file, always with a version
}

/** `smallcaps teams-package`: writes the package to upload to Teams, for the app registration of the environment. */
export async function teamsPackage(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArgs(args, OPTIONS);
  const { out, 'may-read': mayRead = false } = values;
  if (out === undefined || positionals.length > 0) throw new UsageError('it needs --out FILE, and nothing else');
  const env = readEnv(terminal.env);
  if (!env.ok) {
    for (const { message } of env.problems) terminal.err(`${message}\n`);
    return EXIT.failed;
  }
  const { CLIENT_ID: clientId, SMALLCAPS_PUBLIC_URL: publicUrl } = env.value;
  if (clientId === undefined || publicUrl === undefined) {
    const name = clientId === undefined ? 'CLIENT_ID' : 'SMALLCAPS_PUBLIC_URL';
    const next = 'Set CLIENT_ID and SMALLCAPS_PUBLIC_URL (README, Connect Teams).';
    terminal.err(`${new SmallcapsError('TEAMS_SETUP', { detail: `${name} is not set.`, next }).message}\n`);
    return EXIT.failed;
  }
  writeFileSync(out, toAppPackage({ clientId, publicUrl, version: readVersion(), mayRead }));
  await terminal.out(`${out}: upload it to Teams (README, Connect Teams)\n`);
  return EXIT.good;
}
