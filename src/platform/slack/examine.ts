/** A live look at what is configured for Slack: what is right, and for all else what to do next. */
import { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { SmallcapsError } from '#src/core/errors.ts';
import { clientOptions, createClients } from './clients.ts';
import { toSlackError } from './errors.ts';
import { askIdentity } from './identity.ts';
import { INSTALL_PATH, toOAuth } from './oauth.ts';

/** What is looked at. */
export interface Examination {
  readonly botToken?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly secretKey?: string;
  readonly apiUrl?: string;
  /** The permissions that the bot should have. */
  readonly scopes: readonly string[];
  /** Channels in which it should be able to read and speak, by id. */
  readonly channels: readonly string[];
  readonly log: Logger;
}

/** One thing that was looked at: good, or with what stands in the way. */
export type Finding =
  | { readonly ok: true; readonly what: string }
  | { readonly ok: false; readonly what: string; readonly problem: SmallcapsError };

function bad(what: string, problem: SmallcapsError): Finding {
  return { ok: false, what, problem };
}

/** The error as a finding; what nobody foresaw is thrown on. */
function failed(what: string, error: unknown): Finding {
  const problem = toSlackError(error, what);
  if (problem instanceof SmallcapsError) return bad(what, problem);
  throw error;
}

async function examineBot(examination: Examination, botToken: string): Promise<readonly Finding[]> {
  const { reading } = createClients({ ...examination, botToken });
  try {
    const { team, teamId, botUserId, scopes } = await askIdentity(reading);
    const found: Finding = { ok: true, what: `SLACK_BOT_TOKEN: ${botUserId} in ${team} (${teamId})` };
    const channels = await Promise.all(examination.channels.map((channel) => examineChannel(reading, channel)));
    return [found, ...examineScopes(scopes, examination.scopes), ...channels];
  } catch (error) {
    return [failed('SLACK_BOT_TOKEN', error)];
  }
}

function examineScopes(granted: readonly string[], needed: readonly string[]): readonly Finding[] {
  if (granted.length === 0) return [{ ok: true, what: 'permissions: Slack does not say which the bot has' }];
  const missing = needed.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return [{ ok: true, what: `permissions: all ${needed.length} are there` }];
  return missing.map((scope) =>
    bad('permissions', new SmallcapsError('SLACK_SCOPE', { detail: `The bot lacks the scope ${scope}.` })),
  );
}

/** Reading one message needs membership, and no permission beyond those that the bot has anyway. */
async function examineChannel(reading: WebClient, channel: string): Promise<Finding> {
  try {
    await reading.conversations.history({ channel, limit: 1 });
    return { ok: true, what: `channel ${channel}: the bot is in it` };
  } catch (error) {
    return failed(`channel ${channel}`, error);
  }
}

async function examineAppToken({ appToken, ...how }: Examination): Promise<Finding> {
  if (appToken === undefined) {
    return { ok: true, what: 'SLACK_APP_TOKEN is not set: no Socket Mode, signed requests only' };
  }
  try {
    await new WebClient(appToken, { ...clientOptions(how), retryConfig: { retries: 0 } }).apps.connections.open();
    return { ok: true, what: 'SLACK_APP_TOKEN: opens Socket Mode' };
  } catch (error) {
    return failed('SLACK_APP_TOKEN', error);
  }
}

function missing(name: string, detail: string, next: string): Finding {
  return bad(name, new SmallcapsError('SLACK_TOKEN', { detail, next }));
}

/** Installing is set up as a whole, or not; whose the app's secrets are shows the first installation. */
async function examineInstalls(examination: Examination): Promise<readonly Finding[]> {
  try {
    toOAuth(examination, examination.scopes);
  } catch (error) {
    return [failed('SLACK_CLIENT_ID', error)];
  }
  const what = `SLACK_CLIENT_ID: workspaces install the bot at ${INSTALL_PATH}; the first one shows whether its secrets are right`;
  return [{ ok: true, what }, ...(examination.appToken === undefined ? [] : [await examineAppToken(examination)])];
}

/** Looks at tokens, permissions and channels. What only a request from Slack can show is said to be open. */
export async function examineSlack(examination: Examination): Promise<readonly Finding[]> {
  const { botToken, appToken, signingSecret, clientId, clientSecret } = examination;
  if ((clientId ?? clientSecret) !== undefined) return examineInstalls(examination);
  if (botToken === undefined && appToken === undefined && signingSecret === undefined) {
    return [{ ok: true, what: 'Slack is not set up: the README, Connect Slack, has the steps' }];
  }
  const findings: Finding[] = [];
  if (botToken === undefined) {
    const next = 'Copy it from OAuth & Permissions of the app, after installing it to the workspace.';
    findings.push(missing('SLACK_BOT_TOKEN', 'SLACK_BOT_TOKEN is not set.', next));
  } else findings.push(...(await examineBot(examination, botToken)));
  if (appToken === undefined && signingSecret === undefined) {
    const detail = 'Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set: Slack cannot reach the bot.';
    const next = 'Make an app-level token with connections:write under Basic Information, and set SLACK_APP_TOKEN.';
    findings.push(missing('SLACK_APP_TOKEN', detail, next));
  } else findings.push(await examineAppToken(examination));
  if (signingSecret !== undefined) {
    findings.push({
      ok: true,
      what: 'SLACK_SIGNING_SECRET is set: the first request from Slack shows whether it is right',
    });
  }
  return findings;
}
