import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CLIENT } from '#test/stand-ins/slack-oauth.ts';
import { mention, newTs, slash, submitted, taken, tapped } from '#test/stand-ins/slack-payloads.ts';
import type { Grant } from '#test/stand-ins/slack-state.ts';
import { type RunningApp, type RunningOptions, runApp } from './running-app.ts';

const FIRST: Grant = { team: { id: 'T0FIRST', name: 'First' }, token: 'xoxb-1-first', scope: 'chat:write,commands' };
const SECOND: Grant = {
  team: { id: 'T0SECOND', name: 'Second' },
  token: 'xoxb-2-second',
  scope: 'chat:write,commands',
};
const WHOLE: Grant = {
  enterprise: { id: 'E0WHOLE', name: 'Whole' },
  token: 'xoxb-3-whole',
  scope: 'chat:write,commands',
};

let running: RunningApp;

async function start(options: RunningOptions = {}): Promise<RunningApp> {
  running = await runApp({ installs: true, ...options });
  return running;
}

beforeEach(async () => {
  await start();
});

afterEach(async () => {
  await running.stop();
  await running.slack.close();
});

/** Opens the page that asks for the bot; what Slack would be told, and the cookie that the browser keeps. */
async function openInstall(): Promise<{ readonly asked: URL; readonly cookie: string }> {
  const response = await fetch(`${running.origin}/slack/install`, { redirect: 'manual' });
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  return { asked: new URL(response.headers.get('location') ?? 'http://nowhere.example'), cookie };
}

let codes = 0;

/** Somebody agrees, and Slack sends their browser back. */
async function install(
  grant: Grant,
  change: { state?: string; cookie?: string; code?: string } = {},
): Promise<Response> {
  const { asked, cookie } = await openInstall();
  codes += 1;
  const code = `code-${codes}`;
  running.slack.grants.set(code, grant);
  const state = change.state ?? asked.searchParams.get('state') ?? '';
  const query = new URLSearchParams({ code: change.code ?? code, state });
  return fetch(`${running.origin}/slack/oauth_redirect?${query.toString()}`, {
    headers: { cookie: change.cookie ?? cookie },
  });
}

function ask(fields: Readonly<Record<string, unknown>>): Promise<Response> {
  return running.deliver(slash('micro caps in August', running.slack.responseUrl(), fields));
}

function mentionIn(team: string): Promise<Response> {
  const authorizations = [{ team_id: team, enterprise_id: null, is_enterprise_install: false }];
  return running.deliver(mention('micro caps in August', {}, { team_id: team, authorizations }));
}

describe('installing', () => {
  test('asks Slack for the permissions, with a state that only this browser can bring back', async () => {
    const { asked, cookie } = await openInstall();

    expect(asked.pathname).toBe('/oauth/v2/authorize');
    expect(asked.searchParams.get('client_id')).toBe(CLIENT.id);
    expect(asked.searchParams.get('scope')).toBe('chat:write,commands');
    expect(cookie).toBe(`slack-app-oauth-state=${asked.searchParams.get('state')}`);
  });

  test('lets each workspace be answered with its own token', async () => {
    const statuses = [(await install(FIRST)).status, (await install(SECOND)).status];
    statuses.push((await mentionIn('T0FIRST')).status, (await mentionIn('T0SECOND')).status);
    const posts = running.slack.callsBy.filter(([method]) => method === 'chat.postMessage');

    expect(statuses).toEqual([200, 200, 200, 200]);
    expect(posts.map(([, token]) => token)).toEqual(['xoxb-1-first', 'xoxb-2-second']);
    expect(running.slack.messages.map(({ text }) => text.includes('9.3%'))).toEqual([true, true]);
  });

  test('of a whole organisation is kept under the organisation, and speaks in its workspaces', async () => {
    await install(WHOLE);
    await ask({ team_id: 'T0ANY', enterprise_id: 'E0WHOLE', is_enterprise_install: 'true' });

    expect(await running.stores.installations.find('slack:E0WHOLE')).toMatchObject({ enterpriseId: 'slack:E0WHOLE' });
    expect(running.slack.responses).toHaveLength(1);
  });

  test('of a whole organisation answers buttons and modals, which name no workspace', async () => {
    await install(WHOLE);
    const from = {
      team: null,
      enterprise: { id: 'E0WHOLE', name: 'Whole' },
      is_enterprise_install: true,
      user: { id: 'U0ALICE', team_id: 'T0ANY' },
    };
    running.slack.people.set('U0ALICE', { team_id: 'T0ANY', enterprise_user: { enterprise_id: 'E0WHOLE' } });
    const again = 'q1:i=show;m=return;s=micro_cap;w=month:2025-08';
    const button = { action_id: 'ask:1', value: again, text: { text: 'x' } };
    const statuses = [(await running.deliver(tapped(button, { message_ts: newTs() }, from))).status];
    const carried = { kind: 'thread', threadKey: 'C0GENERAL:1756800000.000100', locale: 'en' };
    const view = { callback_id: 'ask', private_metadata: JSON.stringify(carried), app_installed_team_id: 'T0ANY' };
    statuses.push((await running.deliver(submitted(view, 'micro caps in August', from))).status);

    expect(statuses).toEqual([200, 200]);
    expect(running.slack.messages.map(({ text }) => text.includes('9.3%'))).toEqual([true, true]);
  });

  test('of a whole organisation knows who is of another one, whatever the payload says', async () => {
    await install(WHOLE);
    const from = { team: null, enterprise: { id: 'E0WHOLE' }, is_enterprise_install: true };
    running.slack.people.set('U0OTHER', { team_id: 'T0OTHER', enterprise_user: { enterprise_id: 'E0OTHER' } });
    const button = { action_id: 'ask:1', value: 'q1:i=show;m=return;s=micro_cap;w=month:2025-08', text: { text: 'x' } };
    const user = { id: 'U0OTHER', team_id: 'T0OTHER' };
    await running.deliver(tapped(button, { message_ts: newTs() }, { ...from, user }));

    expect(running.slack.messages).toEqual([]);
    expect(running.slack.ephemerals).toMatchObject([{ user: 'U0OTHER', text: expect.stringContaining('guest') }]);
  });

  test('once more speaks with the new token', async () => {
    await install(FIRST);
    await mentionIn('T0FIRST');
    await install({ ...FIRST, token: 'xoxb-9-newer' });
    await mentionIn('T0FIRST');
    const posts = running.slack.callsBy.filter(([method]) => method === 'chat.postMessage');

    expect(posts.map(([, token]) => token)).toEqual(['xoxb-1-first', 'xoxb-9-newer']);
  });

  test('is recorded, and nothing of a token is in record or log', async () => {
    await install(FIRST);
    await mentionIn('T0FIRST');
    const records = await running.stores.audit.list('slack:T0FIRST', { limit: 10 });

    expect(records.at(-1)).toMatchObject({ actor: 'U0ADMIN', action: 'installed', subject: 'chat:write commands' });
    expect(JSON.stringify(records) + running.lines.join('')).not.toMatch(/xoxb|client-secret/);
  });

  test('without a permission is told in the log, with what to do', async () => {
    await install({ ...FIRST, scope: 'commands' });

    expect(running.lines.join('')).toMatch(/lacks the scope chat:write in slack:T0FIRST.*install the app again/);
  });

  test.for([
    ['a state of another browser', { cookie: 'slack-app-oauth-state=other' }, 400],
    ['no cookie', { cookie: '' }, 400],
    ['a state that we did not sign', { state: 'e30.e30.x', cookie: 'slack-app-oauth-state=e30.e30.x' }, 400],
    ['a code that Slack does not know', { code: 'made-up' }, 500],
  ] as const)('with %s is refused', async ([, change, status]) => {
    const response = await install(FIRST, change);

    expect(response.status).toBe(status);
    expect(await running.stores.installations.find('slack:T0FIRST')).toBeUndefined();
  });

  test.for([
    ['a token that runs out', { refreshToken: 'xoxe-1-refresh' }, 'SLACK_INSTALL'],
    ['another app', { appId: 'A0OTHER' }, 'SLACK_FOREIGN'],
  ] as const)('of %s is refused', async ([, change, code]) => {
    const response = await install({ ...FIRST, ...change });

    expect([response.status, (await response.text()).includes(code)]).toEqual([500, true]);
    expect(await running.stores.installations.find('slack:T0FIRST')).toBeUndefined();
  });
});

describe('a start', () => {
  test('begins in every workspace that installed the bot, once, also where one cannot be opened', async () => {
    await install(FIRST);
    await install(SECOND);
    await install(WHOLE);
    await running.stores.installations.store({ workspaceId: 'slack:T0BROKEN', secret: 'not JSON' });
    await running.stores.installations.store({ workspaceId: 'teams:T0ELSE', secret: '{}' });
    const { slack, stores } = running;
    await running.stop();
    const begun: string[] = [];
    const begin = async (workspaceId: string): Promise<void> => void begun.push(workspaceId);
    running = await runApp({ installs: true, slack, stores, begin });
    const atStart = begun.slice();
    await mentionIn('T0FIRST');
    await install({ ...FIRST, token: 'xoxb-9-newer' });
    await mentionIn('T0FIRST');

    expect(atStart.toSorted()).toEqual(['slack:T0FIRST', 'slack:T0SECOND']);
    expect(begun).toEqual(atStart);
  });
});

describe('a request of a workspace without an installation', () => {
  test('is refused and not answered, and answered once it is installed', async () => {
    const before = await ask({ team_id: 'T0FIRST' });
    await install(FIRST);
    const after = await ask({ team_id: 'T0FIRST' });

    expect([before.status, after.status]).toEqual([401, 200]);
    expect(running.slack.responses).toHaveLength(1);
  });

  test('of another app is refused', async () => {
    await install(FIRST);

    expect((await ask({ team_id: 'T0FIRST', api_app_id: 'A0OTHER' })).status).toBe(403);
  });
});

describe('when Slack says that the bot was taken out', () => {
  const revoked = { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT'] } };

  test.for([{ type: 'app_uninstalled' }, revoked])('its token is deleted: %o', async (inner) => {
    await install(FIRST);
    await install(SECOND);
    const gone = await running.deliver(taken(inner, { team_id: 'T0FIRST', authorizations: [] }));
    const [record] = await running.stores.audit.list('slack:T0FIRST', { limit: 1 });

    expect(gone.status).toBe(200);
    expect(await running.stores.installations.find('slack:T0FIRST')).toBeUndefined();
    expect(await running.stores.installations.find('slack:T0SECOND')).toBeDefined();
    expect(record).toMatchObject({ actor: 'slack', action: 'uninstalled' });
    expect((await ask({ team_id: 'T0FIRST' })).status).toBe(401);
  });

  test('of an organisation as a whole, none of its workspaces is answered', async () => {
    await install(WHOLE);
    const where = { team_id: 'T0ANY', enterprise_id: 'E0WHOLE' };
    const before = await ask({ ...where, is_enterprise_install: 'true' });
    await running.deliver(
      taken({ type: 'app_uninstalled' }, { ...where, authorizations: [{ is_enterprise_install: true }] }),
    );
    const after = await ask({ ...where, is_enterprise_install: 'true' });

    expect([before.status, after.status]).toEqual([200, 401]);
  });

  test.for([
    ['an old word that comes late', { type: 'app_uninstalled' }, { event_time: 1_756_800_000 }],
    ['tokens of people only', { type: 'tokens_revoked', tokens: { oauth: ['U0ALICE'] } }, {}],
    ['another workspace', { type: 'app_uninstalled' }, { team_id: 'T0SECOND' }],
  ] as const)('it stays after %s', async ([, inner, fields]) => {
    await install(FIRST);
    await running.deliver(taken(inner, { team_id: 'T0FIRST', authorizations: [], ...fields }));

    expect(await running.stores.installations.find('slack:T0FIRST')).toBeDefined();
  });
});

test('where nothing is set up there is nothing to install', async () => {
  await running.stop();
  await start({ installs: false, slack: running.slack });

  expect((await fetch(`${running.origin}/slack/install`)).status).toBe(404);
  expect((await fetch(`${running.origin}/slack/oauth_redirect?code=x`)).status).toBe(404);
});
