/** The Teams SDK as the link: it verifies what comes in and writes what goes out; nothing of it is used beyond that. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { type ActivityParams, Client as ApiClient, PUBLIC } from '@microsoft/teams.api';
import { App, ExpressAdapter } from '@microsoft/teams.apps';
import type { ClientOptions } from '@microsoft/teams.common';
import type { Logger } from 'pino';
import { SmallcapsError } from '#src/core/errors.ts';
import type { TeamsCloud } from './cloud.ts';
import type { Address, Member, Outgoing, TeamsLink } from './link.ts';
import { REQUEST } from './request-limits.ts';
import { toSdkLogger } from './sdk-logger.ts';

/** What the link is made of. */
export interface LinkOptions {
  readonly clientId: string;
  readonly tenantId: string;
  /** The bot's token for the connector. */
  readonly token: () => Promise<string>;
  readonly cloud: TeamsCloud;
  readonly log: Logger;
  /** How long one request may take. @default as long as the bounds of requests say */
  readonly requestMs?: number;
}

/** The SDK's type wants more than the connector needs. */
type CreateParams = Parameters<ApiClient['conversations']['create']>[0];

/** Path of the endpoint, as it is registered with Microsoft. */
export const MESSAGES_PATH = '/api/messages';

/**
 * A connection for each request: on a kept one that the other side has just closed a post breaks off, and nobody can say
 * whether it arrived.
 */
const AGENTS = { httpAgent: new HttpAgent({ keepAlive: false }), httpsAgent: new HttpsAgent({ keepAlive: false }) };

/** A client that waits for a bounded time, follows nowhere, and sends nothing to an address that is not allowed. */
function toClientOptions({ cloud, token, log, requestMs = REQUEST.timeoutMs }: LinkOptions): ClientOptions {
  return {
    timeout: requestMs,
    logger: toSdkLogger(log),
    token,
    interceptors: [
      {
        request: ({ config }) => {
          if (!cloud.mayReach(config.url ?? '')) throw new SmallcapsError('TEAMS_ADDRESS', { value: config.url ?? '' });
          return { ...config, maxRedirects: 0, ...AGENTS };
        },
      },
    ],
  };
}

function createApp(server: ExpressAdapter, { clientId, tenantId, cloud, log }: LinkOptions): App {
  return new App({
    clientId,
    tenantId,
    // Named here so that no variable of the environment decides it.
    dangerouslyAllowUnauthenticatedRequests: false,
    // The app's own client is never used to send: what it could send with leads nowhere.
    token: () => Promise.reject(new SmallcapsError('TEAMS_ADDRESS')),
    cloud: { ...PUBLIC, openIdMetadataUrl: cloud.openIdMetadataUrl, loginEndpoint: cloud.loginOrigin },
    serviceUrl: 'https://smba.trafficmanager.net/teams',
    httpServerAdapter: server,
    messagingEndpoint: MESSAGES_PATH,
    logger: toSdkLogger(log),
  });
}

/** The most that one page has. */
const MEMBERS = 500;
/** A chat among more people than that is not looked through [ours]: Teams lets a thousand into a meeting's. */
const MEMBER_PAGES = 4;

/** An account as the SDK gives it. */
interface Account {
  readonly id?: string;
  readonly userRole?: string;
  readonly tenantId?: string;
  readonly userPrincipalName?: string;
  readonly aadObjectId?: string;
  readonly name?: string;
}

function toMember({ id, userRole: role, tenantId, userPrincipalName, aadObjectId, name }: Account): Member {
  return {
    ...(id === undefined ? {} : { id }),
    ...(aadObjectId === undefined ? {} : { objectId: aadObjectId }),
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(userPrincipalName === undefined ? {} : { userPrincipalName }),
  };
}

/** @throws {Error} Where there are more than are looked through: part of them would say nothing. */
async function allMembers(
  read: (token: string | undefined) => Promise<{ readonly members: readonly Account[]; continuationToken?: string }>,
): Promise<readonly Member[]> {
  const members: Member[] = [];
  let token: string | undefined;
  for (let page = 0; page < MEMBER_PAGES; page += 1) {
    const { members: some, continuationToken } = await read(token);
    members.push(...some.map(toMember));
    if (continuationToken === undefined || continuationToken === '') return members;
    token = continuationToken;
  }
  throw new Error(`more than ${MEMBERS * MEMBER_PAGES} people are in the conversation`);
}

/** Speaks to the connector through the SDK. */
export function createSdkLink(options: LinkOptions): TeamsLink {
  const http = toClientOptions(options);
  const at = ({ serviceUrl }: Address): ApiClient['conversations'] => new ApiClient(serviceUrl, http).conversations;
  // The SDK's types know less than the connector takes: cards are checked against a schema of their own.
  const params = (activity: Outgoing): ActivityParams => activity as unknown as ActivityParams;
  return {
    listen: async (app, take) => {
      const sdk = createApp(new ExpressAdapter(app, { logger: toSdkLogger(options.log) }), options);
      sdk.use(({ activity }) => {
        const taken = take(activity);
        return taken === undefined ? undefined : { status: taken.status, body: taken.body };
      });
      await sdk.initialize();
    },
    send: async (to, activity) => {
      const sent: { id?: string } = await at(to).createActivity(to.conversationId, params(activity));
      return sent.id ?? '';
    },
    sendPrivately: async (to, person, activity) => {
      const recipient = { id: person, isTargeted: true };
      const targeted = params({ ...activity, recipient });
      const sent: { id?: string } = await at(to).createTargetedActivity(to.conversationId, targeted);
      return sent.id ?? '';
    },
    remove: async (to, messageId) => {
      await at(to).deleteActivity(to.conversationId, messageId);
    },
    open: async (serviceUrl, person) => {
      const { tenantId, clientId } = options;
      const wanted = { isGroup: false, bot: { id: `28:${clientId}` }, members: [{ id: person }] };
      const chat = { ...wanted, tenantId, channelData: { tenant: { id: tenantId } } };
      const { id } = await new ApiClient(serviceUrl, http).conversations.create(chat as unknown as CreateParams);
      return id;
    },
    members: async (to, person) => {
      const { conversationId } = to;
      if (person !== undefined) return [toMember(await at(to).getMemberById(conversationId, person))];
      return allMembers((token) => at(to).getPagedMembers(conversationId, MEMBERS, token));
    },
  };
}
