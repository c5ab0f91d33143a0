/** The endpoint alone, over the real SDK and the stand-in: what gets through is kept, and nothing is done with it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createCloud, type TeamsCloud } from '#src/platform/teams/cloud.ts';
import { createHttp } from '#src/platform/teams/http-app.ts';
import type { TeamsLink } from '#src/platform/teams/link.ts';
import { createSdkLink } from '#src/platform/teams/sdk-link.ts';
import { createTokens, type Tokens } from '#src/platform/teams/tokens.ts';
import { startTeams, type TeamsStandIn } from '#test/stand-ins/teams-server.ts';
import { CLIENT_ID, CLIENT_SECRET, serviceToken, TENANT } from '#test/stand-ins/teams-tokens.ts';

export interface Endpoint {
  readonly teams: TeamsStandIn;
  readonly link: TeamsLink;
  readonly tokens: Tokens;
  readonly cloud: TeamsCloud;
  /** Activities that got through. */
  readonly taken: unknown[];
  readonly lines: string[];
  /** Sends a body as it is. */
  post(body: string, headers: Readonly<Record<string, string>>): Promise<Response>;
  /** Sends an activity, signed rightly unless told. */
  deliver(activity: unknown, token?: string): Promise<Response>;
  close(): Promise<void>;
}

/** @param own An activity of the endpoint's own tenant list and secret, where a test changes them. */
export async function openEndpoint(own: { readonly clientSecret?: string } = {}): Promise<Endpoint> {
  const teams = await startTeams();
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  const cloud = createCloud([], teams.origin);
  const tokens = createTokens(
    { clientId: CLIENT_ID, clientSecret: own.clientSecret ?? CLIENT_SECRET, tenantId: TENANT },
    cloud,
    log,
  );
  const link = createSdkLink({ clientId: CLIENT_ID, tenantId: TENANT, token: () => tokens.bot(), cloud, log });
  const taken: unknown[] = [];
  const app = await createHttp({
    clientId: CLIENT_ID,
    tenants: new Set([TENANT]),
    cloud,
    link,
    log,
    take: (activity) => {
      taken.push(activity);
      return undefined;
    },
  });
  const server = createServer((request, response) => void app(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // TCP, so never a pipe name
  const post: Endpoint['post'] = (body, headers) =>
    fetch(`http://127.0.0.1:${port}/api/messages`, { method: 'POST', body, headers });
  return {
    teams,
    link,
    tokens,
    cloud,
    taken,
    lines,
    post,
    deliver: (activity, token = serviceToken(teams.serviceUrl)) =>
      post(JSON.stringify(activity), { 'content-type': 'application/json', authorization: `Bearer ${token}` }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await teams.close();
    },
  };
}
