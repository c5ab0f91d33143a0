import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Card } from '#src/platform/teams/card.ts';
import {
  ALICE,
  BOT,
  CHANNEL,
  GROUP_CHAT,
  PERSONAL,
  type Place,
  pressed,
  said,
} from '#test/stand-ins/teams-activities.ts';
import { faultsOf } from './card-schema.ts';
import { readCard } from './read-card.ts';
import { buttonsOf, type RunningTeams, runTeams, textOf, WORKSPACE } from './running-teams.ts';

const BOB = { from: { id: '29:bob', name: 'Bob' } };
const private_ = { recipient: { ...BOT, isTargeted: true } };

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
const button = (title: string) => buttonsOf(last()?.activity).get(title);
const all = () => running.stores.subscriptions.list(WORKSPACE);

/** The card of the last message, less the mark on its buttons that it is private. */
function cardOf(): Card {
  const [attachment] = (last()?.activity['attachments'] ?? []) as readonly { readonly content: Card }[]; // every message of ours is one card
  return JSON.parse(JSON.stringify(attachment?.content ?? {}).replaceAll(',"private":true', '')) as Card;
}

/** What stands in the fields of the last card, by their ids. */
function filled(): Readonly<Record<string, string>> {
  const fields = cardOf().body.flatMap((each) => ('value' in each ? [[each.id, each.value] as const] : []));
  return Object.fromEntries(fields);
}

async function press(data: unknown, place: Place = 'channel', fields = {}): Promise<string> {
  await running.deliver(pressed(data, at, place, fields));
  return lastText();
}

/** Saves the form of the last card with what is changed in it. */
function save(changes: Readonly<Record<string, unknown>> = {}, place: Place = 'channel', fields = {}): Promise<string> {
  return press({ ...(button('Save') as object), ...filled(), ...changes }, place, fields);
}

async function openForm(text = 'micro caps in August', place: Place = 'channel'): Promise<void> {
  await running.deliver(said(text, at, place, place === 'personal' ? {} : private_));
  await press(button('Schedule this') ?? button('定期发送'), place);
}

describe('"Schedule this"', () => {
  test('opens a form for the one who pressed, which every client takes', async () => {
    await openForm();

    expect(last()).toMatchObject({ targetedTo: ALICE.id });
    expect(Card.parse(cardOf())).toEqual(cardOf());
    expect(faultsOf(cardOf())).toEqual([]);
    expect(readCard(cardOf())).toMatchInlineSnapshot(`
      "Subscribe
      What is sent: the question “Micro caps · return · Aug 2025”, of the newest report each time
      Days: Weekdays
      Time: 07:30
      Time zone: New York
      On a day without a session of the exchange: Leave it out
      Sent: Each time
      Where to: This conversation
      Language: English
      [Save]"
    `);
  });

  test('in Chinese opens it in Chinese', async () => {
    await openForm('微盘股8月表现如何');

    expect(readCard(cardOf())).toMatchInlineSnapshot(`
      "订阅
      发送内容: 问题“微盘股 · 涨跌幅 · 2025年8月”（每次以最新报告回答）
      日期: 工作日
      时间: 07:30
      时区: 纽约
      遇交易所休市日: 不发送
      发送时机: 每次都发
      发送至: 此会话
      语言: 中文
      [保存]"
    `);
  });

  test.for<[Place, string, string]>([
    ['channel', 'as it opens', CHANNEL],
    ['group', 'as it opens', GROUP_CHAT],
    ['personal', 'as it opens', PERSONAL],
  ])('in a %s conversation, saved %s, sends it there', async ([place, , key]) => {
    await openForm('micro caps in August', place);
    const told = await save({}, place);

    expect(told).toMatch(/Next:.*07:30/s);
    expect(await all()).toMatchObject([{ target: key, owner: ALICE.id, state: 'active', locale: 'en' }]);
  });

  test('sends what was filled in', async () => {
    await openForm();
    const changes = { days: 'mondays', time: '08:15', zone: 'Asia/Hong_Kong', calendar: 'next', trigger: 'both' };
    await save({ ...changes, target: 'direct', language: 'zh' });
    const [subscription] = await all();

    expect(subscription).toMatchObject({
      target: 'a:personal-29-alice',
      locale: 'zh',
      trigger: 'both',
      schedule: { timing: { expression: '15 8 * * 1' }, zone: 'Asia/Hong_Kong', calendar: 'next' },
    });
    expect(JSON.stringify(subscription?.content)).toContain('micro_cap');
  });

  test('is saved once, however often it is delivered', async () => {
    await openForm();
    const saved = pressed({ ...(button('Save') as object), ...filled() }, at);
    for (let time = 0; time < 3; time += 1) await running.deliver(saved);

    expect(await all()).toHaveLength(1);
  });

  test('is below an answer that all may read too, and its form is for whoever presses', async () => {
    await running.deliver(said('micro caps in August', at, 'group'));
    const schedule = [...buttonsOf(last()?.activity)].find(([title]) => /schedule/i.test(title))?.[1];
    await press(schedule, 'group', BOB);

    expect(last()).toMatchObject({ conversationId: GROUP_CHAT, targetedTo: BOB.from.id });
    expect(button('Save')).toBeDefined();
  });
});

describe('a form that comes back', () => {
  test.for([
    ['a conversation that was not offered', { target: '19:elsewhere@thread.tacv2' }, /^Nothing was saved/],
    ['another person’s chat', { target: 'a:personal-bob' }, /^Nothing was saved/],
    ['a zone that there is not', { zone: 'Mars/Olympus' }, /^Whose time is that/],
    ['days that it did not offer', { days: 'kept' }, /^On which days/],
  ] as const)('with %s saves nothing, and says so', async ([, changes, says]) => {
    await openForm();
    const told = await save(changes);

    expect(told).toMatch(says);
    expect(await all()).toEqual([]);
  });

  test('with a time that there is not is none of ours', async () => {
    await openForm();
    const before = running.teams.held.length;
    await save({ time: '7:99' });

    expect([running.teams.held.length - before, await all()]).toEqual([0, []]);
  });

  test('from another person is theirs', async () => {
    await openForm();
    await save({}, 'channel', BOB);

    expect(await all()).toMatchObject([{ owner: BOB.from.id }]);
  });

  test('with a template that there is not saves nothing', async () => {
    await openForm();
    const told = await save({ line: 'c1:subscribe|t=nothing' });

    expect(told).toMatch(/^Nothing was saved/);
    expect(await all()).toEqual([]);
  });
});

describe('"Edit"', () => {
  beforeEach(async () => {
    await running.deliver(said('subscribe weekdays 7:30 new york here', at));
  });

  test('opens the form with what is set, and changes it', async () => {
    await press(button('Edit'));
    const before = filled();
    await save({ time: '09:45' });

    expect(before).toMatchObject({ days: 'weekdays', time: '07:30', zone: 'America/New_York', target: CHANNEL });
    expect(await all()).toMatchObject([{ schedule: { timing: { expression: '45 9 * * 1-5' } } }]);
  });

  test('keeps where it goes, seen from elsewhere', async () => {
    const edit = button('Edit');
    await press(edit, 'personal');
    const { target } = filled();
    await save({ days: 'every-day' }, 'personal');

    expect(target).toBe(CHANNEL);
    expect(await all()).toMatchObject([{ target: CHANNEL, schedule: { timing: { expression: '30 7 * * *' } } }]);
  });

  test('by somebody who may not opens no form, and a form of theirs changes nothing', async () => {
    const edit = button('Edit');
    await press(edit);
    const form = { ...(button('Save') as object), ...filled(), time: '01:00' };
    await press(edit, 'channel', BOB);
    const offered = button('Save');
    const told = await press(form, 'channel', BOB);

    expect(offered).toBeUndefined();
    expect(told).toMatch(/^Nothing was saved/);
    expect(await all()).toMatchObject([{ schedule: { timing: { expression: '30 7 * * 1-5' } } }]);
  });

  test('of a subscription that was removed since changes nothing', async () => {
    await press(button('Edit'));
    const form = { ...(button('Save') as object), ...filled() };
    await running.deliver(said('unsubscribe 1', at));
    await press(button('Remove') ?? button('Yes, remove it'));
    const told = (await all()).length === 0 ? await press(form) : 'not removed';

    expect(told).toMatch(/^Nothing was saved/);
  });
});
