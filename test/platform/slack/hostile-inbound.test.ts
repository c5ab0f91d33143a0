import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SlackPayload } from '#src/platform/slack/payload.ts';
import { hostileWords } from '#test/platform/hostile-words.ts';
import { ALICE, CHANNEL, mention, message, newTs, slash, submitted, tapped } from '#test/stand-ins/slack-payloads.ts';
import { type RunningApp, runApp } from './running-app.ts';

let running: RunningApp;

beforeAll(async () => {
  running = await runApp();
});

afterAll(async () => {
  await running.stop();
  await running.slack.close();
});

beforeEach(() => {
  const { messages, responses, views, ephemerals } = running.slack;
  for (const held of [messages, responses, views, ephemerals]) held.length = 0;
});

/** Words that somebody means ill with, long ones too, and such words inside a question that is understood. */
const words = fc.oneof(
  hostileWords,
  hostileWords.map((text) => `micro caps ${text} in August`),
  fc.constantFrom(
    '<!channel> micro caps in August',
    'micro <@U0BOB> caps',
    '<https://evil.example|micro caps> in August',
    '\u202emicro caps\u202c in August',
    'mi\u200bcro caps in Aug\u2060ust',
    `micro caps ${'x'.repeat(40_000)}`,
    '<!subteam^S1> <!date^1^{date}|x> <#C1> @here',
  ),
);

/** Whether a text would mention, link or hide where Slack parses it. */
function isLive(text: string): boolean {
  return /[<>]|&(?!amp;|lt;|gt;)|[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/u.test(text);
}

/** Every text of a payload that Slack parses as mrkdwn: there is to be one kind only, the message's `text`. */
function parsedTexts(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return [String(value.text)];
  return Object.values(value).flatMap(parsedTexts);
}

function hiddenIn(value: unknown): boolean {
  return /[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/u.test(JSON.stringify(value ?? null));
}

/** What went out, all of it, held against the rules. */
function checkOut(): void {
  const { messages, responses, views, ephemerals } = running.slack;
  const out = [...messages, ...responses.map(({ body }) => body)].map(({ text, blocks }) => ({ text, blocks }));
  for (const payload of out) {
    expect(SlackPayload.safeParse(payload).error?.issues ?? []).toEqual([]);
    expect(isLive(String(payload.text))).toBe(false);
  }
  for (const sent of messages) expect([sent.parse, sent.unfurl]).toEqual(['none', false]);
  for (const { body } of responses) expect([body['parse'], body['unfurl_links']]).toEqual(['none', false]);
  for (const { text } of ephemerals) expect(isLive(text)).toBe(false);
  expect([...out, ...views].flatMap(parsedTexts)).toEqual([]);
  expect(hiddenIn(out.map(({ blocks }) => blocks))).toBe(false);
  expect(hiddenIn(views.map(({ view }) => (view as { blocks?: unknown }).blocks))).toBe(false);
}

/** Everywhere that a person's words come in. */
const PLACES: Readonly<Record<string, (text: string) => Readonly<Record<string, unknown>>>> = {
  'a command': (text) => slash(text, running.slack.responseUrl()),
  'a mention': (text) => mention(text),
  'a direct message': (text) => message(text, { channel: 'D0ALICE', channel_type: 'im' }),
  'a modal': (text) => {
    const responseUrl = running.slack.responseUrl();
    const carried = { kind: 'private', responseUrl, channel: CHANNEL, continues: 'q1:i=help', locale: 'en' };
    return submitted({ callback_id: 'ask', private_metadata: JSON.stringify(carried) }, text);
  },
  'a button’s value': (text) =>
    tapped({ action_id: 'ask:1', value: text, text: { text } }, { message_ts: newTs(), thread_ts: newTs() }),
  'a private button’s value': (text) =>
    tapped(
      { action_id: 'share', value: text, text: { text } },
      { message_ts: newTs(), is_ephemeral: true },
      {
        response_url: running.slack.responseUrl(),
      },
    ),
  'a message that is asked about': (text) => ({
    type: 'message_action',
    callback_id: 'ask_about_this',
    api_app_id: 'A0SMALL',
    team: { id: 'T0DESK' },
    user: { id: ALICE },
    trigger_id: newTs(),
    channel: { id: CHANNEL },
    message: { ts: newTs(), text },
  }),
};

describe('hostile words are inert in', () => {
  test.for(Object.entries(PLACES))('%s', { timeout: 60_000 }, async ([, place]) => {
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const { messages, responses, views, ephemerals } = running.slack;
        const before = messages.length + responses.length + views.length + ephemerals.length;
        const response = await running.deliver(place(text));

        expect(response.status).toBe(200);
        expect(messages.length + responses.length + views.length + ephemerals.length).toBeGreaterThan(before);
        checkOut();
      }),
      { numRuns: 25 },
    );
  });
});
