import { afterAll, afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { CHANNEL, GROUP_CHAT, installed, said } from '#test/stand-ins/teams-activities.ts';
import type { TeamsFault } from '#test/stand-ins/teams-state.ts';
import { type RunningTeams, runTeams, textOf, WORKSPACE } from './running-teams.ts';

let running: RunningTeams;

beforeEach(async () => {
  running = await runTeams({ graph: true });
});

/** What came of all injected faults, by the stand-in's own record. */
const counts = { faults: 0, answers: 0, told: 0 };

afterAll(() => console.log(`faults in Teams: ${JSON.stringify(counts)}`));

const shown = () => running.teams.held.filter(({ targetedTo }) => targetedTo === undefined);
const told = () => running.teams.held.filter(({ targetedTo }) => targetedTo !== undefined);
const states = async () => (await running.stores.postHistory.list(WORKSPACE, { limit: 10 })).map(({ state }) => state);

afterEach(async () => {
  counts.faults += running.teams.injected.count;
  counts.answers += shown().length;
  counts.told += told().length;
  await running.stop();
  await running.teams.close();
});

const status = (code: number, stored = false, retryAfter?: string): TeamsFault => ({
  kind: 'status',
  status: code,
  stored,
  ...(retryAfter === undefined ? {} : { retryAfter }),
});
const soon = (): string => new Date(Date.now() + 1_000).toUTCString();

/** Faults of posting; how many answers stand there after them where the bot may read back, and where it may not. */
const POSTING: readonly (readonly [string, () => readonly TeamsFault[], number, number])[] = [
  ['a rate limit in seconds', () => [status(429, false, '1')], 1, 1],
  ['a rate limit until a date', () => [status(429, false, soon())], 1, 1],
  ['a rate limit of unknown length', () => [status(429)], 1, 1],
  ['a precondition', () => [status(412)], 1, 1],
  ['a time-out of Teams before storing', () => [status(408)], 1, 0],
  ['a time-out of Teams after storing', () => [status(408, true)], 1, 1],
  ['an error before storing', () => [status(500)], 1, 0],
  ['an error after storing', () => [status(502, true)], 1, 1],
  ['an unavailable service after storing', () => [status(503, true, '1')], 1, 1],
  ['a reset before storing', () => [{ kind: 'reset', stored: false }], 1, 0],
  ['a reset after storing', () => [{ kind: 'reset', stored: true }], 1, 1],
  ['an error, then a reset after storing', () => [status(500), { kind: 'reset', stored: true }], 1, 0],
  ['a refusal', () => [status(403)], 0, 0],
  ['a conversation that is gone', () => [status(404)], 0, 0],
  ['a token that is not taken', () => [status(401)], 0, 0],
  ['a form that is not taken', () => [status(400)], 0, 0],
  ['a redirect', () => [{ kind: 'redirect', to: 'http://127.0.0.1:9/' }], 0, 0],
  ['a rate limit of an hour', () => [status(429, false, '3600')], 0, 0],
];

describe.for([
  ['with the consent to read', true],
  ['without it', false],
] as const)('%s', ([, consent]) => {
  beforeEach(() => {
    running.teams.settings.graphConsent = consent;
  });

  test.for(POSTING)('%s: never two, and what is not there is told', async ([, faults, withConsent, without]) => {
    const count = consent ? withConsent : without;
    running.teams.fail('send', ...faults());
    await running.deliver(said('top 3 since the low', running.teams.serviceUrl));
    const [state] = await states();

    expect(shown()).toHaveLength(count);
    expect(state === 'sent').toBe(told().length === 0);
    expect(['sent', 'failed', 'unverifiable', 'skipped']).toContain(state);
  });
});

test('an answer that was found by reading back stands there once, however often reading fails first', async () => {
  running.teams.settings.graphConsent = true;
  running.teams.fail('send', { kind: 'reset', stored: true });
  running.teams.fail('graph', status(503));
  await running.deliver(said('top 3 since the low', running.teams.serviceUrl));
  const [post] = await running.stores.postHistory.list(WORKSPACE, { limit: 10 });

  expect(shown()).toHaveLength(1);
  expect(post).toMatchObject({ state: 'sent', messageId: shown()[0]?.id });
});

test('an answer that Teams took and never confirmed is found, and not posted twice', { timeout: 30_000 }, async () => {
  running.teams.settings.graphConsent = true;
  running.teams.fail('send', { kind: 'slow', stored: true });
  await running.deliver(said('top 3 since the low', running.teams.serviceUrl));

  expect(shown()).toHaveLength(1);
  expect(await states()).toEqual(['sent']);
});

test('a message is found behind others of its thread', async () => {
  running.teams.settings.graphConsent = true;
  await running.deliver(installed('add', running.teams.serviceUrl));
  const message = { locale: 'en', blocks: [{ type: 'paragraph', spans: [{ type: 'text', text: 'Digest' }] }] } as const;
  const since = Date.now();
  for (let at = 0; at < 12; at += 1) await running.chat.post(CHANNEL, message, `digest:${at}`);
  const found = await running.chat.find(CHANNEL, 'digest:0', since);

  expect(found).toEqual({ kind: 'there', messageId: running.teams.held[0]?.id });
  expect(await running.chat.find(CHANNEL, 'digest:x', since)).toEqual({ kind: 'absent' });
});

test('of two messages with one id the first one is named, and the other can be taken back', async () => {
  running.teams.settings.graphConsent = true;
  await running.deliver(installed('add', running.teams.serviceUrl));
  const message = { locale: 'en', blocks: [{ type: 'paragraph', spans: [{ type: 'text', text: 'Digest' }] }] } as const;
  const since = Date.now();
  for (let at = 0; at < 7; at += 1)
    await running.chat.post(CHANNEL, message, at % 6 === 0 ? 'digest:1' : `other:${at}`);
  const ids = running.teams.held.map(({ id }) => id);
  const found = await running.chat.find(CHANNEL, 'digest:1', since);
  const removed = [await running.chat.remove(CHANNEL, ids[6] ?? ''), await running.chat.remove(CHANNEL, '../../x')];

  expect(found).toEqual({ kind: 'there', messageId: ids[0], laterIds: [ids[6]] });
  expect(removed).toEqual([true, false]);
  expect(running.teams.held).toHaveLength(6);
});

test('a person is reached in their own chat, which is opened once where there is none', async () => {
  const before = await running.chat.direct('29:alice');
  await running.deliver(installed('add', running.teams.serviceUrl));
  running.teams.unknown.add('29:nobody');
  const keys = [await running.chat.direct('29:bob'), await running.chat.direct('29:bob')];
  const nobody = await running.chat.direct('29:nobody');
  await running.deliver(installed('add', running.teams.serviceUrl, 'personal'));

  expect([before, nobody]).toEqual([undefined, undefined]);
  expect(keys).toEqual(['a:personal-29-bob', 'a:personal-29-bob']);
  expect(await running.chat.direct('29:alice')).toBe('a:personal-alice');
  expect(running.teams.calls.filter((call) => call === 'POST /connector/v3/conversations')).toHaveLength(2);
});

test('a message has a link where Teams has pages for it', async () => {
  await running.deliver(installed('add', running.teams.serviceUrl));
  await running.deliver(installed('add', running.teams.serviceUrl, 'personal'));
  const links = [
    await running.chat.linkTo(CHANNEL, '1700000000009'),
    await running.chat.linkTo(`${CHANNEL};messageid=1700000000001`, '1700000000009'),
    await running.chat.linkTo('a:personal-alice', '1700000000009'),
    await running.chat.linkTo('19:elsewhere@thread.tacv2', '1700000000009'),
  ];
  const channel = 'https://teams.microsoft.com/l/message/19%3Ageneral%40thread.tacv2/1700000000009?';

  expect(links.slice(0, 2)).toEqual([
    expect.stringMatching(/parentMessageId=1700000000009/),
    expect.stringMatching(/parentMessageId=1700000000001/),
  ]);
  for (const link of links.slice(0, 2)) expect(link?.startsWith(channel)).toBe(true);
  expect(links.slice(2)).toEqual([undefined, undefined]);
});

test('where the bot may not read, that is said', async () => {
  await running.deliver(installed('add', running.teams.serviceUrl));
  const without = await runTeams({ teams: running.teams, stores: running.stores });
  onTestFinished(() => without.stop());

  expect(await without.chat.find(CHANNEL, 'digest:1', 0)).toMatchObject({ kind: 'hidden' });
  expect(await running.chat.find(CHANNEL, 'digest:1', 0)).toMatchObject({
    kind: 'hidden',
    reason: 'Graph says status 403',
  });
  expect(await running.chat.find(GROUP_CHAT, 'digest:1', 0)).toMatchObject({ kind: 'hidden' });
});

describe('a card that is too big', () => {
  test('comes again once, with less in it', async () => {
    running.teams.settings.maxBytes = 11_000;
    running.teams.fail('send', status(413));
    await running.deliver(said('top 3 since the low', running.teams.serviceUrl));

    expect(shown()).toHaveLength(1);
    expect(textOf(shown()[0]?.activity)).toContain('63.8%');
  });

  test('is given up where the smaller one is too big too', async () => {
    running.teams.settings.maxBytes = 500;
    await running.deliver(said('top 3 since the low', running.teams.serviceUrl));
    const posts = running.teams.calls.filter((call) => call.endsWith('/activities'));

    expect(shown()).toEqual([]);
    // Two forms of the answer, and the line that tells of it.
    expect(posts).toHaveLength(3);
  });
});

test('a thread in a chat without threads is answered flat', async () => {
  running.teams.flat.add(GROUP_CHAT);
  await running.deliver(installed('add', running.teams.serviceUrl, 'group'));
  const message = { locale: 'en', blocks: [{ type: 'paragraph', spans: [{ type: 'text', text: 'Digest' }] }] } as const;
  const posted = await running.chat.post(`${GROUP_CHAT};messageid=1700000000001`, message, 'digest:1');

  expect(posted.kind).toBe('sent');
  expect(shown()).toMatchObject([{ conversationId: GROUP_CHAT }]);
});

describe('a conversation that takes nothing more', () => {
  const message = { locale: 'en', blocks: [{ type: 'paragraph', spans: [{ type: 'text', text: 'Digest' }] }] } as const;

  test('is not tried again until somebody speaks there', async () => {
    await running.deliver(installed('add', running.teams.serviceUrl));
    running.teams.closed.add(CHANNEL);
    const first = await running.chat.post(CHANNEL, message, 'digest:1');
    const calls = running.teams.calls.length;
    const second = await running.chat.post(CHANNEL, message, 'digest:2');
    const callsAfter = running.teams.calls.length;
    running.teams.closed.delete(CHANNEL);
    await running.deliver(said('top 3 since the low', running.teams.serviceUrl));
    const third = await running.chat.post(CHANNEL, message, 'digest:3');

    expect(first).toEqual({ kind: 'refused', reason: 'status 403 BotDisabledByAdmin', isGone: true });
    expect(second).toMatchObject({ kind: 'refused', reason: expect.stringContaining('BotDisabledByAdmin') });
    expect(callsAfter).toBe(calls);
    expect(third.kind).toBe('sent');
  });

  test('is read back all the same: what was sent before it closed may stand there', async () => {
    running.teams.settings.graphConsent = true;
    await running.deliver(installed('add', running.teams.serviceUrl));
    const since = Date.now();
    await running.chat.post(CHANNEL, message, 'digest:1');
    running.teams.closed.add(CHANNEL);
    await running.chat.post(CHANNEL, message, 'digest:2');

    expect(await running.chat.find(CHANNEL, 'digest:1', since)).toMatchObject({ kind: 'there' });
    expect(await running.chat.find(CHANNEL, 'digest:2', since)).toEqual({ kind: 'absent' });
  });

  test('is not closed because one of its threads is gone', async () => {
    await running.deliver(installed('add', running.teams.serviceUrl));
    running.teams.fail('send', status(404));
    const thread = await running.chat.post(`${CHANNEL};messageid=1700000000001`, message, 'digest:1');
    const channel = await running.chat.post(CHANNEL, message, 'digest:2');

    expect([thread.kind, channel.kind]).toEqual(['refused', 'sent']);
  });

  test('or whose stored address is none of Microsoft’s, gets no request', async () => {
    await running.stores.conversations.keep({
      workspaceId: WORKSPACE,
      conversationKey: CHANNEL,
      kind: 'channel',
      serviceUrl: 'https://evil.example',
    });
    const posted = await running.chat.post(CHANNEL, message, 'digest:1');

    expect(posted).toMatchObject({ kind: 'refused', reason: expect.stringContaining('address') });
    expect(running.teams.calls).toEqual([]);
  });
});

test('without a connection, or without a token, nothing was sent: later', async () => {
  await running.deliver(installed('add', running.teams.serviceUrl));
  const message = { locale: 'en', blocks: [{ type: 'paragraph', spans: [{ type: 'text', text: 'Digest' }] }] } as const;
  running.teams.fail('token', { kind: 'reset', stored: false });
  const withoutToken = await running.chat.post(CHANNEL, message, 'digest:1');
  await running.chat.post(CHANNEL, message, 'digest:2');
  await running.teams.close();
  const withoutConnection = await running.chat.post(CHANNEL, message, 'digest:3');

  expect(withoutToken).toMatchObject({ kind: 'later', reason: 'no token could be had' });
  expect(withoutConnection).toMatchObject({ kind: 'later', reason: 'no connection' });
  expect(shown()).toHaveLength(1);
});
