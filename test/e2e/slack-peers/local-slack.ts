/**
 * local-slack 0.1.8, a Slack that nobody here wrote: Web API, Socket Mode, signed requests, commands, buttons, modals, Home.
 * It listens on every interface, so that it is only started in a private network namespace.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = 'local-slack-linux-x64';
const VERSION = '0.1.8';
export const PEER = `local-slack ${VERSION}`;
const FOLDER = join('node_modules', '.cache', 'smallcaps-e2e');
const BINARY = join(FOLDER, 'node_modules', PACKAGE, 'bin', 'local-slack');

export const PORT = 4100;
export const BOT_PORT = 3300;
export const DESK = {
  botToken: 'xoxb-1-local',
  appToken: 'xapp-1-A0SMALL-1-local',
  signingSecret: '0123456789abcdef0123456789abcdef',
  bot: 'U0BOT',
  alice: 'U01ALICE',
  channel: 'C01GEN',
};

export type Mode = 'socket' | 'events';

/** A message as the emulator holds it. */
export interface PeerMessage {
  readonly ts: string;
  readonly user?: string;
  readonly text: string;
  readonly thread_ts?: string;
  readonly subtype?: string;
  readonly ephemeral_to?: string;
  readonly files?: readonly { readonly name: string }[];
  readonly blocks?: readonly { readonly type: string; readonly elements?: readonly PeerButton[] }[];
}

export interface PeerButton {
  readonly type: string;
  readonly action_id: string;
  readonly value: string;
  readonly text: { readonly text: string };
}

/** One line of what went to and fro. */
export interface PeerLog {
  readonly kind: string;
  readonly summary: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Puts the emulator where it can be started; why not, where it cannot. */
export function installPeer(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return `${PEER} is there for Linux on x64 only`;
  if (existsSync(BINARY)) return undefined;
  mkdirSync(FOLDER, { recursive: true });
  try {
    // A folder of its own: the project's packages stay as the lock file has them.
    const options = ['--no-save', '--no-audit', '--no-fund', '--prefix', FOLDER];
    execFileSync('npm', ['install', ...options, `${PACKAGE}@${VERSION}`], { stdio: 'ignore' });
  } catch {
    return `${PACKAGE}@${VERSION} could not be installed`;
  }
  return existsSync(BINARY) ? undefined : `${PACKAGE}@${VERSION} has no program in it`;
}

function configOf(mode: Mode): object {
  const { bot, alice, channel, ...tokens } = DESK;
  return {
    workspace: { name: 'The desk', domain: 'desk', teamId: 'T0DESK' },
    app: {
      appId: 'A0SMALL',
      botUserId: bot,
      botName: 'smallcaps',
      ...tokens,
      mode,
      requestUrl: `http://127.0.0.1:${BOT_PORT}/slack/events`,
    },
    users: [{ id: alice, name: 'alice', real_name: 'Alice', email: 'alice@desk.example' }],
    channels: [{ id: channel, name: 'general', members: [alice, bot] }],
  };
}

const CONTROL = `http://127.0.0.1:${PORT}/_control`;

async function read<T>(path: string): Promise<T> {
  return (await (await fetch(`${CONTROL}/${path}`)).json()) as T; // the emulator's own form
}

/** Does something as a person would. */
export async function act(what: string, body: object): Promise<void> {
  const response = await fetch(`${CONTROL}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${what}: ${response.status} ${await response.text()}`);
}

export async function messagesIn(channel: string): Promise<readonly PeerMessage[]> {
  return (await read<{ messages: PeerMessage[] }>(`messages/${channel}`)).messages;
}

export async function logLines(): Promise<readonly PeerLog[]> {
  return (await read<{ log: PeerLog[] }>('log')).log;
}

export async function directChannel(): Promise<string> {
  const { channels } = await read<{ channels: { id: string; is_im: boolean }[] }>('state');
  return channels.find(({ is_im }) => is_im)?.id ?? 'none';
}

/** Fills in the open modal and sends it, over the connection that the emulator's own page uses. */
export async function submitModal(values: object): Promise<void> {
  const page = new WebSocket(`ws://127.0.0.1:${PORT}/ui`);
  await once(page, 'open');
  page.send(JSON.stringify({ t: 'view_submit', user: DESK.alice, values }));
  await once(page, 'message');
  page.close();
}

/** Starts the emulator and waits until it answers. */
export async function startPeer(mode: Mode, folder: string): Promise<ChildProcess> {
  const config = join(folder, `${mode}.json`);
  writeFileSync(config, JSON.stringify(configOf(mode)));
  const args = ['--config', config, '--port', String(PORT), '--base-host', '127.0.0.1'];
  const child = spawn(BINARY, args, { stdio: 'ignore' });
  for (let tries = 0; tries < 100; tries += 1) {
    const isUp = await fetch(`${CONTROL}/state`).then(
      () => true,
      () => false,
    );
    if (isUp) return child;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`${PEER} did not start`);
}
