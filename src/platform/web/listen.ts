/** The listener on this machine's own address, with a start that says what is wrong and a stop that waits. */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { SmallcapsError } from '#src/core/errors.ts';
import { LIMITS } from './limits.ts';

/** The only address listened on: there is no login, so nobody else may reach the page. */
const LOOPBACK = '127.0.0.1';

export interface Listener {
  /** Where the page is: `http://127.0.0.1:3000/`. */
  readonly address: string;
  readonly port: number;
  /** Takes no new connection, lets answers under way finish, and is done after `LIMITS.drainMs` at the latest. */
  close(): Promise<void>;
}

/**
 * Listens on loopback.
 *
 * @param port 0 takes any free one.
 * @throws {SmallcapsError} `PORT_IN_USE` when another program has it, or it may not be taken.
 */
export async function listenOnLoopback(handler: RequestListener, port: number): Promise<Listener> {
  const server = createServer({ requestTimeout: LIMITS.requestMs, headersTimeout: LIMITS.requestMs }, handler);
  try {
    server.listen({ host: LOOPBACK, port, exclusive: true });
    await once(server, 'listening');
  } catch (error) {
    throw toPortError(error, port);
  }
  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
  return { address: `http://${LOOPBACK}:${boundPort}/`, port: boundPort, close: () => closeServer(server) };
}

function toPortError(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return new SmallcapsError('PORT_IN_USE', { value: String(port) }, { cause: error });
  if (code !== 'EACCES') return error;
  const details = {
    value: String(port),
    detail: 'The port may not be taken by this user.',
    next: 'Choose one above 1023 with SMALLCAPS_ADMIN_PORT.',
  };
  return new SmallcapsError('PORT_IN_USE', details, { cause: error });
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), LIMITS.drainMs);
  await closed;
  clearTimeout(late);
}
