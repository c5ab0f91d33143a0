import { request } from 'node:http';
import type { Listener } from '#src/platform/web/listen.ts';

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** What is sent beside the path. */
export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One request as written: `fetch` would set Host and the `Sec-` headers by itself. */
export function send(
  { port }: Listener,
  path: string,
  { method = 'GET', headers = {}, body }: Sent = {},
): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => {
      const { statusCode = 0, headers: got } = response;
      resolve({ status: statusCode, headers: got, body: Buffer.concat(chunks).toString('utf8') });
    });
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

/** A question as the page's script sends it. */
export function ask(listener: Listener, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const own = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers };
  return send(listener, '/api/ask', {
    method: 'POST',
    headers: own,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** The code of a refusal. */
export function codeOf({ body }: Reply): unknown {
  return JSON.parse(body).error.code;
}
