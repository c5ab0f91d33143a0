import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseCanonicalCommand } from '#src/bot/commands/canonical-command.ts';
import { WorkspaceSettings } from '#src/bot/ports.ts';
import { TEAM } from '#test/stand-ins/slack-methods.ts';
import { ALICE, message, submitted, tapped } from '#test/stand-ins/slack-payloads.ts';
import { type RunningApp, runApp } from './running-app.ts';

const WORKSPACE = `slack:${TEAM.id}`;
const ADMIN = 'U0ADMIN';

type View = Readonly<Record<string, unknown>>;

let running: RunningApp;

beforeEach(async () => {
  running = await runApp();
  running.slack.people.set(ADMIN, { is_admin: true, locale: 'en-US' });
});

afterEach(async () => {
  await running.stop();
  await running.slack.close();
});

async function open(user: string): Promise<string> {
  const event = { type: 'app_home_opened', user, channel: 'D0ALICE', tab: 'home' };
  await running.deliver({ ...message('', {}), event });
  return lastHome();
}

function lastHome(): string {
  const home = running.slack.views.findLast(({ method }) => method === 'views.publish')?.view;
  return JSON.stringify((home as { blocks: unknown } | undefined)?.blocks ?? []);
}

async function openSettings(user: string): Promise<View | undefined> {
  const button = { action_id: 'settings', value: 'settings', text: { text: 'Change settings' } };
  const container = { type: 'view', view_id: 'V0HOME', channel_id: undefined };
  const before = running.slack.views.length;
  const fields = { user: { id: user, team_id: TEAM.id }, view: { id: 'V0HOME', type: 'home' } };
  await running.deliver(tapped(button, container, fields));
  const opened = running.slack.views.slice(before).find(({ method }) => method === 'views.open');
  return opened?.view as View | undefined;
}

/** Fills in the modal as Slack sends it back. */
async function save(
  user: string,
  view: View | undefined,
  changes: Readonly<Record<string, string>> = {},
  people: string[] = [],
): Promise<void> {
  const chosen = { language: 'en', answers: 'refused', digests: 'refused', csv: 'refused', ...changes };
  const values = Object.entries(chosen).map(([id, value]) => [
    id,
    { choice: { type: 'static_select', selected_option: { value } } },
  ]);
  const payload = submitted({ ...view }, '', { user: { id: user, team_id: TEAM.id } });
  const state = {
    values: {
      ...Object.fromEntries(values),
      approvers: { choice: { type: 'multi_users_select', selected_users: people } },
    },
  };
  await running.deliver({ ...payload, view: { ...(payload['view'] as object), state } });
}

function stored(): Promise<{ value: WorkspaceSettings; version: number } | undefined> {
  return running.stores.settings.read(WORKSPACE, WorkspaceSettings);
}

describe('the Home tab', () => {
  test('shows the briefing, the day of its data, how to ask, and the settings to read', async () => {
    const home = await open(ALICE);

    for (const part of [
      /Jefferies/,
      /Ask with \/smallcaps/,
      /how did micro caps do/,
      /Settings/,
      /Refused/,
      /Administrators/,
    ]) {
      expect(home).toMatch(part);
    }
    expect(home).toMatch(/2 Sep 2025/);
    expect(home).not.toContain('Change settings');
  });

  test.for<[string, string]>([
    ['Schedule the digest', 'c1:subscribe|t=morning-digest'],
    ['Subscriptions', 'c1:list'],
  ])('offers "%s" by a button that the bot can follow', async ([label, line]) => {
    const home = await open(ALICE);
    expect(home).toContain(label);
    expect(home).toContain(`"value":"${line}"`);
    expect(parseCanonicalCommand(line)).toBeDefined();
  });

  test('offers an administrator to change them', async () => {
    expect(await open(ADMIN)).toContain('Change settings');
  });

  test.for<[string | undefined, RegExp]>([
    ['zh-CN', /设置/],
    ['en-GB', /Settings/],
    ['fr-FR', /设置/],
    [undefined, /设置/],
  ])('is in the language of the reader (%s), else in the workspace’s', async ([locale, said]) => {
    await save(ADMIN, await openSettings(ADMIN), { language: 'zh' });
    running.slack.people.set('U0READER', locale === undefined ? {} : { locale });

    expect(await open('U0READER')).toMatch(said);
  });
});

describe('settings', () => {
  test('are changed by an administrator, recorded with what was there before, and hold at once', async () => {
    const view = await openSettings(ADMIN);
    await save(ADMIN, view, { answers: 'approval', csv: 'allowed' }, [ALICE]);
    const [record] = await running.stores.audit.list(WORKSPACE, { limit: 1 });

    expect((await stored())?.value).toEqual({
      language: 'en',
      rules: { answers: 'approval', digests: 'refused', csv: 'allowed' },
      approvers: [ALICE],
      approvedFor: [],
    });
    expect(record).toMatchObject({
      actor: ADMIN,
      action: 'settings_changed',
      subject: `answers: refused -> approval; csv: refused -> allowed; approvers: admins -> ${ALICE}`,
    });
    expect(lastHome()).toMatch(/The settings were saved.*Needs an approver.*1 named person/s);
  });

  test('that somebody else changed in between are left as those are, and it is said', async () => {
    const mine = await openSettings(ADMIN);
    running.slack.people.set('U0BOSS', { is_owner: true });
    const theirs = await openSettings('U0BOSS');
    await save('U0BOSS', theirs, { csv: 'approval' });
    await save(ADMIN, mine, { csv: 'allowed' });

    expect((await stored())?.value.rules.csv).toBe('approval');
    expect(lastHome()).toMatch(/somebody else changed them in between.*Needs an approver/s);
  });

  test('of two at the same moment, one is saved and the other is told', async () => {
    running.slack.people.set('U0BOSS', { is_owner: true });
    const views = [await openSettings(ADMIN), await openSettings('U0BOSS')];
    await Promise.all([save(ADMIN, views[0], { csv: 'allowed' }), save('U0BOSS', views[1], { csv: 'approval' })]);
    const homes = running.slack.views
      .filter(({ method }) => method === 'views.publish')
      .map(({ view }) => JSON.stringify(view));

    expect((await stored())?.version).toBe(1);
    expect(homes.filter((home) => home.includes('were saved'))).toHaveLength(1);
    expect(homes.filter((home) => home.includes('somebody else'))).toHaveLength(1);
  });

  test('sent twice are written once', async () => {
    const payload = submitted({ ...(await openSettings(ADMIN)), id: 'V0SAME' }, '', {
      user: { id: ADMIN, team_id: TEAM.id },
    });
    const choice = (value: string): object => ({ choice: { selected_option: { value } } });
    const values = {
      language: choice('zh'),
      answers: choice('refused'),
      digests: choice('refused'),
      csv: choice('refused'),
    };
    const whole = { ...payload, view: { ...(payload['view'] as object), state: { values } } };
    await running.deliver(whole);
    await running.deliver(whole, { retryNum: 1 });

    expect((await stored())?.version).toBe(1);
  });

  test.for<[string, Readonly<Record<string, unknown>> | undefined]>([
    ['a member', {}],
    ['a guest who is called an administrator', { is_restricted: true, is_admin: true }],
    ['an administrator of another organisation', { is_admin: true, team_id: 'T0OTHER' }],
    ['somebody whom Slack does not tell of', undefined],
  ])('are neither opened nor changed by %s, whatever they send', async ([, person]) => {
    const view = await openSettings(ADMIN);
    if (person === undefined) running.slack.scopes.delete('users:read');
    else running.slack.people.set('U0EVE', person);

    expect(await openSettings('U0EVE')).toBeUndefined();
    await save('U0EVE', view, { answers: 'allowed' });
    expect(await stored()).toBeUndefined();
    expect(lastHome()).not.toContain('were saved');
  });

  test('in a form that is not the modal’s change nothing', async () => {
    const view = await openSettings(ADMIN);
    await save(ADMIN, view, { answers: 'everything' });
    await save(ADMIN, { ...view, private_metadata: '{"version":-1}' });
    await save(ADMIN, { ...view, private_metadata: 'not JSON' });

    expect(await stored()).toBeUndefined();
  });

  test('keep what holds, when one of them is changed', async () => {
    await save(ADMIN, await openSettings(ADMIN), { csv: 'allowed' }, [ALICE]);
    const view = JSON.stringify(await openSettings(ADMIN));

    expect(view).toContain(`"initial_users":["${ALICE}"]`);
    expect(view).toMatch(/"block_id":"csv".*?"initial_option":\{"value":"allowed"/s);
  });
});
