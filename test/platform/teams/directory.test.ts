import { pino } from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Conversation, Stores } from '#src/bot/ports.ts';
import { createCloud } from '#src/platform/teams/cloud.ts';
import { createDirectory, type TeamsDirectory } from '#src/platform/teams/directory.ts';
import type { Address, Member } from '#src/platform/teams/link.ts';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';
import { FOREIGN_TENANT, TENANT } from '#test/stand-ins/teams-tokens.ts';

const WORKSPACE = `teams:${TENANT}`;
const SERVICE = 'https://smba.trafficmanager.net/emea';
const OBJECT_ID = '0a11ce00-0000-0000-0000-000000000000';
const ALICE: Member = { role: 'user', tenantId: TENANT, userPrincipalName: 'Alice@desk.example', name: 'Alice' };

let stores: Stores;
let directory: TeamsDirectory;
let now: number;
/** What the connector was asked: `conversation person`. */
let asked: string[];
/** What it says, by the same; anything else is refused. */
let said: Map<string, readonly Member[]>;

beforeEach(() => {
  stores = openMemoryStores({ now: () => new Date(now), readBackAfterMs: 30 });
  now = 1_756_800_000_000;
  asked = [];
  said = new Map();
  directory = createDirectory({
    workspaceId: WORKSPACE,
    people: { tenantId: TENANT, admins: new Set(['boss@desk.example', OBJECT_ID]) },
    cloud: createCloud(),
    conversations: stores.conversations,
    log: pino({ level: 'silent' }),
    now: () => now,
    link: {
      members: async ({ conversationId }: Address, person = '*') => {
        asked.push(`${conversationId} ${person}`);
        const members = said.get(`${conversationId} ${person}`);
        if (members === undefined) throw new Error('404');
        return members;
      },
    },
  });
});

function keep(conversationKey: string, more: Partial<Conversation> = {}): Promise<void> {
  const kind = 'channel' as const;
  return stores.conversations.keep({ workspaceId: WORKSPACE, conversationKey, kind, serviceUrl: SERVICE, ...more });
}

describe('a person', () => {
  test('is asked for in their own chat, then where they spoke, then elsewhere, and nowhere that the bot is shut out of before', async () => {
    await keep('19:a@thread.tacv2');
    await stores.conversations.closeOff(WORKSPACE, '19:a@thread.tacv2', 'blocked');
    await keep('19:b@thread.tacv2');
    await keep('19:met@thread.tacv2');
    await keep('a:alice', { kind: 'personal', person: '29:alice' });
    await keep('a:bob', { kind: 'personal', person: '29:bob' });
    directory.met('29:alice', { conversationId: '19:met@thread.tacv2' });

    expect(await directory.person('29:alice')).toEqual({ kind: 'unknown' });
    expect(asked.map((each) => each.split(' ')[0])).toEqual([
      'a:alice',
      '19:met@thread.tacv2',
      '19:b@thread.tacv2',
      '19:a@thread.tacv2',
    ]);
  });

  test('is looked for in ten conversations at most', async () => {
    for (let at = 0; at < 30; at += 1) await keep(`19:${at}@thread.tacv2`);
    await directory.person('29:alice');

    expect(asked).toHaveLength(10);
  });

  test('has the name that Teams says, and the zone and the language of the client that they spoke by', async () => {
    await keep('19:a@thread.tacv2');
    said.set('19:a@thread.tacv2 29:alice', [ALICE]);
    directory.met('29:alice', { conversationId: '19:a@thread.tacv2', zone: 'Europe/London', locale: 'zh' });

    expect(await directory.person('29:alice')).toEqual({
      kind: 'member',
      name: 'Alice',
      zone: 'Europe/London',
      locale: 'zh',
    });
  });

  test('is remembered for a minute; who was not said is asked for again after two seconds', async () => {
    await keep('19:a@thread.tacv2');
    await directory.person('29:alice');
    await directory.person('29:alice');
    now += 2_000;
    said.set('19:a@thread.tacv2 29:alice', [ALICE]);
    const found = await directory.person('29:alice');
    now += 59_000;
    await directory.person('29:alice');
    now += 1_000;
    await directory.person('29:alice');

    expect(found.kind).toBe('member');
    expect(asked).toHaveLength(3);
  });

  test.for<[string, Member, string]>([
    ['of our own', ALICE, 'member'],
    ['named by how they sign in, in any case', { ...ALICE, userPrincipalName: 'BOSS@desk.example' }, 'admin'],
    ['named by their account', { ...ALICE, objectId: OBJECT_ID.toUpperCase() }, 'admin'],
    ['a guest who is named all the same', { ...ALICE, role: 'guest', userPrincipalName: 'boss@desk.example' }, 'guest'],
    ['of another tenant, named or not', { ...ALICE, tenantId: FOREIGN_TENANT, objectId: OBJECT_ID }, 'outsider'],
    ['anonymous', { ...ALICE, role: 'anonymous' }, 'guest'],
    ['with an external account', { ...ALICE, userPrincipalName: 'eve_x.example#EXT#@desk.example' }, 'guest'],
    ['of whom nothing is said', { name: 'Alice' }, 'unknown'],
  ])('%s', async ([, member, kind]) => {
    await keep('19:a@thread.tacv2');
    said.set('19:a@thread.tacv2 29:alice', [member]);

    expect((await directory.person('29:alice')).kind).toBe(kind);
  });

  test('is asked for at no address that is none of Microsoft’s', async () => {
    await keep('19:a@thread.tacv2', { serviceUrl: 'https://evil.example/teams' });

    expect((await directory.person('29:alice')).kind).toBe('unknown');
    expect(asked).toEqual([]);
  });
});

describe('a place', () => {
  test.for<[string, Partial<Conversation>, readonly Member[] | undefined, object]>([
    ['a channel with its name', { name: 'Desk' }, undefined, { kind: 'own', name: 'Desk' }],
    ['a shared channel', { isShared: true }, undefined, { kind: 'shared' }],
    ['a personal chat', { kind: 'personal', person: '29:alice' }, undefined, { kind: 'direct' }],
    ['a chat among our own', { kind: 'group' }, [ALICE, ALICE], { kind: 'own' }],
    ['a chat with a guest', { kind: 'group' }, [ALICE, { ...ALICE, role: 'guest' }], { kind: 'shared' }],
    [
      'a chat with an outsider, and one unknown',
      { kind: 'group' },
      [{}, { tenantId: FOREIGN_TENANT }],
      { kind: 'shared' },
    ],
    ['a chat with somebody unknown', { kind: 'group' }, [ALICE, {}], { kind: 'unknown' }],
    ['a chat of which nobody is named', { kind: 'group' }, [], { kind: 'unknown' }],
    ['a chat that Teams does not tell of', { kind: 'group' }, undefined, { kind: 'unknown' }],
  ])('%s', async ([, conversation, members, place]) => {
    await keep('19:a@thread.v2', conversation);
    if (members !== undefined) said.set('19:a@thread.v2 *', members);

    expect(await directory.place('19:a@thread.v2')).toEqual(place);
  });

  test('that the bot is not in, and a key that is none, are unknown; a thread is where its conversation is', async () => {
    await keep('19:a@thread.tacv2');

    expect(await directory.place('19:other@thread.tacv2')).toEqual({ kind: 'unknown' });
    expect(await directory.place('../x')).toEqual({ kind: 'unknown' });
    expect(await directory.place('19:a@thread.tacv2;messageid=1756800000000')).toEqual({ kind: 'own' });
  });
});

test('administrators are those who have a chat with the bot, as many as are wanted', async () => {
  for (const name of ['ann', 'ben', 'cid']) {
    await keep(`a:${name}`, { kind: 'personal', person: `29:${name}` });
    said.set(`a:${name} 29:${name}`, [name === 'ben' ? ALICE : { ...ALICE, objectId: OBJECT_ID }]);
  }

  expect(await directory.admins(5)).toEqual(['29:ann', '29:cid']);
  expect(await directory.admins(1)).toEqual(['29:ann']);
});
