import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { buttonsOf, textOf } from '#test/platform/teams/running-teams.ts';
import { startSlack } from '#test/stand-ins/slack-api.ts';
import { BOT_TOKEN } from '#test/stand-ins/slack-methods.ts';
import { SIGNING_SECRET, signedRequest, slash } from '#test/stand-ins/slack-payloads.ts';
import { overheard, pressed, said } from '#test/stand-ins/teams-activities.ts';
import { startTeams, type TeamsStandIn } from '#test/stand-ins/teams-server.ts';
import { CLIENT_ID, CLIENT_SECRET, serviceToken, TENANT } from '#test/stand-ins/teams-tokens.ts';
import { type Program, startProgram } from './program.ts';

let teams: TeamsStandIn;
let folder: string;

beforeEach(async () => {
  teams = await startTeams();
  folder = mkdtempSync(join(tmpdir(), 'smallcaps-teams-'));
});

afterEach(async () => {
  await teams.close();
  rmSync(folder, { recursive: true, force: true });
});

/** This machine may have other things to do. */
const SOON = { timeout: 10_000 };

const CREDENTIALS = { CLIENT_ID, CLIENT_SECRET, TENANT_ID: TENANT };

function start(env: Readonly<Record<string, string>> = CREDENTIALS): Program {
  const program = startProgram({
    SMALLCAPS_DATA_DIR: folder,
    SMALLCAPS_PORT: '0',
    TEAMS_EMULATOR_URL: teams.origin,
    DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: 'true',
    ...env,
  });
  onTestFinished(() => void program.child.kill('SIGKILL'));
  return program;
}

async function endpointOf(program: Program): Promise<string> {
  await program.greeted;
  return /requests at (\S+\/api\/messages)/.exec(program.output())?.[1] ?? 'none was said';
}

async function send(endpoint: string, activity: unknown, token = serviceToken(teams.serviceUrl)): Promise<number> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return (await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(activity) })).status;
}

describe('the program with Teams', { timeout: 60_000 }, () => {
  test('says where it listens, is ready, and answers signed requests alone', async () => {
    const program = start();
    const endpoint = await endpointOf(program);
    const ready = await fetch(`${await program.address}readyz`);
    const forged = await send(endpoint, said('micro caps in August', teams.serviceUrl), 'a.b.c');
    const status = await send(endpoint, said('micro caps in August', teams.serviceUrl));
    await expect.poll(() => teams.held.length, SOON).toBe(1);

    expect([ready.status, await ready.text()]).toEqual([
      200,
      'ready\nTeams: connected\nClock: ticking\nStore: answering\n',
    ]);
    expect([forged, status]).toEqual([401, 200]);
    expect(textOf(teams.held[0]?.activity)).toContain('9.3%');
  });

  test('answers an activity once, redelivered over kills and stops, and goes on in its thread', async () => {
    const question = said('micro caps in August', teams.serviceUrl);
    for (const signal of ['SIGKILL', 'SIGTERM', 'SIGKILL'] as const) {
      const program = start();
      const endpoint = await endpointOf(program);
      for (let time = 0; time < 5; time += 1) expect(await send(endpoint, question)).toBe(200);
      await expect.poll(() => teams.held.length, SOON).toBe(1);
      program.child.kill(signal);
      await program.ended;
    }
    const last = await endpointOf(start());
    await send(last, overheard('and since the low?', teams.serviceUrl, 'channel', { threadId: question['id'] }));
    await expect.poll(() => teams.held.length, SOON).toBe(2);

    expect(textOf(teams.held[1]?.activity)).toContain('47%');
  });

  test('stops on SIGTERM with exit code 0, after what is under way', async () => {
    const program = start();
    const endpoint = await endpointOf(program);
    teams.fail('send', { kind: 'status', status: 429, stored: false, retryAfter: '1' });
    await send(endpoint, said('micro caps in August', teams.serviceUrl));
    await expect.poll(() => teams.calls.some((call) => call.endsWith('/activities')), SOON).toBe(true);
    program.child.kill('SIGTERM');

    expect(await program.ended).toBe(0);
    expect(teams.held).toHaveLength(1);
  });

  test('hands a file out under the public address that is set, over a restart, and nothing that was not signed', async () => {
    const publicUrl = 'https://desk.example';
    const env = { ...CREDENTIALS, SMALLCAPS_PUBLIC_URL: publicUrl };
    const program = start(env);
    const endpoint = await endpointOf(program);
    await send(endpoint, said('micro caps in August', teams.serviceUrl));
    await expect.poll(() => teams.held.length, SOON).toBe(1);
    const csv = buttonsOf(teams.held[0]?.activity).get('CSV with sources');
    await send(endpoint, pressed(csv, teams.serviceUrl));
    await expect.poll(() => teams.held.length, SOON).toBe(2);
    const card = JSON.stringify(teams.held[1]);
    const address = /https:\/\/desk\.example(\/files\/[\w.-]+)/.exec(card)?.[1] ?? '/files/none';
    program.child.kill('SIGTERM');
    await program.ended;
    const origin = (await endpointOf(start(env))).replace('/api/messages', '');
    const file = await fetch(`${origin}${address}`);
    const forged = await fetch(`${origin}${address.replace(/.{4}\.csv$/, 'AAAA.csv')}`);

    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(await file.text()).toContain('9.3');
    expect(forged.status).toBe(404);
  });

  test('shares one public listener with Slack, signatures of both intact', async () => {
    const slack = await startSlack();
    onTestFinished(() => slack.close());
    const own = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_API_URL: slack.apiUrl };
    const program = start({ ...CREDENTIALS, ...own });
    const endpoint = await endpointOf(program);
    const question = slash('micro caps in August', slack.responseUrl());
    const events = endpoint.replace('/api/messages', '/slack/events');
    const statuses = [
      (await fetch(events, signedRequest(question))).status,
      await send(endpoint, said('micro caps in August', teams.serviceUrl)),
      (await fetch(endpoint.replace('/api/messages', '/elsewhere'))).status,
    ];
    await expect.poll(() => [slack.responses.length, teams.held.length], SOON).toEqual([1, 1]);

    expect(statuses).toEqual([200, 200, 404]);
    expect(program.output()).toMatch(/Slack +The desk/);
  });

  test.for([
    [{ CLIENT_ID }, 'CLIENT_SECRET and TENANT_ID not set'],
    [{ CLIENT_ID, CLIENT_SECRET }, 'TENANT_ID not set'],
    [{ TENANT_ID: TENANT }, 'CLIENT_ID and CLIENT_SECRET not set'],
  ] as const)('refuses half a set-up, %o, and lets the data folder go', async ([env, said]) => {
    const program = start(env);

    expect(await program.ended).toBe(1);
    expect(program.output()).toContain(said);
    expect(program.output()).toContain('[TEAMS_SETUP]');
    expect(program.output()).not.toContain(CLIENT_SECRET);
  });
});
