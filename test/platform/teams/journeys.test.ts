import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  ALICE,
  BOT,
  CHANNEL,
  GROUP_CHAT,
  installed,
  overheard,
  PERSONAL,
  pressed,
  said,
  tapped,
} from '#test/stand-ins/teams-activities.ts';
import { FOREIGN_TENANT, TENANT } from '#test/stand-ins/teams-tokens.ts';
import { buttonsOf, type RunningTeams, runTeams, textOf, WORKSPACE } from './running-teams.ts';

let running: RunningTeams;
let at: string;

beforeEach(async () => {
  running = await runTeams();
  at = running.teams.serviceUrl;
});

afterEach(async () => {
  await running.stop();
  await running.teams.close();
});

const held = () => running.teams.held;
const texts = () => held().map(({ activity }) => textOf(activity));
const idOf = (activity: Readonly<Record<string, unknown>>) => String(activity['id']);

describe('a question', () => {
  test('by mention is answered in the thread that it opens, from the report', async () => {
    const question = said('how did micro caps do in August?', at);
    const response = await running.deliver(question);

    expect(response.status).toBe(200);
    expect(held()).toMatchObject([{ conversationId: `${CHANNEL};messageid=${idOf(question)}` }]);
    expect(texts()[0]).toContain('9.3%');
    expect(await running.stores.threads.find(WORKSPACE, `${CHANNEL};messageid=${idOf(question)}`)).toMatchObject({
      reportId: 'jefferies-2025-08@1',
    });
  });

  test('in a personal chat needs no mention, and goes on from the one before', async () => {
    await running.deliver(said('how did micro caps do in August?', at, 'personal'));
    await running.deliver(said('and since the low?', at, 'personal'));

    expect(held().map(({ conversationId }) => conversationId)).toEqual([PERSONAL, PERSONAL]);
    expect(texts()[1]).toContain('47%');
  });

  test('in a group chat is answered flat', async () => {
    await running.deliver(said('micro caps in August', at, 'group'));

    expect(held()).toMatchObject([{ conversationId: GROUP_CHAT }]);
  });

  test('in Chinese is answered in Chinese', async () => {
    await running.deliver(said('微盘股8月表现如何', at));

    expect(texts()[0]).toMatch(/\p{Script=Han}/u);
    expect(texts()[0]).toContain('9.3%');
  });

  test('as a command with a slash is read as the same question', async () => {
    await running.deliver(said('/micro caps in August', at, 'personal'));

    expect(texts()[0]).toContain('9.3%');
  });

  test('without a word is answered with what can be asked', async () => {
    await running.deliver(said('', at));

    expect(texts()[0]).toMatch(/ask/i);
  });
});

describe('a thread', () => {
  test('carries what was asked before, by mention', async () => {
    const first = said('how did micro caps do in August?', at);
    await running.deliver(first);
    await running.deliver(said('and since the low?', at, 'channel', { threadId: idOf(first) }));

    expect(held().map(({ conversationId }) => conversationId)).toEqual(
      Array.from({ length: 2 }, () => `${CHANNEL};messageid=${idOf(first)}`),
    );
    expect(texts()[1]).toContain('47%');
  });

  test('that the bot opened is followed without a mention, where Teams lets it read', async () => {
    const first = said('how did micro caps do in August?', at);
    await running.deliver(first);
    await running.deliver(overheard('and since the low?', at, 'channel', { threadId: idOf(first) }));

    expect(texts()[1]).toContain('47%');
  });

  test.for([
    ['a new post', 'channel', {}],
    ['a reply in somebody else’s thread', 'channel', { threadId: '1699999999999' }],
    ['a chat among people', 'group', {}],
  ] as const)('of others is left alone: %s', async ([, place, fields]) => {
    await running.deliver(said('micro caps in August', at, place));
    await running.deliver(overheard('and since the low?', at, place, fields));

    expect(held()).toHaveLength(1);
  });

  test('in which somebody speaks to somebody else is left alone', async () => {
    const first = said('how did micro caps do in August?', at);
    await running.deliver(first);
    const bob = '<at>Bob</at>';
    await running.deliver(
      overheard(`${bob} and since the low?`, at, 'channel', {
        threadId: idOf(first),
        entities: [{ type: 'mention', mentioned: { id: '29:bob' }, text: bob }],
      }),
    );

    expect(held()).toHaveLength(1);
  });
});

describe('a private question, as slash commands send it,', () => {
  const private_ = { recipient: { ...BOT, isTargeted: true } };

  test('is answered for the asker alone, and its buttons stay private', async () => {
    await running.deliver(said('micro caps in August', at, 'channel', private_));
    const [answer] = held();
    const ask = [...buttonsOf(answer?.activity)].find(([, data]) => (data as { action: string }).action === 'ask');
    await running.deliver(pressed(ask?.[1], at));

    expect(held().map(({ targetedTo }) => targetedTo)).toEqual([ALICE.id, ALICE.id]);
    expect(texts()[0]).toContain('9.3%');
  });

  test('is shared by its button, once, as the root of a thread that goes on from it', async () => {
    await running.deliver(said('micro caps in August', at, 'channel', private_));
    const share = buttonsOf(held()[0]?.activity).get('Share in channel');
    const press = pressed(share, at);
    await running.deliver(press);
    await running.deliver(press);
    const shared = held().find(({ conversationId, targetedTo }) => conversationId === CHANNEL && !targetedTo);
    await running.deliver(overheard('and since the low?', at, 'channel', { threadId: shared?.id }));

    expect(held().filter(({ targetedTo }) => targetedTo === undefined)).toHaveLength(2);
    expect(texts().at(-1)).toContain('47%');
  });

  test('offers no file, which the bot cannot send, and hands none out', async () => {
    await running.deliver(said('micro caps in August', at, 'channel', private_));
    const titles = [...buttonsOf(held()[0]?.activity).keys()];
    await running.deliver(pressed({ app: 'smallcaps', locale: 'en', action: 'csv', again: 'report' }, at));

    expect(titles.join()).not.toMatch(/CSV/);
    expect(texts()[1]).toBe('The bot sends no files in Teams.');
  });

  test('is copied for a client, and followed up, by its buttons', async () => {
    await running.deliver(said('micro caps in August', at, 'channel', private_));
    const buttons = buttonsOf(held()[0]?.activity);
    await running.deliver(pressed(buttons.get('Copy for a client'), at));
    await running.deliver(pressed({ ...(buttons.get('Ask') as object), question: 'and since the low?' }, at));

    expect(held().map(({ targetedTo }) => targetedTo)).toEqual([ALICE.id, ALICE.id, ALICE.id]);
    expect(texts()[1]).toContain('Up to');
    expect(texts()[2]).toContain('47%');
  });

  test('goes to the personal chat where Teams takes no private messages', async () => {
    running.teams.settings.targeted = false;
    await running.deliver(installed('add', at, 'personal'));
    await running.deliver(said('micro caps in August', at, 'channel', private_));

    expect(held()).toMatchObject([{ conversationId: PERSONAL }]);
  });
});

describe('a button', () => {
  test('of a shared answer is answered below it, with carry-over', async () => {
    const first = said('how did micro caps do in August?', at);
    await running.deliver(first);
    const [, data] = [...buttonsOf(held()[0]?.activity)][0] ?? [];
    await running.deliver(pressed(data, at, 'channel', { threadId: idOf(first) }));

    expect(held()).toHaveLength(2);
    expect(held()[1]?.conversationId).toBe(held()[0]?.conversationId);
    expect(held()[1]?.targetedTo).toBeUndefined();
  });

  test('of a root whose conversation names no thread is answered in the thread under the card', async () => {
    const data = { app: 'smallcaps', locale: 'en', action: 'ask', query: 'q1:i=help' };
    await running.deliver(
      pressed(data, at, 'channel', {
        replyToId: '1700000000099',
        conversation: { id: CHANNEL, conversationType: 'channel', tenantId: TENANT },
      }),
    );

    expect(held()).toMatchObject([{ conversationId: `${CHANNEL};messageid=1700000000099` }]);
  });

  test('that waits for an answer gets one at once, and the answer is a message', async () => {
    const data = { app: 'smallcaps', locale: 'en', action: 'ask', query: 'q1:i=help' };
    const response = await running.deliver(tapped(data, at, 'personal'));

    expect(await response.json()).toMatchObject({ statusCode: 200 });
    expect(held()).toHaveLength(1);
  });

  test.for([
    ['another app’s', { app: 'other', action: 'ask', query: 'q1:i=help', locale: 'en' }],
    ['no canonical question', { app: 'smallcaps', action: 'ask', query: 'DROP TABLE', locale: 'en' }],
    ['another action', { app: 'smallcaps', action: 'delete', query: 'q1:i=help', locale: 'en' }],
    ['text alone', 'q1:i=help'],
    ['a list', ['q1:i=help']],
  ] as const)('with data that are none of ours leads nowhere: %s', async ([, data]) => {
    await running.deliver(pressed(data, at));

    expect(held()).toEqual([]);
  });
});

describe('people of another organisation', () => {
  const conversationId = `${CHANNEL}`;
  test.for([
    ['a guest', { userRole: 'guest', tenantId: TENANT }],
    ['somebody of another tenant', { userRole: 'user', tenantId: FOREIGN_TENANT }],
    ['an external account', { userPrincipalName: 'eve_other.example#EXT#@desk.example' }],
    ['an anonymous person', { userRole: 'anonymous' }],
  ] as const)('get a line, and no figure: %s', async ([, member]) => {
    running.teams.members.set(`${conversationId} ${ALICE.id}`, { id: ALICE.id, ...member });
    await running.deliver(said('micro caps in August', at));
    await running.deliver(said('micro caps in August', at, 'channel', { recipient: { ...BOT, isTargeted: true } }));
    await running.deliver(
      pressed({ app: 'smallcaps', locale: 'en', action: 'share', again: 'q1:i=rank;m=return;w=since_low' }, at),
    );

    expect(held().map(({ targetedTo }) => targetedTo)).toEqual([ALICE.id, ALICE.id, ALICE.id]);
    expect(texts().join()).not.toMatch(/\d+(?:\.\d+)?%/);
  });

  test('get no figure, and no line either, in a thread that the bot follows without a mention', async () => {
    const first = said('micro caps in August', at);
    await running.deliver(first);
    running.teams.members.set(`${CHANNEL} 29:eve`, { id: '29:eve', userRole: 'guest' });
    const eve = { from: { id: '29:eve' }, threadId: idOf(first) };
    await running.deliver(overheard('and since the low?', at, 'channel', eve));

    expect(held()).toHaveLength(1);
  });

  test.for([
    ['among the readers', '29:eve', 1],
    ['in another chat', '29:eve', 0],
  ] as const)('in a group chat, %s: no figure is posted there', async ([, id, isHere]) => {
    const chat = isHere === 1 ? GROUP_CHAT : '19:other@thread.v2';
    running.teams.members.set(`${chat} ${id}`, { id, tenantId: FOREIGN_TENANT });
    await running.deliver(said('micro caps in August', at, 'group'));

    expect(held()).toHaveLength(1);
    expect(held()[0]?.targetedTo === ALICE.id).toBe(isHere === 1);
    expect(texts()[0]?.includes('9.3%')).toBe(isHere === 0);
  });

  test('read along in a shared channel: no figure is posted there', async () => {
    const channelData = { tenant: { id: TENANT }, team: { id: CHANNEL }, channel: { id: CHANNEL, type: 'shared' } };
    await running.deliver(said('micro caps in August', at, 'channel', { channelData }));

    expect(held()).toMatchObject([{ targetedTo: ALICE.id }]);
    expect(texts().join()).not.toContain('9.3%');
  });

  test('cannot be told apart while Teams does not answer: no figure is shown or shared until it does', async () => {
    const down = { kind: 'status', status: 500, stored: false } as const;
    running.teams.fail('member', down);
    await running.deliver(said('micro caps in August', at));
    running.teams.fail('member', down);
    await running.deliver(
      pressed(
        { app: 'smallcaps', locale: 'en', action: 'share', again: 'q1:i=rank;m=return;w=since_low' },
        at,
        'group',
      ),
    );

    expect(held().map(({ targetedTo }) => targetedTo)).toEqual([ALICE.id, ALICE.id]);
    expect(texts().join()).not.toMatch(/\d+(?:\.\d+)?%/);
  });

  test('of whom Teams names no organisation get nothing either', async () => {
    running.teams.members.set(`${CHANNEL} ${ALICE.id}`, { id: ALICE.id, userRole: 'user' });
    await running.deliver(said('micro caps in August', at));

    expect(held()).toMatchObject([{ targetedTo: ALICE.id }]);
    expect(texts().join()).not.toContain('9.3%');
  });
});

describe('the bot', () => {
  test('put into a conversation can speak there of its own accord, and not after it was taken out', async () => {
    await running.deliver(installed('add', at));
    await running.deliver(installed('add', at, 'personal'));
    const message = {
      locale: 'en',
      blocks: [{ type: 'paragraph', spans: [{ type: 'text', text: 'Digest' }] }],
    } as const;
    const channel = await running.chat.post(CHANNEL, message, 'digest:1');
    const person = await running.chat.post(PERSONAL, message, 'digest:2');
    const root = channel.kind === 'sent' ? channel.messageId : 'none';
    const thread = await running.chat.post(running.chat.threadUnder(CHANNEL, root), message, 'digest:3');
    await running.deliver(installed('remove', at));
    const after = await running.chat.post(CHANNEL, message, 'digest:4');

    expect([channel.kind, person.kind, thread.kind, after.kind]).toEqual(['sent', 'sent', 'sent', 'refused']);
    expect(held().map(({ conversationId }) => conversationId)).toEqual([
      CHANNEL,
      PERSONAL,
      `${CHANNEL};messageid=${root}`,
    ]);
    expect(await running.stores.audit.list(WORKSPACE, { limit: 10 })).toMatchObject([
      { action: 'uninstalled', place: CHANNEL },
      { action: 'installed', place: PERSONAL },
      { action: 'installed', place: CHANNEL },
    ]);
  });

  test('does not answer itself, nor what it cannot read', async () => {
    for (const activity of [
      { ...said('micro caps', at), type: 'typing' },
      { ...said('micro caps', at), type: 'messageReaction' },
      { ...said('micro caps', at), conversation: { id: '../../v3/x', tenantId: TENANT } },
      { ...said('micro caps', at), conversation: { id: 'a:1?x=1', tenantId: TENANT } },
    ]) {
      await running.deliver(activity);
    }

    expect(held()).toEqual([]);
    expect(running.lines.filter((line) => line.includes('fell over'))).toEqual([]);
  });
});
