import { afterEach, beforeEach, expect, test } from 'vitest';
import { delayBefore } from '#src/platform/slack/socket.ts';
import { type SlackStandIn, startSlack } from '#test/stand-ins/slack-api.ts';
import { mention, slash } from '#test/stand-ins/slack-payloads.ts';
import { type RunningApp, runApp } from './running-app.ts';

let slack: SlackStandIn;
let app: RunningApp;

beforeEach(async () => {
  slack = await startSlack();
  app = await runApp({ slack, mode: 'socket' });
});

afterEach(async () => {
  await app.stop();
  await slack.close();
});

test('a command and a mention are acknowledged over the socket and answered', async () => {
  await slack.sendEnvelope('slash_commands', slash('micro caps in August', slack.responseUrl()));
  await slack.sendEnvelope('events_api', mention('micro caps in August'));
  await app.settled();

  expect(slack.acks).toHaveLength(2);
  expect(slack.responses).toHaveLength(1);
  expect(slack.messages).toHaveLength(1);
});

test('the same envelope again is acknowledged and not answered twice', async () => {
  const payload = mention('micro caps in August');
  for (let time = 0; time < 3; time += 1) await slack.sendEnvelope('events_api', payload, 'envelope-same');
  await app.settled();

  expect(slack.acks).toHaveLength(3);
  expect(slack.messages).toHaveLength(1);
});

test('a connection that Slack ends is made anew, and what it delivers again is known', async () => {
  const payload = mention('micro caps in August');
  await slack.sendEnvelope('events_api', payload);
  await app.settled();
  slack.disconnectSockets();
  await slack.socketsOpened(2);
  await expect.poll(() => app.app.socket?.state()).toBe('connected');
  await slack.sendEnvelope('events_api', payload);
  await slack.sendEnvelope('events_api', mention('high beta since the low'));
  await app.settled();

  expect(slack.messages).toHaveLength(2);
});

test('a connection that Slack refuses to renew is tried again, and ends nothing', async () => {
  slack.fail('apps.connections.open', { kind: 'word', word: 'invalid_auth' });
  slack.disconnectSockets();
  await slack.socketsOpened(2);
  await expect.poll(() => app.app.socket?.state()).toBe('connected');

  expect(app.lines.join('')).toContain('SLACK_TOKEN');
});

test('after a stop nothing is connected any more', async () => {
  await app.stop();

  expect(app.app.socket?.state()).toBe('stopped');
});

test('tries come at once, then slower, up to a minute apart', () => {
  expect([0, 1, 2, 3, 20].map(delayBefore)).toEqual([0, 1_000, 2_000, 4_000, 60_000]);
});
