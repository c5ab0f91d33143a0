import { expect, test } from 'vitest';
import { toPosted } from '#src/platform/teams/errors.ts';

const NOW = Date.parse('2025-09-10T11:30:00Z');

/** What the SDK throws for an answer of the connector. */
function refused(status: number, retryAfter?: string) {
  return Object.assign(new Error('no'), { response: { status, headers: { 'retry-after': retryAfter } } });
}

test.for([
  ['1', 1_000],
  ['30', 30_000],
  ['Wed, 10 Sep 2025 11:31:00 GMT', 60_000],
  [undefined, 2_000],
] as const)(
  'a rate limit (%s) says how long to wait, and that fewer messages are wanted',
  ([retryAfter, retryInMs]) => {
    expect(toPosted(refused(429, retryAfter), NOW)).toMatchObject({ kind: 'later', retryInMs, isLimit: true });
  },
);

test('no other answer slows the pace down', () => {
  for (const status of [400, 403, 404, 408, 412, 413, 500, 502, 504]) {
    expect(toPosted(refused(status), NOW)).not.toHaveProperty('isLimit');
  }
});
