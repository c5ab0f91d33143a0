/** Slack as the program runs it: connected when it can be, tried again when it cannot, and a word on how it stands. */
import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import { SmallcapsError } from '#src/core/errors.ts';
import { createSlackApp, type SlackApp } from './app.ts';
import type { Installing } from './http-app.ts';
import { askIdentity, type Identity } from './identity.ts';
import { INSTALL_PATH } from './oauth.ts';
import { delayBefore } from './socket.ts';
import { oneWorkspace, type Seat, type Workspaces } from './workspaces.ts';

/** Where a handler can be reached from outside. */
export interface PublicPlace {
  /** `http://127.0.0.1:3000`, without a slash at its end. */
  readonly address: string;
  /** Takes nothing new. */
  close(): Promise<void>;
}

/** What a connection is made of. At least one of `appToken` and `signingSecret` is there. */
export interface ConnectDeps {
  /** One workspace by its token, or all that install the bot. */
  readonly by: { readonly seat: Seat } | { readonly installing: Installing };
  readonly appToken?: string;
  readonly signingSecret?: string;
  /** Refuses requests of other apps. Absent: the signature alone says whose they are. */
  readonly appId?: string;
  readonly apiUrl?: string;
  /** Puts what takes signed requests where Slack can reach it. */
  readonly listen: (handler: RequestListener) => Promise<PublicPlace>;
  readonly log: Logger;
  readonly wait: (ms: number) => Promise<void>;
}

export interface SlackConnection {
  /** Whether questions reach us now. */
  readonly isConnected: () => boolean;
  /** A workspace that the bot is in; `undefined` for every one until it is known where we are. */
  readonly find: Workspaces['find'];
  /** For a person: to which workspace, and how; or that it is still being tried. */
  readonly describe: () => string;
  /** Takes nothing new, and lets what was acknowledged be answered, for ten seconds at most. */
  stop(): Promise<void>;
}

/** How long a start waits for Slack before it goes on without. */
const START_PATIENCE_MS = 5_000;

/** What has come about so far. */
interface Standing {
  /** The workspace's name, or that there may be several. */
  name?: string;
  app?: SlackApp;
  workspaces?: Workspaces;
  listener?: PublicPlace;
  isStopping: boolean;
}

/** Slack's answer to who we are; asked again while it cannot be reached. `undefined` once stopping. */
async function identityInTime({ clients }: Seat, deps: ConnectDeps, standing: Standing): Promise<Identity | undefined> {
  for (let failures = 1; !standing.isStopping; failures += 1) {
    try {
      return await askIdentity(clients.reading, deps.appId);
    } catch (error) {
      if (!(error instanceof SmallcapsError) || error.code !== 'SLACK_UNREACHABLE') throw error;
      deps.log.warn({ err: error }, 'Slack cannot be reached; it is tried again');
      await deps.wait(delayBefore(failures));
    }
  }
  return undefined;
}

/** The workspaces, and what a person calls them. */
async function workspacesInTime(
  deps: ConnectDeps,
  standing: Standing,
): Promise<{ readonly workspaces: Workspaces; readonly name: string } | undefined> {
  const { by } = deps;
  if ('installing' in by) {
    await by.installing.installed.openAll();
    return { workspaces: by.installing.installed, name: 'every workspace that installs it' };
  }
  const identity = await identityInTime(by.seat, deps, standing);
  if (identity === undefined) return undefined;
  await by.seat.begin(`slack:${identity.teamId}`);
  const name = identity.team === '' ? identity.teamId : identity.team;
  return { workspaces: oneWorkspace({ ...by.seat, identity }), name };
}

async function connect(deps: ConnectDeps, standing: Standing): Promise<void> {
  const found = await workspacesInTime(deps, standing);
  if (found === undefined) return;
  const { workspaces, name } = found;
  standing.workspaces = workspaces;
  const app = createSlackApp({
    ...deps,
    workspaces,
    ...('installing' in deps.by ? { installing: deps.by.installing } : {}),
  });
  if (app.http !== undefined) standing.listener = await deps.listen(app.http);
  Object.assign(standing, { name, app });
  await app.socket?.start();
}

function describe({ name, app, listener }: Standing, { by }: ConnectDeps): string {
  if (name === undefined) return 'not reached yet; it is tried again';
  const ways = [
    ...(app?.socket === undefined ? [] : [`Socket Mode: ${app.socket.state()}`]),
    ...(listener === undefined ? [] : [`signed requests at ${listener.address}/slack/events`]),
    ...(listener === undefined || 'seat' in by ? [] : [`installed at ${listener.address}${INSTALL_PATH}`]),
  ];
  return `${name} (${ways.join('; ')})`;
}

/**
 * Connects to Slack. Goes on without it after a few seconds, and keeps trying.
 *
 * @throws {SmallcapsError} `SLACK_TOKEN` or another refusal that no waiting cures, `PORT_IN_USE`: within those seconds. Later
 *   ones are logged.
 */
export async function connectSlack(deps: ConnectDeps): Promise<SlackConnection> {
  const standing: Standing = { isStopping: false };
  let isLate = false;
  const connecting = connect(deps, standing).catch((error: unknown) => {
    if (!isLate) throw error;
    deps.log.error({ err: error }, 'Slack refused the connection');
  });
  await Promise.race([connecting, deps.wait(START_PATIENCE_MS)]);
  isLate = true;
  const isConnected = (): boolean =>
    !standing.isStopping && standing.app !== undefined && (standing.app.socket?.state() ?? 'connected') === 'connected';
  return {
    isConnected,
    find: async (source) => standing.workspaces?.find(source),
    describe: () => describe(standing, deps),
    stop: async () => {
      standing.isStopping = true;
      await standing.listener?.close();
      const left = (await standing.app?.stop()) ?? 0;
      if (left > 0) deps.log.error({ left }, 'answers were given up at the stop');
    },
  };
}
