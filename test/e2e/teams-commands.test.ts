import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { CONFIG } from '#test/bundled.ts';
import { textOf } from '#test/platform/teams/running-teams.ts';
import {
  ALICE,
  BOT,
  CHANNEL,
  installed,
  PERSONAL,
  pressed,
  said,
  teamChanged,
} from '#test/stand-ins/teams-activities.ts';
import { startTeams, type TeamsStandIn } from '#test/stand-ins/teams-server.ts';
import type { HeldActivity } from '#test/stand-ins/teams-state.ts';
import { CLIENT_ID, CLIENT_SECRET, serviceToken, TENANT } from '#test/stand-ins/teams-tokens.ts';
import { type Program, startProgram } from './program.ts';

let teams: TeamsStandIn;
let folder: string;

beforeEach(async () => {
  teams = await startTeams();
  folder = mkdtempSync(join(tmpdir(), 'smallcaps-teams-'));
  cpSync(CONFIG, join(folder, 'config'), { recursive: true });
});

afterEach(async () => {
  await teams.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(): Program {
  const program = startProgram({
    CLIENT_ID,
    CLIENT_SECRET,
    TENANT_ID: TENANT,
    TEAMS_ADMINS: 'boss@desk.example',
    SMALLCAPS_CONFIG_DIR: join(folder, 'config'),
    SMALLCAPS_DATA_DIR: join(folder, 'data'),
    SMALLCAPS_PORT: '0',
    TEAMS_EMULATOR_URL: teams.origin,
  });
  onTestFinished(() => void program.child.kill('SIGKILL'));
  return program;
}

/** Puts subscriptions into the settings. */
function declare(entries: string): void {
  const file = join(folder, 'config', 'smallcaps.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('subscriptions: []', `subscriptions:${entries}`));
}

/** Sends something, and resolves to what Teams holds more of afterwards. @param more Messages that are waited for. */
async function tell(program: Program, activity: unknown, more = 1): Promise<readonly HeldActivity[]> {
  await program.greeted;
  const endpoint = /requests at (\S+\/api\/messages)/.exec(program.output())?.[1] ?? 'none was said';
  const before = teams.held.length;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${serviceToken(teams.serviceUrl)}` };
  await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(activity) });
  await expect.poll(() => teams.held.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(before + more);
  return teams.held.slice(before);
}

const say = (program: Program, text: string, fields = {}): ReturnType<typeof tell> =>
  tell(program, said(text, teams.serviceUrl, 'channel', fields));

/** The line that the button of this name carries. */
function lineOf({ activity }: HeldActivity, title: string): string {
  return new RegExp(`"title":"${title}","data":\\{[^}]*"query":"([^"]+)"`).exec(JSON.stringify(activity))?.[1] ?? '';
}

const press = (program: Program, query: string): ReturnType<typeof tell> =>
  tell(program, pressed({ app: 'smallcaps', locale: 'en', action: 'ask', query }, teams.serviceUrl));

const inChannel = (): readonly HeldActivity[] => teams.held.filter(({ conversationId }) => conversationId === CHANNEL);

function publish(version: number, value: string): void {
  const bundled = readFileSync(join(CONFIG, 'reports', '2025-08-jefferies.yaml'), 'utf8');
  const reason = '{ en: A slip of the point., zh: 小数点有误。 }';
  const text = bundled
    .replace('version: 1', `version: ${version}`)
    .replace('segment: micro_cap, value: 9.3', `segment: micro_cap, value: ${value}`)
    .concat(`\ncorrections:\n  - { metric: return, segment: micro_cap, window: month, reason: ${reason} }\n`);
  writeFileSync(join(folder, 'config', 'reports', `2025-08-jefferies-${version}.yaml`), text);
}

describe('commands in Teams', { timeout: 90_000 }, () => {
  test('a subscription: made in words, sent now, asked about in its thread, paused and removed', async () => {
    const program = start();
    const [made] = await say(program, 'subscribe weekdays 7:30 new york here', { localTimezone: 'Europe/London' });
    if (made === undefined) throw new Error('nothing was answered');
    const zone = textOf(made.activity);
    await press(program, lineOf(made, 'Send now'));
    await expect.poll(inChannel, { timeout: 10_000 }).toHaveLength(1);
    await expect.poll(() => teams.held.length, { timeout: 10_000 }).toBe(3);
    const [digest] = inChannel();
    const [answer] = await say(program, 'and micro caps since the low?', { threadId: digest?.id });
    const [paused] = await press(program, lineOf(made, 'Pause'));
    const [asked] = await press(program, lineOf(made, 'Remove'));
    const [removed] = await press(program, asked === undefined ? '' : lineOf(asked, 'Yes, remove it'));
    const [none] = await say(program, 'subscriptions');

    expect(zone).toMatch(/every trading day at 07:30, New York time.*Next:.*London time \(07:30, New York time\)/s);
    expect(textOf(digest?.activity)).toContain('Russell 2000');
    expect(answer?.conversationId).toBe(`${CHANNEL};messageid=${digest?.id}`);
    expect(textOf(answer?.activity)).toContain('47%');
    expect([paused, removed, none].map((held) => textOf(held?.activity))).toEqual([
      expect.stringContaining('Paused: nothing is sent'),
      expect.stringContaining('is removed'),
      expect.stringContaining('There are no subscriptions'),
    ]);
  });

  test('a subscription of others is changed by nobody but its owner and those named as administrators', async () => {
    const program = start();
    const [made] = await say(program, 'subscribe weekdays 7:30 new york here');
    const bob = { from: { id: '29:bob', name: 'Bob' } };
    const line = made === undefined ? '' : lineOf(made, 'Pause');
    const [refused] = await tell(
      program,
      pressed({ app: 'smallcaps', locale: 'en', action: 'ask', query: line }, teams.serviceUrl, 'channel', bob),
    );
    const [still] = await say(program, 'subscriptions');

    expect(textOf(refused?.activity)).toContain('can be changed by its owner');
    expect(textOf(still?.activity)).not.toContain('Paused');
  });

  test('what the settings declare for a channel is there, is sent by an administrator, and changed by nobody', async () => {
    declare(`
  - name: desk-morning
    workspace: teams:${TENANT.toUpperCase()}
    channel: ${CHANNEL}
    owner: ${ALICE.aadObjectId}
    template: morning-digest
    when: weekdays 7:30 new york
`);
    const program = start();
    await tell(program, installed('add', teams.serviceUrl), 0);
    const [listed] = await say(program, 'subscriptions');
    const [refused] = await say(program, 'pause 1');

    const boss = { from: { id: '29:boss', name: 'Boss' } };
    await tell(program, said('send now 1', teams.serviceUrl, 'channel', boss), 2);

    expect(textOf(listed?.activity)).toContain('1 · Morning digest');
    expect(inChannel().map(({ activity }) => textOf(activity))).toEqual([expect.stringContaining('Russell 2000')]);
    expect(textOf(refused?.activity)).toContain('declared');
  });

  test('a channel that is deleted ends what goes there, and its owner reads so in their own chat', async () => {
    const program = start();
    await tell(program, said('help', teams.serviceUrl, 'personal'));
    await say(program, 'subscribe weekdays 7:30 new york here');
    const [told] = await tell(program, teamChanged('channelDeleted', teams.serviceUrl, { id: CHANNEL }));
    const [listed] = await tell(program, said('subscriptions', teams.serviceUrl, 'personal'));

    expect(told?.conversationId).toBe(PERSONAL);
    expect(textOf(told?.activity)).toContain(
      'can be posted to its conversation any more: the channel or its team was deleted',
    );
    expect(textOf(listed?.activity)).toContain('(ended)');
  });

  test('a new version fires the alert in the channel once, and the old figure is recalled where it stood', async () => {
    const first = start();
    await say(first, 'alert me when micro caps are above 9.5 % in the month, in this channel');
    await say(first, 'how did micro caps do in August?');
    const asked = inThread(teams.held.at(-1));
    const alone = (name: string) => ({ from: { id: `29:${name}`, name }, recipient: { ...BOT, isTargeted: true } });
    await say(first, 'micro caps in August', alone('bob'));
    await say(first, 'subscribe weekdays 7:30 new york here');
    await say(first, 'preview 2', alone('carol'));
    publish(2, '9.8');
    await expect.poll(fired, { timeout: 30_000 }).toHaveLength(1);
    await expect.poll(() => recalled(asked), { timeout: 30_000 }).toHaveLength(1);
    for (const name of ['bob', 'carol']) {
      await expect.poll(() => recalled(`a:personal-29-${name}`), { timeout: 30_000 }).toHaveLength(1);
    }
    first.child.kill('SIGKILL');
    await first.ended;
    const second = start();
    await tell(second, said('top 3 since the low', teams.serviceUrl, 'personal'));
    second.child.kill('SIGTERM');
    await second.ended;

    expect(textOf(fired()[0]?.activity)).toContain('9.8%');
    expect(recalled(asked).map(({ activity }) => textOf(activity))).toEqual([
      expect.stringContaining('9.3%, Aug 2025 → now 9.8%, Aug 2025. Reason: A slip of the point.'),
    ]);
    expect(fired()).toHaveLength(1);
    expect(teams.held.at(-1)?.conversationId).toBe(PERSONAL);
    expect(ALICE.id).not.toBe('29:bob');
  });
});

const inThread = (held: HeldActivity | undefined): string => held?.conversationId ?? '';
const fired = (): readonly HeldActivity[] => inChannel().filter(({ activity }) => /9\.5/.test(textOf(activity)));
const recalled = (conversationId: string): readonly HeldActivity[] =>
  teams.held.filter((held) => held.conversationId === conversationId && /Correction/.test(textOf(held.activity)));
