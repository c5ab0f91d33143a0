/** Slack put together from the environment, the stores and the use cases. Loaded only where there are tokens. */

import type { RequestListener } from 'node:http';
import { keepDigestsWithin } from '#src/bot/compliance/digests-within.ts';
import type { ChartRenderer, Desk } from '#src/bot/ports.ts';
import type { Env } from '#src/config/env.ts';
import { toConfigFolder } from '#src/config/knowledge.ts';
import { readBotScopes } from '#src/config/slack-manifest.ts';
import { type OpenDeskDeps, openDesk } from '#src/open-desk.ts';
import { createChatOf } from '#src/platform/slack/chat-of.ts';
import { createClients } from '#src/platform/slack/clients.ts';
import { type ConnectDeps, connectSlack, type PublicPlace } from '#src/platform/slack/connect.ts';
import { createDirectory } from '#src/platform/slack/directory.ts';
import { appIdOf } from '#src/platform/slack/identity.ts';
import { createInstalled, type Installed } from '#src/platform/slack/installed.ts';
import { type OAuth, toOAuth } from '#src/platform/slack/oauth.ts';
import { createChat } from '#src/platform/slack/outbound.ts';
import { createPictures } from '#src/platform/slack/pictures.ts';
import type { Seat } from '#src/platform/slack/workspaces.ts';
import type { PublicSide } from '#src/public-side.ts';
import type { ChatConnection } from '#src/tell-readiness.ts';

/** What is needed from the program around it. */
export interface StartSlackDeps extends OpenDeskDeps {
  readonly env: Env;
  readonly charts: ChartRenderer;
  readonly publicSide: PublicSide;
}

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

/** All that speaks under one token. */
function openSeat(botToken: string, deps: StartSlackDeps): Seat {
  const { env, log, charts, wait } = deps;
  const { SLACK_API_URL: apiUrl } = env;
  const clients = createClients({ botToken, log, ...(apiUrl === undefined ? {} : { apiUrl }) });
  const origin = apiUrl === undefined ? {} : { apiOrigin: new URL(apiUrl).origin };
  const picturesOf = createPictures({ clients, charts, fetch, wait, log, ...origin });
  const chat = createChat({ ...clients, log, picturesOf });
  const directory = createDirectory({ reading: clients.reading, log, now: Date.now });
  const { desk, compliance, begin } = openDesk(chat, directory, deps);
  return { botToken, clients, desk, chat, compliance, picturesOf, begin };
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
 * Connects to Slack.
 *
 * @throws {SmallcapsError} What Slack refuses, or half a set-up.
 */
export async function startSlack(deps: StartSlackDeps): Promise<ChatConnection> {
  const { env, log, stores, wait, publicSide } = deps;
  const { SLACK_BOT_TOKEN: botToken = '' } = env;
  const oauth = oauthIn(env);
  const desks: Desk[] = [];
  const open = (token: string): Seat => {
    const seat = openSeat(token, deps);
    desks.push(seat.desk);
    return seat;
  };
  const doors = doorsIn(env);
  const { appId } = doors;
  const installedWith = (scopes: readonly string[]): Installed =>
    createInstalled({ ...stores, open, scopes, now: Date.now, log, ...(appId === undefined ? {} : { appId }) });
  const by: ConnectDeps['by'] =
    oauth === undefined ? { seat: open(botToken) } : { installing: { oauth, installed: installedWith(oauth.scopes) } };
  const listen = (handler: RequestListener): Promise<PublicPlace> => publicSide.offer('/', handler);
  const slack = await connectSlack({ ...doors, by, listen, log, wait });
  const stop = async (): Promise<void> => {
    await slack.stop();
    for (const desk of desks) await desk.settle();
  };
  const { isConnected, describe, find } = slack;
  const chatOf = createChatOf({
    ...stores,
    find,
    speakIn: ({ chat, compliance }, workspaceId) => keepDigestsWithin(chat, { workspaceId, compliance }),
  });
  return { isConnected, describe, chatOf, stop };
}
