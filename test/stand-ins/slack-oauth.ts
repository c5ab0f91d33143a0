/** Slack's side of installing by the browser: a code for a token, once. */
import { APP_ID, type Args, BOT, no, type Result } from './slack-methods.ts';
import type { Grant, SlackState } from './slack-state.ts';

export const CLIENT = { id: '123456.789012', secret: 'client-secret-0123456789' };

/** Answers `oauth.v2.access`. */
export function exchangeCode(args: Args, state: SlackState): Result {
  const { code = '', client_id, client_secret } = args;
  if (client_id !== CLIENT.id || client_secret !== CLIENT.secret) return no('bad_client_secret');
  const grant = state.grants.get(code);
  if (grant === undefined) return no('invalid_code');
  state.grants.delete(code);
  state.installs.set(grant.token, grant);
  const { team = null, enterprise = null, token, scope, refreshToken, appId = APP_ID } = grant;
  return {
    ok: true,
    app_id: appId,
    authed_user: { id: 'U0ADMIN' },
    scope,
    token_type: 'bot',
    access_token: token,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken, expires_in: 43_200 }),
    bot_user_id: BOT.userId,
    team,
    enterprise,
    is_enterprise_install: team === null,
  };
}

/** `auth.test` with the token of an installation. */
export function testInstalled({ team, enterprise }: Grant): Result {
  const of = team ?? enterprise;
  return {
    ok: true,
    url: 'https://desk.slack.example/',
    team: of?.name,
    team_id: of?.id,
    ...(enterprise === undefined ? {} : { enterprise_id: enterprise.id }),
    user_id: BOT.userId,
    bot_id: BOT.id,
  };
}
