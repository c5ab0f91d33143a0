import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Desk } from '#src/bot/ports.ts';
import { type SlackStandIn, startSlack } from '#test/stand-ins/slack-api.ts';
import { mention, message, newTs, type Signing, slash, tapped } from '#test/stand-ins/slack-payloads.ts';
import { type RunningApp, type RunningOptions, runApp } from './running-app.ts';

/** Slack waits so long for an acknowledgement. */
const SLACK_WAITS_MS = 3_000;

let slack: SlackStandIn;
let apps: RunningApp[];

beforeEach(async () => {
  slack = await startSlack();
  apps = [];
});

afterEach(async () => {
  for (const app of apps) await app.stop();
  await slack.close();
});

async function run(options: RunningOptions = {}): Promise<RunningApp> {
  const app = await runApp({ slack, ...options });
  apps.push(app);
  return app;
}

function answers(): number {
  return slack.messages.length + slack.responses.length;
}

describe('a request', () => {
  test.for<[string, Signing]>([
    ['a bad signature', { signature: `v0=${'0'.repeat(64)}` }],
    ['a signature with another secret', { secret: 'another-secret-0123456789' }],
    ['no signature', { signature: undefined }],
    ['half a signature', { signature: 'v0' }],
    ['a signature of ten minutes ago', { ageSeconds: 600 }],
  ])('with %s is refused and not answered', async ([, signing]) => {
    const app = await run();
    const statuses = [
      (await app.deliver(slash('micro caps in August', slack.responseUrl()), signing)).status,
      (await app.deliver(mention('micro caps in August'), signing)).status,
      (await app.deliver(tapped({ action_id: 'ask:1', value: 'q1:i=help' }, { message_ts: newTs() }), signing)).status,
    ];

    expect(statuses).toEqual([401, 401, 401]);
    expect(answers()).toBe(0);
  });

  test.for([{ api_app_id: 'A0OTHER' }, { team_id: 'T0OTHER', team: { id: 'T0OTHER' } }])(
    'of another app or workspace is refused: %o',
    async (fields) => {
      const app = await run();
      const statuses = [
        (await app.deliver(slash('micro caps in August', slack.responseUrl(), fields))).status,
        (await app.deliver(mention('micro caps in August', {}, fields))).status,
        (await app.deliver(tapped({ action_id: 'ask:1', value: 'q1:i=help' }, { message_ts: newTs() }, fields))).status,
      ];

      expect(statuses).toEqual([403, 403, 403]);
      expect(answers()).toBe(0);
    },
  );

  test('may be too large, at another address, or by another method: none of it shows how we are made', async () => {
    const app = await run();
    const large = await app.send(slash('x'.repeat(2_000_000), slack.responseUrl()));

    expect(large.status).toBe(413);
    expect(await large.text()).toBe('');
  });

  test('with an address for its answer that is not Slack’s is not answered there', async () => {
    const app = await run();
    await app.deliver(slash('micro caps in August', 'https://evil.example/respond/1'));

    expect(slack.responses).toEqual([]);
    expect(slack.ephemerals).toHaveLength(1);
  });

  test('to verify the address is answered with its challenge', async () => {
    const app = await run();
    const response = await app.deliver({ type: 'url_verification', challenge: 'abc', token: 'x' });

    expect(await response.json()).toEqual({ challenge: 'abc' });
  });
});

describe('the same request again', () => {
  test('is acknowledged and not answered a second time, of every kind', async () => {
    const app = await run();
    const payloads = [
      slash('micro caps in August', slack.responseUrl()),
      mention('micro caps in August'),
      message('micro caps in August', { channel: 'D0ALICE', channel_type: 'im' }),
      tapped({ action_id: 'ask:1', value: 'q1:i=help', text: { text: 'Help' } }, { message_ts: newTs() }),
    ];
    const statuses = [];
    for (const payload of payloads) {
      for (const retryNum of [0, 1, 2, 3]) statuses.push((await app.deliver(payload, { retryNum })).status);
    }

    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(answers()).toBe(payloads.length);
  });

  test('delivered 50 times at once is answered once', async () => {
    const app = await run();
    const payload = mention('micro caps in August');
    await Promise.all(Array.from({ length: 50 }, () => app.send(payload)));
    await app.settled();

    expect(answers()).toBe(1);
  });

  test.for<[string, () => Readonly<Record<string, unknown>>]>([
    ['a mention', () => mention('micro caps in August')],
    ['a command', () => slash('micro caps in August', slack.responseUrl())],
    [
      'a private button',
      () => {
        const button = { action_id: 'ask:1', value: 'q1:i=help', text: { text: 'Help' } };
        const fields = { response_url: slack.responseUrl() };
        return tapped(button, { message_ts: newTs(), is_ephemeral: true }, fields);
      },
    ],
  ])('%s delivered 50 times with restarts in between is answered once', async ([, make]) => {
    const payload = make();
    const statuses = [];
    let stores: RunningOptions = {};
    for (let round = 0; round < 10; round += 1) {
      const app = await runApp({ slack, ...stores });
      stores = { stores: app.stores };
      for (let time = 0; time < 5; time += 1) statuses.push((await app.deliver(payload, { retryNum: time })).status);
      await app.stop();
    }

    expect(statuses).toEqual(Array.from({ length: 50 }, () => 200));
    expect(answers()).toBe(1);
  });

  test('under a new event id, for the same message, is answered once', async () => {
    const app = await run();
    const inner = { ts: newTs() };
    await app.deliver(mention('micro caps in August', inner));
    await app.deliver(mention('micro caps in August', inner));

    expect(answers()).toBe(1);
  });
});

describe('a handler', () => {
  const broken = (): Promise<never> => Promise.reject(new Error('fell over'));
  const falling = (desk: Desk): Desk => ({ ...desk, askPrivately: broken, answerInThread: broken, share: broken });

  test('that is late keeps nobody waiting and answers once', async () => {
    const gate = Promise.withResolvers<void>();
    const around = (desk: Desk): Desk => ({
      ...desk,
      askPrivately: async (question) => {
        await gate.promise;
        return desk.askPrivately(question);
      },
    });
    const app = await run({ around });
    const payload = slash('micro caps in August', slack.responseUrl());
    const started = performance.now();
    const first = await app.send(payload);
    const second = await app.send(payload, { retryNum: 1 });
    const waited = performance.now() - started;
    gate.resolve();
    await app.settled();

    expect([first.status, second.status]).toEqual([200, 200]);
    expect(waited).toBeLessThan(SLACK_WAITS_MS);
    expect(answers()).toBe(1);
  });

  test('that falls over leaves a quiet yes for Slack, a line in the log and a word to the person', async () => {
    const app = await run({ around: falling });
    const statuses = [
      (await app.deliver(slash('micro caps in August', slack.responseUrl()))).status,
      (await app.deliver(mention('micro caps in August'))).status,
    ];

    expect(statuses).toEqual([200, 200]);
    expect(slack.responses).toMatchObject([{ body: { text: expect.stringContaining('could not be posted') } }]);
    expect(slack.ephemerals).toMatchObject([{ text: expect.stringContaining('could not be posted') }]);
    expect(app.lines.filter((line) => line.includes('a request from Slack fell over'))).toHaveLength(2);
  });

  test('under way is waited for at a stop', async () => {
    const gate = Promise.withResolvers<void>();
    const around = (desk: Desk): Desk => ({
      ...desk,
      answerInThread: async (question) => {
        await gate.promise;
        return desk.answerInThread(question);
      },
    });
    const app = await runApp({ slack, around });
    await app.send(mention('micro caps in August'));
    const stopped = app.stop();
    gate.resolve();
    await stopped;

    expect(answers()).toBe(1);
  });
});
