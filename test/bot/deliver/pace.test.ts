import { expect, test } from 'vitest';
import { createPace, sendingWindow } from '#src/bot/deliver/pace.ts';

const LIMITS = { postsPerMinute: 240, targetGapMs: 1_000, lookGapMs: 1_200 };

function scene() {
  let at = 0;
  const pace = createPace(LIMITS, () => at);
  return {
    pace,
    elapsed: () => at,
    pass: (ms: number) => {
      at += ms;
    },
  };
}

test('a workspace is sent so many messages a minute, and another one as many', () => {
  const { pace, pass } = scene();
  let sent = 0;
  for (let ms = 0; ms < 60_000; ms += 50) {
    if (pace.waitIn('a') === 0) {
      pace.took('a', `C${sent}`);
      sent += 1;
    }
    pass(50);
  }

  expect(sent).toBe(240);
  expect(pace.waitIn('b')).toBe(0);
});

test('time in which nothing was sent is not made up for', () => {
  const { pace, pass } = scene();
  pass(3_600_000);
  pace.took('a', 'C1');

  expect(pace.waitIn('a')).toBe(250);
});

test('a conversation waits a second after each message, the others do not', () => {
  const { pace, pass } = scene();
  pace.took('a', 'C1');
  pass(400);
  pace.took('a', 'C2');

  expect(pace.held('a')).toEqual({ targets: ['C1', 'C2'], nextInMs: 600 });
  pass(600);
  expect(pace.held('a')).toEqual({ targets: ['C2'], nextInMs: 400 });
  pass(400);
  expect(pace.held('a')).toEqual({ targets: [], nextInMs: undefined });
});

test('a wish for fewer messages halves the pace, once for a burst, and it comes back slowly', () => {
  const { pace, pass } = scene();
  pace.took('a', 'C1');
  pace.slowed('a', 'C1', 30_000);
  pace.slowed('a', 'C2', 30_000);

  expect(pace.rateOf('a')).toBe(120);
  expect(pace.held('a').targets).toEqual(['C1', 'C2']);
  pass(59_999);
  expect(pace.rateOf('a')).toBe(120);
  pass(1);
  expect(pace.rateOf('a')).toBe(144);
  pass(4 * 60_000);
  expect(pace.rateOf('a')).toBe(240);
});

test('what is asked for again within the pause is the same wish, however long the burst', () => {
  const { pace, pass } = scene();
  for (let nth = 0; nth < 10; nth += 1) {
    pace.slowed('a', `C${nth}`, 30_000);
    pass(2_900);
  }

  expect(pace.rateOf('a')).toBe(120);
  pass(1_000);
  pace.slowed('a', 'C1', 30_000);
  expect(pace.rateOf('a')).toBe(60);
});

test('however often it is asked for, some messages go out', () => {
  const { pace, pass } = scene();
  for (let nth = 0; nth < 20; nth += 1) {
    pace.slowed('a', 'C1', 1_000);
    pass(10_000);
  }

  expect(pace.rateOf('a')).toBe(10);
});

test('conversations are read back at a pace of their own', () => {
  const { pace, pass } = scene();
  pace.looked('a');

  expect([pace.waitToLook('a'), pace.waitToLook('b'), pace.waitIn('a')]).toEqual([1_200, 0, 0]);
  pass(1_200);
  expect(pace.waitToLook('a')).toBe(0);
});

test.for([
  [1, 0],
  [240, 59_750],
  [10_000, 2_499_750],
] as const)('%i messages at once take %i ms', ([count, ms]) => {
  expect(sendingWindow(1_000, count, 240)).toEqual({ from: 1_000, until: 1_000 + ms });
});

test.for([1, 7, 40] as const)(
  '%i messages that go out as soon as they may, go out in the time that is shown',
  (count) => {
    const { pace, pass, elapsed } = scene();
    for (let sent = 0; sent < count; sent += 1) {
      pass(pace.waitIn('a'));
      pace.took('a', `C${sent}`);
    }

    expect(elapsed()).toBeCloseTo(sendingWindow(0, count, LIMITS.postsPerMinute).until, 0);
  },
);
