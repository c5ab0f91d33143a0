import { expect, test } from 'vitest';
import { createVirtualTime } from '#test/stand-ins/virtual-time.ts';
import { fanOut } from './fanout/fan-out.ts';
import { createLimitedSlack } from './fanout/limited-slack.ts';

const CHANNELS = 300;

test(`one digest to ${CHANNELS} channels takes no longer than the pace allows, without a word from Slack, written once`, {
  timeout: 120_000,
}, async () => {
  const line = await fanOut(CHANNELS);

  expect(line).toMatchObject({ sent: CHANNELS, answers_429: 0, renderings: 1, ok: true });
  expect(line.ratio).toBeLessThanOrEqual(1.1);
});

test('the Slack of the drill says when it is too much', async () => {
  const time = createVirtualTime(0);
  const slack = createLimitedSlack(time, 3);
  const message = { locale: 'en' as const, blocks: [] };
  const post = (target: string) => time.until(slack.post(target, message, 'p'));
  const kinds = [];
  for (const target of ['C1', 'C1', 'C2', 'C3', 'C4']) kinds.push((await post(target)).kind);
  await time.pass(60_000);
  kinds.push((await post('C4')).kind);

  expect(kinds).toEqual(['sent', 'later', 'sent', 'sent', 'later', 'sent']);
  expect(slack.refused()).toBe(2);
});
