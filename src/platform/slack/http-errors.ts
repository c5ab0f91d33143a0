/** The last word of the public listener: a request that fell over gets a status and no detail. */
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { SmallcapsError } from '#src/core/errors.ts';

export function refuseRequest(log: Logger): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.
  return (error: unknown, request, response, next) => {
    const isForeign = error instanceof SmallcapsError && error.code === 'SLACK_FOREIGN';
    if (isForeign) log.warn({ code: error.code }, 'a request to the Slack endpoint was refused');
    else log.error({ err: error, path: request.path }, 'a request to the Slack endpoint fell over');
    if (response.headersSent) next(error);
    else response.status(isForeign ? 403 : 500).end();
  };
}
