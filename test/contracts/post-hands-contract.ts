import { describe, expect, test } from 'vitest';
import type { Post, PostOutcome, Stores } from '#src/bot/ports.ts';
import { asDue, claimDue, LEASE_MS, somePost } from './sample-posts.ts';
import { type OpenFresh, READ_BACK_AFTER_MS, START } from './store-under-test.ts';

const POST = somePost('p1');

const SENT: PostOutcome = { state: 'sent', messageId: '1757503800.000100', link: 'slack:p1', contentHash: 'ab12' };
const DUE = { state: 'due', reason: 'ratelimited', retryInMs: 60_000 } as const satisfies PostOutcome;
const UNCERTAIN = { state: 'uncertain', reason: 'timeout' } as const satisfies PostOutcome;
const FAILED: PostOutcome = { state: 'failed', reason: 'channel_not_found' };
const UNVERIFIABLE: PostOutcome = { state: 'unverifiable', reason: 'missing_scope' };

async function stateOf({ postHistory }: Stores): Promise<Partial<Post>> {
  return (await postHistory.find(POST)) ?? {};
}

/** One post that is being sent, in the hands of `sender`. */
async function openSending(open: OpenFresh) {
  const opened = await open();
  await opened.stores.posts.add([POST]);
  const [sending] = await opened.stores.posts.claim(claimDue('sender'));
  return { ...opened, sending };
}

/** One post that is being read back, in the hands of `reader`. */
async function openChecking(open: OpenFresh) {
  const opened = await openSending(open);
  await opened.stores.posts.settle(POST, 'sender', UNCERTAIN);
  opened.clock.advance(READ_BACK_AFTER_MS);
  const [checking] = await opened.stores.posts.claim(claimDue('reader', { state: 'uncertain' }));
  return { ...opened, checking };
}

/** What every ledger does with posts in somebody's hands. */
export function describePostHands(open: OpenFresh): void {
  describe('posts in hand:', () => {
    test('the first try is counted before it is made', async () => {
      const { stores, sending } = await openSending(open);

      expect(sending).toEqual({ ...asDue(POST), state: 'sending', attempts: 1, firstTryAt: START, lastTryAt: START });
      expect(await stateOf(stores)).toEqual(sending);
    });

    test.for([
      [SENT, { state: 'sent', messageId: '1757503800.000100', link: 'slack:p1', contentHash: 'ab12' }],
      [{ state: 'sent', messageId: '1.1' } as const, { state: 'sent', messageId: '1.1' }],
      [DUE, { state: 'due', notBefore: START + 60_000 }],
      [UNCERTAIN, { state: 'uncertain', notBefore: START + READ_BACK_AFTER_MS }],
      [
        { ...UNCERTAIN, retryInMs: READ_BACK_AFTER_MS + 5 },
        { state: 'uncertain', notBefore: START + READ_BACK_AFTER_MS + 5 },
      ],
      [
        { ...UNCERTAIN, retryInMs: 1 },
        { state: 'uncertain', notBefore: START + READ_BACK_AFTER_MS },
      ],
      [FAILED, { state: 'failed' }],
      [{ state: 'skipped', reason: 'a holiday' }, { state: 'skipped' }],
    ] as const)('sending ends as %j', async ([outcome, expected]) => {
      const { stores, sending } = await openSending(open);

      expect(await stores.posts.settle(POST, 'sender', outcome)).toBe(true);
      expect(await stateOf(stores)).toEqual({ ...sending, ...expected });
    });

    test.for([
      [SENT, { state: 'sent' }],
      [
        { ...DUE, retryInMs: 0 },
        { state: 'due', notBefore: START + READ_BACK_AFTER_MS },
      ],
      [UNCERTAIN, { state: 'uncertain', notBefore: START + 2 * READ_BACK_AFTER_MS }],
      [UNVERIFIABLE, { state: 'unverifiable' }],
    ] as const)('reading back ends as %j', async ([outcome, expected]) => {
      const { stores, checking } = await openChecking(open);

      expect(checking).toMatchObject({ state: 'checking', attempts: 1, lastTryAt: START });
      expect(await stores.posts.settle(POST, 'reader', outcome)).toBe(true);
      expect(await stateOf(stores)).toMatchObject(expected);
    });

    test('what is sent is not unverifiable, what is read back does not fail', async () => {
      const sending = await openSending(open);
      const checking = await openChecking(open);

      expect(await sending.stores.posts.settle(POST, 'sender', UNVERIFIABLE)).toBe(false);
      expect((await stateOf(sending.stores)).state).toBe('sending');
      expect(await checking.stores.posts.settle(POST, 'reader', FAILED)).toBe(false);
      expect((await stateOf(checking.stores)).state).toBe('checking');
    });

    test('only its holder settles, and only once', async () => {
      const { stores } = await openSending(open);

      expect(await stores.posts.settle(POST, 'somebody else', SENT)).toBe(false);
      expect(await stores.posts.settle({ ...POST, workspaceId: 'slack:T2' }, 'sender', SENT)).toBe(false);
      expect(await stores.posts.settle(POST, 'sender', FAILED)).toBe(true);
      expect(await stores.posts.settle(POST, 'sender', SENT)).toBe(false);
      expect((await stateOf(stores)).state).toBe('failed');
    });

    test('of several answers at once, one counts', async () => {
      const { stores } = await openSending(open);
      const settled = await Promise.all(
        [SENT, FAILED, DUE].map((outcome) => stores.posts.settle(POST, 'sender', outcome)),
      );

      expect(settled.filter(Boolean)).toEqual([true]);
    });

    test('a lease that ran out leaves the post uncertain, never due', async () => {
      const { stores, clock } = await openSending(open);
      clock.advance(LEASE_MS - 1);
      const early = await stores.posts.sweep();
      clock.advance(1);

      expect(early).toEqual({ uncertain: 0, expired: 0 });
      expect(await stores.posts.sweep()).toEqual({ uncertain: 1, expired: 0 });
      expect(await stateOf(stores)).toMatchObject({
        state: 'uncertain',
        notBefore: START + LEASE_MS + READ_BACK_AFTER_MS,
      });
    });

    test('an answer after the lease counts as long as nobody noticed, and not later', async () => {
      const unnoticed = await openSending(open);
      unnoticed.clock.advance(LEASE_MS);
      const noticed = await openSending(open);
      noticed.clock.advance(LEASE_MS);
      await noticed.stores.posts.sweep();

      expect(await unnoticed.stores.posts.settle(POST, 'sender', SENT)).toBe(true);
      expect(await noticed.stores.posts.settle(POST, 'sender', SENT)).toBe(false);
      expect((await stateOf(noticed.stores)).state).toBe('uncertain');
    });

    test('reading back that ran out leaves the post uncertain too', async () => {
      const { stores, clock } = await openChecking(open);
      clock.advance(LEASE_MS);

      expect(await stores.posts.sweep()).toEqual({ uncertain: 1, expired: 0 });
      expect((await stateOf(stores)).state).toBe('uncertain');
    });

    test('nothing is read back before its time, and nothing uncertain is sent', async () => {
      const { stores, clock } = await openSending(open);
      await stores.posts.settle(POST, 'sender', UNCERTAIN);
      clock.advance(READ_BACK_AFTER_MS - 1);

      expect(await stores.posts.claim(claimDue('reader', { state: 'uncertain' }))).toEqual([]);
      expect(await stores.posts.claim(claimDue('sender 2'))).toEqual([]);
      clock.advance(1);
      expect(await stores.posts.claim(claimDue('sender 3'))).toEqual([]);
      expect(await stores.posts.claim(claimDue('reader 2', { state: 'uncertain' }))).toHaveLength(1);
    });

    test('a second try is counted, and the first is remembered', async () => {
      const { stores, clock } = await openChecking(open);
      await stores.posts.settle(POST, 'reader', { ...DUE, retryInMs: 0 });
      const [again] = await stores.posts.claim(claimDue('sender 2'));

      expect(again).toMatchObject({ state: 'sending', attempts: 2, firstTryAt: START, lastTryAt: clock.at() });
    });

    test('what failed or cannot be verified can be sent again, overdue or not; nothing else can', async () => {
      const { stores, clock } = await open();
      const post = somePost('p1', { expiresAt: START + 10 });
      await stores.posts.add([post]);
      const whileDue = await stores.posts.resend(post, 'asked for by U1');
      await stores.posts.claim(claimDue('sender'));
      await stores.posts.settle(post, 'sender', FAILED);
      clock.advance(1000);

      expect(whileDue).toBe(false);
      expect(await stores.posts.resend(post, 'asked for by U1')).toBe(true);
      expect(await stores.posts.sweep()).toEqual({ uncertain: 0, expired: 0 });
      expect(await stores.posts.claim(claimDue('sender 2'))).toEqual([
        {
          ...POST,
          state: 'sending',
          attempts: 2,
          notBefore: START + 1000,
          firstTryAt: START,
          lastTryAt: START + 1000,
        },
      ]);
      expect(await stores.posts.resend(post, 'asked for by U1')).toBe(false);
    });

    test('a clock that goes back makes nothing due twice', async () => {
      const { stores, clock } = await openSending(open);
      await stores.posts.settle(POST, 'sender', SENT);
      clock.advance(-3_600_000);

      expect(await stores.posts.add([somePost('p2', { source: POST.source })])).toEqual([]);
      clock.advance(7_200_000);
      expect(await stores.posts.claim(claimDue('sender 2'))).toEqual([]);
    });
  });
}
