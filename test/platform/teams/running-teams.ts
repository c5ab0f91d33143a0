/** The whole Teams app against the stand-in, with stores in memory: as `start-teams.ts` puts it together, less the process. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { writeAlert } from '#src/bot/alerts/write-alert.ts';
import { createCompliance } from '#src/bot/compliance/create-compliance.ts';
import { createDesk } from '#src/bot/create-desk.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import type { Chat, Desk, Stores } from '#src/bot/ports.ts';
import { createInFlight } from '#src/platform/slack/in-flight.ts';
import { createTeamsApp, type TeamsApp } from '#src/platform/teams/app.ts';
import { createCloud } from '#src/platform/teams/cloud.ts';
import { createDirectory } from '#src/platform/teams/directory.ts';
import type { FileAddresses } from '#src/platform/teams/file-addresses.ts';
import { whoAndWhere } from '#src/platform/teams/named-places.ts';
import { createChat, type PicturesOf } from '#src/platform/teams/outbound.ts';
import { createSdkLink } from '#src/platform/teams/sdk-link.ts';
import { createTokens } from '#src/platform/teams/tokens.ts';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';
import { loadBundled, TODAY } from '#test/bundled.ts';
import { startTeams, type TeamsStandIn } from '#test/stand-ins/teams-server.ts';
import { CLIENT_ID, CLIENT_SECRET, serviceToken, TENANT } from '#test/stand-ins/teams-tokens.ts';

/** Shorter than any test waits, longer than one call on this machine. */
const READ_BACK_AFTER_MS = 30;

/** Who administers the bot, by their sign-in name. */
const ADMIN = 'boss@desk.example';

export const WORKSPACE = `teams:${TENANT}`;

/** What a test changes. */
export interface RunningOptions {
  /** Kept from an earlier run: a restart. */
  readonly stores?: Stores;
  readonly teams?: TeamsStandIn;
  readonly knowledge?: () => Knowledge;
  /** Wraps the use cases, to make them late or fall over. */
  readonly around?: (desk: Desk) => Desk;
  readonly graph?: boolean;
  readonly picturesOf?: PicturesOf;
  /** Where files are fetched; with it, they are offered. */
  readonly files?: FileAddresses;
  /** Looks for what is due; with it, commands are understood. */
  readonly lookNow?: () => Promise<void>;
}

export interface RunningTeams {
  readonly teams: TeamsStandIn;
  readonly stores: Stores;
  readonly app: TeamsApp;
  readonly chat: Chat;
  /** `http://127.0.0.1:…` of the public side. */
  readonly origin: string;
  readonly lines: string[];
  /** Sends an activity as Teams would and waits until all that it led to is done. */
  deliver(activity: unknown): Promise<Response>;
  /** The same without waiting. */
  send(activity: unknown): Promise<Response>;
  /** Ends the app as a stop does; the stand-in and the stores stay. */
  stop(): Promise<void>;
}

const bundled = loadBundled();

/** Starts one; it ends with `stop`. */
export async function runTeams(options: RunningOptions = {}): Promise<RunningTeams> {
  const teams = options.teams ?? (await startTeams());
  const stores = options.stores ?? openMemoryStores({ now: () => new Date(), readBackAfterMs: READ_BACK_AFTER_MS });
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  const cloud = createCloud([], teams.origin);
  const tokens = createTokens({ clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, tenantId: TENANT }, cloud, log);
  const link = createSdkLink({ clientId: CLIENT_ID, tenantId: TENANT, token: () => tokens.bot(), cloud, log });
  const { picturesOf, files } = options;
  const shared = {
    workspaceId: WORKSPACE,
    link,
    cloud,
    conversations: stores.conversations,
    log,
    now: Date.now,
    ...(picturesOf === undefined ? {} : { picturesOf }),
    ...(files === undefined ? {} : { files }),
    ...(options.graph === true ? { reading: { cloud, token: () => tokens.graph(TENANT), log } } : {}),
  };
  const chat = createChat(shared);
  const knowledge = options.knowledge ?? (() => bundled);
  const useCases = {
    ...stores,
    knowledge,
    today: () => TODAY,
    chat,
    now: Date.now,
    wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    newToken: randomUUID,
    readBackAfterMs: READ_BACK_AFTER_MS,
  };
  const lookUp = { ...shared, people: { tenantId: TENANT, admins: new Set([ADMIN]) } };
  const directory = createDirectory(lookUp);
  const compliance = createCompliance({ ...useCases, directory, language: 'en' });
  const plain = createDesk({
    ...useCases,
    compliance,
    ...(options.lookNow === undefined
      ? {}
      : {
          commands: {
            subscriptions: stores.subscriptions,
            directory,
            calendar: () => knowledge().calendar,
            writeAlert,
            lookNow: options.lookNow,
            postsPerMinute: 200,
          },
        }),
    onAuditLost: (error) => log.error({ err: error }, 'audit records were lost'),
    onSeenLost: (error) => log.error({ err: error }, 'notes on who was shown what were lost'),
  });
  const desk = options.around?.(plain) ?? plain;
  const app = await createTeamsApp({
    clientId: CLIENT_ID,
    tenants: new Set([TENANT]),
    cloud,
    link,
    log,
    inFlight: createInFlight(),
    ...(files === undefined ? {} : { more: files.serve }),
    seatOf: async () => ({
      ...shared,
      desk,
      compliance,
      directory,
      whoAndWhere: (naming) => whoAndWhere(naming, lookUp),
      audit: (action, person, where) =>
        stores.audit.append(WORKSPACE, { actor: person, action, subject: where.kind, place: where.conversationId }),
    }),
  });
  const server = createServer((request, response) => void app.http(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // TCP, so never a pipe name
  const origin = `http://127.0.0.1:${port}`;
  const send: RunningTeams['send'] = (activity) =>
    fetch(`${origin}/api/messages`, {
      method: 'POST',
      body: JSON.stringify(activity),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${serviceToken(teams.serviceUrl)}` },
    });
  return {
    teams,
    stores,
    app,
    chat,
    origin,
    lines,
    send,
    deliver: async (activity) => {
      const response = await send(activity);
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

/** All text of a message as Teams holds it: what its card says, run by run. */
export function textOf(activity: Readonly<Record<string, unknown>> | undefined): string {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      if ('type' in value && value.type === 'TextRun' && 'text' in value) texts.push(String(value.text));
      Object.values(value).forEach(walk);
    }
  };
  walk(activity?.['attachments']);
  return texts.join('');
}

/** The buttons of a message, by their title: the data that comes back from each. */
export function buttonsOf(activity: Readonly<Record<string, unknown>> | undefined): ReadonlyMap<string, unknown> {
  const buttons = new Map<string, unknown>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      if ('type' in value && value.type === 'Action.Submit' && 'title' in value && 'data' in value) {
        buttons.set(String(value.title), value.data);
      }
      Object.values(value).forEach(walk);
    }
  };
  walk(activity?.['attachments']);
  return buttons;
}
