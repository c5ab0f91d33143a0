import type { Logger } from 'pino';
import type { Draw } from './embedded-draw.ts';

export interface FallbackOptions {
  /** The chart server. */
  readonly server: Draw;
  /** Draws where the server does not. */
  readonly fallback: Draw;
  readonly log: Logger;
  /** Milliseconds; any clock that does not go back. */
  readonly now: () => number;
  /** Milliseconds in which a server that failed is not asked again, so that a briefing does not wait for each of its charts. */
  readonly pauseMs: number;
}

/** Draws by the server and, while that fails, without it: a chart is never lost over a server. */
export function drawWithFallback({ server, fallback, log, now, pauseMs }: FallbackOptions): Draw {
  let askAgainAt = Number.NEGATIVE_INFINITY;
  return async (sized) => {
    if (now() < askAgainAt) return fallback(sized);
    try {
      return await server(sized);
    } catch (error) {
      askAgainAt = now() + pauseMs;
      log.warn({ err: error, pauseMs }, 'the chart server did not draw; drawing here');
      return fallback(sized);
    }
  };
}
