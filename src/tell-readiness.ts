/** `/readyz` where chat platforms are part of being ready; everything else is the page's. */
import type { RequestListener } from 'node:http';

/** A platform as it stands. */
export interface ChatConnection {
  /** Whether questions reach us now. */
  readonly isConnected: () => boolean;
  /** For a person: where to, and how; or that it is still being tried. */
  readonly describe: () => string;
  /** Takes nothing new, and lets what was acknowledged be answered, for ten seconds at most. */
  stop(): Promise<void>;
}

/** The handler with its own answer to `/readyz`: 503 while questions from a platform do not reach us, and how each stands. */
export function tellReadiness(
  connections: ReadonlyMap<string, Pick<ChatConnection, 'isConnected'>>,
  isReady: () => boolean,
  rest: RequestListener,
): RequestListener {
  return (request, response) => {
    if (request.method !== 'GET' || request.url !== '/readyz') return rest(request, response);
    const standing = [...connections].map(([name, connection]) => ({ name, isUp: connection.isConnected() }));
    const isUp = isReady() && standing.every((each) => each.isUp);
    response.writeHead(isUp ? 200 : 503, {
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    const lines = standing.map((each) => `${each.name}: ${each.isUp ? 'connected' : 'not connected'}\n`);
    response.end(`${isUp ? 'ready' : 'not ready'}\n${lines.join('')}`);
    return undefined;
  };
}
