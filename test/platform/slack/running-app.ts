/** The whole Slack app against the stand-in, with stores in memory: as `main.ts` puts it together, less the process. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Logger, pino } from 'pino';
import { writeAlert } from '#src/bot/alerts/write-alert.ts';
import { createCompliance } from '#src/bot/compliance/create-compliance.ts';
import { createDesk } from '#src/bot/create-desk.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import type { ChartRenderer, Desk, Directory, Stores } from '#src/bot/ports.ts';
import { createSlackApp, type SlackApp } from '#src/platform/slack/app.ts';
import { createClients } from '#src/platform/slack/clients.ts';
import { createDirectory } from '#src/platform/slack/directory.ts';
import { appIdOf, askIdentity } from '#src/platform/slack/identity.ts';
import { createInstalled } from '#src/platform/slack/installed.ts';
import { toOAuth } from '#src/platform/slack/oauth.ts';
import { createChat } from '#src/platform/slack/outbound.ts';
import { createPictures } from '#src/platform/slack/pictures.ts';
import { oneWorkspace, type Seat, type Workspaces } from '#src/platform/slack/workspaces.ts';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';
import { loadBundled, TODAY } from '#test/bundled.ts';
import { type SlackStandIn, startSlack } from '#test/stand-ins/slack-api.ts';
import { APP_ID, APP_TOKEN, BOT_TOKEN } from '#test/stand-ins/slack-methods.ts';
import { CLIENT } from '#test/stand-ins/slack-oauth.ts';
import { SIGNING_SECRET, type Signing, signedRequest } from '#test/stand-ins/slack-payloads.ts';

/** Shorter than any test waits, longer than one call on this machine. */
const READ_BACK_AFTER_MS = 30;

/** What a test changes. */
export interface RunningOptions {
  /** Kept from an earlier run: a restart. */
  readonly stores?: Stores;
  readonly slack?: SlackStandIn;
  readonly knowledge?: () => Knowledge;
  /** Wraps the use cases, to make them late or fall over. */
  readonly around?: (desk: Desk) => Desk;
  readonly mode?: 'http' | 'socket';
  /** Several workspaces, each by its installation. */
  readonly installs?: boolean;
  /** @default the machine's own waiting */
  readonly wait?: (ms: number) => Promise<void>;
  /** With subscriptions. */
  readonly commands?: boolean;
  /** Told of each workspace that begins. */
  readonly begin?: (workspaceId: string) => Promise<void>;
  /** The instant, in milliseconds since 1970. @default the machine's */
  readonly now?: () => number;
  /** Permissions that an installation should have. @default those of the stand-in's tests */
  readonly scopes?: readonly string[];
}

export interface RunningApp {
  readonly slack: SlackStandIn;
  readonly stores: Stores;
  readonly app: SlackApp;
  /** Lines of the log as JSON. */
  readonly lines: string[];
  /** `http://127.0.0.1:…` of the public side. */
  readonly origin: string;
  /** Sends a payload as Slack would and waits until all that it led to is done. */
  deliver(payload: Readonly<Record<string, unknown>>, signing?: Signing): Promise<Response>;
  /** The same without waiting. */
  send(payload: Readonly<Record<string, unknown>>, signing?: Signing): Promise<Response>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Ends the app as a stop does; the stand-in and the stores stay. */
  stop(): Promise<void>;
}

/** Draws nothing: the pictures themselves have tests of their own. */
export const PAINTER: ChartRenderer = {
  render: async ({ alt, subtitle }) => ({
    png: new Uint8Array([137, 80, 78, 71]),
    width: 2,
    height: 2,
    alt,
    key: subtitle,
  }),
};

const bundled = loadBundled();

function logTo(lines: string[]): Logger {
  return pino({ base: null }, { write: (line: string) => void lines.push(line) });
}

async function one(seat: Seat): Promise<Workspaces> {
  return oneWorkspace({ ...seat, identity: await askIdentity(seat.clients.reading, appIdOf(APP_TOKEN)) });
}

function commandsOf({ subscriptions }: Stores, directory: Directory) {
  const calendar = () => bundled.calendar;
  return { subscriptions, directory, calendar, writeAlert, lookNow: async () => undefined, postsPerMinute: 240 };
}

/** Starts one; it ends with `stop`. */
export async function runApp(options: RunningOptions = {}): Promise<RunningApp> {
  const slack = options.slack ?? (await startSlack());
  const stores = options.stores ?? openMemoryStores({ now: () => new Date(), readBackAfterMs: READ_BACK_AFTER_MS });
  const lines: string[] = [];
  const log = logTo(lines);
  const { apiUrl } = slack;
  const wait = options.wait ?? ((ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms)));
  const open = (botToken: string): Seat => {
    const clients = createClients({ botToken, apiUrl, log });
    const apiOrigin = new URL(apiUrl).origin;
    const picturesOf = createPictures({ clients, charts: PAINTER, fetch, wait, log, apiOrigin });
    const now = options.now ?? Date.now;
    const shared = {
      ...stores,
      knowledge: options.knowledge ?? (() => bundled),
      today: () => TODAY,
      chat: createChat({ ...clients, log, picturesOf }),
      now,
      wait,
      newToken: randomUUID,
      readBackAfterMs: READ_BACK_AFTER_MS,
    };
    const directory = createDirectory({ reading: clients.reading, log, now });
    const compliance = createCompliance({ ...shared, directory, language: 'en' });
    const plain = createDesk({
      ...shared,
      compliance,
      ...(options.commands === true ? { commands: commandsOf(stores, directory) } : {}),
      onAuditLost: (error) => log.error({ err: error }, 'audit records were lost'),
      onSeenLost: (error) => log.error({ err: error }, 'notes on who was shown what were lost'),
    });
    const desk = options.around?.(plain) ?? plain;
    const { chat } = shared;
    return { botToken, clients, picturesOf, desk, chat, compliance, begin: options.begin ?? (async () => undefined) };
  };
  const scopes = options.scopes ?? ['chat:write', 'commands'];
  const installed = createInstalled({ ...stores, open, scopes, now: Date.now, log, appId: APP_ID });
  const oauth = toOAuth(
    {
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      signingSecret: SIGNING_SECRET,
      secretKey: Buffer.alloc(32, 7).toString('base64'),
      apiUrl,
    },
    scopes,
  );
  const installing = options.installs === true && oauth !== undefined ? { oauth, installed } : undefined;
  const doors = options.mode === 'socket' ? { appToken: APP_TOKEN } : { signingSecret: SIGNING_SECRET };
  const app = createSlackApp({
    workspaces: installing?.installed ?? (await one(open(BOT_TOKEN))),
    ...(installing === undefined ? {} : { installing }),
    log,
    apiUrl,
    wait,
    ...doors,
  });
  if (installing !== undefined) await installed.openAll();
  await app.socket?.start();
  const server = createServer((request, response) => app.http?.(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // TCP, so never a pipe name
  const origin = `http://127.0.0.1:${port}`;
  const send: RunningApp['send'] = (payload, signing) =>
    fetch(`${origin}/slack/events`, signedRequest(payload, signing));
  return {
    origin,
    slack,
    stores,
    app,
    lines,
    send,
    settled: () => app.settled(),
    deliver: async (payload, signing) => {
      const response = await send(payload, signing);
      await app.settled();
      return response;
    },
    stop: async () => {
      await app.stop();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
