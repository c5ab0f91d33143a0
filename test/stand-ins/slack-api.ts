/**
 * A small Slack of our own that the real SDK talks to: Web API, response addresses and Socket Mode on loopback. It keeps what
 * it is sent, checks blocks strictly, and fails to order. Not Slack: `test/e2e` has the bot against an emulator by others too.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import {
  APP_ID,
  APP_TOKEN,
  type Args,
  BOT_TOKEN,
  blocksRefused,
  callMethod,
  no,
  type Result,
  TEAM,
} from './slack-methods.ts';
import { exchangeCode, testInstalled } from './slack-oauth.ts';
import { createSlackState, type Fault, type SlackState } from './slack-state.ts';

/** An acknowledgement that came over a socket. */
export interface SocketAck {
  readonly envelope_id: string;
}

export interface SlackStandIn extends SlackState {
  /** Base of the Web API, for `SLACK_API_URL`. */
  readonly apiUrl: string;
  readonly acks: SocketAck[];
  /** Lets the next calls of a method fail, one after the other. */
  fail(method: string, ...faults: readonly Fault[]): void;
  /** A fresh response address. */
  responseUrl(): string;
  /** Sends an envelope over every open socket; resolves once one of them acknowledged it. */
  sendEnvelope(type: string, payload: unknown, id?: string): Promise<void>;
  /** Tells every socket to go, as Slack does when it moves connections, and closes it. */
  disconnectSockets(): void;
  /** Resolves once so many sockets in all have been opened. */
  socketsOpened(count: number): Promise<void>;
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // a request without an encoding gives buffers
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, result: Result, state: SlackState): void {
  response.writeHead(200, { 'content-type': 'application/json', 'x-oauth-scopes': [...state.scopes].join(',') });
  response.end(JSON.stringify(result));
}

/** Fails as ordered. @returns whether it did. */
function failAs(fault: Fault | undefined, run: () => Result, response: ServerResponse, state: SlackState): boolean {
  if (fault === undefined) return false;
  state.injected.count += 1;
  if ('stored' in fault && fault.stored) {
    if (fault.kind === 'slow' && fault.afterMs !== undefined) setTimeout(run, fault.afterMs);
    else run();
  }
  switch (fault.kind) {
    case 'rate-limited':
      response.writeHead(429, fault.seconds === undefined ? {} : { 'retry-after': String(fault.seconds) }).end();
      return true;
    case 'status':
      response.writeHead(fault.status).end('upstream fell over');
      return true;
    case 'reset':
      response.socket?.resetAndDestroy();
      return true;
    case 'slow':
      return true; // never answered: the client's own time runs out
    case 'garbage':
      response.writeHead(200).end('<html>proxy</html>');
      return true;
    case 'word':
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(no(fault.word)));
      return true;
  }
}

function takeResponse(url: string, text: string, state: SlackState): Result {
  const body = JSON.parse(text) as Record<string, unknown>;
  const refused = blocksRefused((body['blocks'] ?? []) as unknown[], state);
  if (refused !== undefined) return refused;
  state.responses.push({ url, body });
  return { ok: true };
}

function answerCall(method: string, args: Args, token: string, state: SlackState, origin: string): Result {
  if (method === 'oauth.v2.access') return exchangeCode(args, state);
  const isSocket = method === 'apps.connections.open';
  const install = state.installs.get(token);
  if (token !== (isSocket ? APP_TOKEN : BOT_TOKEN) && install === undefined) return no('invalid_auth');
  if (isSocket) return { ok: true, url: `${origin.replace('http', 'ws')}/link` };
  if (method === 'auth.test' && install !== undefined) return testInstalled(install);
  return callMethod(method, args, state, origin, install?.team?.id ?? install?.enterprise?.id ?? TEAM.id);
}

/** What a stand-in may be started with. */
export interface StandInOptions {
  /** Slack's own clock, in milliseconds since 1970. @default this machine's */
  readonly now?: () => number;
  /** How each call fails that was not told to; `undefined` where it does not. */
  readonly decide?: (method: string, args: Args) => Fault | undefined;
}

/** Starts one on a free port of this machine. */
export async function startSlack({ now, decide }: StandInOptions = {}): Promise<SlackStandIn> {
  const state = createSlackState(now);
  const acks: SocketAck[] = [];
  const sockets = new Set<WebSocket>();
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  let opened = 0;
  let responses = 0;
  let origin = '';

  function takeReply(pathname: string, text: string, response: ServerResponse): void {
    const run = (): Result => takeResponse(pathname, text, state);
    if (failAs(state.faults.get('response_url')?.shift(), run, response, state)) return;
    const result = run();
    response.writeHead(result['ok'] === true ? 200 : 400).end(JSON.stringify(result));
  }

  function takeFile(id: string, text: string, response: ServerResponse): void {
    const file = state.files.get(id);
    if (file !== undefined) Object.assign(file, { bytes: text.length, text });
    response.writeHead(file === undefined ? 404 : 200).end();
  }

  function takeCall(method: string, text: string, request: IncomingMessage, response: ServerResponse): void {
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    state.calls.push(method);
    state.callsBy.push([method, token]);
    const args = Object.fromEntries(new URLSearchParams(text));
    const run = (): Result => answerCall(method, args, token, state, origin);
    const fault = state.faults.get(method)?.shift() ?? decide?.(method, args);
    if (failAs(fault, run, response, state)) return;
    send(response, run(), state);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://stand-in');
    const text = await readBody(request);
    const [, place = '', name = ''] = pathname.split('/');
    if (place === 'respond') takeReply(pathname, text, response);
    else if (place === 'upload') takeFile(name, text, response);
    else takeCall(name, text, request, response);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  const links = new WebSocketServer({ server, path: '/link' });
  links.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('message', (data) => void acks.push(JSON.parse(String(data)) as SocketAck));
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: APP_ID } }));
    opened += 1;
    for (const { count, resolve } of waiting) if (opened >= count) resolve();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // TCP, so never a pipe name

  return {
    ...state,
    apiUrl: `${origin}/api`,
    acks,
    fail: (method, ...faults) => void state.faults.set(method, [...(state.faults.get(method) ?? []), ...faults]),
    responseUrl: () => {
      responses += 1;
      return `${origin}/respond/${responses}`;
    },
    sendEnvelope: async (type, payload, id = `envelope-${acks.length}-${Date.now()}`) => {
      const before = acks.filter((ack) => ack.envelope_id === id).length;
      const acked = new Promise<void>((resolve) => {
        for (const socket of sockets) {
          socket.on('message', () => {
            if (acks.filter((ack) => ack.envelope_id === id).length > before) resolve();
          });
        }
      });
      for (const socket of sockets) {
        socket.send(
          JSON.stringify({ type, payload, envelope_id: id, accepts_response_payload: type !== 'events_api' }),
        );
      }
      await acked;
    },
    disconnectSockets: () => {
      for (const socket of sockets) socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    socketsOpened: (count) =>
      new Promise((resolve) => {
        if (opened >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    close: async () => {
      for (const socket of sockets) socket.terminate();
      links.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
