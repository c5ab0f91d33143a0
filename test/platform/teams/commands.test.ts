import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  ALICE,
  BOT,
  CHANNEL,
  GROUP_CHAT,
  installed,
  PERSONAL,
  type Place,
  pressed,
  said,
  TEAM,
  teamChanged,
} from '#test/stand-ins/teams-activities.ts';
import { TENANT } from '#test/stand-ins/teams-tokens.ts';
import { buttonsOf, type RunningTeams, runTeams, textOf, WORKSPACE } from './running-teams.ts';

const WHEN = 'subscribe weekdays 7:30 new york';
const SMALL = '19:small@thread.tacv2';
const ELSEWHERE = '19:elsewhere@thread.tacv2';
const BOB = { from: { id: '29:bob', name: 'Bob' } };
const BOSS = { from: { id: '29:boss', name: 'Boss' } };

let running: RunningTeams;
let at: string;

beforeEach(async () => {
  running = await runTeams({ lookNow: async () => undefined });
  at = running.teams.serviceUrl;
});

afterEach(async () => {
  await running.stop();
  await running.teams.close();
});

const last = () => running.teams.held.at(-1);
const lastText = () => textOf(last()?.activity);
const all = () => running.stores.subscriptions.list(WORKSPACE);

async function say(text: string, place: Place = 'channel', fields = {}): Promise<string> {
  await running.deliver(said(text, at, place, fields));
  return lastText();
}

async function press(title: string, place: Place = 'channel', fields = {}): Promise<string> {
  await running.deliver(pressed(buttonsOf(last()?.activity).get(title), at, place, fields));
  return lastText();
}

/** The bot is in a further channel of a team. */
async function addChannel(id: string, name: string, teamId = CHANNEL): Promise<void> {
  const channelData = { tenant: { id: TENANT }, team: { id: teamId }, channel: { id, name, type: 'standard' } };
  const conversation = { id, conversationType: 'channel', isGroup: true, tenantId: TENANT };
  await running.deliver(installed('add', at, 'channel', { conversation, channelData }));
}

describe('a subscription in words', () => {
  test.for<[Place, string, string]>([
    ['personal', '', PERSONAL],
    ['group', ' here', GROUP_CHAT],
    ['channel', ' in this channel', CHANNEL],
  ])('said in a %s conversation goes there, and is answered there with its next times', async ([place, here, key]) => {
    const answer = await say(`${WHEN}${here}`, place);

    expect(await all()).toMatchObject([{ target: key, owner: ALICE.id, state: 'active' }]);
    expect(last()?.conversationId.split(';')[0]).toBe(key);
    expect(answer).toMatch(/Next:.*07:30/s);
  });

  test.for<[Place, string, string]>([
    ['personal', 'alert me when micro caps are above 9.5 % in the month', PERSONAL],
    ['group', 'alert me when micro caps are above 9.5 % in the month, here', GROUP_CHAT],
    ['channel', '当跑赢比例低于30%时在本频道提醒我', CHANNEL],
  ])('an alert in a %s conversation goes there: %s', async ([place, text, key]) => {
    await say(text, place);

    expect(await all()).toMatchObject([{ target: key, content: { kind: 'alert' }, trigger: 'new-report' }]);
  });

  test('by the menu of commands is answered to its sender alone, and so are its buttons', async () => {
    await say(`${WHEN} here`, 'channel', { recipient: { ...BOT, isTargeted: true } });
    const targets = [last()?.targetedTo];
    await press('Pause');
    targets.push(last()?.targetedTo);

    expect(targets).toEqual([ALICE.id, ALICE.id]);
    expect(await all()).toMatchObject([{ target: CHANNEL, state: 'paused' }]);
  });

  test('is changed by no guest, whose button it may once have been', async () => {
    await say(`${WHEN} here`);
    const pause = buttonsOf(last()?.activity).get('Pause');
    running.teams.members.set(`${CHANNEL} 29:bob`, { id: '29:bob', userRole: 'guest', tenantId: TENANT });
    await running.deliver(pressed(pause, at, 'channel', BOB));

    expect(last()).toMatchObject({ targetedTo: '29:bob' });
    expect(lastText()).toContain('You are a guest here');
    expect(await all()).toMatchObject([{ state: 'active' }]);
  });

  test('is changed by nobody while Teams does not say who asks', async () => {
    await say(`${WHEN} here`);
    const down = { kind: 'status', status: 500, stored: false } as const;
    running.teams.fail('member', down, down, down);
    await say('pause 1', 'channel', BOB);

    expect(lastText()).toContain('could not be looked up');
    expect(await all()).toMatchObject([{ state: 'active' }]);
  });

  test('where others read along asks where to, and its buttons lead on', async () => {
    expect(await say(WHEN)).toMatch(/where/i);
    await press('Here');

    expect(await all()).toMatchObject([{ target: CHANNEL }]);
  });

  test('is previewed, paused, resumed, changed, handed over, looked back on and removed', async () => {
    await say(`${WHEN} here`);
    const told = [
      await say('preview 1'),
      await say('pause 1'),
      await say('resume 1'),
      await say('edit 1 to 8:15 london'),
      await say('history 1'),
      await say('hand over 1 to <at>Bob</at>', 'channel', {
        entities: [
          { type: 'mention', mentioned: { id: '28:bot-id', name: 'Smallcaps' }, text: '<at>Smallcaps</at>' },
          { type: 'mention', mentioned: { id: '29:bob', name: 'Bob' }, text: '<at>Bob</at>' },
        ],
      }),
    ];
    const owners = (await all()).map(({ owner, schedule }) => [owner, schedule.zone]);
    const refused = await say('remove 1');
    await say('remove 1', 'channel', BOB);
    await press('Yes, remove it', 'channel', BOB);

    expect(told).toEqual([
      expect.stringContaining('Russell 2000'),
      expect.stringContaining('Paused'),
      expect.stringContaining('Next:'),
      expect.stringContaining('08:15'),
      expect.stringContaining('1'),
      expect.stringContaining('bob'),
    ]);
    expect(owners).toEqual([['29:bob', 'Europe/London']]);
    expect(refused).toContain('can be changed by its owner');
    expect(await all()).toEqual([]);
  });

  test('is changed by nobody else, whoever’s button it was, except by those who are named as administrators', async () => {
    await say(`${WHEN} here`);
    const refused = await press('Pause', 'channel', BOB);
    const states = (await all()).map(({ state }) => state);
    await say('pause 1', 'channel', BOSS);

    expect(refused).toContain('can be changed by its owner');
    expect(states).toEqual(['active']);
    expect(await all()).toMatchObject([{ state: 'paused' }]);
  });

  test('goes to no conversation that a made-up button names and its presser is not in', async () => {
    await addChannel(ELSEWHERE, 'Partners', ELSEWHERE);
    running.teams.absent.add(`${ELSEWHERE} ${ALICE.id}`);
    const line = `c1:subscribe|t=morning-digest|when=weekdays%207%3A30%20America%2FNew_York|to=${encodeURIComponent(ELSEWHERE)}`;
    const forged = { app: 'smallcaps', locale: 'en', action: 'ask', query: line };
    await running.deliver(pressed(forged, at, 'channel'));
    const refused = await all();
    running.teams.absent.delete(`${ELSEWHERE} ${ALICE.id}`);
    await running.deliver(pressed(forged, at, 'channel'));

    expect(refused).toEqual([]);
    expect(await all()).toMatchObject([{ target: ELSEWHERE }]);
  });

  test.for(['preview 1', 'subscriptions', `${WHEN} to me`])('is nothing that a guest hears of: %s', async (text) => {
    await say(`${WHEN} here`);
    running.teams.members.set(`${CHANNEL} 29:bob`, { id: '29:bob', userRole: 'guest', tenantId: TENANT });
    const answer = await say(text, 'channel', { ...BOB, recipient: { ...BOT, isTargeted: true } });

    expect(answer).toContain('You are a guest here');
    expect(await all()).toHaveLength(1);
  });

  test('of one’s own chat is shown to nobody else', async () => {
    await say(WHEN, 'personal');

    expect(await say('subscriptions', 'channel', BOB)).toContain('There are no subscriptions');
  });
});

describe('an owner of the team', () => {
  const account = '0b0b0000-0000-0000-0000-000000000000';

  /** Bob owns the team, and Alice has subscribed its channel. */
  async function begin(graphConsent: boolean): Promise<void> {
    await running.stop();
    const { teams } = running;
    running = await runTeams({ teams, graph: true, lookNow: async () => undefined });
    teams.settings.graphConsent = graphConsent;
    teams.owners.set(TEAM.aadGroupId, [account]);
    teams.members.set(`${CHANNEL} ${account}`, { id: '29:bob', tenantId: TENANT });
    await say(`${WHEN} here`);
  }

  test('may change what others have subscribed there, where the team lets the bot read its members', async () => {
    await begin(true);
    await say('pause 1', 'channel', BOB);
    const refused = await say('resume 1', 'channel', { from: { id: '29:carol' } });

    expect(await all()).toMatchObject([{ state: 'paused' }]);
    expect(refused).toContain('can be changed by its owner');
  });

  test('is anybody else where it does not', async () => {
    await begin(false);

    expect(await say('pause 1', 'channel', BOB)).toContain('can be changed by its owner');
    expect(await say('micro caps in August')).toContain('9.3%');
  });

  test('may not change what goes to somebody’s own chat', async () => {
    await begin(true);
    await say(WHEN, 'personal');
    await say('pause 2', 'channel', BOB);

    expect((await all()).map(({ state }) => state)).toEqual(['active', 'active']);
  });
});

describe('a channel by name', () => {
  beforeEach(async () => {
    await addChannel(SMALL, 'Small caps desk');
  });

  test('is found by its mark, whatever its case', async () => {
    const answer = await say(`${WHEN} in #small-caps-desk`);

    expect(await all()).toMatchObject([{ target: SMALL }]);
    expect(answer).toContain('Small caps desk');
  });

  test('is found by a mention', async () => {
    const mention = {
      type: 'mention',
      mentioned: { id: SMALL, name: 'Small caps desk' },
      text: '<at>Small caps desk</at>',
    };
    await say(`${WHEN} in <at>Small caps desk</at>`, 'personal', { entities: [mention] });

    expect(await all()).toMatchObject([{ target: SMALL }]);
  });

  test('is the one of the team that is spoken in, where several have the name', async () => {
    await addChannel(ELSEWHERE, 'Small caps desk', ELSEWHERE);
    await say(`${WHEN} in #small-caps-desk`);
    const here = await all();
    const answer = await say(`${WHEN} in #small-caps-desk`, 'personal');

    expect(here).toMatchObject([{ target: SMALL }]);
    expect(answer).toContain('#small-caps-desk');
    expect(await all()).toHaveLength(1);
  });

  test.for(['#small-caps-desk', '<at>Small caps desk</at>'])(
    'that the person is not in is not known to them: %s',
    async (name) => {
      running.teams.absent.add(`${SMALL} ${ALICE.id}`);
      const mention = { type: 'mention', mentioned: { id: SMALL, name: 'x' }, text: '<at>Small caps desk</at>' };
      await say(`${WHEN} in ${name}`, 'personal', { entities: [mention] });

      expect(await all()).toEqual([]);
    },
  );

  test('General is the first one of its team, whose name Teams does not say', async () => {
    await say('help');
    await say(`${WHEN} in #general`, 'personal');

    expect(await all()).toMatchObject([{ target: CHANNEL }]);
  });
});

describe('what goes to a conversation that is gone', () => {
  const notices = () => running.stores.postHistory.list(WORKSPACE, { source: 'notice', limit: 10 });

  beforeEach(async () => {
    await addChannel(SMALL, 'Small caps desk');
    await say(`${WHEN} here`);
    await say(`${WHEN} in #small-caps-desk`, 'channel', BOB);
    await say(WHEN, 'personal');
  });

  test.for<[string, () => Record<string, unknown>, readonly string[], string]>([
    [
      'whose channel is deleted',
      () => teamChanged('channelDeleted', at, { id: SMALL }),
      [SMALL],
      'the channel was deleted',
    ],
    ['whose team is deleted', () => teamChanged('teamDeleted', at), [CHANNEL, SMALL], 'the team was deleted'],
    ['whose team removes the bot', () => installed('remove', at), [CHANNEL, SMALL], 'the bot was taken out'],
    ['of a person who removes the bot', () => installed('remove', at, 'personal'), [PERSONAL], 'the bot was taken out'],
  ])('%s ends, and its owner is told, once', async ([, event, gone, reason]) => {
    for (let time = 0; time < 3; time += 1) await running.deliver(event());
    const ended = (await all()).filter(({ state }) => state === 'dead');

    expect(ended.map(({ target }) => target).toSorted()).toEqual(gone.toSorted());
    expect(new Set(ended.map((each) => each.reason))).toEqual(new Set([reason]));
    expect((await notices()).map(({ task }) => task)).toEqual(
      expect.arrayContaining(
        ended.map(({ owner, id }) =>
          expect.objectContaining({
            person: owner,
            notice: expect.objectContaining({ kind: 'gone', subscriptionId: id, reason }),
          }),
        ),
      ),
    );
    expect(await notices()).toHaveLength(gone.length);
    for (const key of gone) expect(await running.stores.conversations.find(WORKSPACE, key)).toBeUndefined();
  });

  test('goes on once the bot is back and its owner resumes it', async () => {
    await running.deliver(installed('remove', at));
    await running.deliver(installed('add', at));
    await say('resume 1');

    expect((await all()).map(({ state }) => state)).toEqual(['active', 'dead', 'active']);
  });

  test.for<[string, string]>([
    ['a new one', 'channelCreated'],
    ['something new to us', 'channelPainted'],
    ['one that is shared', 'channelShared'],
  ])('is none of these: %s', async ([, eventType]) => {
    await running.deliver(teamChanged(eventType, at, { id: SMALL }));

    expect((await all()).map(({ state }) => state)).toEqual(['active', 'active', 'active']);
  });

  test('keeps to its channel when that is renamed, which is found by its new name', async () => {
    await running.deliver(teamChanged('channelRenamed', at, { id: SMALL, name: 'Micro caps' }));
    const answer = await say(`${WHEN} in #micro-caps`);

    expect(answer).toContain('This is subscribed already:Subscription 2');
    expect((await all()).map(({ state }) => state)).toEqual(['active', 'active', 'active']);
  });
});
