/** The Slack app: Bolt's receivers in front, our use cases behind, and nothing that is not acknowledged first. */
import { App, type AppOptions, ExpressReceiver } from '@slack/bolt';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { Desk } from '#src/bot/ports.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import { answerInbound, tellFailed } from './answer-inbound.ts';
import { type Clients, clientOptions } from './clients.ts';
import { refuseRequest } from './http-errors.ts';
import type { Identity } from './identity.ts';
import { createInFlight } from './in-flight.ts';
import { parseInbound } from './inbound.ts';
import type { PicturesOf } from './pictures.ts';
import type { AnswerDeps } from './reply.ts';
import { toSdkLogger } from './sdk-logger.ts';
import { createSocket, type Socket } from './socket.ts';

/** What the app is made of. */
export interface SlackAppDeps {
  readonly desk: Desk;
  readonly clients: Clients;
  readonly identity: Identity;
  readonly log: Logger;
  readonly botToken: string;
  /** Opens Socket Mode. */
  readonly appToken?: string;
  /** Takes signed requests. */
  readonly signingSecret?: string;
  readonly apiUrl?: string;
  /** Pictures of charts, where Slack refuses its own. @default none */
  readonly picturesOf?: PicturesOf;
  readonly wait: (ms: number) => Promise<void>;
}

/** A connected app. */
export interface SlackApp {
  /** What takes signed requests, to be listened on. Absent without a signing secret. */
  readonly http?: Express;
  /** Absent without an app-level token. */
  readonly socket?: Socket;
  /** Resolves when every request so far is answered. */
  settled(): Promise<void>;
  /** Takes nothing new, and lets what was acknowledged be answered. Resolves to how many answers were given up. */
  stop(): Promise<number>;
}

/** How long a stop waits for answers under way [ours]. */
const DRAIN_MS = 10_000;
/** Slack's own bodies are far smaller. */
const BODY_LIMIT = '1mb';

/** Builds the app; nothing is listened to or connected before the caller says so. */
export function createSlackApp(deps: SlackAppDeps): SlackApp {
  const { log, appToken, signingSecret, identity, apiUrl, wait } = deps;
  const inFlight = createInFlight();
  const answering: AnswerDeps = {
    desk: deps.desk,
    clients: deps.clients,
    log,
    fetch,
    wait,
    ...(apiUrl === undefined ? {} : { apiOrigin: new URL(apiUrl).origin }),
    ...(deps.picturesOf === undefined ? {} : { picturesOf: deps.picturesOf }),
  };
  const listen = (app: App): void => {
    app.use(async (args) => {
      const { body } = args;
      // Acknowledged before anything else: nothing that is slow or falls over may keep Slack waiting.
      if ('ack' in args && typeof args.ack === 'function') await acknowledge(args.ack, log);
      if (isForeign(body, identity)) log.warn('a payload of another app or workspace was left alone');
      else inFlight.track(answer(body, identity, answering));
    });
  };
  const shared: AppOptions = {
    token: deps.botToken,
    botId: identity.botId,
    botUserId: identity.botUserId,
    tokenVerificationEnabled: false,
    logger: toSdkLogger(log),
    clientOptions: clientOptions({ log, ...(apiUrl === undefined ? {} : { apiUrl }) }),
    // What the bot itself says is told apart in `inbound.ts`, by its id and by every other bot's mark.
    ignoreSelf: false,
    // Bolt's own memory of conversations lasts as long as the process and is not used.
    convoStore: false,
  };
  const socket =
    appToken === undefined
      ? undefined
      : createSocket({ appToken, log, wait, ...(apiUrl === undefined ? {} : { apiUrl }) });
  if (socket !== undefined) listen(new App({ ...shared, receiver: socket.receiver }));
  const http =
    signingSecret === undefined
      ? undefined
      : createHttp(signingSecret, deps, (receiver) => listen(new App({ ...shared, receiver })));
  return {
    ...(socket === undefined ? {} : { socket }),
    ...(http === undefined ? {} : { http }),
    settled: () => inFlight.settled(),
    stop: async () => {
      const left = inFlight.drain(DRAIN_MS);
      await socket?.stop();
      return left;
    },
  };
}

async function acknowledge(ack: (body?: never) => Promise<void>, log: Logger): Promise<void> {
  try {
    await ack();
  } catch (error) {
    // Slack then delivers it again, which is noticed; what it asks for is done now.
    log.warn({ err: error }, 'an acknowledgement did not reach Slack');
  }
}

/** Whether a payload is for another app or workspace than ours. */
function isForeign(body: unknown, { appId, teamId }: Identity): boolean {
  if (typeof body !== 'object' || body === null) return true;
  const app = 'api_app_id' in body ? body.api_app_id : undefined;
  const nested =
    'team' in body && typeof body.team === 'object' && body.team !== null && 'id' in body.team
      ? body.team.id
      : undefined;
  const team = 'team_id' in body ? body.team_id : nested;
  return (appId !== undefined && app !== undefined && app !== appId) || (team !== undefined && team !== teamId);
}

async function answer(body: unknown, identity: Identity, deps: AnswerDeps): Promise<void> {
  const inbound = parseInbound(body, identity.botUserId);
  try {
    await answerInbound(inbound, deps);
  } catch (error) {
    deps.log.error({ err: error, kind: inbound.kind }, 'a request from Slack fell over');
    await tellFailed(inbound, deps).catch((again: unknown) =>
      deps.log.error({ err: again }, 'and nobody could be told'),
    );
  }
}

/** Our own Express app with Bolt's receiver on it: the raw body reaches Bolt, and our error handler stands last. */
function createHttp(
  signingSecret: string,
  { identity, log }: SlackAppDeps,
  attach: (receiver: ExpressReceiver) => void,
): Express {
  const app = express();
  app.disable('x-powered-by');
  const receiver = new ExpressReceiver({
    signingSecret,
    app,
    endpoints: '/slack/events',
    logger: toSdkLogger(log),
    bodyLimit: BODY_LIMIT,
    // Called with the verified body before anything is done with it; what is thrown here reaches our error handler.
    customPropertiesExtractor: ({ body }) => {
      if (isForeign(body, identity)) throw new SmallcapsError('SLACK_FOREIGN');
      return {};
    },
    unhandledRequestHandler: ({ response }) => {
      // Everything of ours is acknowledged at once, so this is what was refused above, or a kind unknown to Bolt: a quiet yes.
      if (!response.headersSent) response.writeHead(200).end();
    },
  });
  attach(receiver);
  app.use((_request, response) => void response.status(404).type('text').send('Nothing here.\n'));
  app.use(refuseRequest(log));
  return app;
}
