/** The bot's tokens, by Microsoft's own library: kept until shortly before they run out, fetched from one place only. */
import { ConfidentialClientApplication, type INetworkModule, LogLevel, type NetworkResponse } from '@azure/msal-node';
import type { Logger } from 'pino';
import { SmallcapsError } from '#src/core/errors.ts';
import type { TeamsCloud } from './cloud.ts';
import { REQUEST } from './request-limits.ts';

/** Who the bot is at Microsoft. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Of the app registration: tokens are asked for there, and nowhere else. */
  readonly tenantId: string;
}

/** @throws {SmallcapsError} `TEAMS_CREDENTIALS` where they are refused, `TEAMS_UNREACHABLE` where nothing certain is said. */
export interface Tokens {
  /** For the connector. */
  bot(): Promise<string>;
  /** For Graph in a tenant. */
  graph(tenantId: string): Promise<string>;
}

const LOGIN = 'https://login.microsoftonline.com';
const BOT_SCOPE = 'https://api.botframework.com/.default';
const GRAPH_SCOPE = 'https://graph.microsoft.com/.default';

/** What the library sends. */
interface Request {
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** The library takes encrypted addresses only; an emulator's is put in their place here. */
async function ask<T>(
  { loginOrigin }: TeamsCloud,
  { url, method, headers = {}, body }: Request & { readonly url: string; readonly method: 'GET' | 'POST' },
): Promise<NetworkResponse<T>> {
  const response = await fetch(url.replace(LOGIN, loginOrigin), {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
    redirect: 'error',
    signal: AbortSignal.timeout(REQUEST.timeoutMs),
  });
  const answer = (await response.json()) as T; // the library checks it
  return { headers: Object.fromEntries(response.headers), body: answer, status: response.status };
}

function createNetwork(cloud: TeamsCloud): INetworkModule {
  return {
    sendPostRequestAsync: (url, request) => ask(cloud, { ...request, url, method: 'POST' }),
    sendGetRequestAsync: (url, request) => ask(cloud, { ...request, url, method: 'GET' }),
  };
}

function toError(error: unknown): SmallcapsError {
  const code = error instanceof Error ? /AADSTS\d+/.exec(error.message)?.[0] : undefined;
  if (code === undefined) return new SmallcapsError('TEAMS_UNREACHABLE', {}, { cause: error });
  return new SmallcapsError('TEAMS_CREDENTIALS', { detail: `Microsoft refused the credentials of the bot: ${code}.` });
}

/** Fetches nothing before it is asked. */
export function createTokens(
  { clientId, clientSecret, tenantId }: Credentials,
  cloud: TeamsCloud,
  log: Logger,
): Tokens {
  const clientFor = (tenant: string): ConfidentialClientApplication =>
    new ConfidentialClientApplication({
      auth: { clientId, clientSecret, authority: `${LOGIN}/${tenant}` },
      system: {
        networkClient: createNetwork(cloud),
        loggerOptions: {
          piiLoggingEnabled: false,
          logLevel: LogLevel.Warning,
          loggerCallback: (_level, message) => log.debug({ sdk: message.slice(0, 500) }, 'the token library says'),
        },
      },
    });
  const clients = new Map<string, ConfidentialClientApplication>();
  const fetchToken = async (scope: string, tenant: string): Promise<string> => {
    const client = clients.get(tenant) ?? clientFor(tenant);
    clients.set(tenant, client);
    try {
      const result = await client.acquireTokenByClientCredential({ scopes: [scope] });
      if (result === null) throw new Error('no token was given');
      return result.accessToken;
    } catch (error) {
      throw toError(error);
    }
  };
  return { bot: () => fetchToken(BOT_SCOPE, tenantId), graph: (tenant) => fetchToken(GRAPH_SCOPE, tenant) };
}
