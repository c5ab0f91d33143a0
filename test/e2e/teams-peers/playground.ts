/**
 * The Agents Playground 0.2.28 of Microsoft: a Teams on this machine that nobody here wrote. For evaluation, not for passing on: it
 * is fetched into a temporary folder for each run. It listens on every interface, so that it is only started in a private network.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { TENANT } from '#test/stand-ins/teams-tokens.ts';

const PACKAGE = '@microsoft/m365agentsplayground';
const VERSION = '0.2.28';
export const PEER = `Agents Playground ${VERSION}`;
export const PORT = 56_150;
const BASE = `http://127.0.0.1:${PORT}`;

/** As ids of Teams look; the General channel has the id of its team. */
export const DESK = {
  bot: '28:smallcaps',
  alice: '29:alice',
  channel: '19:general@thread.tacv2',
  group: '19:group@thread.v2',
  personal: 'a:personal-alice',
};

function person(at: number, id: string, name: string): object {
  const email = `${name.toLowerCase()}@desk.example`;
  const aadObjectId = `00000000-0000-0000-0000-00000000002${at}`;
  return { id, name, userPrincipleName: email, aadObjectId, givenName: name, surname: 'Desk', email };
}

function configuration(): object {
  return {
    version: '0.1.1',
    tenantId: TENANT,
    bot: { id: DESK.bot, name: 'Smallcaps' },
    currentUser: person(0, DESK.alice, 'Alice'),
    // Exactly five, or it does not start.
    users: ['Bob', 'Carol', 'Dan', 'Erin', 'Frank'].map((name, at) => person(at + 1, `29:${name.toLowerCase()}`, name)),
    personalChat: { id: DESK.personal },
    groupChat: { id: DESK.group, name: 'The desk chats' },
    team: {
      id: DESK.channel,
      name: 'The desk',
      aadGroupId: '00000000-0000-0000-0000-000000000031',
      channels: [{ id: '19:news@thread.tacv2', name: 'News' }],
    },
  };
}

/** Puts it into a folder; why not, where it cannot. */
export function installPlayground(folder: string): string | undefined {
  const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder];
  try {
    execFileSync('npm', ['install', ...options, `${PACKAGE}@${VERSION}`], { stdio: 'ignore' });
    return undefined;
  } catch {
    return `${PACKAGE}@${VERSION} could not be installed`;
  }
}

/** Starts it from its folder; it sends what happens to the endpoint. */
export async function startPlayground(folder: string, endpoint: string): Promise<ChildProcess> {
  writeFileSync(join(folder, '.m365agentsplayground.yml'), stringify(configuration()));
  const program = join(folder, 'node_modules', ...PACKAGE.split('/'), 'cli.js');
  const args = ['start', '-e', endpoint, '-c', 'msteams', '-p', String(PORT), '--disable-telemetry'];
  const env = { ...process.env, TEAMSAPPTESTER_BROWSER: 'none' };
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const ended = once(child, 'close').then(() => {
    throw new Error(`the playground ended: ${said}`);
  });
  // Answers only once the endpoint can be reached, so that this waits for both.
  const ready = async (): Promise<void> => {
    for (;;) {
      const response = await fetch(`${BASE}/_internal/v1/config`).catch(() => undefined);
      if (response?.ok === true) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  await Promise.race([ready(), ended]);
  ended.catch(() => undefined);
  return child;
}

async function call(path: string, body: object): Promise<Readonly<Record<string, unknown>>> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${BASE}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** Puts the bot into a conversation. */
export async function install(conversation: string): Promise<void> {
  await call(`/_debug/conversation/${encodeURIComponent(conversation)}/installation`, {});
}

/** Alice writes. @returns What the playground says of the new message. */
export async function write(
  conversation: string,
  text: string,
  mentionsBot: boolean,
): Promise<Readonly<Record<string, unknown>>> {
  const mention = '<at>Smallcaps</at>';
  return call(`/_conversation/v1/conversations/${encodeURIComponent(conversation)}/messages`, {
    text: mentionsBot ? `${mention} ${text}` : text,
    textFormat: 'plain',
    from: { id: DESK.alice },
    mentions: mentionsBot ? [{ mentioned: { id: DESK.bot, name: 'Smallcaps' }, text: mention }] : [],
  });
}

/** Alice presses a button of a card. */
export async function press(conversation: string, messageId: string, data: unknown): Promise<void> {
  await call('/_conversation/v1/submit', {
    conversation: { id: conversation },
    replyToId: messageId,
    value: data,
    from: { id: DESK.alice },
  });
}
