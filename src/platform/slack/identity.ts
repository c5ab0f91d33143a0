/** Who we are in Slack, as Slack says. */
import type { WebClient } from '@slack/web-api';
import { SmallcapsError } from '#src/core/errors.ts';
import { toSlackError } from './errors.ts';

export interface Identity {
  readonly teamId: string;
  readonly team: string;
  readonly botId: string;
  readonly botUserId: string;
  /** Absent where it is not known: then only the signature says whose a request is. */
  readonly appId?: string;
  /** The bot's permissions. Empty where Slack did not say. */
  readonly scopes: readonly string[];
}

/** The app that an app-level token belongs to: its second part. */
export function appIdOf(appToken: string | undefined): string | undefined {
  return /^xapp-\d+-(A[A-Z0-9]+)-/.exec(appToken ?? '')?.[1];
}

/**
 * Asks Slack whose the bot's token is.
 *
 * @throws {SmallcapsError} `SLACK_TOKEN` when it is nobody's, `SLACK_UNREACHABLE` when Slack does not answer.
 */
export async function askIdentity(reading: WebClient, appId?: string): Promise<Identity> {
  try {
    const {
      team_id: teamId,
      team = '',
      bot_id: botId,
      user_id: botUserId,
      response_metadata,
    } = await reading.auth.test();
    if (teamId === undefined || botId === undefined || botUserId === undefined) {
      throw new SmallcapsError('SLACK_TOKEN', { detail: 'SLACK_BOT_TOKEN does not belong to a bot' });
    }
    const scopes = response_metadata?.scopes ?? [];
    return { teamId, team, botId, botUserId, scopes, ...(appId === undefined ? {} : { appId }) };
  } catch (error) {
    throw toSlackError(error, 'SLACK_BOT_TOKEN');
  }
}
