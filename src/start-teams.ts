/** Teams put together from the environment, the stores and the use cases. Loaded only where there are credentials. */
import { join } from 'node:path';
import type { Express } from 'express';
import { keepDigestsWithin } from '#src/bot/compliance/digests-within.ts';
import type { ChartRenderer, Chat, ChatOf } from '#src/bot/ports.ts';
import type { Env } from '#src/config/env.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import { type OpenDeskDeps, openDesk } from '#src/open-desk.ts';
import { createInFlight } from '#src/platform/slack/in-flight.ts';
import { createTeamsApp } from '#src/platform/teams/app.ts';
import { createCloud, type TeamsCloud } from '#src/platform/teams/cloud.ts';
import { createDirectory } from '#src/platform/teams/directory.ts';
import { createFileAddresses, FILES_PATH, type FileAddresses } from '#src/platform/teams/file-addresses.ts';
import type { TeamsLink } from '#src/platform/teams/link.ts';
import { whoAndWhere } from '#src/platform/teams/named-places.ts';
import { type ChatDeps, createChat } from '#src/platform/teams/outbound.ts';
import { createPictureAddresses, PICTURES_PATH, type PictureAddresses } from '#src/platform/teams/picture-addresses.ts';
import type { AnswerDeps } from '#src/platform/teams/reply.ts';
import { createSdkLink, MESSAGES_PATH } from '#src/platform/teams/sdk-link.ts';
import { type Credentials, createTokens, type Tokens } from '#src/platform/teams/tokens.ts';
import type { PublicSide } from '#src/public-side.ts';
import type { ChatConnection } from '#src/tell-readiness.ts';

/** What is needed from the program around it. */
export interface StartTeamsDeps extends OpenDeskDeps {
  readonly env: Env;
  readonly charts: ChartRenderer;
  readonly publicSide: PublicSide;
}

/** What every tenant's seat is made of. */
interface Shared extends StartTeamsDeps {
  readonly cloud: TeamsCloud;
  readonly tokens: Tokens;
  readonly link: TeamsLink;
  readonly pictures: PictureAddresses | undefined;
  readonly files: FileAddresses | undefined;
  /** What goes out by itself, by workspace, of the seats that are open. */
  readonly chats: Map<string, Chat>;
}

/**
 * The three that belong together.
 *
 * @throws {SmallcapsError} `TEAMS_SETUP` naming those that are missing: half a set-up would look like a working one.
 */
function credentialsIn({ CLIENT_ID, CLIENT_SECRET, TENANT_ID }: Env): Credentials {
  if (CLIENT_ID !== undefined && CLIENT_SECRET !== undefined && TENANT_ID !== undefined) {
    return { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, tenantId: TENANT_ID };
  }
  const missing = Object.entries({ CLIENT_ID, CLIENT_SECRET, TENANT_ID }).filter(([, value]) => value === undefined);
  const names = missing.map(([name]) => name).join(' and ');
  throw new SmallcapsError('TEAMS_SETUP', { detail: `Teams is only half set up: ${names} not set.` });
}

function chatDepsOf(tenantId: string, shared: Shared): ChatDeps {
  const { env, link, cloud, stores, log, tokens, pictures, files } = shared;
  return {
    workspaceId: `teams:${tenantId}`,
    link,
    cloud,
    conversations: stores.conversations,
    log,
    now: Date.now,
    ...(pictures === undefined ? {} : { picturesOf: pictures.picturesOf }),
    ...(files === undefined ? {} : { files }),
    ...(env.TEAMS_READ_BACK === 'yes' ? { reading: { cloud, token: () => tokens.graph(tenantId), log } } : {}),
  };
}

/** All that speaks in one tenant; what an earlier process left half done there is ended. */
async function openSeat(tenantId: string, shared: Shared): Promise<AnswerDeps> {
  const { env, stores } = shared;
  const chatDeps = chatDepsOf(tenantId, shared);
  const { workspaceId } = chatDeps;
  const chat = createChat(chatDeps);
  const lookUp = { ...chatDeps, people: { tenantId, admins: new Set(env.TEAMS_ADMINS) } };
  const directory = createDirectory(lookUp);
  const { desk, compliance, begin } = openDesk(chat, directory, shared);
  shared.chats.set(workspaceId, keepDigestsWithin(chat, { workspaceId, compliance }));
  await begin(workspaceId);
  return {
    ...chatDeps,
    desk,
    compliance,
    directory,
    whoAndWhere: (naming) => whoAndWhere(naming, lookUp),
    audit: (action, actor, { kind, conversationId }) =>
      stores.audit.append(workspaceId, { actor, action, subject: kind, place: conversationId }),
  };
}

function picturesIn({ env, charts, log }: StartTeamsDeps, secret: string): PictureAddresses | undefined {
  const { SMALLCAPS_PUBLIC_URL: publicUrl, SMALLCAPS_DATA_DIR } = env;
  if (publicUrl === undefined) return undefined;
  const folder = join(SMALLCAPS_DATA_DIR, 'pictures');
  const pictures = createPictureAddresses({ charts, publicUrl, folder, secret, log, now: Date.now });
  pictures.prune().catch((error: unknown) => log.error({ err: error }, 'old pictures could not be deleted'));
  return pictures;
}

function filesIn({ env, log }: StartTeamsDeps, secret: string): FileAddresses | undefined {
  const { SMALLCAPS_PUBLIC_URL: publicUrl, SMALLCAPS_DATA_DIR } = env;
  if (publicUrl === undefined) return undefined;
  const files = createFileAddresses({ publicUrl, folder: join(SMALLCAPS_DATA_DIR, 'files'), secret, now: Date.now });
  files.prune().catch((error: unknown) => log.error({ err: error }, 'old files could not be deleted'));
  return files;
}

/**
 * Puts the endpoint for Teams on the public side.
 *
 * @throws {SmallcapsError} `TEAMS_SETUP` for half a set-up, `PORT_IN_USE`.
 */
export async function startTeams(deps: StartTeamsDeps): Promise<ChatConnection> {
  const { env, log, publicSide } = deps;
  const credentials = credentialsIn(env);
  const { clientId, tenantId } = credentials;
  const cloud = createCloud(env.TEAMS_SERVICE_HOSTS, env.TEAMS_EMULATOR_URL);
  const tokens = createTokens(credentials, cloud, log);
  const link = createSdkLink({ clientId, tenantId, token: () => tokens.bot(), cloud, log });
  const pictures = picturesIn(deps, credentials.clientSecret);
  const files = filesIn(deps, credentials.clientSecret);
  const chats = new Map<string, Chat>();
  const shared: Shared = { ...deps, cloud, tokens, link, pictures, files, chats };
  const seats = new Map<string, Promise<AnswerDeps>>();
  const seatOf = (tenant: string): Promise<AnswerDeps> => {
    const seat = seats.get(tenant) ?? openSeat(tenant, shared);
    seats.set(tenant, seat);
    // One that could not be opened is tried again with the next request.
    seat.catch(() => seats.delete(tenant));
    return seat;
  };
  const tenants = new Set([tenantId, ...env.TEAMS_TENANTS]);
  // Before anybody asks: what is declared for a tenant goes out whether or not somebody speaks there.
  for (const tenant of tenants) await seatOf(tenant);
  const inFlight = createInFlight();
  const more = (http: Express): void => {
    pictures?.serve(http);
    files?.serve(http);
  };
  const app = await createTeamsApp({ clientId, tenants, cloud, link, seatOf, inFlight, log, more });
  const place = await publicSide.offer(MESSAGES_PATH, app.http);
  const fetched = env.SMALLCAPS_PUBLIC_URL === undefined ? [] : [PICTURES_PATH, FILES_PATH];
  const places = [place];
  for (const path of fetched) places.push(await publicSide.offer(path, app.http));
  let isStopping = false;
  const chatOf: ChatOf = async (workspaceId) => {
    const tenant = workspaceId.replace(/^teams:/, '');
    if (!workspaceId.startsWith('teams:') || !tenants.has(tenant)) return undefined;
    await seatOf(tenant);
    return chats.get(workspaceId);
  };
  return {
    isConnected: () => !isStopping,
    chatOf,
    describe: () => `tenant ${tenantId} (requests at ${place.address}${MESSAGES_PATH})`,
    stop: async () => {
      isStopping = true;
      const left = await app.stop();
      if (left > 0) log.error({ left }, 'answers were given up at the stop');
      for (const each of places.toReversed()) await each.close();
      for (const seat of seats.values()) await (await seat).desk.settle();
    },
  };
}
