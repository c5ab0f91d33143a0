import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type SlackStandIn, startSlack } from '#test/stand-ins/slack-api.ts';
import { APP_TOKEN, BOT_TOKEN } from '#test/stand-ins/slack-methods.ts';
import { mention, message, SIGNING_SECRET, signedRequest, slash } from '#test/stand-ins/slack-payloads.ts';
import { type Program, startProgram } from './program.ts';

type Payload = Readonly<Record<string, unknown>>;

let slack: SlackStandIn;
let folder: string;

beforeEach(async () => {
  slack = await startSlack();
  folder = mkdtempSync(join(tmpdir(), 'smallcaps-slack-'));
});

afterEach(async () => {
  await slack.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(env: Readonly<Record<string, string>>): Program {
  const own = {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: slack.apiUrl,
    SMALLCAPS_DATA_DIR: folder,
    SMALLCAPS_PORT: '0',
  };
  const program = startProgram({ ...own, ...env });
  onTestFinished(() => void program.child.kill('SIGKILL'));
  return program;
}

const HTTP = { SLACK_SIGNING_SECRET: SIGNING_SECRET };
const SOCKET = { SLACK_APP_TOKEN: APP_TOKEN };

/** The address for signed requests, as the greeting says it. */
async function endpointOf(program: Program): Promise<string> {
  await program.greeted;
  return /signed requests at (\S+?)\)?\s/.exec(program.output())?.[1] ?? 'none was said';
}

async function send(endpoint: string, payload: Payload): Promise<number> {
  return (await fetch(endpoint, signedRequest(payload))).status;
}

describe('the program with Slack', { timeout: 60_000 }, () => {
  test('says how it is connected, is ready, and answers signed requests', async () => {
    const program = start(HTTP);
    const endpoint = await endpointOf(program);
    const ready = await fetch(`${await program.address}readyz`);
    const status = await send(endpoint, slash('micro caps in August', slack.responseUrl()));
    await expect.poll(() => slack.responses.length).toBe(1);

    expect(program.output()).toMatch(/Slack +The desk \(signed requests at http:\/\/127\.0\.0\.1:\d+\/slack\/events\)/);
    expect([ready.status, await ready.text()]).toEqual([
      200,
      'ready\nSlack: connected\nClock: ticking\nStore: answering\n',
    ]);
    expect(status).toBe(200);
    expect(slack.responses[0]?.body['text']).toContain('9.3%');
  });

  test('answers over Socket Mode, and is not ready while Slack takes no connection', async () => {
    const program = start(SOCKET);
    await program.greeted;
    await slack.sendEnvelope('events_api', mention('micro caps in August'));
    await expect.poll(() => slack.messages.length).toBe(1);
    slack.fail(
      'apps.connections.open',
      ...Array.from({ length: 20 }, () => ({ kind: 'word', word: 'fatal_error' }) as const),
    );
    slack.disconnectSockets();
    const page = await program.address;
    await expect.poll(async () => (await fetch(`${page}readyz`)).status).toBe(503);

    expect(program.output()).toMatch(/Slack +The desk \(Socket Mode: connected\)/);
    expect((await fetch(`${page}livez`)).status).toBe(200);
  });

  test('answers an event once, redelivered over kills and stops', async () => {
    const payload = mention('micro caps in August');
    const ts = (payload['event'] as { ts: string }).ts;
    const statuses: number[] = [];
    for (const signal of ['SIGKILL', 'SIGTERM', 'SIGKILL'] as const) {
      const program = start(HTTP);
      const endpoint = await endpointOf(program);
      for (let time = 0; time < 5; time += 1) statuses.push(await send(endpoint, payload));
      await expect.poll(() => slack.messages.length).toBe(1);
      program.child.kill(signal);
      await program.ended;
    }
    const last = start(HTTP);
    await send(await endpointOf(last), message('and since the low?', { thread_ts: ts }));
    await expect.poll(() => slack.messages.length).toBe(2);

    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(slack.messages.map(({ text }) => /9\.3%|47%/.exec(text)?.[0])).toEqual(['9.3%', '47%']);
  });

  test.for([HTTP, SOCKET])('stops on SIGTERM with exit code 0, after what is under way: %o', async (door) => {
    const program = start(door);
    await program.greeted;
    slack.fail('chat.postMessage', { kind: 'rate-limited', seconds: 1 });
    const payload = mention('micro caps in August');
    if (door === HTTP) await send(await endpointOf(program), payload);
    else await slack.sendEnvelope('events_api', payload);
    await expect.poll(() => slack.calls.includes('chat.postMessage')).toBe(true);
    program.child.kill('SIGTERM');

    expect(await program.ended).toBe(0);
    expect(slack.messages).toHaveLength(1);
  });

  test('refuses a token that Slack refuses, in one line without the token', async () => {
    const program = start({ ...SOCKET, SLACK_BOT_TOKEN: 'xoxb-1-revoked' });

    expect(await program.ended).toBe(1);
    expect(program.output()).toMatch(/SLACK_BOT_TOKEN: Slack says invalid_auth.*\[SLACK_TOKEN\]/);
    expect(program.output()).not.toContain('xoxb-1-revoked');
  });

  test.for([
    [{ SLACK_CLIENT_ID: '1.2' }, /SLACK_CLIENT_SECRET is not set.*\[SLACK_INSTALL\]/],
    [
      { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: SIGNING_SECRET, ...HTTP },
      /SMALLCAPS_SECRET_KEY.*\[SLACK_INSTALL\]/,
    ],
  ] as const)('refuses half a set-up for several workspaces, %o', async ([env, said]) => {
    const program = start({ SLACK_BOT_TOKEN: '', ...env });

    expect(await program.ended).toBe(1);
    expect(program.output()).toMatch(said);
  });

  test('starts without Slack where it cannot be reached, and says so', async () => {
    await slack.close();
    const program = start(SOCKET);
    const ready = await fetch(`${await program.address}readyz`);
    slack = await startSlack();

    expect(ready.status).toBe(503);
    expect(program.output()).toMatch(/Slack +not reached yet/);
  });

  test('refuses a data folder that another one uses', async () => {
    const first = start(HTTP);
    await first.greeted;
    const second = start(HTTP);

    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/\[STORE_LOCKED\]/);
  });
});
