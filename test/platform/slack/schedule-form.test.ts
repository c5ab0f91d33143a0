import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TEAM } from '#test/stand-ins/slack-methods.ts';
import { ALICE, CHANNEL, submitted, tapped } from '#test/stand-ins/slack-payloads.ts';
import { type RunningApp, runApp } from './running-app.ts';

const WORKSPACE = `slack:${TEAM.id}`;
const SHARED = 'C0SHARED';

type View = Readonly<Record<string, unknown>>;

let running: RunningApp;

beforeEach(async () => {
  running = await runApp({ commands: true });
  running.slack.places.set(SHARED, { is_ext_shared: true });
});

afterEach(async () => {
  await running.stop();
  await running.slack.close();
});

const BUTTON = { action_id: 'ask:1', value: 'c1:subscribe|t=morning-digest' };
const FILLED = {
  days: 'weekdays',
  time: '07:30',
  zone: 'Europe/London',
  calendar: 'skip',
  trigger: 'every-slot',
  target: CHANNEL,
  locale: 'en',
};

async function tap(label: string, isOnHome: boolean): Promise<View> {
  const button = { ...BUTTON, text: { text: label } };
  const home = { type: 'view', view_id: 'V0HOME', channel_id: undefined };
  const here = { message_ts: '1.2', is_ephemeral: true };
  const fields = isOnHome ? { view: { id: 'V0HOME', type: 'home' } } : { response_url: running.slack.responseUrl() };
  await running.deliver(tapped(button, isOnHome ? home : here, fields));
  return (running.slack.views.at(-1)?.view ?? {}) as View;
}

function element(field: string, value: string): unknown {
  if (field === 'time') return { type: 'timepicker', selected_time: value };
  if (field === 'target') return { type: 'conversations_select', selected_conversation: value };
  return { type: 'static_select', selected_option: { value } };
}

/** Sends the modal back. @returns what the acknowledgement holds. */
async function save(view: View, changes: Readonly<Record<string, string | undefined>> = {}): Promise<unknown> {
  const chosen = Object.entries({ ...FILLED, ...changes });
  const values = Object.fromEntries(
    chosen.map(([field, value]) => [field, { choice: value === undefined ? {} : element(field, value) }]),
  );
  const payload = submitted(view, '', { trigger_id: 'trigger.form' });
  const { status, ...response } = await running
    .deliver({ ...payload, view: { ...(payload['view'] as object), state: { values } } })
    .then(async (got) => ({ status: got.status, text: await got.text() }));
  expect(status).toBe(200);
  return response.text === '' ? undefined : JSON.parse(response.text);
}

async function kept() {
  return running.stores.subscriptions.list(WORKSPACE);
}

describe('the form of a subscription', () => {
  test('filled in, it is a subscription, and the modal closes', async () => {
    const view = await tap('Schedule the digest', false);

    expect(await save(view)).toBeUndefined();
    expect(await kept()).toMatchObject([{ owner: ALICE, target: CHANNEL, schedule: { zone: 'Europe/London' } }]);
    expect(JSON.stringify(running.slack.responses.at(-1)?.body)).toContain('Subscription 1');
  });

  test.for([
    [
      'Schedule the digest',
      { target: SHARED },
      { target: expect.stringContaining('shared with another organisation') },
    ],
    ['定时发送晨报', { target: SHARED }, { target: expect.stringMatching(/\p{Script=Han}/u) }],
    ['Schedule the digest', { time: undefined }, { time: 'Choose one here.' }],
    ['定时发送晨报', { time: undefined, target: undefined }, { time: '请在此选择。', target: '请在此选择。' }],
    ['Schedule the digest', { zone: 'Mars/Olympus' }, { zone: 'Whose time is that?' }],
    ['Schedule the digest', { days: 'kept' }, { days: expect.stringContaining('days') }],
  ] as const)(
    '%s, with %j: the modal stays as it is, the reason below its field, and nothing else is said',
    async ([label, changes, errors]) => {
      const view = await tap(label, false);

      expect(await save(view, changes)).toEqual({ response_action: 'errors', errors });
      expect(await kept()).toEqual([]);
      expect(running.slack.responses).toEqual([]);
      expect(running.slack.messages).toEqual([]);
      expect(await save(view)).toBeUndefined();
      expect(await kept()).toHaveLength(1);
    },
  );

  test('opens on the Home tab too; what came of it is shown in a modal', async () => {
    const view = await tap('Schedule the digest', true);
    expect(view).toMatchObject({ callback_id: 'schedule' });

    expect(await save(view, { target: SHARED })).toMatchObject({ response_action: 'errors' });
    expect(await save(view)).toBeUndefined();
    expect(await kept()).toHaveLength(1);
    expect(running.slack.views.at(-1)).toMatchObject({ method: 'views.open', view: { type: 'modal' } });
    expect(JSON.stringify(running.slack.views.at(-1)?.view)).toContain('Subscription 1');
  });
});

test('a look that takes too long keeps Slack waiting no longer, and is told in words', async () => {
  await running.stop();
  const asked = Promise.withResolvers<undefined>();
  running = await runApp({
    slack: running.slack,
    commands: true,
    wait: async () => undefined,
    around: (desk) => ({ ...desk, formFault: () => asked.promise }),
  });
  const view = await tap('Schedule the digest', false);

  expect(await save(view, { target: SHARED })).toBeUndefined();
  expect(JSON.stringify(running.slack.responses.at(-1)?.body)).toContain('shared with another organisation');
  asked.resolve(undefined);
});
