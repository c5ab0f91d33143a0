import { describe, expect, test } from 'vitest';
import type { PostFilter } from '#src/bot/ports.ts';
import { claimDue, LEASE_MS, somePost } from './sample-posts.ts';
import { type OpenFresh, START } from './store-under-test.ts';

/** What every ledger says of its posts. */
export function describePostHistory(open: OpenFresh): void {
  describe('the history of posts:', () => {
    test('every end of a try is told with its reason, oldest first, late ones marked', async () => {
      const { stores, clock } = await open();
      const post = somePost('p1');
      await stores.posts.add([post]);
      await stores.posts.claim(claimDue('t1'));
      await stores.posts.settle(post, 't1', { state: 'due', reason: 'ratelimited', retryInMs: 100 });
      clock.advance(100);
      await stores.posts.claim(claimDue('t2'));
      clock.advance(LEASE_MS);
      await stores.posts.sweep();
      await stores.posts.settle(post, 't2', { state: 'sent', messageId: '1.1' });

      expect(await stores.postHistory.changes(post)).toEqual([
        { at: START, state: 'due', reason: 'ratelimited', applied: true },
        { at: clock.at(), state: 'uncertain', reason: 'the lease ran out', applied: true },
        { at: clock.at(), state: 'sent', reason: 'posted', applied: false },
      ]);
    });

    test('so is what was decided, and what time decided', async () => {
      const { stores, clock } = await open();
      const [skipped, expired] = [somePost('p1'), somePost('p2', { expiresAt: START + 10 })];
      await stores.posts.add([skipped, expired]);
      await stores.posts.skip(skipped, 'a holiday');
      clock.advance(10);
      await stores.posts.sweep();

      expect(await stores.postHistory.changes(skipped)).toEqual([
        { at: START, state: 'skipped', reason: 'a holiday', applied: true },
      ]);
      expect(await stores.postHistory.changes(expired)).toEqual([
        { at: START + 10, state: 'expired', reason: 'its time was over before it could be sent', applied: true },
      ]);
    });

    test('what is not there has no history', async () => {
      const { posts, postHistory } = (await open()).stores;
      await posts.settle(somePost('p1'), 't1', { state: 'sent', messageId: '1.1' });

      expect(await postHistory.changes(somePost('p1'))).toEqual([]);
      expect(await postHistory.find(somePost('p1'))).toBeUndefined();
    });

    test('posts are listed latest first, by source and by state, of one workspace', async () => {
      const { posts, postHistory } = (await open()).stores;
      await posts.add([
        somePost('p1', { source: 'daily', occurrence: '1', notBefore: START - 2 }),
        somePost('p2', { source: 'daily', occurrence: '2', notBefore: START + 2 }),
        somePost('p3', { source: 'weekly', notBefore: START + 2 }),
        somePost('p4', { workspaceId: 'slack:T2' }),
      ]);
      await posts.skip(somePost('p2'), 'a holiday');
      const listed = async (filter: PostFilter) => (await postHistory.list('slack:T1', filter)).map(({ id }) => id);

      expect(await listed({ limit: 10 })).toEqual(['p3', 'p2', 'p1']);
      expect(await listed({ limit: 2 })).toEqual(['p3', 'p2']);
      expect(await listed({ source: 'daily', limit: 10 })).toEqual(['p2', 'p1']);
      expect(await listed({ source: 'daily', state: 'due', limit: 10 })).toEqual(['p1']);
    });

    test('old posts are forgotten once they have ended, never one that still has to go', async () => {
      const { stores, clock } = await open();
      const [ended, waiting] = [somePost('p1'), somePost('p2')];
      await stores.posts.add([ended, waiting]);
      await stores.posts.skip(ended, 'a holiday');
      const tooEarly = await stores.postHistory.prune(clock.at());
      clock.advance(1);

      expect([tooEarly, await stores.postHistory.prune(clock.at())]).toEqual([0, 1]);
      expect(await stores.postHistory.find(ended)).toBeUndefined();
      expect(await stores.postHistory.changes(ended)).toEqual([]);
      expect((await stores.postHistory.find(waiting))?.state).toBe('due');
      expect(await stores.posts.add([ended])).toEqual(['p1']);
    });

    test('a parent stays as long as something hangs from it', async () => {
      const { stores, clock } = await open();
      const [parent, child] = [somePost('p1'), somePost('p2', { parentId: 'p1' })];
      await stores.posts.add([parent, child]);
      await stores.posts.skip(parent, 'a holiday');
      clock.advance(1);
      const whileWaiting = await stores.postHistory.prune(clock.at());
      await stores.posts.skip(child, 'a holiday');
      clock.advance(1);

      expect(whileWaiting).toBe(0);
      expect(await stores.postHistory.prune(clock.at())).toBe(1);
      expect(await stores.postHistory.prune(clock.at())).toBe(1);
    });
  });
}
