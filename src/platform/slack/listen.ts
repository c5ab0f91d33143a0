/** The public listener: what Slack reaches, so that nothing on it may hang. */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { SmallcapsError } from '#src/core/errors.ts';
import { LIMITS } from './limits.ts';

export interface PublicListener {
  /** `http://127.0.0.1:3000`, without a slash at its end. */
  readonly address: string;
  /** Takes no new connection, lets requests under way finish, and is done after `LIMITS.requestMs` at the latest. */
  close(): Promise<void>;
}

/** Where to listen. Port 0 takes any free one. */
export interface ListenAt {
  readonly host: string;
  readonly port: number;
}

/** @throws {SmallcapsError} `PORT_IN_USE` when the place cannot be listened at. */
export async function listenPublicly(handler: RequestListener, { host, port }: ListenAt): Promise<PublicListener> {
  const server = createServer({ requestTimeout: LIMITS.requestMs, headersTimeout: LIMITS.requestMs }, handler);
  try {
    server.listen({ host, port, exclusive: true });
    await once(server, 'listening');
  } catch (error) {
    throw toListenError(error, { host, port });
  }
  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
  const name = host.includes(':') ? `[${host}]` : host;
  return { address: `http://${name}:${boundPort}`, close: () => closeServer(server) };
}

function toListenError(error: unknown, { host, port }: ListenAt): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const next = 'Stop the program that has it, or choose another place with SMALLCAPS_HOST and SMALLCAPS_PORT.';
  const value = `${host} ${port}`;
  if (code === 'EADDRINUSE') return new SmallcapsError('PORT_IN_USE', { value, next }, { cause: error });
  if (code !== 'EACCES' && code !== 'EADDRNOTAVAIL' && code !== 'ENOTFOUND') return error;
  const detail = 'There is no listening at this place.';
  return new SmallcapsError('PORT_IN_USE', { value, detail, next }, { cause: error });
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), LIMITS.requestMs);
  await closed;
  clearTimeout(late);
}
