/** Payloads as Slack sends them, with what a test changes in front. */
import { createHmac } from 'node:crypto';
import { APP_ID, BOT, TEAM } from './slack-methods.ts';

export const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';
export const CHANNEL = 'C0GENERAL';
export const ALICE = 'U0ALICE';

type Fields = Readonly<Record<string, unknown>>;

let serial = 0;

function next(): number {
  serial += 1;
  return serial;
}

/** A `ts` of now that no other payload has. */
export function newTs(): string {
  return `${Math.floor(Date.now() / 1_000)}.${String(500_000 + next())}`;
}

export function slash(text: string, responseUrl: string, fields: Fields = {}): Fields {
  return {
    command: '/smallcaps',
    text,
    api_app_id: APP_ID,
    team_id: TEAM.id,
    team_domain: 'desk',
    channel_id: CHANNEL,
    channel_name: 'general',
    user_id: ALICE,
    user_name: 'alice',
    is_enterprise_install: 'false',
    trigger_id: `trigger.${next()}`,
    response_url: responseUrl,
    ...fields,
  };
}

function event(inner: Fields, fields: Fields = {}): Fields {
  return {
    type: 'event_callback',
    api_app_id: APP_ID,
    team_id: TEAM.id,
    event_id: `Ev0${next()}`,
    event_time: 1_756_800_000,
    authorizations: [{ team_id: TEAM.id, user_id: BOT.userId, is_bot: true, is_enterprise_install: false }],
    event: inner,
    ...fields,
  };
}

export function mention(text: string, inner: Fields = {}, fields: Fields = {}): Fields {
  const said = { user: ALICE, channel: CHANNEL, ts: newTs(), text: `<@${BOT.userId}> ${text}` };
  return event({ type: 'app_mention', ...said, ...inner }, fields);
}

export function message(text: string, inner: Fields = {}, fields: Fields = {}): Fields {
  const said = { user: ALICE, channel: CHANNEL, channel_type: 'channel', ts: newTs(), text };
  return event({ type: 'message', ...said, ...inner }, fields);
}

/** The bot was taken out, or its tokens were revoked. */
export function taken(inner: Fields, fields: Fields = {}): Fields {
  return event(inner, { event_time: Math.floor(Date.now() / 1_000), ...fields });
}

/** A tapped button of a message, as it stands there. */
export function tapped(button: Fields, container: Fields, fields: Fields = {}): Fields {
  return {
    type: 'block_actions',
    api_app_id: APP_ID,
    team: { id: TEAM.id, domain: 'desk' },
    user: { id: ALICE, username: 'alice', team_id: TEAM.id },
    channel: { id: CHANNEL, name: 'general' },
    trigger_id: `trigger.${next()}`,
    container: { type: 'message', channel_id: CHANNEL, ...container },
    actions: [{ type: 'button', block_id: 'b1', action_ts: newTs(), ...button }],
    ...fields,
  };
}

export function submitted(view: Fields, typed: string, fields: Fields = {}): Fields {
  return {
    type: 'view_submission',
    api_app_id: APP_ID,
    team: { id: TEAM.id, domain: 'desk' },
    user: { id: ALICE, username: 'alice', team_id: TEAM.id },
    view: {
      id: `V0${next()}`,
      ...view,
      state: { values: { question: { text: { type: 'plain_text_input', value: typed } } } },
    },
    response_urls: [],
    ...fields,
  };
}

/** How a request is signed: by default rightly, and now. */
export interface Signing {
  readonly secret?: string;
  readonly ageSeconds?: number;
  readonly signature?: string | undefined;
  readonly retryNum?: number;
}

/** A payload as the signed request that Slack makes of it. */
export function signedRequest(payload: Fields, signing: Signing = {}): RequestInit {
  const { secret = SIGNING_SECRET, ageSeconds = 0, retryNum } = signing;
  const isJson = payload['type'] === 'event_callback' || payload['type'] === 'url_verification';
  const isCommand = 'command' in payload;
  const form = isCommand
    ? Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]))
    : { payload: JSON.stringify(payload) };
  const body = isJson ? JSON.stringify(payload) : new URLSearchParams(form).toString();
  const timestamp = String(Math.floor(Date.now() / 1_000) - ageSeconds);
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const signature = 'signature' in signing ? signing.signature : `v0=${hash}`;
  return {
    method: 'POST',
    headers: {
      'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      ...(signature === undefined ? {} : { 'x-slack-signature': signature }),
      ...(retryNum === undefined
        ? {}
        : { 'x-slack-retry-num': String(retryNum), 'x-slack-retry-reason': 'http_timeout' }),
    },
    body,
  };
}
