/** Each way in which a delivery can be cut short, by its number in the README of the room. */
import { describe, expect, test } from 'vitest';
import { createDeliveries } from '#src/bot/deliver/deliveries.ts';
import type { Posted } from '#src/bot/ports.ts';
import { HOUR_MS, MINUTE_MS, MORNING, openScene, READ_BACK_AFTER_MS, SLOT, WORKSPACE } from './scene.ts';

/** A scene at 07:30 with one subscription that is due. */
async function openDue(...targets: readonly string[]) {
  const scene = await openScene();
  for (const id of ['s1', ...targets]) await scene.subscribe(id);
  await scene.time.pass(SLOT - MORNING);
  const idsOf = (target: string): readonly string[] =>
    scene.platform.held.filter((held) => held.target === target).map(({ id }) => id);
  return { ...scene, idsOf };
}

const LATER: Posted = { kind: 'later', reason: 'rate limited', retryInMs: 60_000, isLimit: true };

test('point 1: killed before it was sent, it is read back and sent once', async () => {
  const { stores, time, restart, runDue, platform, postsOf, reasonsOf, state, startDue } = await openDue();
  state.isReachable = false;
  await time.until(startDue());
  await stores().posts.claim({ state: 'due', token: 'dead', leaseMs: 120_000, limit: 9 });
  await restart();
  state.isReachable = true;
  await runDue();
  const [post] = await postsOf('s1');

  expect(platform.held).toHaveLength(1);
  expect(await reasonsOf(post ?? none())).toEqual([
    'uncertain: the process ended while it had it in hand',
    'due: read back, and not there',
    'sent: posted',
  ]);
});

describe.for([
  ['point 2: killed between its being stored and our hearing of it', 'hangsStored', 1],
  ['point 3: killed in the middle of the request', 'hangs', 2],
] as const)('%s', ([, fate, calls]) => {
  test('it stands there once, and is found or sent', async () => {
    const { time, restart, runDue, platform, postsOf, startDue, stores } = await openDue();
    platform.fail('C-s1', fate);
    void startDue();
    await time.pass(1_000);
    await restart();
    await runDue();
    const [post] = await postsOf('s1');

    expect([platform.held.length, platform.calls.length]).toEqual([1, calls]);
    expect(post).toMatchObject({ state: 'sent', messageId: '1.1', link: 'https://desk.example/C-s1/1.1' });
    expect(await stores().threads.find(WORKSPACE, 'C-s1:1.1')).toBeDefined();
  });
});

test.for([
  ['stored', 'lostAnswer', 1],
  ['not stored', 'lost', 2],
] as const)(
  'points 4 and 6: an answer that is lost, %s: read back when the time has come, and once there',
  async ([, fate, calls]) => {
    const { runDue, platform, postsOf, time } = await openDue();
    platform.fail('C-s1', fate);
    const before = time.elapsed();
    await runDue();

    expect([platform.held.length, platform.calls.length]).toEqual([1, calls]);
    expect(time.elapsed() - before).toBeGreaterThanOrEqual(READ_BACK_AFTER_MS);
    expect((await postsOf('s1')).map(({ state }) => state)).toEqual(['sent']);
  },
);

test.for([2_000, 60_000])(
  'point 5: a rate limit of %i ms: not before that, and others are not kept',
  async (retryInMs) => {
    const { runDue, platform, idsOf, deliveries, time } = await openDue('s2', 's3');
    const before = time.elapsed();
    platform.fail('C-s1', { answer: { ...LATER, retryInMs } });
    await runDue();
    const [first, second] = platform.calls.filter(({ target }) => target === 'C-s1').map(({ at }) => at - before);
    const others = platform.calls.filter(({ target }) => target !== 'C-s1').map(({ at }) => at - before);

    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(retryInMs);
    expect(Math.max(...others)).toBeLessThan(2_000);
    expect([idsOf('C-s1').length, idsOf('C-s2').length, idsOf('C-s3').length]).toEqual([1, 1, 1]);
    expect(deliveries().rateOf(WORKSPACE)).toBeLessThan(240);
  },
);

test('point 7: no connection: tried again after longer and longer waits, without reading back', async () => {
  const { runDue, platform, postsOf, reasonsOf } = await openDue();
  const refused = { answer: { kind: 'later', reason: 'no connection', retryInMs: 5 } } as const;
  platform.fail('C-s1', refused, refused, refused, refused);
  platform.find = () => Promise.reject(new Error('nothing may be read back'));
  await runDue();
  const gaps = platform.calls.map(({ at }, nth) => at - (platform.calls[nth - 1]?.at ?? at)).slice(1);
  const [post] = await postsOf('s1');

  expect(gaps.toSorted((a, b) => a - b)).toEqual(gaps);
  expect(gaps.at(-1)).toBeGreaterThan(2_000);
  expect((await reasonsOf(post ?? none())).at(-1)).toBe('sent: posted');
});

describe('point 8: a refusal for good', () => {
  test('fails once, and its owner is told in the direct conversation, never the channel', async () => {
    const { runDue, platform, statesOf, text, idsOf } = await openDue();
    platform.fail('C-s1', { answer: { kind: 'refused', reason: 'restricted_action' } });
    await runDue();
    await runDue();
    const [notice] = platform.held;

    expect(await statesOf('s1')).toEqual(['failed']);
    expect([idsOf('C-s1').length, idsOf('D-U1').length]).toEqual([0, 1]);
    expect(text(notice)).toContain(
      'Your subscription 1 (10 Sep 2025, 07:30) was not posted, and is not tried again. The reason given: the workspace does not let the bot post there; an administrator can allow it (restricted_action).',
    );
  });

  test('of a conversation that is gone ends its subscription, and is told once', async () => {
    const { runDue, platform, stores, text, idsOf, time, statesOf } = await openDue();
    const gone = { answer: { kind: 'refused', reason: 'is_archived', isGone: true } } as const;
    platform.fail('C-s1', gone, gone);
    await runDue();
    await time.pass(24 * HOUR_MS);
    await runDue();

    expect(await stores().subscriptions.find(WORKSPACE, 's1')).toMatchObject({ state: 'dead', reason: 'is_archived' });
    expect(await statesOf('s1')).toEqual(['failed']);
    expect(idsOf('D-U1')).toHaveLength(1);
    expect(text(platform.held[0])).toContain(
      'the channel is archived; bring it back, or choose another one (is_archived). It has been ended',
    );
  });

  test('whose owner cannot be reached is no endless story', async () => {
    const { runDue, platform, time, statesOf } = await openDue();
    platform.direct = async () => undefined;
    platform.fail('C-s1', { answer: { kind: 'refused', reason: 'restricted_action' } });
    for (let hour = 0; hour < 12; hour += 1) {
      await runDue();
      await time.pass(HOUR_MS);
    }

    expect(await statesOf('notice')).toEqual(['failed']);
    expect(platform.held.filter(({ target }) => target !== 'C-s1')).toEqual([]);
  });
});

describe('point 9: a clock that is set', () => {
  test.for([
    ['back', -HOUR_MS],
    ['forward', HOUR_MS],
  ] as const)('%s by an hour doubles nothing and loses nothing', async ([, step]) => {
    const { runDue, platform, time, statesOf } = await openDue('s2', 's3');
    platform.fail('C-s2', 'lostAnswer');
    platform.fail('C-s3', 'lost');
    const before = time.elapsed();
    await time.pass(0);
    const running = runDue();
    time.step(step);
    await running;
    time.step(-step);
    await time.pass(2 * HOUR_MS);
    await runDue();

    expect(platform.held.map(({ target }) => target).toSorted()).toEqual(['C-s1', 'C-s2', 'C-s3']);
    expect(await Promise.all(['s1', 's2', 's3'].map(statesOf))).toEqual([['sent'], ['sent'], ['sent']]);
    expect(time.elapsed() - before).toBeGreaterThan(READ_BACK_AFTER_MS);
  });

  test('forward while nobody can say what became of a try: it is not read back before its time has really passed', async () => {
    const { startDue, platform, time } = await openDue();
    platform.fail('C-s1', 'lost');
    const looked: number[] = [];
    platform.find = async () => {
      looked.push(time.elapsed());
      return { kind: 'absent' };
    };
    const tried = time.elapsed();
    void startDue();
    await time.pass(1_000);
    time.step(HOUR_MS);
    await time.until(startDue());

    expect(looked).toHaveLength(1);
    expect((looked[0] ?? 0) - tried).toBeGreaterThanOrEqual(READ_BACK_AFTER_MS);
    expect(platform.held).toHaveLength(1);
  });
});

test('point 11: two who look in the same minute send one', async () => {
  const { stores, deps, platform, time, statesOf } = await openDue('s2');
  const engines = [createDeliveries(deps()), createDeliveries(deps())];
  await time.until(Promise.all(engines.map((engine) => engine.runDue())));

  expect(platform.held.map(({ target }) => target).toSorted()).toEqual(['C-s1', 'C-s2']);
  expect([await statesOf('s1'), await statesOf('s2')]).toEqual([['sent'], ['sent']]);
  expect(await stores().subscriptions.due(10)).toEqual([]);
});

test('a look that finds all of it in hand is over when that has ended, however it ended', async () => {
  const { deliveries, platform, time, statesOf, startDue } = await openDue();
  platform.fail('C-s1', { answerAfterMs: 5_000 });
  void startDue();
  await time.pass(400);
  expect(await statesOf('s1')).toEqual(['sending']);
  await time.until(deliveries().runDue());

  expect(await statesOf('s1')).toEqual(['sent']);
});

test('point 13: told to stop, it lets what is under way end, and gives up what takes longer', async () => {
  const { deliveries, platform, time, statesOf, startDue, restart, runDue } = await openDue('s2', 's3');
  platform.fail('C-s1', { answerAfterMs: 5_000 });
  platform.fail('C-s2', 'hangsStored');
  void startDue();
  await time.pass(400);
  const before = time.elapsed();
  await time.until(deliveries().stop());
  const took = time.elapsed() - before;
  const states = [await statesOf('s1'), await statesOf('s2'), await statesOf('s3')];
  await restart();
  await runDue();

  expect(took).toBeLessThanOrEqual(15_000);
  expect(states).toEqual([['sent'], ['uncertain'], ['due']]);
  expect(platform.held.map(({ target }) => target).toSorted()).toEqual(['C-s1', 'C-s2', 'C-s3']);
});

describe('point 14: where reading back is refused', () => {
  test('for good, it is not sent again, and its owner is told', async () => {
    const { runDue, platform, statesOf, text, idsOf } = await openDue();
    platform.fail('C-s1', 'lost');
    platform.reading.set('C-s1', { kind: 'hidden', reason: 'missing_scope' });
    await runDue();
    await runDue();

    expect(await statesOf('s1')).toEqual(['unverifiable']);
    expect([idsOf('C-s1').length, platform.calls.filter(({ target }) => target === 'C-s1').length]).toEqual([0, 1]);
    expect(text(platform.held[0])).toContain(
      'it cannot be read back there: the bot lacks a permission for this; whoever runs it has to grant it (missing_scope). So',
    );
  });

  test.for([
    ['is said again', ['lost'], 'sent', 2],
    ['is given up after some tries', Array<'lost'>(8).fill('lost'), 'unverifiable', 8],
  ] as const)('the word to the owner alone %s', async ([, fates, state, calls]) => {
    const { runDue, platform, statesOf } = await openDue();
    platform.fail('C-s1', { answer: { kind: 'refused', reason: 'restricted_action' } });
    platform.fail('D-U1', ...fates);
    platform.reading.set('D-U1', { kind: 'hidden', reason: 'only channels can be read back' });
    await runDue();
    await runDue();

    expect(await statesOf('notice')).toEqual([state]);
    expect(platform.calls.filter(({ target }) => target === 'D-U1')).toHaveLength(calls);
  });

  test('for now, it is looked for again later', async () => {
    const { runDue, platform, statesOf, time } = await openDue();
    platform.fail('C-s1', 'lostAnswer');
    platform.reading.set('C-s1', { kind: 'later', reason: 'rate limited', retryInMs: 90_000 });
    await time.until(Promise.all([runDue(), time.wait(3 * MINUTE_MS).then(() => platform.reading.delete('C-s1'))]));
    await time.pass(2 * MINUTE_MS);
    await runDue();

    expect([await statesOf('s1'), platform.held.length, platform.calls.length]).toEqual([['sent'], 1, 1]);
  });

  test('what somebody wants sent again is sent', async () => {
    const { runDue, platform, statesOf, stores, postsOf, idsOf } = await openDue();
    platform.fail('C-s1', 'lost');
    platform.reading.set('C-s1', { kind: 'hidden', reason: 'missing_scope' });
    await runDue();
    await stores().posts.resend((await postsOf('s1'))[0] ?? none(), 'asked for by U1');
    await runDue();

    expect([await statesOf('s1'), idsOf('C-s1').length]).toEqual([['sent'], 1]);
  });
});

test('point 17: what hangs from a post waits until that is there', async () => {
  const { runDue, platform, stores, time, postsOf, startDue } = await openDue();
  platform.fail('C-s1', { answer: { ...LATER, retryInMs: 30_000 } });
  void startDue();
  await time.pass(1_000);
  const [parent] = await postsOf('s1');
  const task = { kind: 'subscription', subscriptionId: 's1', local: 'asked', slotAt: SLOT, trigger: 'asked' } as const;
  const child = { workspaceId: WORKSPACE, id: 'child', source: 's1', target: 'C-s1:x', occurrence: 'child' };
  await stores().posts.add([{ ...child, parentId: parent?.id ?? '', notBefore: SLOT, task }]);
  await runDue();

  expect(platform.held.map(({ target }) => target)).toEqual(['C-s1', 'C-s1:x']);
});

test('a copy that a platform made long after it was given up is taken back', async () => {
  const { runDue, platform, time, statesOf, stores, postsOf } = await openDue();
  platform.fail('C-s1', 'lost');
  await runDue();
  const [post] = await postsOf('s1');
  const [held] = platform.held;
  if (held) platform.held.push({ ...held, ts: '9.9' });
  await time.pass(6 * MINUTE_MS);
  await runDue();

  expect(await statesOf('s1')).toEqual(['sent']);
  expect(platform.removed).toEqual(['9.9']);
  expect((await stores().postHistory.find(post ?? none()))?.messageId).toBe('1.1');
});

test('a store that fails ends nothing: the next look goes on', async () => {
  const { runDue, platform, deps, time, lines } = await openDue();
  const broken = {
    ...deps(),
    posts: { ...deps().posts, waiting: () => Promise.reject(new Error('the disk is full')) },
  };
  await time.until(createDeliveries(broken).runDue());
  await runDue();

  expect(lines.join('')).toContain('the disk is full');
  expect(platform.held).toHaveLength(1);
});

test('while the platform cannot be reached nothing is tried, and it goes out when it can', async () => {
  const { runDue, platform, state, time, postsOf } = await openDue();
  state.isReachable = false;
  await runDue();
  await time.pass(HOUR_MS);
  await runDue();
  const [waiting] = await postsOf('s1');
  state.isReachable = true;
  await runDue();

  expect(waiting).toMatchObject({ state: 'due', attempts: 0 });
  expect(platform.held).toHaveLength(1);
});

function none(): never {
  throw new Error('there is no such post');
}
