import { describe, expect, test } from 'vitest';
import type { PostStore } from '#src/bot/ports.ts';
import { asDue, claimDue, somePost } from './sample-posts.ts';
import { type OpenFresh, START } from './store-under-test.ts';

async function claimedIds(posts: PostStore, token: string, limit = 100): Promise<readonly string[]> {
  return (await posts.claim(claimDue(token, { limit }))).map(({ id }) => id);
}

/** What every ledger does with posts that come and wait. */
export function describePosts(open: OpenFresh): void {
  describe('posts:', () => {
    test('a post comes back as it was added, and waits', async () => {
      const { posts, postHistory } = (await open()).stores;
      const post = somePost('p1', { expiresAt: START + 1000 });

      expect(await posts.add([post])).toEqual(['p1']);
      expect(await postHistory.find(post)).toEqual(asDue(post));
    });

    test('the same occurrence is written once, whatever its id', async () => {
      const { posts, postHistory } = (await open()).stores;
      const first = somePost('p1', { source: 'daily' });
      const second = somePost('p2', { source: 'daily', notBefore: START + 5 });

      expect(await posts.add([first, second])).toEqual(['p1']);
      expect(await posts.add([second])).toEqual([]);
      expect(await postHistory.find(second)).toBeUndefined();
    });

    test('another target or another occurrence is another post', async () => {
      const { posts } = (await open()).stores;
      const added = await posts.add([
        somePost('p1', { source: 'daily' }),
        somePost('p2', { source: 'daily', target: 'C2' }),
        somePost('p3', { source: 'daily', occurrence: '2025-09-11T07:30' }),
        somePost('p4', { source: 'daily', workspaceId: 'slack:T2' }),
      ]);

      expect(added).toEqual(['p1', 'p2', 'p3', 'p4']);
    });

    test('an id is taken once in a workspace, and free in another', async () => {
      const { posts } = (await open()).stores;
      await posts.add([somePost('p1')]);

      expect(await posts.add([somePost('p1', { source: 'another' })])).toEqual([]);
      expect(await posts.add([somePost('p1', { workspaceId: 'slack:T2' })])).toEqual(['p1']);
    });

    test('of several who write the same day at once, one writes each post', async () => {
      const { posts } = (await open()).stores;
      const day = (writer: string) =>
        Array.from({ length: 5 }, (_, at) => somePost(`${writer}-${at}`, { source: `subscription-${at}` }));
      const added = await Promise.all(['a', 'b', 'c'].map((writer) => posts.add(day(writer))));

      expect(added.flat()).toHaveLength(5);
      expect(await posts.claim(claimDue('t'))).toHaveLength(5);
    });

    test('a list is written as a whole or not at all', async () => {
      const { posts, postHistory } = (await open()).stores;

      await expect(posts.add([somePost('p1'), somePost('p2', { parentId: 'nobody' })])).rejects.toThrow();
      expect(await postHistory.list('slack:T1', { limit: 10 })).toEqual([]);
    });

    test('thousands are written in one go', async () => {
      const { posts } = (await open()).stores;
      const many = Array.from({ length: 2500 }, (_, at) => somePost(`p${at}`));

      expect(await posts.add(many)).toHaveLength(2500);
      expect(await posts.add([])).toEqual([]);
    });

    test('the longest waiting is taken first, no more than asked for, and only once', async () => {
      const { posts } = (await open()).stores;
      await posts.add(['p3', 'p1', 'p2'].map((id) => somePost(id, { notBefore: START - Number(id[1]) })));

      expect(await claimedIds(posts, 't1', 2)).toEqual(['p3', 'p2']);
      expect(await claimedIds(posts, 't2')).toEqual(['p1']);
      expect(await claimedIds(posts, 't3')).toEqual([]);
    });

    test('of many hands at once, each post is in one', async () => {
      const { posts } = (await open()).stores;
      await posts.add(Array.from({ length: 30 }, (_, at) => somePost(`p${at}`)));
      const taken = await Promise.all(Array.from({ length: 8 }, (_, at) => claimedIds(posts, `t${at}`, 7)));

      expect(taken.flat()).toHaveLength(30);
      expect(new Set(taken.flat()).size).toBe(30);
    });

    test('a post is not taken before its time', async () => {
      const { stores, clock } = await open();
      await stores.posts.add([somePost('p1', { notBefore: START + 100 })]);
      clock.advance(99);
      const early = await claimedIds(stores.posts, 't1');
      clock.advance(1);

      expect([early, await claimedIds(stores.posts, 't2')]).toEqual([[], ['p1']]);
    });

    test('an overdue post is not taken, and is expired by the sweep', async () => {
      const { stores, clock } = await open();
      const post = somePost('p1', { expiresAt: START + 100 });
      await stores.posts.add([post, somePost('p2')]);
      clock.advance(100);

      expect(await claimedIds(stores.posts, 't1')).toEqual(['p2']);
      expect(await stores.posts.sweep()).toEqual({ uncertain: 0, expired: 1 });
      expect(await stores.posts.sweep()).toEqual({ uncertain: 0, expired: 0 });
      expect((await stores.postHistory.find(post))?.state).toBe('expired');
    });

    test('one post can be taken by name, also of one workspace only', async () => {
      const { posts } = (await open()).stores;
      const other = somePost('p2', { workspaceId: 'slack:T2' });
      await posts.add([somePost('p1'), somePost('p2'), other]);
      const taken = await posts.claim(claimDue('t1', { only: other }));

      expect(taken.map(({ workspaceId, id }) => [workspaceId, id])).toEqual([['slack:T2', 'p2']]);
      expect(await posts.claim(claimDue('t2', { only: other }))).toEqual([]);
    });

    test('a follow-up waits until its parent is sent', async () => {
      const { posts } = (await open()).stores;
      const parent = somePost('p1');
      await posts.add([parent, somePost('p2', { parentId: 'p1', notBefore: START - 1 })]);
      const first = await claimedIds(posts, 't1');
      const meanwhile = await claimedIds(posts, 't2');
      await posts.settle(parent, 't1', { state: 'sent', messageId: '1.1' });

      expect([first, meanwhile, await claimedIds(posts, 't3')]).toEqual([['p1'], [], ['p2']]);
    });

    test('a follow-up of a parent that failed is never sent', async () => {
      const { stores, clock } = await open();
      const parent = somePost('p1');
      const child = somePost('p2', { parentId: 'p1', expiresAt: START + 1000 });
      await stores.posts.add([parent, child]);
      await stores.posts.claim(claimDue('t1'));
      await stores.posts.settle(parent, 't1', { state: 'failed', reason: 'is_archived' });
      const taken = await claimedIds(stores.posts, 't2');
      clock.advance(1000);
      await stores.posts.sweep();

      expect(taken).toEqual([]);
      expect((await stores.postHistory.find(child))?.state).toBe('expired');
    });

    test('a post that waits can be skipped, one that is sent cannot', async () => {
      const { posts, postHistory } = (await open()).stores;
      const [waiting, sending] = [somePost('p1', { notBefore: START + 1 }), somePost('p2')];
      await posts.add([waiting, sending]);
      await posts.claim(claimDue('t1'));

      expect(await posts.skip(waiting, 'a holiday')).toBe(true);
      expect(await posts.skip(waiting, 'a holiday')).toBe(false);
      expect(await posts.skip(sending, 'a holiday')).toBe(false);
      expect(await posts.skip(somePost('p3'), 'a holiday')).toBe(false);
      expect((await postHistory.find(waiting))?.state).toBe('skipped');
      expect((await postHistory.find(sending))?.state).toBe('sending');
    });
  });
}
