/** What installing by the browser takes: everything or nothing, so that no token is ever kept as it is. */
import { createHmac } from 'node:crypto';
import { SmallcapsError } from '#src/core/errors.ts';

/** Where people install the bot, and where Slack sends them back to. */
export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';

/** How Slack's OAuth flow is run. */
export interface OAuth {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  /** Signs the state that a browser brings back. */
  readonly stateSecret: string;
  /** The bot's permissions that are asked for. */
  readonly scopes: readonly string[];
  /** Another page than Slack's own, of an emulator. */
  readonly authorizationUrl?: string;
}

/** What is set of it. */
export interface OAuthGiven {
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly stateSecret?: string | undefined;
  readonly signingSecret?: string | undefined;
  readonly secretKey?: string | undefined;
  readonly botToken?: string | undefined;
  readonly apiUrl?: string | undefined;
}

function refuse(detail: string): SmallcapsError {
  return new SmallcapsError('SLACK_INSTALL', { detail });
}

/**
 * The flow, from what is set; `undefined` where nothing of it is.
 *
 * @throws {SmallcapsError} `SLACK_INSTALL` where only a part is, or a token of one workspace beside it.
 */
export function toOAuth(given: OAuthGiven, scopes: readonly string[]): OAuth | undefined {
  const { clientId, clientSecret, signingSecret, secretKey, botToken, apiUrl } = given;
  if (clientId === undefined && clientSecret === undefined) return undefined;
  if (clientId === undefined) throw refuse('SLACK_CLIENT_ID is not set.');
  if (clientSecret === undefined) throw refuse('SLACK_CLIENT_SECRET is not set.');
  if (signingSecret === undefined) throw refuse('SLACK_SIGNING_SECRET is not set.');
  if (secretKey === undefined) throw refuse('SMALLCAPS_SECRET_KEY is not set: tokens would lie open on the disk.');
  if (botToken !== undefined) throw refuse('SLACK_BOT_TOKEN is set too: it speaks for one workspace only.');
  if (scopes.length === 0) throw refuse('config/slack-manifest.yaml names no permissions to ask for.');
  return {
    clientId,
    clientSecret,
    signingSecret,
    scopes,
    stateSecret: given.stateSecret ?? deriveStateSecret(secretKey),
    ...(apiUrl === undefined ? {} : { authorizationUrl: `${new URL(apiUrl).origin}/oauth/v2/authorize` }),
  };
}

/** A secret of its own from the first key, so that neither gives the other away. */
function deriveStateSecret(secretKey: string): string {
  const [first = ''] = secretKey.split(',');
  return createHmac('sha256', Buffer.from(first, 'base64')).update('smallcaps slack oauth state').digest('base64url');
}
