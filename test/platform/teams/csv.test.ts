import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WorkspaceSettings } from '#src/bot/ports.ts';
import { createFileAddresses, FILE_MINUTES, type FileAddresses } from '#src/platform/teams/file-addresses.ts';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';
import { ALICE, BOT, CHANNEL, GROUP_CHAT, PERSONAL, pressed, said } from '#test/stand-ins/teams-activities.ts';
import { FOREIGN_TENANT, TENANT } from '#test/stand-ins/teams-tokens.ts';
import { buttonsOf, type RunningTeams, runTeams, textOf, WORKSPACE } from './running-teams.ts';

const PUBLIC_URL = 'https://desk.example';
const ADDRESS = /https:\/\/desk\.example\/files\/[\w.-]+\.csv/;
const private_ = { recipient: { ...BOT, isTargeted: true } };
const EVE = { from: { id: '29:eve', name: 'Eve' } };
const BOSS_CHAT = {
  from: { id: '29:boss', name: 'Boss' },
  conversation: { id: 'a:personal-boss', conversationType: 'personal', tenantId: TENANT },
};

let folder: string;
let clock: number;
let running: RunningTeams;
let at: string;

function create(secret = 'a-secret-of-the-bot'): FileAddresses {
  return createFileAddresses({ publicUrl: PUBLIC_URL, folder, secret, now: () => clock });
}

async function begin(csv: 'allowed' | 'approval' | 'refused' = 'refused'): Promise<void> {
  const stores = openMemoryStores({ now: () => new Date(), readBackAfterMs: 30 });
  const rules = { answers: 'allowed', digests: 'allowed', csv } as const;
  const value: WorkspaceSettings = { language: 'en', rules, approvers: 'admins', approvedFor: [] };
  await stores.settings.write(WORKSPACE, WorkspaceSettings, { value, version: 0 });
  running = await runTeams({ stores, files: create() });
  at = running.teams.serviceUrl;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'smallcaps-files-'));
  clock = Date.now();
  await begin();
});

afterEach(async () => {
  await running.stop();
  await running.teams.close();
  rmSync(folder, { recursive: true, force: true });
});

const held = () => running.teams.held;
const last = () => held().at(-1);
const addressIn = (activity: unknown) => ADDRESS.exec(JSON.stringify(activity))?.[0];

function get(address = 'nowhere'): Promise<Response> {
  return fetch(address.replace(PUBLIC_URL, running.origin));
}

/** Asks in private and presses the button below the answer. */
async function pressCsv(fields = {}): Promise<string | undefined> {
  await running.deliver(said('micro caps in August', at, 'channel', { ...private_, ...fields }));
  await running.deliver(pressed(buttonsOf(last()?.activity).get('CSV with sources'), at, 'channel', fields));
  return addressIn(last()?.activity);
}

describe('the figures of an answer', () => {
  test('are a file under an address that only the one who pressed is shown', async () => {
    const response = await get(await pressCsv());

    expect(last()).toMatchObject({ targetedTo: ALICE.id });
    expect(textOf(last()?.activity)).toContain(`${FILE_MINUTES} minutes`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename=smallcaps-2025-09-10.csv',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(await response.text()).toMatch(/^metric,segment.*\r?\n.*micro.*9\.3.*Jefferies/is);
    const [record] = await running.stores.audit.list(WORKSPACE, { limit: 1 });
    expect(record).toMatchObject({ actor: ALICE.id, action: 'exported' });
  });

  test('are offered below an answer that all may read, and handed to whoever presses', async () => {
    await running.deliver(said('micro caps in August', at, 'group'));
    await running.deliver(pressed(buttonsOf(last()?.activity).get('CSV with sources'), at, 'group'));

    expect(held().map(({ conversationId, targetedTo }) => [conversationId, targetedTo])).toEqual([
      [GROUP_CHAT, undefined],
      [GROUP_CHAT, ALICE.id],
    ]);
    expect((await get(addressIn(last()?.activity))).status).toBe(200);
  });

  test('come in a personal chat too', async () => {
    await running.deliver(said('micro caps in August', at, 'personal'));
    await running.deliver(pressed(buttonsOf(last()?.activity).get('CSV with sources'), at, 'personal'));

    expect(last()).toMatchObject({ conversationId: PERSONAL });
    expect((await get(addressIn(last()?.activity))).status).toBe(200);
  });

  test('are handed out once for each press', async () => {
    await running.deliver(said('micro caps in August', at, 'channel', private_));
    const press = pressed(buttonsOf(last()?.activity).get('CSV with sources'), at);
    for (let time = 0; time < 3; time += 1) await running.deliver(press);

    expect(held()).toHaveLength(2);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('lie where nobody else of the machine reads them, until they are not wanted any more', async () => {
    await pressCsv();
    const [name = ''] = readdirSync(folder);
    const mode = statSync(join(folder, name)).mode & 0o777;
    clock += (FILE_MINUTES + 1) * 60_000;
    const count = await create().prune();

    expect([mode, count, readdirSync(folder)]).toEqual([0o600, 1, []]);
  });

  test('that cannot be kept are spoken of', async () => {
    rmSync(folder, { recursive: true });
    folder = '/dev/null/files';
    await running.stop();
    running = await runTeams({ teams: running.teams, stores: running.stores, files: create() });
    await pressCsv();

    expect(textOf(last()?.activity)).toMatch(/could not be made/);
  });

  test('of no answer are none', async () => {
    await running.deliver(pressed({ app: 'smallcaps', locale: 'en', action: 'csv', again: 'q1:i=help' }, at));

    expect(textOf(last()?.activity)).toMatch(/no figure/);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('an address', () => {
  test('holds over a restart, and runs out', async () => {
    const address = await pressCsv();
    await running.stop();
    running = await runTeams({ teams: running.teams, stores: running.stores, files: create() });
    clock += (FILE_MINUTES - 1) * 60_000;
    const within = (await get(address)).status;
    clock += 2 * 60_000;
    const after = await get(address);

    expect([within, after.status, await after.text()]).toEqual([200, 404, '']);
  });

  test.for([
    ['a later end', (address: string) => address.replace(/\.(\w+)\.(?=[\w-]{43}\.csv)/, '.zzzzzz.')],
    ['another name', (address: string) => address.replace(/smallcaps-2025/, 'smallcaps-2024')],
    ['another file', (address: string) => address.replace(/-[0-9a-f]{48}/, `-${'0'.repeat(48)}`)],
    ['another signature', (address: string) => address.replace(/.{4}\.csv$/, 'AAAA.csv')],
    ['no signature', (address: string) => address.replace(/\.[\w-]{43}\.csv$/, '.csv')],
    ['a path out of the folder', (address: string) => address.replace(/files\/.*/, 'files/..%2F..%2Fetc%2Fpasswd')],
    ['the folder itself', (address: string) => address.replace(/files\/.*/, 'files/')],
    ['the place of pictures', (address: string) => address.replace('/files/', '/charts/')],
  ] as const)('with %s leads nowhere', async ([, change]) => {
    const address = (await pressCsv()) ?? '';
    const changed = change(address);

    expect(changed).not.toBe(address);
    expect((await get(changed)).status).toBe(404);
  });

  test('signed with another secret leads nowhere', async () => {
    const address = await create('another-secret').give({ name: 'smallcaps-2025-09-10.csv', text: 'a' });

    expect((await get(address)).status).toBe(404);
  });

  test('is in no line of the log', async () => {
    await get(await pressCsv());

    expect(running.lines.join('')).not.toMatch(/\/files\//);
  });
});

describe('where another organisation reads along', () => {
  async function withEve(rule: 'approval' | 'refused' | 'allowed'): Promise<void> {
    await running.stop();
    await running.teams.close();
    await begin(rule);
    running.teams.members.set(`${GROUP_CHAT} 29:eve`, { id: '29:eve', tenantId: FOREIGN_TENANT });
    await running.deliver(said('help', at, 'personal', BOSS_CHAT));
  }

  test('no address is given by default, whoever presses', async () => {
    await withEve('refused');
    const asked = { app: 'smallcaps', locale: 'en', action: 'csv', again: 'report' };
    await running.deliver(pressed(asked, at, 'group'));
    await running.deliver(pressed(asked, at, 'group', EVE));

    expect(held().map(({ activity }) => addressIn(activity))).not.toContainEqual(expect.anything());
    expect(readdirSync(folder)).toEqual([]);
  });

  test('an approver decides, and the address goes to whoever asked, in their own chat', async () => {
    await withEve('approval');
    await running.deliver(said('help', at, 'personal'));
    await running.deliver(pressed({ app: 'smallcaps', locale: 'en', action: 'csv', again: 'report' }, at, 'group'));
    const before = readdirSync(folder);
    const request = held().find(({ activity }) => buttonsOf(activity).has('Approve'));
    const approve = buttonsOf(request?.activity).get('Approve');
    for (let time = 0; time < 2; time += 1) await running.deliver(pressed(approve, at, 'personal', BOSS_CHAT));
    const given = held().filter(({ activity }) => addressIn(activity) !== undefined);

    expect(before).toEqual([]);
    expect(given.map(({ conversationId }) => conversationId)).toEqual([PERSONAL]);
    expect((await get(addressIn(given[0]?.activity))).status).toBe(200);
  });
});

test('a channel that is shared with other teams gets none by default', async () => {
  const asked = { app: 'smallcaps', locale: 'en', action: 'csv', again: 'report' };
  const channelData = {
    tenant: { id: TENANT },
    team: { id: CHANNEL },
    channel: { id: CHANNEL, type: 'shared' },
  };
  await running.deliver(pressed(asked, at, 'channel', { channelData }));

  expect(held().map(({ activity }) => addressIn(activity))).toEqual([undefined]);
});
