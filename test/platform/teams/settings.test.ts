import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WorkspaceSettings } from '#src/bot/ports.ts';
import { Card } from '#src/platform/teams/card.ts';
import { ALICE, BOT, pressed, said } from '#test/stand-ins/teams-activities.ts';
import { faultsOf } from './card-schema.ts';
import { buttonsOf, type RunningTeams, runTeams, textOf, WORKSPACE } from './running-teams.ts';

const BOSS = { from: { id: '29:boss', name: 'Boss' } };
const CHOSEN = { language: 'zh', answers: 'allowed', digests: 'approval', csv: 'refused', approvers: 'admins' };

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
const stored = () => running.stores.settings.read(WORKSPACE, WorkspaceSettings);
const cardOf = (activity: unknown) =>
  (activity as { attachments: { content: Record<string, unknown> }[] }).attachments[0]?.content;

function open(fields: Readonly<Record<string, unknown>> = BOSS): Promise<Response> {
  return running.deliver(said('settings', at, 'channel', fields));
}

/** Chooses and presses Save in the card that stands last. */
function save(chosen: object): Promise<Response> {
  const data = buttonsOf(last()?.activity).get('Save') ?? {};
  return running.deliver(pressed({ ...data, ...chosen }, at, 'channel', BOSS));
}

/** Names people behind a word, each by a mention. */
function names(word: string, people: readonly string[], from: object = BOSS): Promise<Response> {
  const mentions = people.map((name) => ({
    type: 'mention',
    mentioned: { id: `29:${name.toLowerCase()}`, name },
    text: `<at>${name}</at>`,
  }));
  const own = { type: 'mention', mentioned: BOT, text: '<at>Smallcaps</at>' };
  const text = `${word} ${mentions.map((mention) => mention.text).join(' ')}`;
  return running.deliver(said(text, at, 'channel', { entities: [own, ...mentions], ...from }));
}

describe('the settings', () => {
  test('are shown to an administrator alone, as choices, and saved', async () => {
    await open();
    const shown = last();
    await save(CHOSEN);

    expect(shown?.targetedTo).toBe('29:boss');
    expect(Card.safeParse(cardOf(shown?.activity)).success).toBe(true);
    expect(faultsOf(cardOf(shown?.activity))).toEqual([]);
    expect(await stored()).toMatchObject({
      value: {
        language: 'zh',
        rules: { answers: 'allowed', digests: 'approval', csv: 'refused' },
        approvers: 'admins',
      },
      version: 1,
    });
    expect(lastText()).toContain('The settings were saved.');
    expect(lastText()).toContain('Digests there: Needs an approver');
    expect(await running.stores.audit.list(WORKSPACE, { limit: 1 })).toMatchObject([
      { action: 'settings_changed', actor: '29:boss' },
    ]);
  });

  test('in a personal chat are an ordinary card that is taken', async () => {
    await running.deliver(said('设置', at, 'personal', BOSS));

    expect(Card.parse(cardOf(last()?.activity))).toBeDefined();
    expect(lastText()).toContain('审批人：机器人的管理员');
  });

  test('are shown to anybody of our own, and changed by nobody but administrators', async () => {
    await open({});
    const buttons = buttonsOf(last()?.activity);
    const text = lastText();
    await running.deliver(pressed({ app: 'smallcaps', locale: 'en', action: 'settings', version: 0, ...CHOSEN }, at));

    expect(text).toContain('Digests there: Refused');
    expect([...buttons]).toEqual([]);
    expect(lastText()).toContain('were not saved');
    expect(await stored()).toBeUndefined();
  });

  test('are shown to no guest', async () => {
    running.teams.members.set(`19:general@thread.tacv2 ${ALICE.id}`, { id: ALICE.id, userRole: 'guest' });
    await open({});

    expect(lastText()).not.toContain('Refused');
  });

  test('that somebody changed in between are not overwritten', async () => {
    await open();
    const first = last();
    await save({ ...CHOSEN, csv: 'allowed' });
    const data = buttonsOf(first?.activity).get('Save') ?? {};
    await running.deliver(pressed({ ...data, ...CHOSEN }, at, 'channel', BOSS));

    expect(lastText()).toContain('somebody else changed them');
    expect(await stored()).toMatchObject({ value: { rules: { csv: 'allowed' } }, version: 1 });
  });

  test.for([
    ['a rule that there is not', { csv: 'everything' }],
    ['a language that is none of ours', { language: 'fr' }],
    ['a version that is no number', { version: 'x' }],
    ['approvers out of nowhere', { approvers: '29:mallory' }],
  ] as const)('are not saved with %s', async ([, wrong]) => {
    await open();
    await save({ ...CHOSEN, ...wrong });

    expect(await stored()).toBeUndefined();
  });
});

describe('approvers', () => {
  test('are named by mention, kept by a change of the rest, and handed back to the administrators', async () => {
    await names('approvers', ['Mara', 'Bob']);
    const named = await stored();
    await open();
    await save({ ...CHOSEN, approvers: 'kept' });
    const kept = await stored();
    await running.deliver(said('approvers administrators', at, 'channel', BOSS));

    expect(named?.value.approvers.toString().split(',').toSorted()).toEqual(['29:bob', '29:mara']);
    expect(kept?.value).toMatchObject({ language: 'zh', approvers: named?.value.approvers });
    expect((await stored())?.value.approvers).toBe('admins');
  });

  test('are named by administrators only', async () => {
    await names('approvers', ['Mara'], {});

    expect(await stored()).toBeUndefined();
    expect(lastText()).toContain('were not saved');
  });

  test('are five at most', async () => {
    await names('approvers', ['Ann', 'Ben', 'Cid', 'Dee', 'Eve', 'Fay']);

    expect(await stored()).toBeUndefined();
    expect(lastText()).toContain('five people');
  });

  test.for(['approvers', 'approvers mara', 'settings of the report', 'the approvers of the fund'])(
    'are not meant by “%s”, which is a question',
    async (text) => {
      await running.deliver(said(text, at, 'channel', BOSS));

      expect(await stored()).toBeUndefined();
      expect(last()?.targetedTo).toBeUndefined();
    },
  );
});
