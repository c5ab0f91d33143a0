import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Rule, WorkspaceSettings } from '#src/bot/ports.ts';
import { TEAM } from '#test/stand-ins/slack-methods.ts';
import { ALICE, CHANNEL, mention, message, newTs, slash, submitted, tapped } from '#test/stand-ins/slack-payloads.ts';
import { type RunningApp, runApp } from './running-app.ts';

const WORKSPACE = `slack:${TEAM.id}`;
const AGAIN = 'q1:i=show;m=return;s=micro_cap;w=month:2025-08';
const ADMIN = 'U0ADMIN';
const GUEST = 'U0GUEST';
const FIGURE = /9\.3|47|63\.8/;

interface Button {
  readonly action_id: string;
  readonly value: string;
  readonly text: { readonly text: string };
}

let running: RunningApp;
let time: number;

beforeEach(async () => {
  time = 0;
  running = await runApp({ now: () => Date.now() + time });
  const { people, channels, scopes } = running.slack;
  people.set(ADMIN, { is_admin: true, real_name: 'Ada' });
  people.set(GUEST, { is_restricted: true, real_name: 'Gus <!channel>' });
  people.set(ALICE, { real_name: 'Alice' });
  people.set('U0STRANGER', { is_stranger: true, team_id: 'T0OTHER' });
  channels.add('C0SHARED');
  scopes.add('files:write');
});

afterEach(async () => {
  await running.stop();
  await running.slack.close();
});

/** Marks the channel as one that another organisation reads, in one of Slack's ways. */
function shareChannel(flag = 'is_ext_shared'): void {
  running.slack.places.set(CHANNEL, { [flag]: true });
}

async function setRules(rule: Rule, approvers: WorkspaceSettings['approvers'] = 'admins'): Promise<void> {
  const rules = { answers: rule, digests: rule, csv: rule };
  const value: WorkspaceSettings = { language: 'en', rules, approvers, approvedFor: [] };
  const standing = await running.stores.settings.read(WORKSPACE, WorkspaceSettings);
  await running.stores.settings.write(WORKSPACE, WorkspaceSettings, { value, version: standing?.version ?? 0 });
  time += 60_000; // what was read before is no longer remembered
}

/** Everything that went to anybody but to people in their own conversation with the bot. */
function outInChannels(): string {
  const { messages } = running.slack;
  return JSON.stringify(messages.filter(({ channel }) => !channel.startsWith('D')));
}

function saidTo(user: string): readonly string[] {
  return running.slack.ephemerals.filter((held) => held.user === user).map(({ text }) => text);
}

function share(user = ALICE): Promise<Response> {
  const button = { action_id: 'share', value: AGAIN, text: { text: 'Share in channel' } };
  const fields = { user: { id: user, team_id: TEAM.id }, response_url: running.slack.responseUrl() };
  return running.deliver(tapped(button, { message_ts: newTs(), is_ephemeral: true }, fields));
}

function csv(user = ALICE): Promise<Response> {
  const button = { action_id: 'csv', value: AGAIN, text: { text: 'CSV with sources' } };
  return running.deliver(tapped(button, { message_ts: newTs() }, { user: { id: user, team_id: TEAM.id } }));
}

/** The buttons of the newest request to an approver. */
function requestTo(approver: string): readonly Button[] {
  const sent = running.slack.messages.findLast(({ channel }) => channel === approver.replace('U', 'D'));
  const blocks = (sent?.blocks ?? []) as { type: string; elements?: Button[] }[];
  return blocks.flatMap(({ type, elements = [] }) => (type === 'actions' ? elements : []));
}

async function decide(approver: string, button: Button | undefined, fields: object = {}): Promise<void> {
  const channel = approver.replace('U', 'D');
  const container = { message_ts: newTs(), channel_id: channel };
  const from = { user: { id: approver, team_id: TEAM.id }, response_url: running.slack.responseUrl(), ...fields };
  await running.deliver(tapped({ ...button }, container, from));
}

async function actions(): Promise<readonly string[]> {
  const records = await running.stores.audit.list(WORKSPACE, { limit: 100 });
  return records.map(({ action, actor }) => `${action} ${actor}`).toReversed();
}

const ROUTES: Readonly<Record<string, () => Promise<unknown>>> = {
  'the share button': () => share(),
  'a mention': () => running.deliver(mention('micro caps in August')),
  'a button in a thread': () =>
    running.deliver(tapped({ action_id: 'ask:1', value: AGAIN, text: { text: 'x' } }, { message_ts: newTs() })),
  'the message shortcut': async () => {
    const carried = { kind: 'thread', threadKey: `${CHANNEL}:1756800000.000100`, locale: 'en' };
    const view = { callback_id: 'ask', private_metadata: JSON.stringify(carried) };
    await running.deliver(submitted(view, 'micro caps in August'));
  },
};

describe('in a channel that another organisation reads', () => {
  test.for(Object.entries(ROUTES))('%s posts nothing, and the person is told why', async ([, route]) => {
    shareChannel();
    await route();

    expect(running.slack.messages).toEqual([]);
    const told = [...saidTo(ALICE), ...running.slack.responses.map(({ body }) => String(body['text']))].join();
    expect(told).toContain('another organisation');
  });

  test.for(['is_ext_shared', 'is_pending_ext_shared', 'is_org_shared', 'is_shared'])(
    'said by Slack as %s: nothing is posted',
    async (flag) => {
      shareChannel(flag);
      await share();

      expect(running.slack.messages).toEqual([]);
    },
  );

  test('no file is handed out', async () => {
    shareChannel();
    await csv();

    expect(running.slack.files.size).toBe(0);
    expect(saidTo(ALICE).join()).toContain('licensed');
  });

  test('a private answer to somebody of our own is given', async () => {
    shareChannel();
    await running.deliver(slash('micro caps in August', running.slack.responseUrl()));

    expect(running.slack.responses.at(-1)?.body['text']).toMatch(FIGURE);
  });

  test('and it is allowed by the settings, all of them lead there', async () => {
    await setRules('allowed');
    shareChannel();
    for (const route of Object.values(ROUTES)) await route();
    await csv();

    expect(running.slack.messages.filter(({ text }) => FIGURE.test(text))).toHaveLength(4);
    expect(running.slack.files.size).toBe(1);
  });
});

describe.for<[string, string]>([
  ['a guest', GUEST],
  ['somebody of another organisation', 'U0STRANGER'],
])('%s', ([, person]) => {
  test('gets no figure in any way', async () => {
    const from = { user: { id: person, team_id: TEAM.id } };
    const url = running.slack.responseUrl();
    await running.deliver(slash('micro caps in August', url, { user_id: person }));
    await running.deliver(mention('micro caps in August', { user: person }));
    await running.deliver(message('micro caps in August', { user: person, channel: 'D0GUEST', channel_type: 'im' }));
    for (const action of ['share', 'copy', 'csv', 'ask:1', 'follow-up', 'settings']) {
      const button = { action_id: action, value: AGAIN, text: { text: 'x' } };
      const container = { message_ts: newTs(), is_ephemeral: true };
      await running.deliver(tapped(button, container, { ...from, response_url: url }));
      await running.deliver(tapped(button, { message_ts: newTs() }, from));
      const home = { type: 'view', view_id: 'V0HOME', channel_id: undefined };
      await running.deliver(tapped(button, home, { ...from, view: { id: 'V0HOME', type: 'home' } }));
    }
    const carried = { kind: 'private', responseUrl: url, channel: CHANNEL, continues: AGAIN, locale: 'en' };
    const view = { callback_id: 'ask', private_metadata: JSON.stringify(carried) };
    await running.deliver(submitted(view, 'and since the low?', from));
    await running.deliver({
      ...message('', {}),
      event: { type: 'app_home_opened', user: person, channel: 'D0GUEST', tab: 'home' },
    });
    const { messages, responses, views, ephemerals, files } = running.slack;

    expect(messages).toEqual([]);
    expect(files.size).toBe(0);
    for (const { body } of responses) expect(String(body['text'])).not.toMatch(FIGURE);
    for (const { text } of ephemerals) expect(text).not.toMatch(FIGURE);
    const shown = views.map(({ view: each }) => JSON.stringify((each as { blocks?: unknown }).blocks)).join();
    expect(shown).not.toMatch(/\d%/);
  });
});

describe('where Slack does not say who reads', () => {
  test.for<[string, string]>([
    ['users.info', 'users:read'],
    ['conversations.info', 'channels:read'],
  ])('%s without its permission: nothing is posted', async ([, scope]) => {
    running.slack.scopes.delete(scope);
    await share();
    await running.deliver(mention('micro caps in August'));

    expect(running.slack.messages).toEqual([]);
    expect(running.slack.responses.map(({ body }) => String(body['text'])).join() + saidTo(ALICE).join()).toContain(
      'could not be looked up',
    );
  });

  test('a private answer is not given either', async () => {
    running.slack.scopes.delete('users:read');
    await running.deliver(slash('micro caps in August', running.slack.responseUrl()));

    expect(running.slack.responses.at(-1)?.body['text']).not.toMatch(FIGURE);
  });

  test('an answer about somebody else does not count', async () => {
    running.slack.people.set(ALICE, { id: 'U0OTHER' });
    await share();

    expect(running.slack.messages).toEqual([]);
  });
});

describe('with an approver', () => {
  beforeEach(async () => {
    await setRules('approval');
    shareChannel();
  });

  test('the request reaches every administrator once, with the answer; the asker is told', async () => {
    running.slack.people.set('U0BOSS', { is_owner: true });
    await share();

    const { messages } = running.slack;
    expect(messages.map(({ channel }) => channel).toSorted()).toEqual(['D0ADMIN', 'D0BOSS']);
    expect(JSON.stringify(messages[0]?.blocks)).toMatch(/Alice would like .*#general.*9\.3%/s);
    expect(running.slack.responses.at(-1)?.body['text']).toContain('An approver was asked');
    expect(outInChannels()).toBe('[]');
    expect(await actions()).toEqual([`approval_asked ${ALICE}`]);
  });

  test('approved, it is posted once, whoever taps how often; all is recorded and told', async () => {
    running.slack.people.set('U0BOSS', { is_owner: true });
    await share();
    const [yes] = requestTo(ADMIN);
    const [bossYes, bossNo] = requestTo('U0BOSS');
    await decide(ADMIN, yes);
    await decide(ADMIN, yes);
    await decide('U0BOSS', bossYes);
    await decide('U0BOSS', bossNo);

    const posted = running.slack.messages.filter(({ channel }) => channel === CHANNEL);
    expect(posted).toMatchObject([{ text: expect.stringMatching(FIGURE) }]);
    const told = running.slack.messages.filter(({ channel, text }) => channel === 'D0ALICE' && /approved/.test(text));
    expect(told).toHaveLength(1);
    expect(await actions()).toEqual([`approval_asked ${ALICE}`, `approved ${ADMIN}`, `shared ${ALICE}`]);
  });

  test('refused, nothing is posted, and the asker is told', async () => {
    await share();
    await decide(ADMIN, requestTo(ADMIN)[1]);

    expect(outInChannels()).toBe('[]');
    expect(running.slack.messages.at(-1)).toMatchObject({ channel: 'D0ALICE', text: expect.stringMatching(/refused/) });
    expect(await actions()).toContain(`declined ${ADMIN}`);
  });

  test('it lapses after a day', async () => {
    await share();
    const [yes] = requestTo(ADMIN);
    time += 86_400_000;
    await decide(ADMIN, yes);

    expect(outInChannels()).toBe('[]');
    expect(running.slack.messages.at(-1)).toMatchObject({ channel: 'D0ALICE', text: expect.stringMatching(/lapsed/) });
  });

  test.for<[string, () => void | Promise<void>]>([
    ['no longer an administrator', () => void running.slack.people.set(ADMIN, { is_admin: false })],
    ['a guest by now', () => void running.slack.people.set(ADMIN, { is_restricted: true, is_admin: true })],
    ['whom Slack does not know', () => void running.slack.scopes.delete('users:read')],
    ['not named any more', () => setRules('approval', ['U0BOSS'])],
  ])('whoever is %s decides nothing', async ([, change]) => {
    await share();
    const [yes] = requestTo(ADMIN);
    await change();
    time += 60_000;
    await decide(ADMIN, yes);

    expect(outInChannels()).toBe('[]');
    expect(running.slack.responses.at(-1)?.body['text']).toContain('may not decide');
    expect(await actions()).not.toContain(`approved ${ADMIN}`);
  });

  test('nobody decides on their own request, and another person’s button is of no use', async () => {
    await share(ADMIN);
    running.slack.people.set('U0BOSS', { is_owner: true });
    time += 60_000;
    await share();
    const [yes] = requestTo('U0BOSS');
    const forged = { ...yes, value: String(yes?.value).replace(ALICE, 'U0BOSS') } as Button;
    await decide(ADMIN, forged);
    await decide('U0EVE', yes);
    await decide(ALICE, yes);

    expect(running.slack.responses[0]?.body['text']).toContain('none could be asked');
    expect(outInChannels()).toBe('[]');
  });

  test('a button that was made up is of no use, even in the hands of an administrator', async () => {
    await share();
    const [yes] = requestTo(ADMIN);
    const other = { ...yes, value: String(yes?.value).replace(CHANNEL, 'C0SHARED') } as Button;
    await decide(ADMIN, other);
    await decide(ADMIN, { ...other, value: 'a1:yes|{}' });

    expect(outInChannels()).toBe('[]');
  });

  test('settings that refuse by now win over an approver', async () => {
    await share();
    const [yes] = requestTo(ADMIN);
    await setRules('refused');
    await decide(ADMIN, yes);

    expect(outInChannels()).toBe('[]');
    expect(running.slack.responses.at(-1)?.body['text']).toContain('no longer allow');
  });

  test('a thread is answered when it is approved, and goes on from there', async () => {
    const ts = newTs();
    await running.deliver(mention('micro caps in August', { ts }));
    await decide(ADMIN, requestTo(ADMIN)[0]);

    const posted = running.slack.messages.filter(({ channel }) => channel === CHANNEL);
    expect(posted).toMatchObject([{ threadTs: ts, text: expect.stringMatching(/9\.3%/) }]);
    expect(await running.stores.threads.find(WORKSPACE, `${CHANNEL}:${ts}`)).toBeDefined();
  });

  test('a file goes to whoever asked for it', async () => {
    await csv();
    expect(running.slack.files.size).toBe(0);
    await decide(ADMIN, requestTo(ADMIN)[0]);

    expect([...running.slack.files.values()]).toMatchObject([{ channel: 'D0ALICE' }]);
    expect(await actions()).toContain(`exported ${ALICE}`);
  });

  test('a guest’s private question is answered to them alone', async () => {
    await running.deliver(slash('micro caps in August', running.slack.responseUrl(), { user_id: GUEST }));
    expect(running.slack.responses.at(-1)?.body['text']).toContain('An approver was asked');
    await decide(ADMIN, requestTo(ADMIN)[0]);

    const toGuest = running.slack.messages.filter(({ channel }) => channel === 'D0GUEST');
    expect(toGuest.map(({ text }) => FIGURE.test(text))).toEqual([true, false]);
    expect(outInChannels()).toBe('[]');
  });

  test.for(['U0STRANGER', GUEST, 'U0NOBODY'])(
    '%s gets no request, although an administrator named them',
    async (named) => {
      running.slack.people.set('U0NOBODY', { deleted: true });
      await setRules('approval', [named]);
      await share();

      expect(running.slack.messages).toEqual([]);
      expect(running.slack.responses.at(-1)?.body['text']).toContain('none could be asked');
    },
  );

  test('talk in a thread of ours asks no approver, and is left alone', async () => {
    running.slack.places.clear();
    time += 60_000;
    const ts = newTs();
    await running.deliver(mention('micro caps in August', { ts }));
    shareChannel();
    time += 60_000;
    await running.deliver(message('and since the low?', { thread_ts: ts }));

    expect(running.slack.messages).toHaveLength(1);
    expect(running.slack.ephemerals).toEqual([]);
  });

  test('what was asked for is not offered for sharing again', async () => {
    await share();
    const { blocks } = running.slack.responses.at(-1)?.body ?? {};

    expect(JSON.stringify(blocks)).not.toContain('"share"');
  });

  test('a request that Slack stored and fell over is there once', async () => {
    running.slack.fail('chat.postMessage', { kind: 'status', status: 500, stored: true });
    await share();

    expect(running.slack.messages.filter(({ channel }) => channel === 'D0ADMIN')).toHaveLength(1);
  });

  test('what came before a restart is decided after it', async () => {
    await share();
    const [yes] = requestTo(ADMIN);
    const { slack, stores } = running;
    await running.stop();
    running = await runApp({ slack, stores });
    await decide(ADMIN, yes);
    await decide(ADMIN, yes);

    expect(running.slack.messages.filter(({ channel }) => channel === CHANNEL)).toHaveLength(1);
  });
});
