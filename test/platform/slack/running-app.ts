/** The whole Slack app against the stand-in, with stores in memory: as `main.ts` puts it together, less the process. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Logger, pino } from 'pino';
import { createDesk } from '#src/bot/create-desk.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import type { ChartRenderer, Desk, Stores } from '#src/bot/ports.ts';
import { createSlackApp, type SlackApp } from '#src/platform/slack/app.ts';
import { createClients } from '#src/platform/slack/clients.ts';
import { appIdOf, askIdentity } from '#src/platform/slack/identity.ts';
import { createChat } from '#src/platform/slack/outbound.ts';
import { createPictures } from '#src/platform/slack/pictures.ts';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';
import { loadBundled, TODAY } from '#test/bundled.ts';
import { type SlackStandIn, startSlack } from '#test/stand-ins/slack-api.ts';
import { APP_TOKEN, BOT_TOKEN } from '#test/stand-ins/slack-methods.ts';
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
}

export interface RunningApp {
  readonly slack: SlackStandIn;
  readonly stores: Stores;
  readonly app: SlackApp;
  /** Lines of the log as JSON. */
  readonly lines: string[];
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
const PAINTER: ChartRenderer = {
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

/** Starts one; it ends with `stop`. */
export async function runApp(options: RunningOptions = {}): Promise<RunningApp> {
  const slack = options.slack ?? (await startSlack());
  const stores = options.stores ?? openMemoryStores({ now: () => new Date(), readBackAfterMs: READ_BACK_AFTER_MS });
  const lines: string[] = [];
  const log = logTo(lines);
  const { apiUrl } = slack;
  const clients = createClients({ botToken: BOT_TOKEN, apiUrl, log });
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const picturesOf = createPictures({ clients, charts: PAINTER, fetch, wait, log, apiOrigin: new URL(apiUrl).origin });
  const plain = createDesk({
    ...stores,
    knowledge: options.knowledge ?? (() => bundled),
    today: () => TODAY,
    chat: createChat({ ...clients, log, picturesOf }),
    now: Date.now,
    onAuditLost: (error) => log.error({ err: error }, 'audit records were lost'),
    wait,
    newToken: randomUUID,
    readBackAfterMs: READ_BACK_AFTER_MS,
  });
  const desk = options.around?.(plain) ?? plain;
  const identity = await askIdentity(clients.reading, appIdOf(APP_TOKEN));
  const doors = options.mode === 'socket' ? { appToken: APP_TOKEN } : { signingSecret: SIGNING_SECRET };
  const app = createSlackApp({ desk, clients, identity, log, botToken: BOT_TOKEN, apiUrl, picturesOf, wait, ...doors });
  await app.socket?.start();
  const server = createServer((request, response) => app.http?.(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // TCP, so never a pipe name
  const send: RunningApp['send'] = (payload, signing) =>
    fetch(`http://127.0.0.1:${port}/slack/events`, signedRequest(payload, signing));
  return {
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
