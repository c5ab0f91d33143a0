/**
 * A small Microsoft of our own that the real SDK talks to on loopback: login, keys, connector and the two pages of Graph that
 * are read. It keeps what it is sent and fails to order. Not Teams: `npm run e2e:teams` has the bot against the Agents Playground.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerGraph } from './teams-graph.ts';
import {
  createTeamsState,
  type HeldActivity,
  type HeldMember,
  type TeamsCall,
  type TeamsFault,
  type TeamsState,
} from './teams-state.ts';
import { accessToken, CLIENT_ID, CLIENT_SECRET, jwks, TENANT } from './teams-tokens.ts';

export interface TeamsStandIn extends TeamsState {
  /** For `TEAMS_EMULATOR_URL`. */
  readonly origin: string;
  /** What activities name as their service. */
  readonly serviceUrl: string;
  /** Fails calls by chance; asked where no failure was ordered. `path` is as it came, read. */
  decide?: (call: TeamsCall, path: string) => TeamsFault | undefined;
  /** Lets the next calls of a kind fail, one after the other. */
  fail(call: TeamsCall, ...faults: readonly TeamsFault[]): void;
  close(): Promise<void>;
}

interface Call {
  readonly method: string;
  readonly url: URL;
  readonly text: string;
  readonly bearer: string;
}

type Answer = readonly [status: number, body: unknown];

const BOT_TOKEN = accessToken('https://api.botframework.com/.default');

async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // a request without an encoding gives buffers
  return {
    method: request.method ?? '',
    url: new URL(request.url ?? '/', `http://${request.headers.host}`),
    text: Buffer.concat(chunks).toString('utf8'),
    bearer: (request.headers.authorization ?? '').replace('Bearer ', ''),
  };
}

function answerLogin({ url, text }: Call): Answer {
  if (url.pathname.endsWith('/openid-configuration')) {
    const base = `https://login.microsoftonline.com/${TENANT}`;
    return [
      200,
      {
        token_endpoint: `${base}/oauth2/v2.0/token`,
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        issuer: `${base}/v2.0`,
        jwks_uri: `${base}/discovery/v2.0/keys`,
      },
    ];
  }
  const form = new URLSearchParams(text);
  const isOurs = form.get('client_id') === CLIENT_ID && form.get('client_secret') === CLIENT_SECRET;
  if (!isOurs) {
    return [401, { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' }];
  }
  const scope = (form.get('scope') ?? '').split(' ')[0] ?? '';
  return [200, { token_type: 'Bearer', expires_in: 3_599, ext_expires_in: 3_599, access_token: accessToken(scope) }];
}

function store(call: Call, conversationId: string, state: TeamsState): HeldActivity {
  const activity = JSON.parse(call.text) as Record<string, unknown>;
  const recipient = activity['recipient'] as { id?: string } | undefined;
  const isTargeted = call.url.searchParams.get('isTargetedActivity') === 'true';
  const kept: HeldActivity = {
    id: state.nextId(),
    conversationId,
    activity,
    createdAt: state.now(),
    ...(isTargeted && recipient?.id !== undefined ? { targetedTo: recipient.id } : {}),
  };
  state.held.push(kept);
  return kept;
}

function refusalOf(call: Call, conversationId: string, state: TeamsState): Answer | undefined {
  const [base = ''] = conversationId.split(';');
  if (call.bearer !== BOT_TOKEN) return [401, { error: { code: 'Unauthorized' } }];
  if (state.closed.has(base)) return [403, { error: { code: 'BotDisabledByAdmin' } }];
  if (state.flat.has(base) && conversationId !== base) return [400, { error: { code: 'BadSyntax' } }];
  if (Buffer.byteLength(call.text) > state.settings.maxBytes) return [413, { error: { code: 'MessageSizeTooBig' } }];
  if (call.url.searchParams.has('isTargetedActivity') && !state.settings.targeted) {
    return [400, { error: { code: 'BadArgument' } }];
  }
  return undefined;
}

/** Somebody of our own tenant, who signs in by the letters of their id. */
function ownMember(id: string): HeldMember {
  const name = id.replace(/^29:/, '');
  return { id, name, userRole: 'user', tenantId: TENANT, userPrincipalName: `${name}@desk.example` };
}

/** A personal chat with the one person named. */
function openChat({ text }: Call, state: TeamsState): Answer {
  const { members, tenantId } = JSON.parse(text) as { members?: { id: string }[]; tenantId?: string };
  const [member] = members ?? [];
  if (member === undefined || tenantId !== TENANT || state.unknown.has(member.id)) {
    return [403, { error: { code: 'Forbidden' } }];
  }
  return [201, { id: `a:personal-${member.id.replace(/\W/g, '-')}` }];
}

/** The people of a conversation that a test has named, and a colleague; a page at a time. */
function pageOfMembers({ url }: Call, conversation: string, state: TeamsState): Answer {
  if (!state.settings.namesMembers) return [200, { members: [] }];
  const known = [...state.members].filter(([key]) => key.startsWith(`${conversation} `));
  const all = [ownMember('29:colleague'), ...known.map(([, member]) => member)];
  const from = Number(url.searchParams.get('continuationToken') ?? '0');
  const next = from + Number(url.searchParams.get('pageSize') ?? '50');
  return [200, { members: all.slice(from, next), ...(next < all.length ? { continuationToken: String(next) } : {}) }];
}

function answerConnector(call: Call, state: TeamsState): Answer {
  const [, , , , conversation = '', part = '', id = ''] = decodeURIComponent(call.url.pathname).split('/');
  const refusal = refusalOf(call, conversation, state);
  if (refusal !== undefined) return refusal;
  if (part === 'pagedMembers') return pageOfMembers(call, conversation, state);
  if (part === 'members') {
    if (state.absent.has(`${conversation} ${id}`)) return [404, { error: { code: 'MemberNotFoundInConversation' } }];
    return [200, state.members.get(`${conversation} ${id}`) ?? ownMember(id)];
  }
  if (conversation === '') return openChat(call, state);
  if (call.method === 'POST') return [201, { id: store(call, conversation, state).id }];
  const kept = state.held.find((held) => held.id === id);
  if (kept === undefined) return [404, { error: { code: 'NotFound' } }];
  if (call.method === 'DELETE') state.held.splice(state.held.indexOf(kept), 1);
  else kept.activity = JSON.parse(call.text) as Record<string, unknown>;
  return [200, { id }];
}

function kindOf({ method, url }: Call): TeamsCall {
  if (url.pathname.startsWith('/graph/')) return 'graph';
  if (!url.pathname.startsWith('/connector/')) return 'token';
  if (/\/(?:members|pagedMembers)(?:\/|$)/.test(url.pathname)) return 'member';
  return method === 'PUT' ? 'update' : 'send';
}

function answerCall(call: Call, state: TeamsState): Answer {
  if (call.url.pathname === '/v1/.well-known/keys') return [200, jwks()];
  if (call.url.pathname.startsWith('/connector/')) return answerConnector(call, state);
  if (call.url.pathname.startsWith('/graph/')) return answerGraph(call.url, call.bearer, state);
  return answerLogin(call);
}

/** Fails as ordered. @returns whether it did. */
function failAs(fault: TeamsFault | undefined, run: () => void, response: ServerResponse, state: TeamsState): boolean {
  if (fault === undefined) return false;
  state.injected.count += 1;
  if ('stored' in fault && fault.stored) {
    if (fault.kind === 'slow' && fault.afterMs !== undefined) setTimeout(run, fault.afterMs);
    else run();
  }
  if (fault.kind === 'status') {
    const headers = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
    response.writeHead(fault.status, headers).end('{}');
  }
  if (fault.kind === 'redirect') response.writeHead(307, { location: fault.to }).end();
  if (fault.kind === 'reset') response.socket?.resetAndDestroy();
  return true; // a slow one is never answered: the client's own time runs out
}

/** Starts one on a free port of this machine. */
export async function startTeams({ now = Date.now }: { readonly now?: () => number } = {}): Promise<TeamsStandIn> {
  const state = createTeamsState(now);
  const standIn = {} as TeamsStandIn; // filled below, before anything is asked
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const call = await readCall(request);
      state.calls.push(`${call.method} ${call.url.pathname}`);
      if (call.bearer !== '') state.bearers.push([call.url.pathname, call.bearer]);
      const run = (): Answer => answerCall(call, state);
      const kind = kindOf(call);
      const fault = state.faults.get(kind)?.shift() ?? standIn.decide?.(kind, decodeURIComponent(call.url.pathname));
      if (failAs(fault, run, response, state)) return;
      const [status, body] = run();
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    answer().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // TCP, so never a pipe name
  const own: TeamsStandIn = {
    ...state,
    origin,
    serviceUrl: `${origin}/connector`,
    fail: (call, ...faults) => void state.faults.set(call, [...(state.faults.get(call) ?? []), ...faults]),
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return Object.assign(standIn, own);
}
