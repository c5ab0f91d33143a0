import { describe, expect, test } from 'vitest';
import type { NewPost } from '#src/bot/ports.ts';
import { PostTask } from '#src/bot/ports.ts';
import { claimDue, somePost } from './sample-posts.ts';
import { type OpenFresh, START } from './store-under-test.ts';

const FIGURES = ['return|micro|month|r@1', 'return|micro|year|r@1'];

const TASKS: readonly PostTask[] = [
  {
    kind: 'subscription',
    subscriptionId: 's1',
    local: '2025-09-10T07:30',
    slotAt: START,
    trigger: 'report',
    reportId: 'r@1',
    wasMissed: true,
  },
  {
    kind: 'notice',
    person: 'U1',
    locale: 'zh',
    notice: {
      kind: 'dead',
      about: { postId: 'p1' },
      subscriptionId: 's1',
      number: 3,
      target: 'C1',
      local: '2025-09-10T07:30',
      reason: 'is_archived',
    },
  },
  {
    kind: 'notice',
    person: 'U1',
    locale: 'en',
    notice: { kind: 'gone', subscriptionId: 's1', number: 3, target: 'C1', reason: 'the channel was deleted' },
  },
  { kind: 'recall', report: 'house-2025-08@2', figures: FIGURES, locale: 'zh' },
  { kind: 'recall', report: 'house-2025-08@2', figures: FIGURES, locale: 'en', person: 'U1' },
];

/** A post that only the process that made it can send. */
function own(id: string, more: Partial<NewPost> = {}): NewPost {
  const { task: _, ...post } = somePost(id, more);
  return post;
}

/** What every ledger does with what its posts are to say, and with what they said. */
export function describeTasks(open: OpenFresh): void {
  describe('tasks of posts:', () => {
    test.for(TASKS)('a task comes back as it was given: %j', async (task) => {
      const { posts, postHistory } = (await open()).stores;
      const post = somePost('p1', { task });
      await posts.add([post]);

      expect(PostTask.parse(task)).toEqual(task);
      expect((await postHistory.find(post))?.task).toEqual(task);
    });

    test('a post without one is taken by its id alone', async () => {
      const { posts } = (await open()).stores;
      await posts.add([own('p1'), somePost('p2')]);

      expect((await posts.claim(claimDue('t1'))).map(({ id }) => id)).toEqual(['p2']);
      expect((await posts.claim(claimDue('t2', { only: own('p1') }))).map(({ id }) => id)).toEqual(['p1']);
    });

    test('posts are taken of one workspace, past the targets that must wait', async () => {
      const { posts } = (await open()).stores;
      await posts.add([
        somePost('p1', { workspaceId: 'slack:T2' }),
        somePost('p2'),
        somePost('p3', { target: 'C2' }),
        somePost('p4', { target: 'C3', notBefore: START - 1 }),
      ]);
      const taken = async (token: string, exceptTargets: readonly string[]) =>
        (await posts.claim(claimDue(token, { workspaceId: 'slack:T1', exceptTargets }))).map(({ id }) => id);

      expect(await taken('t1', ['C1', 'C3'])).toEqual(['p3']);
      expect(await taken('t2', [])).toEqual(['p4', 'p2']);
    });

    test('what waits is counted in each workspace, with when the next comes', async () => {
      const { stores, clock } = await open();
      const { posts } = stores;
      await posts.add([
        somePost('p1'),
        somePost('p2', { notBefore: START + 50 }),
        somePost('p3', { notBefore: START + 20 }),
        somePost('child', { parentId: 'p1' }),
        somePost('stale', { expiresAt: START }),
        own('own'),
        somePost('p4', { workspaceId: 'slack:T2', notBefore: START + 10 }),
        somePost('p5', { workspaceId: 'slack:T3' }),
      ]);
      await posts.skip(somePost('p5', { workspaceId: 'slack:T3' }), 'a holiday');

      expect(await posts.waiting()).toEqual([
        { workspaceId: 'slack:T1', now: 1, nextAt: START + 20 },
        { workspaceId: 'slack:T2', now: 0, nextAt: START + 10 },
      ]);
      const [taken] = await posts.claim(claimDue('t', { limit: 1 }));
      await posts.settle(somePost('p1'), 't', { state: 'uncertain', reason: 'timeout', retryInMs: 99_000 });
      clock.advance(50);

      expect(taken?.id).toBe('p1');
      expect(await posts.waiting()).toEqual([
        { workspaceId: 'slack:T1', now: 2, nextAt: START + 99_000 },
        { workspaceId: 'slack:T2', now: 1 },
      ]);
    });

    test('a post that went out is found by the figures that it carried', async () => {
      const { posts, postHistory } = (await open()).stores;
      const [micro = '', year = ''] = FIGURES;
      for (const [id, figures] of [
        ['p2', [year, micro, micro]],
        ['p1', [micro]],
        ['p3', [year]],
      ] as const) {
        await posts.add([somePost(id)]);
        await posts.claim(claimDue(id, { only: somePost(id) }));
        await posts.settle(somePost(id), id, { state: 'sent', messageId: '1.1', figures });
      }
      const found = async (figures: readonly string[]) =>
        (await postHistory.carrying(figures)).map(({ post, figures: carried }) => [post.id, post.state, carried]);

      expect(await found([micro])).toEqual([
        ['p1', 'sent', [micro]],
        ['p2', 'sent', [micro]],
      ]);
      expect(await found([year, micro, 'other'])).toEqual([
        ['p1', 'sent', [micro]],
        ['p2', 'sent', [micro, year]],
        ['p3', 'sent', [year]],
      ]);
      expect(await found([])).toEqual([]);
    });

    test('figures are forgotten with their post', async () => {
      const { stores, clock } = await open();
      await stores.posts.add([somePost('p1')]);
      await stores.posts.claim(claimDue('t'));
      await stores.posts.settle(somePost('p1'), 't', { state: 'sent', messageId: '1.1', figures: FIGURES });
      clock.advance(1);
      await stores.postHistory.prune(clock.at());

      expect(await stores.postHistory.carrying(FIGURES)).toEqual([]);
    });
  });
}
