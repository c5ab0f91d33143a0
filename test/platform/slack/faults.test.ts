import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mention, newTs, slash, tapped } from '#test/stand-ins/slack-payloads.ts';
import type { Fault } from '#test/stand-ins/slack-state.ts';
import { type RunningApp, runApp } from './running-app.ts';

let running: RunningApp;

beforeEach(async () => {
  running = await runApp();
});

/** What came of all injected faults, by the stand-in's own record. */
const counts = { faults: 0, messages: 0, privateAnswers: 0, told: 0 };

afterAll(() => console.log(`faults in Slack: ${JSON.stringify(counts)}`));

afterEach(async () => {
  const { injected, messages, responses, ephemerals } = running.slack;
  counts.faults += injected.count;
  counts.messages += messages.length;
  counts.privateAnswers += responses.length;
  counts.told += ephemerals.length;
  await running.stop();
  await running.slack.close();
});

const REFUSE_ALL = { kind: 'word', word: 'invalid_blocks' } as const;

/** Faults of posting, and how many messages must stand there after them, by the stand-in's own count. */
const POSTING: readonly (readonly [string, readonly Fault[], number])[] = [
  ['a rate limit', [{ kind: 'rate-limited', seconds: 1 }], 1],
  ['an error before storing', [{ kind: 'status', status: 500, stored: false }], 1],
  ['an error after storing', [{ kind: 'status', status: 502, stored: true }], 1],
  ['a reset before storing', [{ kind: 'reset', stored: false }], 1],
  ['a reset after storing', [{ kind: 'reset', stored: true }], 1],
  ['a proxy’s page before storing', [{ kind: 'garbage', stored: false }], 1],
  ['a proxy’s page after storing', [{ kind: 'garbage', stored: true }], 1],
  ['a fatal error', [{ kind: 'word', word: 'fatal_error' }], 1],
  [
    'an error, then a reset after storing',
    [
      { kind: 'status', status: 503, stored: false },
      { kind: 'reset', stored: true },
    ],
    1,
  ],
  ['blocks refused once', [REFUSE_ALL], 1],
  ['blocks refused in every form but words', [REFUSE_ALL, REFUSE_ALL], 1],
  ['everything refused', [REFUSE_ALL, REFUSE_ALL, REFUSE_ALL], 0],
  ['a channel that the bot is not in', [{ kind: 'word', word: 'not_in_channel' }], 0],
  ['a rate limit of an hour', [{ kind: 'rate-limited', seconds: 3_600 }], 0],
];

test.for(POSTING)('%s: one message, or one recorded failure that the person is told', async ([, faults, count]) => {
  running.slack.fail('chat.postMessage', ...faults);
  await running.deliver(mention('top 3 since the low'));

  const posts = await running.stores.postHistory.list('slack:T0DESK', { limit: 10 });

  expect(running.slack.messages).toHaveLength(count);
  expect(running.slack.ephemerals).toHaveLength(1 - count);
  expect(posts.map(({ state }) => (state === 'sent' ? 1 : 0))).toEqual([count]);
});

test('an answer that may be there and cannot be read back is not sent again, and the person is told', async () => {
  running.slack.scopes.delete('channels:history');
  running.slack.fail('chat.postMessage', { kind: 'reset', stored: true });
  await running.deliver(mention('top 3 since the low'));

  const [post] = await running.stores.postHistory.list('slack:T0DESK', { limit: 10 });

  expect(running.slack.messages).toHaveLength(1);
  expect(running.slack.ephemerals).toHaveLength(1);
  expect(post?.state).toBe('unverifiable');
});

test('a message found again is not posted twice however often reading back fails first', async () => {
  running.slack.fail('chat.postMessage', { kind: 'status', status: 500, stored: true });
  running.slack.fail(
    'conversations.replies',
    { kind: 'word', word: 'fatal_error' },
    { kind: 'status', status: 503, stored: false },
  );
  await running.deliver(mention('top 3 since the low'));

  expect(running.slack.messages).toHaveLength(1);
});

describe('blocks that Slack does not take', () => {
  test('come again as words, with Slack’s pointers in the log', async () => {
    running.slack.refusedTypes.add('data_visualization').add('data_table');
    await running.deliver(mention('top 3 since the low'));

    const [message] = running.slack.messages;

    expect(running.slack.messages).toHaveLength(1);
    expect(JSON.stringify(message?.blocks)).toMatch(/63\.8%/);
    expect(running.lines.join('')).toContain('[json-pointer:/blocks/');
  });

  test('come again in a private answer too', async () => {
    running.slack.refusedTypes.add('data_visualization').add('data_table');
    await running.deliver(slash('top 3 since the low', running.slack.responseUrl()));

    expect(running.slack.responses).toHaveLength(1);
    expect(JSON.stringify(running.slack.responses[0]?.body['blocks'])).toMatch(/63\.8%/);
  });

  test('leave the words without any block where not even plain ones are taken', async () => {
    for (const type of ['rich_text', 'context', 'actions', 'header', 'data_visualization', 'data_table']) {
      running.slack.refusedTypes.add(type);
    }
    await running.deliver(mention('top 3 since the low'));

    expect(running.slack.messages).toMatchObject([{ blocks: [], text: expect.stringContaining('63.8%') }]);
  });
});

describe('charts that Slack does not draw', () => {
  beforeEach(() => {
    running.slack.refusedTypes.add('data_visualization').add('data_table');
    running.slack.scopes.add('files:write').add('files:read');
  });

  const blocksOf = (at: number): string => JSON.stringify(running.slack.messages[at]?.blocks);

  test.for([0, 1, 3])('are pictures, once Slack has looked through them: after %d looks', async (polls) => {
    running.slack.settings.pollsUntilReady = polls;
    await running.deliver(mention('top 3 since the low'));

    expect(running.slack.messages).toHaveLength(1);
    expect(blocksOf(0)).toMatch(/"slack_file":\{"id":"F01"\}/);
    expect(running.slack.calls.filter((method) => method === 'files.info')).toHaveLength(polls + 1);
  });

  test('are uploaded once', async () => {
    await running.deliver(mention('top 3 since the low'));
    await running.deliver(mention('top 3 since the low'));

    expect(running.slack.messages).toHaveLength(2);
    expect(blocksOf(1)).toContain('"F01"');
    expect(running.slack.calls.filter((method) => method === 'files.getUploadURLExternal')).toHaveLength(1);
  });

  test.for(['files:write', 'files:read'])('are words without the permission %s', async (scope) => {
    running.slack.scopes.delete(scope);
    await running.deliver(mention('top 3 since the low'));

    expect(running.slack.messages).toHaveLength(1);
    expect(blocksOf(0)).not.toContain('slack_file');
    expect(blocksOf(0)).toContain('63.8%');
  });

  test('are words where Slack never finishes looking', { timeout: 30_000 }, async () => {
    running.slack.settings.pollsUntilReady = 1_000;
    await running.deliver(mention('top 3 since the low'));

    expect(running.slack.messages).toHaveLength(1);
    expect(blocksOf(0)).toContain('63.8%');
  });
});

/** Faults of a response address: answers there, and words to the person beside them. */
const RESPONDING: readonly (readonly [string, readonly Fault[], number, number])[] = [
  ['a rate limit', [{ kind: 'rate-limited', seconds: 1 }], 1, 0],
  ['an error before storing', [{ kind: 'status', status: 500, stored: false }], 0, 1],
  ['an error after storing', [{ kind: 'status', status: 500, stored: true }], 1, 1],
  ['a reset after storing', [{ kind: 'reset', stored: true }], 1, 1],
  ['an address that is used up', [{ kind: 'word', word: 'used_url' }], 0, 1],
];

test.for(RESPONDING)(
  'a private answer, %s: never twice, and the person is told what is not certain',
  async ([, faults, count, told]) => {
    running.slack.fail('response_url', ...faults);
    await running.deliver(slash('top 3 since the low', running.slack.responseUrl()));

    expect(running.slack.responses).toHaveLength(count);
    expect(running.slack.ephemerals).toHaveLength(told);
  },
);

test('an answer that Slack took and never confirmed is found, and not posted twice', { timeout: 30_000 }, async () => {
  running.slack.fail('chat.postMessage', { kind: 'slow', stored: true });
  await running.deliver(mention('top 3 since the low'));

  expect(running.slack.messages).toHaveLength(1);
  expect(running.slack.ephemerals).toHaveLength(0);
});

test('a button in a thread whose answer breaks off is answered once too', async () => {
  running.slack.fail('chat.postMessage', { kind: 'reset', stored: true });
  const ts = newTs();
  const button = { action_id: 'ask:1', value: 'q1:i=rank;m=return;w=since_low', text: { text: 'Ranking' } };
  await running.deliver(tapped(button, { message_ts: ts, thread_ts: ts }));

  expect(running.slack.messages).toHaveLength(1);
});
