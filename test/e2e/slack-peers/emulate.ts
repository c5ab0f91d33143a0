/**
 * emulate 0.12.2, a second Slack that nobody here wrote: OAuth, strict permissions, metadata of messages. It listens on this
 * machine only. The version is pinned: the newest one of that name is another package.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { APP_ID, BOT } from '../../stand-ins/slack-methods.ts';
import { CLIENT } from '../../stand-ins/slack-oauth.ts';

const PACKAGE = 'emulate';
const VERSION = '0.12.2';
export const EMULATE = `${PACKAGE} ${VERSION}`;
/** A folder of its own: npm takes out of one what it was not asked for. */
const FOLDER = join('node_modules', '.cache', 'smallcaps-e2e-emulate');
const PROGRAM = join(FOLDER, 'node_modules', PACKAGE, 'dist', 'index.js');

const PORT = 4103;
export const EMULATE_URL = `http://127.0.0.1:${PORT}`;
export const INSTALLABLE = {
  ...CLIENT,
  botPort: 3301,
  secretKey: Buffer.alloc(32, 9).toString('base64'),
  team: 'T000000001',
  channel: 'C000000001',
  person: 'U000000001',
  /** May read and post. */
  token: 'xoxb-1-whole',
  /** May post only. */
  narrowToken: 'xoxb-1-narrow',
};
export const BOT_URL = `http://127.0.0.1:${INSTALLABLE.botPort}`;

/** Puts the emulator where it can be started; why not, where it cannot. */
export function installEmulate(): string | undefined {
  if (existsSync(PROGRAM)) return undefined;
  mkdirSync(FOLDER, { recursive: true });
  try {
    const options = ['--no-save', '--no-audit', '--no-fund', '--prefix', FOLDER];
    execFileSync('npm', ['install', ...options, `${PACKAGE}@${VERSION}`], { stdio: 'ignore' });
  } catch {
    return `${PACKAGE}@${VERSION} could not be installed`;
  }
  return existsSync(PROGRAM) ? undefined : `${PACKAGE}@${VERSION} has no program in it`;
}

function seed(): object {
  const { id, secret, token, narrowToken } = INSTALLABLE;
  const app = { app_id: APP_ID, name: 'Smallcaps', bot_id: BOT.id, bot_user_id: BOT.userId, bot_name: 'smallcaps' };
  return {
    slack: {
      strict_scopes: true,
      team: { name: 'The desk', domain: 'desk' },
      oauth_apps: [
        {
          ...app,
          client_id: id,
          client_secret: secret,
          redirect_uris: [`${BOT_URL}/slack/oauth_redirect`],
          scopes: [],
        },
      ],
      tokens: [
        { token, type: 'bot', user: 'smallcaps', scopes: ['chat:write', 'channels:history'] },
        { token: narrowToken, type: 'bot', user: 'smallcaps', scopes: ['chat:write'] },
      ],
    },
  };
}

/** Starts the emulator and waits until it answers. */
export async function startEmulate(folder: string): Promise<ChildProcess> {
  const file = join(folder, 'emulate.json');
  writeFileSync(file, JSON.stringify(seed()));
  const args = ['start', '--service', 'slack', '--port', String(PORT), '--base-url', EMULATE_URL, '--seed', file];
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: 'ignore' });
  for (let tries = 0; tries < 100; tries += 1) {
    const isUp = await fetch(EMULATE_URL).then(
      () => true,
      () => false,
    );
    if (isUp) return child;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`${EMULATE} did not start`);
}

/** A message as the emulator holds it. */
export interface EmulateMessage {
  readonly ts: string;
  readonly text: string;
  readonly user?: string;
  readonly metadata?: { readonly event_type: string; readonly event_payload: Readonly<Record<string, string>> };
}

/** The messages of a thread, read from the emulator with a token that may. */
export async function messagesUnder(ts: string): Promise<readonly EmulateMessage[]> {
  const { channel, token } = INSTALLABLE;
  const response = await fetch(`${EMULATE_URL}/api/conversations.replies`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ channel, ts, include_all_metadata: 'true' }),
  });
  const { messages = [] } = (await response.json()) as { messages?: EmulateMessage[] }; // the emulator's own form
  return messages;
}

/** Agrees to an installation as a person in their browser would, to some or all of the permissions that are asked for. */
export async function agree(asked: URL, scope = asked.searchParams.get('scope') ?? ''): Promise<string> {
  const body = new URLSearchParams({
    user_id: INSTALLABLE.person,
    redirect_uri: `${BOT_URL}/slack/oauth_redirect`, // Slack takes the one that the app names
    scope,
    state: asked.searchParams.get('state') ?? '',
    client_id: asked.searchParams.get('client_id') ?? '',
  });
  const page = await fetch(asked);
  if (!page.ok || !(await page.text()).includes('Smallcaps')) throw new Error(`no page to agree on: ${page.status}`);
  const sent = await fetch(`${EMULATE_URL}/oauth/v2/authorize/callback`, { method: 'POST', body, redirect: 'manual' });
  return sent.headers.get('location') ?? 'http://nowhere.example';
}

/** Says something in the channel as the bot itself would, so that there is a thread to answer in. */
export async function sayFirst(): Promise<string> {
  const { channel, token } = INSTALLABLE;
  const response = await fetch(`${EMULATE_URL}/api/chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ channel, text: 'a thread begins' }),
  });
  return ((await response.json()) as { ts: string }).ts; // the emulator's own form
}
