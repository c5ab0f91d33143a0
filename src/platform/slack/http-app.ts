/** The public side as an Express app: signed requests, and installing where it is set up. */
import { ExpressReceiver } from '@slack/bolt';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { SmallcapsError } from '#src/core/errors.ts';
import { clientOptions } from './clients.ts';
import { refuseRequest } from './http-errors.ts';
import type { Installed } from './installed.ts';
import { INSTALL_PATH, type OAuth, REDIRECT_PATH } from './oauth.ts';
import { toSdkLogger } from './sdk-logger.ts';

/** Slack's own bodies are far smaller. */
const BODY_LIMIT = '1mb';

/** Installing by the browser. */
export interface Installing {
  readonly oauth: OAuth;
  readonly installed: Installed;
}

export interface HttpOptions {
  readonly signingSecret: string;
  /** Whether a verified payload is for another app or workspace. */
  readonly isForeign: (body: unknown) => boolean;
  readonly installing?: Installing;
  readonly apiUrl?: string;
  readonly log: Logger;
}

/**
 * Bolt's own install and redirect handlers; a refused installation gets Bolt's page, with the code of our error on it.
 * A receiver of their own: Bolt takes either a receiver that installs or `authorize`, and tokens are looked up by us.
 */
function addInstalling(
  app: Express,
  { oauth, installed }: Installing,
  { signingSecret, apiUrl, log }: HttpOptions,
): void {
  const { clientId, clientSecret, stateSecret, scopes, authorizationUrl } = oauth;
  new ExpressReceiver({
    app,
    signingSecret,
    endpoints: {},
    logger: toSdkLogger(log),
    clientId,
    clientSecret,
    stateSecret,
    scopes: [...scopes],
    installationStore: {
      storeInstallation: (installation) => installed.keep(installation),
      fetchInstallation: () => Promise.reject(new SmallcapsError('SLACK_NOT_INSTALLED')),
    },
    installerOptions: {
      directInstall: true,
      installPath: INSTALL_PATH,
      redirectUriPath: REDIRECT_PATH,
      clientOptions: clientOptions({ log, ...(apiUrl === undefined ? {} : { apiUrl }) }),
      ...(authorizationUrl === undefined ? {} : { authorizationUrl }),
    },
  });
}

/** Our own Express app with Bolt's receiver on it: the raw body reaches Bolt, and our error handler stands last. */
export function createHttp(options: HttpOptions, attach: (receiver: ExpressReceiver) => void): Express {
  const { signingSecret, isForeign, installing, log } = options;
  const app = express();
  app.disable('x-powered-by');
  const receiver = new ExpressReceiver({
    signingSecret,
    app,
    endpoints: '/slack/events',
    logger: toSdkLogger(log),
    bodyLimit: BODY_LIMIT,
    // Called with the verified body before anything is done with it; what is thrown here reaches our error handler.
    customPropertiesExtractor: ({ body }) => {
      if (isForeign(body)) throw new SmallcapsError('SLACK_FOREIGN');
      return {};
    },
    unhandledRequestHandler: ({ response }) => {
      // Everything of ours is acknowledged at once, so this is what was refused above, or a kind unknown to Bolt: a quiet yes.
      if (!response.headersSent) response.writeHead(200).end();
    },
  });
  attach(receiver);
  if (installing !== undefined) addInstalling(app, installing, options);
  app.use((_request, response) => void response.status(404).type('text').send('Nothing here.\n'));
  app.use(refuseRequest(log));
  return app;
}
