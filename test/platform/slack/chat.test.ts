import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Chat } from '#src/bot/ports.ts';
import type { Message } from '#src/core/message.ts';
import { createClients } from '#src/platform/slack/clients.ts';
import { createChat } from '#src/platform/slack/outbound.ts';
import { type SlackStandIn, startSlack } from '#test/stand-ins/slack-api.ts';
import { BOT_TOKEN } from '#test/stand-ins/slack-methods.ts';

const MESSAGE: Message = {
  locale: 'en',
  blocks: [{ type: 'paragraph', spans: [{ type: 'text', text: 'Good morning' }] }],
};
const CHANNEL = 'C0GENERAL';

let slack: SlackStandIn;
let chat: Chat;

beforeEach(async () => {
  slack = await startSlack();
  const log = pino({ level: 'silent' });
  chat = createChat({ ...createClients({ botToken: BOT_TOKEN, apiUrl: slack.apiUrl, log }), log });
});
afterEach(() => slack.close());

test('a second message with the same id is told, the earlier one first, and can be taken back', async () => {
  const first = await chat.post(CHANNEL, MESSAGE, 'p1');
  await chat.post(CHANNEL, MESSAGE, 'p2');
  await chat.post(CHANNEL, MESSAGE, 'p1');
  const [one, , three] = slack.messages.map(({ ts }) => ts);

  expect(first).toEqual({ kind: 'sent', messageId: one });
  expect(await chat.find(CHANNEL, 'p1', Date.now())).toEqual({ kind: 'there', messageId: one, laterIds: [three] });
  expect(await chat.remove(CHANNEL, three ?? '')).toBe(true);
  expect(await chat.remove(CHANNEL, three ?? '')).toBe(false);
  expect(await chat.find(CHANNEL, 'p1', Date.now())).toEqual({ kind: 'there', messageId: one });
});

test('a message has a link, and one that is not there has none', async () => {
  const posted = await chat.post(CHANNEL, MESSAGE, 'p1');
  const ts = posted.kind === 'sent' ? posted.messageId : '';

  expect(await chat.linkTo(CHANNEL, ts)).toBe(`https://desk.slack.com/archives/${CHANNEL}/p${ts.replace('.', '')}`);
  expect(await chat.linkTo(CHANNEL, '1.000001')).toBeUndefined();
});

test('a person has a direct conversation, unless Slack knows no such person or the bot may not', async () => {
  expect(await chat.direct('U0ALICE')).toBe('D0ALICE');
  expect(await chat.direct('U0NOBODY')).toBeUndefined();
  slack.scopes.delete('im:write');
  expect(await chat.direct('U0ALICE')).toBeUndefined();
});

test.for([
  ['channel_not_found', true],
  ['is_archived', true],
  ['not_in_channel', true],
  ['invalid_auth', undefined],
  ['missing_scope', undefined],
] as const)('%s: whether the conversation is gone', async ([word, isGone]) => {
  slack.fail('chat.postMessage', { kind: 'word', word });

  expect(await chat.post(CHANNEL, MESSAGE, 'p1')).toEqual({
    kind: 'refused',
    reason: word,
    ...(isGone === undefined ? {} : { isGone }),
  });
});

test('a rate limit of reading back is told at once, however long it is', async () => {
  slack.fail('conversations.history', { kind: 'rate-limited', seconds: 3_600 });

  expect(await chat.find(CHANNEL, 'p1', Date.now())).toEqual({
    kind: 'later',
    reason: 'rate limited',
    retryInMs: 3_600_000,
  });
});
