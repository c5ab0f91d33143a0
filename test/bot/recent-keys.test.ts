import { expect, test } from 'vitest';
import { createRecentKeys } from '#src/bot/recent-keys.ts';

const KEPT_MS = 1_000;

test('a name is known for at least as long as it is kept, and not much longer', () => {
  let now = 0;
  const keys = createRecentKeys(() => now, KEPT_MS);
  const claims: boolean[] = [];
  for (const at of [0, 0, 999, 1_500, 1_999]) {
    now = at;
    claims.push(keys.claim('slack:T1', ['trigger:1']));
  }
  now = 10_000;

  expect(claims).toEqual([true, false, false, false, false]);
  expect(keys.claim('slack:T1', ['trigger:1'])).toBe(true);
});

test('a request is known by any of its names, in its own workspace', () => {
  const keys = createRecentKeys(() => 0, KEPT_MS);

  expect(keys.claim('slack:T1', ['a', 'b'])).toBe(true);
  expect(keys.claim('slack:T1', ['b', 'c'])).toBe(false);
  expect(keys.claim('slack:T1', ['c'])).toBe(false);
  expect(keys.claim('slack:T2', ['a'])).toBe(true);
});
