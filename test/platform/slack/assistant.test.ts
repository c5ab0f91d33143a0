import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TEAM } from '#test/stand-ins/slack-methods.ts';
import { ALICE, mention, message } from '#test/stand-ins/slack-payloads.ts';
import { type RunningApp, runApp } from './running-app.ts';

const DIRECT = { channel: 'D0ALICE', channel_type: 'im' };

let running: RunningApp;

beforeEach(async () => {
  running = await runApp();
});

afterEach(async () => {
  await running.stop();
  await running.slack.close();
});

async function openMessages(): Promise<void> {
  await running.deliver({
    type: 'event_callback',
    team_id: TEAM.id,
    event_id: `Ev0MESSAGES${running.slack.calls.length}`,
    event: { type: 'app_home_opened', user: ALICE, tab: 'messages', channel: 'D0ALICE' },
  });
}

function statuses(): readonly string[] {
  return running.slack.assistant.flatMap(({ args }) => args['status'] ?? []);
}

describe('the Messages tab', () => {
  test('opens with four questions, one of them Chinese, and publishes no Home tab', async () => {
    await openMessages();
    const [set] = running.slack.assistant;
    const prompts = JSON.parse(set?.args['prompts'] ?? '[]') as { message: string }[];

    expect(set?.args['channel_id']).toBe('D0ALICE');
    expect(prompts.map(({ message: text }) => /\p{Script=Han}/u.test(text))).toEqual([false, false, false, true]);
    expect(running.slack.views).toEqual([]);
  });

  test('a question proposed there is answered', async () => {
    await openMessages();
    const prompts = JSON.parse(running.slack.assistant[0]?.args['prompts'] ?? '[]') as { message: string }[];
    for (const { message: text } of prompts) await running.deliver(message(text, DIRECT));

    expect(running.slack.messages).toHaveLength(4);
    expect(running.slack.messages.every(({ text }) => /\d/.test(text))).toBe(true);
  });
});

describe('a direct message', () => {
  test('shows that it is looked up, in its language, and nothing once it is answered', async () => {
    await running.deliver(message('微盘股8月表现如何？', DIRECT));

    expect(statuses()).toEqual(['正在查阅报告…', '']);
    expect(running.slack.messages).toHaveLength(1);
  });

  test('without the permission is answered all the same; Slack is asked once, and the log says what to do', async () => {
    running.slack.scopes.delete('assistant:write');
    await running.deliver(message('micro caps in August', DIRECT));
    await running.deliver(message('high beta YTD', DIRECT));
    await openMessages();

    expect(running.slack.messages).toHaveLength(2);
    expect(running.slack.calls.filter((method) => method.startsWith('assistant.'))).toHaveLength(1);
    expect(running.lines.join('')).toMatch(/agent surface is left out/);
    expect(running.lines.join('')).toMatch(/SLACK_SCOPE/);
  });
});

test('what passes by leaves it out once only', async () => {
  running.slack.fail('assistant.threads.setSuggestedPrompts', { kind: 'status', status: 503, stored: false });
  await openMessages();
  await openMessages();

  expect(running.slack.assistant).toHaveLength(1);
});

test('a mention in a channel has no status', async () => {
  await running.deliver(mention('micro caps in August'));

  expect(running.slack.assistant).toEqual([]);
  expect(running.slack.messages).toHaveLength(1);
});
