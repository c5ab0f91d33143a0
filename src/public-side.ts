/** The one public listener, beside the admin pages: what Slack and Teams reach, so that nothing on it may hang. */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { SmallcapsError } from '#src/core/errors.ts';

/** A handler's place on the public side. */
export interface PublicPlace {
  /** `http://127.0.0.1:3000`, without a slash at its end. */
  readonly address: string;
  /** Takes nothing new there. With the last place the listener closes; requests under way may finish within `PATIENCE_MS`. */
  close(): Promise<void>;
}

/** Where to listen. Port 0 takes any free one. */
export interface ListenAt {
  readonly host: string;
  readonly port: number;
}

/** One listener for several handlers. */
export interface PublicSide {
  /**
   * Takes requests whose path begins with `prefix`; the longest prefix wins. Listens from the first place on.
   *
   * @throws {SmallcapsError} `PORT_IN_USE` when the place cannot be listened at.
   */
  offer(prefix: string, handler: RequestListener): Promise<PublicPlace>;
}

/** How long one request may take: the platforms answer within a second or two. */
const PATIENCE_MS = 10_000;

/** Opens nothing before the first place is asked for. */
export function createPublicSide(at: ListenAt): PublicSide {
  const places = new Map<string, RequestListener>();
  let listening: Promise<Server> | undefined;
  const dispatch: RequestListener = (request, response) => {
    const path = request.url ?? '/';
    const [prefix] = [...places.keys()].filter((each) => path.startsWith(each)).toSorted((a, b) => b.length - a.length);
    const handler = prefix === undefined ? undefined : places.get(prefix);
    if (handler === undefined) response.writeHead(503).end();
    else handler(request, response);
  };
  return {
    offer: async (prefix, handler) => {
      places.set(prefix, handler);
      listening ??= listen(dispatch, at);
      const server = await listening;
      return {
        address: addressOf(server, at),
        close: async () => {
          places.delete(prefix);
          if (places.size === 0) await closeServer(server);
        },
      };
    },
  };
}

async function listen(handler: RequestListener, { host, port }: ListenAt): Promise<Server> {
  const server = createServer({ requestTimeout: PATIENCE_MS, headersTimeout: PATIENCE_MS }, handler);
  try {
    server.listen({ host, port, exclusive: true });
    await once(server, 'listening');
    return server;
  } catch (error) {
    throw toListenError(error, { host, port });
  }
}

function addressOf(server: Server, { host, port }: ListenAt): string {
  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
  const name = host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${boundPort}`;
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
  const late = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  await closed;
  clearTimeout(late);
}
