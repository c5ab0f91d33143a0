/**
 * What lies between the playground and the bot: it signs what the playground sends, as the Bot Framework would, and names itself
 * as the connector. What the bot sends there goes on to the playground; login and keys are the stand-in's.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serviceToken } from '#test/stand-ins/teams-tokens.ts';

export interface SigningProxy {
  readonly origin: string;
  /** What activities name as their service. */
  readonly serviceUrl: string;
  /** What the bot posted, by path. */
  readonly posted: {
    readonly path: string;
    readonly activity: Readonly<Record<string, unknown>>;
    readonly id: string;
  }[];
  /** Activities that went to the bot. */
  readonly sent: Readonly<Record<string, unknown>>[];
  /** Where the bot listens. */
  setBot(origin: string): void;
  close(): void;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // a request without an encoding gives buffers
  return Buffer.concat(chunks).toString('utf8');
}

/** Starts one on a free port. */
export async function startProxy(playground: string, standIn: string): Promise<SigningProxy> {
  const posted: SigningProxy['posted'] = [];
  const sent: SigningProxy['sent'] = [];
  let origin = '';
  let bot = '';

  async function toBot(text: string, response: ServerResponse): Promise<void> {
    const activity = { ...(JSON.parse(text) as Record<string, unknown>), serviceUrl: `${origin}/connector` };
    sent.push(activity);
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${serviceToken(`${origin}/connector`)}`,
    };
    const answer = await fetch(`${bot}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  }

  async function toPeer(
    base: string,
    path: string,
    request: IncomingMessage,
    text: string,
    response: ServerResponse,
  ): Promise<void> {
    const { method = 'GET' } = request;
    const headers = { 'content-type': request.headers['content-type'] ?? 'application/json' };
    const body = method === 'GET' ? {} : { body: text };
    const answer = await fetch(`${base}${path}`, { method, headers, ...body });
    const said = await answer.text();
    if (method === 'POST' && path.startsWith('/_connector')) {
      const { id = '' } = (said === '' ? {} : JSON.parse(said)) as { id?: string };
      posted.push({ path: decodeURIComponent(path), activity: JSON.parse(text) as Record<string, unknown>, id });
    }
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(said);
  }

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const answer = async (): Promise<void> => {
      const text = await readText(request);
      if (path === '/api/messages' && request.method === 'POST') return toBot(text, response);
      if (path === '/api/messages') return void response.writeHead(405).end();
      if (path.startsWith('/connector/')) {
        return toPeer(playground, path.replace('/connector', '/_connector'), request, text, response);
      }
      return toPeer(standIn, path, request, text, response);
    };
    answer().catch((error: unknown) => response.writeHead(502).end(String(error)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // TCP, so never a pipe name
  return {
    origin,
    serviceUrl: `${origin}/connector`,
    posted,
    sent,
    setBot: (at) => {
      bot = at;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
