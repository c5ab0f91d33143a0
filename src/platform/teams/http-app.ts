/** The endpoint for Teams as an Express app: the guard, a bounded body, the SDK, and a last word without detail. */
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { type Claims, type GuardOptions, type Refusal, readClaims, refusalOfBody } from './guard.ts';
import type { Taken, TeamsLink } from './link.ts';
import { REQUEST } from './request-limits.ts';
import { MESSAGES_PATH } from './sdk-link.ts';

/** What the endpoint is made of. */
export interface HttpOptions extends GuardOptions {
  readonly link: TeamsLink;
  readonly take: (activity: unknown) => Taken;
  readonly log: Logger;
  /** More of the public side, before the last word. @default none */
  readonly more?: (app: Express) => void;
}

const claimsOf = new WeakMap<object, Claims>();

function refuse(refusal: Refusal, response: Parameters<RequestHandler>[1], log: Logger): void {
  log.warn({ status: refusal.status, why: refusal.why }, 'a request to the Teams endpoint was refused');
  response.status(refusal.status).end();
}

function checkToken(options: HttpOptions): RequestHandler {
  return (request, response, next) => {
    const claims = readClaims(request.headers.authorization, options);
    if ('status' in claims) return refuse(claims, response, options.log);
    claimsOf.set(request, claims);
    next();
  };
}

function checkBody(options: HttpOptions): RequestHandler {
  return (request, response, next) => {
    const claims = claimsOf.get(request);
    const refusal =
      claims === undefined
        ? ({ status: 401, why: 'no claims' } as const)
        : refusalOfBody(request.body as unknown, claims, options);
    if (refusal !== undefined) return refuse(refusal, response, options.log);
    next();
  };
}

/** Body parsers say by `status` what was wrong with a body. */
function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function refuseRequest(log: Logger): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.
  return (error: unknown, request, response, next) => {
    const status = statusOf(error);
    if (status === 500) log.error({ err: error, path: request.path }, 'a request to the Teams endpoint fell over');
    else log.warn({ status, path: request.path }, 'a request to the Teams endpoint was refused');
    if (response.headersSent) next(error);
    else response.status(status).end();
  };
}

/** Builds it; nothing is listened to before the caller says so. */
export async function createHttp(options: HttpOptions): Promise<Express> {
  const app = express();
  app.disable('x-powered-by');
  app.post(
    MESSAGES_PATH,
    checkToken(options),
    express.json({ limit: REQUEST.bodyBytes, inflate: false }),
    checkBody(options),
  );
  await options.link.listen(app, options.take);
  options.more?.(app);
  app.use((_request, response) => void response.status(404).type('text').send('Nothing here.\n'));
  app.use(refuseRequest(options.log));
  return app;
}
