/** What can be done with an app that workspaces install, against emulate: each journey ends when the emulator shows that it came about. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import type { SettingsView } from '#src/bot/ports.ts';
import { createClients } from '#src/platform/slack/clients.ts';
import { createChat } from '#src/platform/slack/outbound.ts';
import { settingsView } from '#src/platform/slack/settings-view.ts';
import { mention, SIGNING_SECRET, signedRequest, submitted, taken } from '../../stand-ins/slack-payloads.ts';
import type { Program } from '../program.ts';
import { agree, BOT_URL, EMULATE_URL, type EmulateMessage, INSTALLABLE, messagesUnder, sayFirst } from './emulate.ts';

/** What the journeys are made in. */
export interface InstallScene {
  readonly program: Program;
  /** The data folder of the program. */
  readonly dataDir: string;
}

/** Looks until it is there, for ten seconds. */
async function until<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`${what} did not come about`);
}

/** Installs the bot as a browser does. */
async function install(scope?: string): Promise<void> {
  const start = await fetch(`${BOT_URL}/slack/install`, { redirect: 'manual' });
  const [cookie = ''] = (start.headers.get('set-cookie') ?? '').split(';');
  const back = await agree(new URL(start.headers.get('location') ?? 'http://nowhere.example'), scope);
  const end = await fetch(back, { headers: { cookie } });
  if (!end.ok) throw new Error(`the installation ended with ${end.status}`);
}

/** Mentions the bot in a thread, in a request signed as Slack's are. @returns the status, and the thread. */
async function mentionIt(text = 'micro caps in August'): Promise<{ readonly status: number; readonly thread: string }> {
  const { team, channel, person } = INSTALLABLE;
  const thread = await sayFirst();
  const authorizations = [{ team_id: team, enterprise_id: null, is_enterprise_install: false }];
  const said = mention(text, { channel, user: person, thread_ts: thread }, { team_id: team, authorizations });
  const { status } = await fetch(`${BOT_URL}/slack/events`, signedRequest(said, { secret: SIGNING_SECRET }));
  return { status, thread };
}

function answerUnder(thread: string): Promise<EmulateMessage> {
  return until('the answer', async () => (await messagesUnder(thread)).find(({ text }) => /9\.3%/.test(text)));
}

function expectStatus(status: number, due: number): void {
  if (status !== due) throw new Error(`status ${due} was due, not ${status}`);
}

/** What holds where nothing was set. */
const SETTINGS: SettingsView['value'] = {
  language: 'en',
  rules: { answers: 'refused', digests: 'refused', csv: 'refused' },
  approvers: 'admins',
  approvedFor: [],
};

/** Each journey by name, in this order; it throws where it does not lead there. */
export const INSTALL_JOURNEYS: Readonly<Record<string, (scene: InstallScene) => Promise<void>>> = {
  'a workspace that has not installed it is refused': async () => {
    expectStatus((await mentionIt()).status, 401);
  },
  'an installation without a permission is told in the log, with what to do': async ({ program }) => {
    await install('commands');
    await until(
      'the line in the log',
      () => /lacks the scope chat:write .*install the app again/.exec(program.output()) ?? undefined,
    );
    expectStatus((await mentionIt()).status, 200);
    await until('what Slack said', () => /missing_scope/.exec(program.output()) ?? undefined);
  },
  'it is installed by Bolt’s handlers, and answers with the token that it got': async () => {
    await install();
    await answerUnder((await mentionIt()).thread);
  },
  'a message carries its id as metadata': async () => {
    const { metadata } = await answerUnder((await mentionIt()).thread);
    if (metadata?.event_type !== 'smallcaps_delivery') throw new Error(`metadata: ${JSON.stringify(metadata)}`);
  },
  'a message is found again by its id, and no other': async () => {
    const { channel, token } = INSTALLABLE;
    const log = pino({ level: 'silent' });
    const chat = createChat({ ...createClients({ botToken: token, apiUrl: `${EMULATE_URL}/api`, log }), log });
    const [id, since] = [randomUUID(), Date.now()];
    const message = { locale: 'en', blocks: [{ type: 'paragraph', spans: [{ type: 'text', text: 'x' }] }] } as const;
    const posted = await chat.post(channel, message, id);
    const found = [await chat.find(channel, id, since), await chat.find(channel, randomUUID(), since)];
    const isSame = posted.kind === 'sent' && found[0]?.kind === 'there' && found[0].messageId === posted.messageId;
    if (!isSame || found[1]?.kind !== 'absent') throw new Error(JSON.stringify([posted, found]));
  },
  'an administrator, by the emulator’s word, changes the settings, and they hold': async () => {
    const { team, person } = INSTALLABLE;
    const view = settingsView({ value: SETTINGS, version: 0, mayChange: true }, 'en');
    const choice = (value: string): object => ({ choice: { selected_option: { value } } });
    const values = {
      language: choice('zh'),
      answers: choice('refused'),
      digests: choice('refused'),
      csv: choice('refused'),
    };
    const saved = submitted({ ...view }, '', { team: { id: team }, user: { id: person, team_id: team } });
    const whole = { ...saved, view: { ...(saved['view'] as object), state: { values } } };
    await fetch(`${BOT_URL}/slack/events`, signedRequest(whole, { secret: SIGNING_SECRET }));
    await until('an answer in the language that was set', async () => {
      const { thread } = await mentionIt('?');
      return until('an answer', async () => (await messagesUnder(thread)).at(1)).then(
        ({ text }) => /\p{Script=Han}/u.test(text) || undefined,
      );
    });
  },
  'doctor names the permission that is missing, and what to do': async () => {
    const { channel, narrowToken } = INSTALLABLE;
    const env = {
      PATH: process.env['PATH'] ?? '',
      SLACK_BOT_TOKEN: narrowToken,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: `${EMULATE_URL}/api`,
    };
    const run = promisify(execFile)(process.execPath, ['src/cli/bin.js', 'doctor', channel], { env });
    const said = await run.then(
      ({ stdout }) => stdout,
      (error: unknown) => String((error as { stdout?: string }).stdout), // exit code 1, as it should be
    );
    if (!/^FIX .*missing_scope, needed: channels:history.*install the app again.* \[SLACK_SCOPE\]$/m.test(said))
      throw new Error(said);
  },
  'no token lies open in the data folder or the log': async ({ dataDir, program }) => {
    const files = readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name)).toString('latin1'));
    if (files.length === 0 || /xoxb-[A-Za-z0-9]/.test(files.join('') + program.output()))
      throw new Error('a token is there');
  },
  'its token is forgotten when it is taken out': async ({ program }) => {
    const gone = taken({ type: 'app_uninstalled' }, { team_id: INSTALLABLE.team, authorizations: [] });
    await fetch(`${BOT_URL}/slack/events`, signedRequest(gone, { secret: SIGNING_SECRET }));
    await until('the line in the log', () => /its token is forgotten/.exec(program.output()) ?? undefined);
    expectStatus((await mentionIt()).status, 401);
  },
};
