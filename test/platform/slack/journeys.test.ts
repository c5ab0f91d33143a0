import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BOT } from '#test/stand-ins/slack-methods.ts';
import { ALICE, CHANNEL, mention, message, newTs, slash, submitted, tapped } from '#test/stand-ins/slack-payloads.ts';
import type { HeldResponse } from '#test/stand-ins/slack-state.ts';
import { type RunningApp, runApp } from './running-app.ts';

interface Button {
  readonly action_id: string;
  readonly value: string;
  readonly text: { readonly text: string };
}

let running: RunningApp;

beforeEach(async () => {
  running = await runApp();
});

afterEach(async () => {
  await running.stop();
  await running.slack.close();
});

function buttonsIn(blocks: unknown): readonly Button[] {
  return (blocks as { type: string; elements?: Button[] }[]).flatMap(({ type, elements = [] }) =>
    type === 'actions' ? elements : [],
  );
}

function lastResponse(): HeldResponse {
  const response = running.slack.responses.at(-1);
  if (response === undefined) throw new Error('nothing came to a response address');
  return response;
}

function button(action: RegExp): Button {
  const found = buttonsIn(lastResponse().body['blocks']).find(({ action_id }) => action.test(action_id));
  if (found === undefined) throw new Error(`no such button: ${JSON.stringify(lastResponse().body['blocks'])}`);
  return found;
}

async function ask(text: string): Promise<void> {
  await running.deliver(slash(text, running.slack.responseUrl()));
}

async function tapPrivately(action: RegExp): Promise<void> {
  const container = { message_ts: newTs(), is_ephemeral: true };
  await running.deliver(tapped({ ...button(action) }, container, { response_url: running.slack.responseUrl() }));
}

describe('/smallcaps', () => {
  test('is acknowledged with nothing, and answered to the asker alone', async () => {
    const response = await running.deliver(slash('how did micro caps do in August?', running.slack.responseUrl()));

    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(running.slack.responses).toHaveLength(1);
    expect(lastResponse().body).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      unfurl_links: false,
    });
    expect(lastResponse().body['text']).toContain('9.3%');
    expect(running.slack.messages).toEqual([]);
  });

  test.for(['', 'help', ' '])('with "%s" teaches by example', async (text) => {
    await ask(text);

    expect(lastResponse().body['text']).toContain('Ask about the figures');
    expect(buttonsIn(lastResponse().body['blocks']).length).toBeGreaterThan(2);
  });

  test('answers in Chinese what is asked in Chinese, and its buttons go on so', async () => {
    await ask('微盘股8月表现如何？');
    await tapPrivately(/^ask:/);

    expect(running.slack.responses.map(({ body }) => /\p{Script=Han}/u.test(String(body['text'])))).toEqual([
      true,
      true,
    ]);
  });

  test('every button of an answer carries a canonical question', async () => {
    await ask('top 3 since the low');

    const values = buttonsIn(lastResponse().body['blocks']).map(({ value }) => value);

    expect(values.length).toBeGreaterThan(3);
    expect(values.filter((value) => !/^(?:q1:|c1:subscribe)/.test(value))).toEqual([]);
  });

  test('a button puts its answer in the place of the private message', async () => {
    await ask('how did micro caps do in August?');
    await tapPrivately(/^ask:/);

    expect(running.slack.responses).toHaveLength(2);
    expect(lastResponse().body).toMatchObject({ replace_original: true });
    expect(running.slack.messages).toEqual([]);
  });

  test('a follow-up to a private answer is typed in a modal and goes on from it', async () => {
    await ask('high beta YTD');
    await tapPrivately(/^follow-up$/);
    const { view } = running.slack.views.at(-1) ?? {};
    await running.deliver(submitted(view as Record<string, unknown>, 'and cyclicals?'));

    expect(running.slack.responses).toHaveLength(2);
    expect(lastResponse().body).toMatchObject({ replace_original: true });
    expect(lastResponse().body['text']).toContain('10%');
  });

  test('the two sentences for a client stand in a modal, with source and licence', async () => {
    await ask('how did micro caps do in August?');
    await tapPrivately(/^copy$/);

    const { method, view } = running.slack.views.at(-1) ?? {};

    expect(method).toBe('views.open');
    expect(JSON.stringify(view)).toMatch(/Micro caps returned 9\.3% in Aug 2025.*Source: Jefferies/);
  });
});

describe('a shared answer', () => {
  test('is the root of a thread, is offered once, and is replied to without a mention', async () => {
    await ask('how did micro caps do in August?');
    await tapPrivately(/^share$/);
    const [root] = running.slack.messages;
    await running.deliver(message('and since the low?', { thread_ts: root?.ts ?? '' }));

    expect(running.slack.messages).toHaveLength(2);
    expect(root).toMatchObject({ channel: CHANNEL, parse: 'none', unfurl: false });
    expect(root?.threadTs).toBeUndefined();
    expect(running.slack.messages[1]).toMatchObject({ threadTs: root?.ts, text: expect.stringContaining('47%') });
    expect(lastResponse().body['text']).toContain('Shared in the channel');
    expect(buttonsIn(lastResponse().body['blocks']).map(({ action_id }) => action_id)).not.toContain('share');
  });

  test('is not offered where its slots alone would say something else', async () => {
    await ask('mid caps in August');

    expect(lastResponse().body['text']).toContain('Not in the report');
    expect(buttonsIn(lastResponse().body['blocks']).map(({ action_id }) => action_id)).not.toContain('share');
  });

  test('answers a button in its thread and stays as it is', async () => {
    await ask('how did micro caps do in August?');
    await tapPrivately(/^share$/);
    const [root] = running.slack.messages;
    const shared = buttonsIn(root?.blocks)[0];
    await running.deliver(tapped({ ...shared }, { message_ts: root?.ts, is_ephemeral: false }));

    expect(running.slack.messages).toHaveLength(2);
    expect(running.slack.messages[1]?.threadTs).toBe(root?.ts);
    expect(running.slack.calls).not.toContain('chat.update');
  });

  test('that the channel refuses is told to the person, who may try again', async () => {
    await ask('how did micro caps do in August?');
    running.slack.channels.delete(CHANNEL);
    await tapPrivately(/^share$/);

    expect(running.slack.messages).toEqual([]);
    expect(lastResponse().body['text']).toContain('could not be shared');
    expect(buttonsIn(lastResponse().body['blocks']).map(({ action_id }) => action_id)).toContain('share');
  });
});

describe('words in a channel', () => {
  test('a mention is answered in its thread, and the thread goes on without one', async () => {
    const ts = newTs();
    await running.deliver(mention('high beta YTD', { ts }));
    await running.deliver(message('and cyclicals?', { thread_ts: ts }));

    expect(running.slack.messages.map(({ threadTs }) => threadTs)).toEqual([ts, ts]);
    expect(running.slack.messages[1]?.text).toContain('10%');
  });

  test('a mention that comes as a message too is answered once', async () => {
    const inner = { ts: newTs(), text: `<@${BOT.userId}> micro caps in August` };
    await Promise.all([running.send(mention('', inner)), running.send(message('', inner))]);
    await running.settled();

    expect(running.slack.messages).toHaveLength(1);
  });

  test('several people in one thread are each answered', async () => {
    const ts = newTs();
    await running.deliver(mention('micro caps in August', { ts }));
    const replies = ['U0BOB', 'U0CAROL', 'U0DAN'].map((user) => message('and since the low?', { user, thread_ts: ts }));
    await Promise.all(replies.map((reply) => running.send(reply)));
    await running.settled();

    expect(running.slack.messages).toHaveLength(4);
  });

  test('a direct message is answered beside it, and remembered', async () => {
    const direct = { channel: 'D0ALICE', channel_type: 'im' };
    await running.deliver(message('high beta YTD', direct));
    await running.deliver(message('and cyclicals?', direct));

    expect(running.slack.messages.map(({ channel, threadTs }) => [channel, threadTs])).toEqual([
      ['D0ALICE', undefined],
      ['D0ALICE', undefined],
    ]);
    expect(running.slack.messages[1]?.text).toContain('10%');
  });

  test.for<[string, Record<string, unknown>]>([
    ['talk in no thread of ours', { text: 'micro caps in August' }],
    ['a reply in somebody else’s thread', { text: 'micro caps in August', thread_ts: '1756800000.000100' }],
    ['our own words', { user: BOT.userId, text: 'micro caps in August', channel_type: 'im' }],
    ['another bot', { bot_id: 'B0OTHER', text: 'micro caps in August', channel_type: 'im' }],
    ['an edit', { subtype: 'message_changed', text: 'micro caps in August', channel_type: 'im' }],
    ['somebody joining', { subtype: 'channel_join', text: 'joined', channel_type: 'im' }],
  ])('%s is left alone', async ([, inner]) => {
    await running.deliver(message('', inner));

    expect(running.slack.messages).toEqual([]);
    expect(running.slack.ephemerals).toEqual([]);
  });

  test('in a channel that is shared with another organisation are not answered, and the person is told once', async () => {
    const payload = mention('micro caps in August', {}, { is_ext_shared_channel: true });
    await running.deliver(payload);
    await running.deliver(payload, { retryNum: 1 });

    expect(running.slack.messages).toEqual([]);
    expect(running.slack.ephemerals).toMatchObject([
      { user: ALICE, text: expect.stringContaining('another organisation') },
    ]);
  });

  test('words to somebody else in a thread of ours are left alone', async () => {
    const ts = newTs();
    await running.deliver(mention('micro caps in August', { ts }));
    await running.deliver(message('<@U0BOB> have you seen this?', { thread_ts: ts }));

    expect(running.slack.messages).toHaveLength(1);
  });

  test('what Slack escaped and linked is read as it was written', async () => {
    await running.deliver(mention('<https://x.example|micro caps> in August &amp; since the low'));

    expect(running.slack.messages[0]?.text).toMatch(/9\.3%[\s\S]*47%/);
  });
});

describe('the message shortcut', () => {
  test('opens a modal with the words of the message, and its answer goes into the thread there', async () => {
    const ts = newTs();
    const shortcut = {
      type: 'message_action',
      callback_id: 'ask_about_this',
      api_app_id: 'A0SMALL',
      team: { id: 'T0DESK' },
      user: { id: ALICE },
      trigger_id: 'trigger.shortcut',
      channel: { id: CHANNEL },
      message: { ts, text: 'how did micro caps do in August?' },
      response_url: running.slack.responseUrl(),
    };
    await running.deliver(shortcut);
    const { view } = running.slack.views.at(-1) ?? {};
    await running.deliver(submitted(view as Record<string, unknown>, 'how did micro caps do in August?'));

    expect(JSON.stringify(view)).toContain('"initial_value":"how did micro caps do in August?"');
    expect(running.slack.messages).toMatchObject([{ threadTs: ts, text: expect.stringContaining('9.3%') }]);
  });
});

describe('the Home tab', () => {
  test('shows the latest briefing when it is opened, and answers its buttons in a modal', async () => {
    await running.deliver({
      ...message('', {}),
      event: { type: 'app_home_opened', user: ALICE, channel: 'D0ALICE', tab: 'home' },
    });
    const published = running.slack.views.at(-1);
    const { blocks } = (published?.view ?? {}) as { blocks?: unknown };
    const [first] = buttonsIn(blocks);
    const container = { type: 'view', view_id: 'V0HOME', channel_id: undefined };
    await running.deliver(tapped({ ...first }, container, { view: { id: 'V0HOME', type: 'home' } }));

    expect(published?.method).toBe('views.publish');
    expect(JSON.stringify(blocks)).toContain('Jefferies');
    expect(running.slack.views.at(-1)?.method).toBe('views.open');
  });

  test('the Messages tab publishes nothing', async () => {
    await running.deliver({ ...message('', {}), event: { type: 'app_home_opened', user: ALICE, tab: 'messages' } });

    expect(running.slack.views).toEqual([]);
  });
});

test('what nobody knows of is acknowledged and left alone', async () => {
  const unknown = [
    { type: 'shortcut', callback_id: 'x', team: { id: 'T0DESK' }, user: { id: ALICE }, trigger_id: 't' },
    { type: 'block_suggestion', action_id: 'x', team: { id: 'T0DESK' }, user: { id: ALICE } },
    { type: 'view_closed', view: { id: 'V1', callback_id: 'x' }, team: { id: 'T0DESK' }, user: { id: ALICE } },
    message('', {}, { event: { type: 'reaction_added', user: ALICE } }),
  ];
  const statuses = [];
  for (const payload of unknown) statuses.push((await running.deliver(payload)).status);

  expect(statuses).toEqual([200, 200, 200, 200]);
});
