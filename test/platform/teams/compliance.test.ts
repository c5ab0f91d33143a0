import { afterEach, describe, expect, test } from 'vitest';
import { type Rule, WorkspaceSettings } from '#src/bot/ports.ts';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';
import { GROUP_CHAT, installed, pressed, said } from '#test/stand-ins/teams-activities.ts';
import { FOREIGN_TENANT, TENANT } from '#test/stand-ins/teams-tokens.ts';
import { buttonsOf, type RunningTeams, runTeams, textOf, WORKSPACE } from './running-teams.ts';

const FIGURE = /\d+(?:\.\d+)?%/;
const BOSS = { id: '29:boss', name: 'Boss' };
const BOSS_CHAT = {
  from: BOSS,
  conversation: { id: 'a:boss', conversationType: 'personal', tenantId: TENANT },
};

let running: RunningTeams;
let at: string;

/** Somebody of another tenant reads along in the group chat, and the administrator has a chat with the bot. */
async function begin(rule: Rule = 'refused'): Promise<void> {
  const stores = openMemoryStores({ now: () => new Date(), readBackAfterMs: 30 });
  const rules = { answers: rule, digests: rule, csv: rule };
  const value: WorkspaceSettings = { language: 'en', rules, approvers: 'admins', approvedFor: [] };
  await stores.settings.write(WORKSPACE, WorkspaceSettings, { value, version: 0 });
  running = await runTeams({ stores, lookNow: async () => undefined });
  at = running.teams.serviceUrl;
  await running.deliver(said('help', at, 'personal', BOSS_CHAT));
  running.teams.members.set(`${GROUP_CHAT} 29:eve`, { id: '29:eve', tenantId: FOREIGN_TENANT });
}

afterEach(async () => {
  await running.stop();
  await running.teams.close();
});

const to = (conversationId: string) => running.teams.held.filter((held) => held.conversationId === conversationId);
const textsIn = (conversationId: string) => to(conversationId).map(({ activity }) => textOf(activity));
const request = () => buttonsOf(to('a:boss').at(-1)?.activity);

function decide(title: string, from: { readonly id: string } = BOSS, data = request().get(title)): Promise<Response> {
  return running.deliver(pressed(data, at, 'personal', { ...BOSS_CHAT, from }));
}

describe('an approver', () => {
  test('is asked for an answer where people of another tenant read along, and lets it stand there', async () => {
    await begin('approval');
    await running.deliver(said('micro caps in August', at, 'group'));
    const before = textsIn(GROUP_CHAT);
    const asked = textsIn('a:boss').at(-1);
    const approve = request().get('Approve');
    await decide('Approve', BOSS, approve);
    await decide('Approve', BOSS, approve);

    expect(before.join()).not.toMatch(FIGURE);
    expect(asked).toMatch(FIGURE);
    expect(textsIn(GROUP_CHAT).filter((text) => FIGURE.test(text))).toHaveLength(1);
    expect(textsIn('a:boss').at(-1)).toContain('decided before');
  });

  test('who says no has nothing posted, and the asker is told', async () => {
    await begin('approval');
    await running.deliver(said('micro caps in August', at, 'group'));
    await decide('Refuse');

    expect(textsIn(GROUP_CHAT).join()).not.toMatch(FIGURE);
    expect(textsIn('a:personal-29-alice').join()).toContain('was refused');
  });

  test('is whoever administers the bot, and nobody else', async () => {
    await begin('approval');
    await running.deliver(said('micro caps in August', at, 'group'));
    await decide('Approve', { id: '29:mallory' });

    expect(textsIn(GROUP_CHAT).join()).not.toMatch(FIGURE);
    expect(textsIn('a:boss').at(-1)).toContain('may not decide');
  });

  test('lets digests go to such a chat from then on', async () => {
    await begin('approval');
    const subscribe = () => running.deliver(said('subscribe weekdays 7:30 new york in #deal-team', at, 'personal'));
    const targets = async () => (await running.stores.subscriptions.list(WORKSPACE)).map(({ target }) => target);
    const conversation = { id: GROUP_CHAT, conversationType: 'groupChat', tenantId: TENANT, name: 'Deal team' };
    await running.deliver(installed('add', at, 'group', { conversation }));
    await subscribe();
    const before = await targets();
    await decide('Approve');
    await subscribe();

    expect(before).toEqual([]);
    expect(await targets()).toEqual([GROUP_CHAT]);
  });
});

test('a rule that allows lets figures stand where others read along', async () => {
  await begin('allowed');
  await running.deliver(said('micro caps in August', at, 'group'));

  expect(textsIn(GROUP_CHAT).join()).toMatch(FIGURE);
});

test('of a group chat of which Teams names nobody, nothing can be said, and no figure stands there', async () => {
  await begin();
  running.teams.settings.namesMembers = false;
  await running.deliver(said('micro caps in August', at, 'group'));

  expect(textsIn(GROUP_CHAT).join()).toContain('could not be looked up');
  expect(textsIn(GROUP_CHAT).join()).not.toMatch(FIGURE);
});

test.for<[string, number, RegExp]>([
  ['of a thousand people of our own is one of ours', 999, FIGURE],
  ['of more people than are looked through is not', 2_000, /could not be looked up/],
])('a group chat %s', async ([, count, answer]) => {
  await begin();
  running.teams.members.delete(`${GROUP_CHAT} 29:eve`);
  for (let each = 0; each < count; each += 1) {
    running.teams.members.set(`${GROUP_CHAT} 29:${each}`, { id: `29:${each}`, tenantId: TENANT });
  }
  await running.deliver(said('micro caps in August', at, 'group'));

  expect(textsIn(GROUP_CHAT).join()).toMatch(answer);
});

test('somebody of another tenant is found among a thousand', async () => {
  await begin();
  const eve = running.teams.members.get(`${GROUP_CHAT} 29:eve`);
  running.teams.members.clear();
  for (let each = 0; each < 900; each += 1) {
    running.teams.members.set(`${GROUP_CHAT} 29:${each}`, { id: `29:${each}`, tenantId: TENANT });
  }
  if (eve !== undefined) running.teams.members.set(`${GROUP_CHAT} 29:eve`, eve);
  await running.deliver(said('micro caps in August', at, 'group'));

  expect(textsIn(GROUP_CHAT).join()).toContain('another organisation');
  expect(textsIn(GROUP_CHAT).join()).not.toMatch(FIGURE);
});
