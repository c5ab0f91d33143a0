/** Slack put together from the environment, the store and the use cases. Loaded only where there are tokens. */

import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { createDesk } from '#src/bot/create-desk.ts';
import type { Knowledge } from '#src/bot/knowledge.ts';
import type { ChartRenderer, Desk, Stores } from '#src/bot/ports.ts';
import { type Every, keepForgetting } from '#src/bot/retention.ts';
import { findLeftovers } from '#src/bot/settle-leftovers.ts';
import type { Env } from '#src/config/env.ts';
import { toConfigFolder } from '#src/config/knowledge.ts';
import type { Settings } from '#src/config/settings.ts';
import { readBotScopes } from '#src/config/slack-manifest.ts';
import { localDate } from '#src/core/calendar-date.ts';
import { createClients } from '#src/platform/slack/clients.ts';
import { type ConnectDeps, connectSlack, type SlackConnection } from '#src/platform/slack/connect.ts';
import { appIdOf } from '#src/platform/slack/identity.ts';
import { createInstalled, type Installed } from '#src/platform/slack/installed.ts';
import { type OAuth, toOAuth } from '#src/platform/slack/oauth.ts';
import { createChat } from '#src/platform/slack/outbound.ts';
import { createPictures } from '#src/platform/slack/pictures.ts';
import type { Seat } from '#src/platform/slack/workspaces.ts';
import { READ_BACK_AFTER_MS } from '#src/storage/post-states.ts';
import { openSqliteStores } from '#src/storage/sqlite/open-sqlite.ts';

/** What is needed from the program around it. */
export interface StartSlackDeps {
  readonly env: Env;
  readonly knowledge: () => Knowledge;
  readonly log: Logger;
  readonly charts: ChartRenderer;
  readonly settings: Pick<Settings, 'threadsKeptDays' | 'auditKeptDays'>;
}

const DAY_MS = 86_400_000;
/** Slack delivers an event again for an hour at most; the rest is distance. */
const EVENTS_KEPT_DAYS = 7;

/** Waiting that ends with the program: after `release` no timer keeps the process alive, and none of them comes to anything. */
function createWaiting(): { readonly wait: (ms: number) => Promise<void>; readonly release: () => void } {
  const timers = new Set<NodeJS.Timeout>();
  let isReleased = false;
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          timers.delete(timer);
          resolve();
        }, ms);
        if (isReleased) timer.unref();
        else timers.add(timer);
      }),
    release: () => {
      isReleased = true;
      for (const timer of timers) timer.unref();
    },
  };
}

const every: Every = (ms, run) => {
  const timer = setInterval(run, ms).unref();
  return () => clearInterval(timer);
};

function doorsIn(env: Env): Pick<ConnectDeps, 'appToken' | 'signingSecret' | 'appId' | 'apiUrl'> {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl } = env;
  const appId = env.SLACK_APP_ID ?? appIdOf(appToken);
  return {
    ...(appToken === undefined ? {} : { appToken }),
    ...(signingSecret === undefined ? {} : { signingSecret }),
    ...(appId === undefined ? {} : { appId }),
    ...(apiUrl === undefined ? {} : { apiUrl }),
  };
}

/** What every seat shares. */
interface Shared extends StartSlackDeps {
  readonly stores: Stores;
  readonly wait: (ms: number) => Promise<void>;
}

/** All that speaks under one token. */
function openSeat(botToken: string, { env, knowledge, log, charts, stores, wait }: Shared): Seat {
  const { SLACK_API_URL: apiUrl } = env;
  const clients = createClients({ botToken, log, ...(apiUrl === undefined ? {} : { apiUrl }) });
  const origin = apiUrl === undefined ? {} : { apiOrigin: new URL(apiUrl).origin };
  const picturesOf = createPictures({ clients, charts, fetch, wait, log, ...origin });
  const chat = createChat({ ...clients, log, picturesOf });
  const desk = createDesk({
    ...stores,
    knowledge,
    today: () => localDate(new Date()),
    chat,
    now: Date.now,
    onAuditLost: (error, count) => log.error({ err: error, count }, 'audit records were lost'),
    wait,
    newToken: randomUUID,
    readBackAfterMs: READ_BACK_AFTER_MS,
  });
  const begin = async (workspaceId: string): Promise<void> => {
    const endThem = await findLeftovers(workspaceId, {
      ...stores,
      history: stores.postHistory,
      chat,
      newToken: randomUUID,
    });
    wait(READ_BACK_AFTER_MS)
      .then(endThem)
      .catch((error: unknown) => log.error({ err: error }, 'what an earlier process left could not be ended'));
  };
  return { botToken, clients, desk, picturesOf, begin };
}

/** What installing takes, from the environment and the manifest. */
function oauthIn(env: Env): OAuth | undefined {
  return toOAuth(
    {
      clientId: env.SLACK_CLIENT_ID,
      clientSecret: env.SLACK_CLIENT_SECRET,
      stateSecret: env.SLACK_STATE_SECRET,
      signingSecret: env.SLACK_SIGNING_SECRET,
      secretKey: env.SMALLCAPS_SECRET_KEY,
      botToken: env.SLACK_BOT_TOKEN,
      apiUrl: env.SLACK_API_URL,
    },
    readBotScopes(toConfigFolder(env.SMALLCAPS_CONFIG_DIR)),
  );
}

/**
 * Opens the data folder and connects.
 *
 * @throws {SmallcapsError} What the store or Slack refuses, or half a set-up; the data folder is let go then.
 */
export async function startSlack(deps: StartSlackDeps): Promise<SlackConnection> {
  const { env, log } = deps;
  const { SLACK_BOT_TOKEN: botToken = '', SMALLCAPS_HOST: host, SMALLCAPS_PORT: port } = env;
  const oauth = oauthIn(env);
  const now = (): Date => new Date();
  const stores = await openSqliteStores({ folder: env.SMALLCAPS_DATA_DIR, now, secretKey: env.SMALLCAPS_SECRET_KEY });
  const { wait, release } = createWaiting();
  const desks: Desk[] = [];
  const open = (token: string): Seat => {
    const seat = openSeat(token, { ...deps, stores, wait });
    desks.push(seat.desk);
    return seat;
  };
  const doors = doorsIn(env);
  const { appId } = doors;
  const installedWith = (scopes: readonly string[]): Installed =>
    createInstalled({ ...stores, open, scopes, now: Date.now, log, ...(appId === undefined ? {} : { appId }) });
  const by: ConnectDeps['by'] =
    oauth === undefined ? { seat: open(botToken) } : { installing: { oauth, installed: installedWith(oauth.scopes) } };
  const keep = {
    events: EVENTS_KEPT_DAYS * DAY_MS,
    threads: deps.settings.threadsKeptDays * DAY_MS,
    audit: deps.settings.auditKeptDays * DAY_MS,
  };
  const stopForgetting = keepForgetting({ stores, keep, now: Date.now, every, log });
  const letGo = async (): Promise<void> => {
    release();
    await stopForgetting();
    for (const desk of desks) await desk.settle();
    await stores.close();
  };
  try {
    const slack = await connectSlack({ ...doors, by, listenAt: { host, port }, log, wait });
    const stop = async (): Promise<void> => {
      await slack.stop();
      await letGo();
    };
    return { ...slack, stop };
  } catch (error) {
    await letGo();
    throw error;
  }
}
