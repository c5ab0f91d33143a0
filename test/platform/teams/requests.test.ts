import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Desk } from '#src/bot/ports.ts';
import { BOT, newId, pressed, said, tapped } from '#test/stand-ins/teams-activities.ts';
import { startTeams, type TeamsStandIn } from '#test/stand-ins/teams-server.ts';
import { type RunningOptions, runTeams } from './running-teams.ts';

/** Teams delivers a request again that it waits longer for. */
const TEAMS_WAITS_MS = 15_000;

let teams: TeamsStandIn;

beforeEach(async () => {
  teams = await startTeams();
});

afterEach(() => teams.close());

async function run(options: RunningOptions = {}) {
  const running = await runTeams({ teams, ...options });
  onTestFinished(() => running.stop());
  return running;
}

describe('an activity', () => {
  test('of every kind, delivered four times, is answered once', async () => {
    const app = await run();
    const at = teams.serviceUrl;
    const ask = { app: 'smallcaps', locale: 'en', action: 'ask', query: 'q1:i=help' };
    const activities = [
      said('micro caps in August', at),
      said('micro caps in August', at, 'personal'),
      said('micro caps in August', at, 'channel', { recipient: { ...BOT, isTargeted: true } }),
      pressed(ask, at),
      tapped(ask, at, 'personal'),
    ];
    const statuses = [];
    for (const activity of activities) {
      for (let time = 0; time < 4; time += 1) statuses.push((await app.deliver(activity)).status);
    }

    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(teams.held).toHaveLength(activities.length);
  });

  test('delivered 50 times at once is answered once', async () => {
    const app = await run();
    const activity = said('micro caps in August', teams.serviceUrl);
    await Promise.all(Array.from({ length: 50 }, () => app.send(activity)));
    await app.app.settled();

    expect(teams.held).toHaveLength(1);
  });

  test('delivered 50 times with restarts in between is answered once', async () => {
    const activity = said('micro caps in August', teams.serviceUrl);
    let stores: RunningOptions = {};
    for (let round = 0; round < 10; round += 1) {
      const app = await runTeams({ teams, ...stores });
      stores = { stores: app.stores };
      for (let time = 0; time < 5; time += 1) await app.deliver(activity);
      await app.stop();
    }

    expect(teams.held).toHaveLength(1);
  });

  test('with the id of another conversation’s is another one', async () => {
    const app = await run();
    const id = newId();
    await app.deliver(said('micro caps in August', teams.serviceUrl, 'personal', { id }));
    await app.deliver(said('micro caps in August', teams.serviceUrl, 'group', { id }));

    expect(teams.held).toHaveLength(2);
  });
});

describe('a handler', () => {
  const broken = (): Promise<never> => Promise.reject(new Error('fell over'));

  test('that is late keeps nobody waiting and answers once', async () => {
    const gate = Promise.withResolvers<void>();
    const around = (desk: Desk): Desk => ({
      ...desk,
      answerInThread: async (question) => {
        await gate.promise;
        return desk.answerInThread(question);
      },
    });
    const app = await run({ around });
    const activity = said('micro caps in August', teams.serviceUrl);
    const started = performance.now();
    const statuses = [(await app.send(activity)).status, (await app.send(activity)).status];
    const waited = performance.now() - started;
    gate.resolve();
    await app.app.settled();

    expect(statuses).toEqual([200, 200]);
    expect(waited).toBeLessThan(TEAMS_WAITS_MS);
    expect(teams.held).toHaveLength(1);
  });

  test('that falls over leaves a quiet yes for Teams, a line in the log and a word to the person', async () => {
    const app = await run({ around: (desk) => ({ ...desk, answerInThread: broken }) });
    const response = await app.deliver(said('micro caps in August', teams.serviceUrl));

    expect(response.status).toBe(200);
    expect(teams.held).toMatchObject([{ targetedTo: '29:alice' }]);
    expect(app.lines.filter((line) => line.includes('a request from Teams fell over'))).toHaveLength(1);
  });

  test('under way is waited for at a stop; what comes then is left to whoever comes next', async () => {
    const gate = Promise.withResolvers<void>();
    const around = (desk: Desk): Desk => ({
      ...desk,
      answerInThread: async (question) => {
        await gate.promise;
        return desk.answerInThread(question);
      },
    });
    const app = await runTeams({ teams, around });
    await app.send(said('micro caps in August', teams.serviceUrl));
    const stopped = app.app.stop();
    const late = await app.send(said('micro caps in August', teams.serviceUrl));
    gate.resolve();
    const left = await stopped;
    await app.stop();

    expect(late.status).toBe(503);
    expect(left).toBe(0);
    expect(teams.held).toHaveLength(1);
  });
});

test('no line of the log holds what was asked, a token or the secret', async () => {
  const app = await run();
  teams.fail('send', { kind: 'status', status: 500, stored: false });
  await app.deliver(said('planted words', teams.serviceUrl));
  const lines = app.lines.join('');

  expect(lines).not.toMatch(/planted words|stand-in-secret-value|eyJ[\w-]{20,}\.eyJ/);
});
