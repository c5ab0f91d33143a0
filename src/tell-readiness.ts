/** `/readyz` where chat platforms are part of being ready; everything else is the page's. */
import type { RequestListener, ServerResponse } from 'node:http';
import type { ChatOf } from '#src/bot/ports.ts';

/** A platform as it stands. */
export interface ChatConnection {
  /** Whether questions reach us now. */
  readonly isConnected: () => boolean;
  /** What the bot speaks with there of its own accord. */
  readonly chatOf: ChatOf;
  /** For a person: where to, and how; or that it is still being tried. */
  readonly describe: () => string;
  /** Takes nothing new, and lets what was acknowledged be answered, for ten seconds at most. */
  stop(): Promise<void>;
}

/** Something else that being ready takes, and the words for how it stands. */
export interface Check {
  readonly name: string;
  readonly words: readonly [isUp: string, isDown: string];
  readonly isUp: () => Promise<boolean>;
}

/** What is looked at. */
export interface ReadinessDeps {
  readonly connections: ReadonlyMap<string, Pick<ChatConnection, 'isConnected'>>;
  readonly checks: readonly Check[];
  readonly isReady: () => boolean;
}

async function answer({ connections, checks, isReady }: ReadinessDeps, response: ServerResponse): Promise<void> {
  const platforms = [...connections].map(([name, connection]): Check => {
    return { name, words: ['connected', 'not connected'], isUp: async () => connection.isConnected() };
  });
  const standing = await Promise.all(
    [...platforms, ...checks].map(async ({ name, words: [up, down], isUp }) => {
      const is = await isUp().catch(() => false);
      return { is, line: `${name}: ${is ? up : down}\n` };
    }),
  );
  const isUp = isReady() && standing.every(({ is }) => is);
  response.writeHead(isUp ? 200 : 503, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  response.end(`${isUp ? 'ready' : 'not ready'}\n${standing.map(({ line }) => line).join('')}`);
}

/** The handler with its own answer to `/readyz`: 503 while a platform does not reach us or a check fails, and how each stands. */
export function tellReadiness(deps: ReadinessDeps, rest: RequestListener): RequestListener {
  return (request, response) => {
    if (request.method !== 'GET' || request.url !== '/readyz') return rest(request, response);
    void answer(deps, response);
    return undefined;
  };
}
