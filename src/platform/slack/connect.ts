/** Slack as the program runs it: connected when it can be, tried again when it cannot, and a word on how it stands. */
import type { Logger } from 'pino';
import type { Desk } from '#src/bot/ports.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import { createSlackApp, type SlackApp } from './app.ts';
import type { Clients } from './clients.ts';
import { askIdentity, type Identity } from './identity.ts';
import { type ListenAt, listenPublicly, type PublicListener } from './listen.ts';
import type { PicturesOf } from './pictures.ts';
import { delayBefore } from './socket.ts';

/** What a connection is made of. At least one of `appToken` and `signingSecret` is there. */
export interface ConnectDeps {
  readonly desk: Desk;
  readonly clients: Clients;
  readonly botToken: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  /** Refuses requests of other apps. Absent: the signature alone says whose they are. */
  readonly appId?: string;
  readonly apiUrl?: string;
  readonly picturesOf?: PicturesOf;
  /** Called once, when it is known which workspace it is, and before anything is asked there. */
  readonly onWorkspace: (workspaceId: string) => Promise<void>;
  /** For signed requests. */
  readonly listenAt: ListenAt;
  readonly log: Logger;
  readonly wait: (ms: number) => Promise<void>;
}

export interface SlackConnection {
  /** Whether questions reach us now. */
  readonly isConnected: () => boolean;
  /** For a person: to which workspace, and how; or that it is still being tried. */
  readonly describe: () => string;
  /** Takes nothing new, and lets what was acknowledged be answered, for ten seconds at most. */
  stop(): Promise<void>;
}

/** How long a start waits for Slack before it goes on without. */
const START_PATIENCE_MS = 5_000;

/** What has come about so far. */
interface Standing {
  identity?: Identity;
  app?: SlackApp;
  listener?: PublicListener;
  isStopping: boolean;
}

/** Slack's answer to who we are; asked again while it cannot be reached. `undefined` once stopping. */
async function identityInTime(deps: ConnectDeps, standing: Standing): Promise<Identity | undefined> {
  for (let failures = 1; !standing.isStopping; failures += 1) {
    try {
      return await askIdentity(deps.clients.reading, deps.appId);
    } catch (error) {
      if (!(error instanceof SmallcapsError) || error.code !== 'SLACK_UNREACHABLE') throw error;
      deps.log.warn({ err: error }, 'Slack cannot be reached; it is tried again');
      await deps.wait(delayBefore(failures));
    }
  }
  return undefined;
}

async function connect(deps: ConnectDeps, standing: Standing): Promise<void> {
  const identity = await identityInTime(deps, standing);
  if (identity === undefined) return;
  await deps.onWorkspace(`slack:${identity.teamId}`);
  const app = createSlackApp({ ...deps, identity });
  if (app.http !== undefined) standing.listener = await listenPublicly(app.http, deps.listenAt);
  Object.assign(standing, { identity, app });
  await app.socket?.start();
}

function describe({ identity, app, listener }: Standing): string {
  if (identity === undefined) return 'not reached yet; it is tried again';
  const ways = [
    ...(app?.socket === undefined ? [] : [`Socket Mode: ${app.socket.state()}`]),
    ...(listener === undefined ? [] : [`signed requests at ${listener.address}/slack/events`]),
  ];
  return `${identity.team === '' ? identity.teamId : identity.team} (${ways.join('; ')})`;
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
    describe: () => describe(standing),
    stop: async () => {
      standing.isStopping = true;
      await standing.listener?.close();
      const left = (await standing.app?.stop()) ?? 0;
      if (left > 0) deps.log.error({ left }, 'answers were given up at the stop');
    },
  };
}
