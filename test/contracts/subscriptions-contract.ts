import { describe, expect, test } from 'vitest';
import type { NewSubscription, Subscription } from '#src/bot/ports.ts';
import { claimDue } from './sample-posts.ts';
import { planned, someSubscription } from './sample-subscriptions.ts';
import { type OpenFresh, START } from './store-under-test.ts';

const HOUR_MS = 3_600_000;

/** Fresh stores with one subscription in them. */
async function openWithOne(open: OpenFresh, more: Partial<NewSubscription> = {}) {
  const opened = await open();
  return { ...opened, subscription: await opened.stores.subscriptions.create(someSubscription('s1', more)) };
}

/** What every store of subscriptions does. */
export function describeSubscriptions(open: OpenFresh): void {
  describe('subscriptions:', () => {
    test('one comes back as it was made, active, under the first number', async () => {
      const { stores, subscription } = await openWithOne(open, { lastReport: 'jefferies-2025-08@1' });

      expect(subscription).toEqual({
        ...someSubscription('s1', { lastReport: 'jefferies-2025-08@1' }),
        number: 1,
        state: 'active',
        createdAt: START,
        version: 1,
      });
      expect(await stores.subscriptions.find('slack:T1', 's1')).toEqual(subscription);
    });

    test.for<Pick<NewSubscription, 'content' | 'schedule'>>([
      {
        content: { kind: 'question', again: 'q1:{"intent":"show"}' },
        schedule: { timing: { kind: 'last-trading-day', at: '16:30' }, zone: 'Asia/Hong_Kong', calendar: 'next' },
      },
      {
        content: { kind: 'alert', rule: 'a1:hit_rate<30' },
        schedule: { timing: { kind: 'early-closes', at: '08:00' }, zone: 'Europe/London', calendar: 'every-day' },
      },
    ])('every kind of content and timing is kept: %j', async (kind) => {
      const { stores, subscription } = await openWithOne(open, kind);

      expect(subscription).toMatchObject(kind);
      expect(await stores.subscriptions.find('slack:T1', 's1')).toEqual(subscription);
    });

    test('numbers count up in each workspace, and none is used again', async () => {
      const { subscriptions } = (await open()).stores;
      const numberOf = async (id: string, workspaceId = 'slack:T1') =>
        (await subscriptions.create(someSubscription(id, { workspaceId }))).number;

      expect([await numberOf('s1'), await numberOf('s2'), await numberOf('s1', 'slack:T2')]).toEqual([1, 2, 1]);
      expect(await subscriptions.remove('slack:T1', 's2')).toBe(true);
      expect(await subscriptions.remove('slack:T1', 's2')).toBe(false);
      expect([await numberOf('s3'), await numberOf('s2')]).toEqual([3, 4]);
    });

    test('one that is there stays as it is, and costs no number', async () => {
      const { stores, subscription } = await openWithOne(open);

      expect(await stores.subscriptions.create(someSubscription('s1', { owner: 'U2' }))).toEqual(subscription);
      expect((await stores.subscriptions.create(someSubscription('s2'))).number).toBe(2);
    });

    test('they are listed by number, of one workspace, by owner, target and state', async () => {
      const { subscriptions } = (await open()).stores;
      for (const [id, more] of [
        ['s3', {}],
        ['s1', { owner: 'U2' }],
        ['s2', { target: 'C2' }],
        ['s4', { workspaceId: 'slack:T2' }],
      ] as const) {
        await subscriptions.create(someSubscription(id, more));
      }
      const [first] = await subscriptions.list('slack:T1');
      if (first) await subscriptions.change({ ...first, state: 'paused' });
      const listed = async (...asked: Parameters<typeof subscriptions.list>) =>
        (await subscriptions.list(...asked)).map(({ id }) => id);

      expect(await listed('slack:T1')).toEqual(['s3', 's1', 's2']);
      expect(await listed('slack:T1', { owner: 'U1' })).toEqual(['s3', 's2']);
      expect(await listed('slack:T1', { target: 'C1' })).toEqual(['s3', 's1']);
      expect(await listed('slack:T1', { state: 'active', owner: 'U1' })).toEqual(['s2']);
    });

    test('a change is written once: who read it before that is told', async () => {
      const { stores, subscription } = await openWithOne(open);
      const { nextAt: _, ...rest } = subscription;
      const changed: Subscription = { ...rest, owner: 'U2', target: 'C9', state: 'dead', reason: 'is_archived' };

      expect(await stores.subscriptions.change(changed)).toBe(true);
      expect(await stores.subscriptions.change({ ...subscription, owner: 'U3' })).toBe(false);
      expect(await stores.subscriptions.find('slack:T1', 's1')).toEqual({ ...changed, version: 2 });
    });

    test('what a change may not touch stays', async () => {
      const { stores, subscription } = await openWithOne(open);
      await stores.subscriptions.change({ ...subscription, number: 7, origin: 'declared', createdAt: 1 });

      expect(await stores.subscriptions.find('slack:T1', 's1')).toEqual({ ...subscription, version: 2 });
    });

    test('due is what is active and whose time has come, the longest waiting first', async () => {
      const { stores, clock } = await open();
      const { subscriptions } = stores;
      await subscriptions.create(someSubscription('later', { nextAt: START + HOUR_MS }));
      await subscriptions.create(someSubscription('b'));
      await subscriptions.create(someSubscription('a'));
      await subscriptions.create(someSubscription('first', { nextAt: START - 1, workspaceId: 'slack:T2' }));
      const paused = await subscriptions.create(someSubscription('paused'));
      await subscriptions.change({ ...paused, state: 'paused' });
      const due = async (limit: number) => (await subscriptions.due(limit)).map(({ id }) => id);

      expect(await due(10)).toEqual(['first', 'a', 'b']);
      expect(await due(2)).toEqual(['first', 'a']);
      clock.advance(HOUR_MS);
      expect(await due(10)).toEqual(['first', 'a', 'b', 'later']);
    });

    test('upcoming is what is active and whose time is still to come, page by page', async () => {
      const { stores, clock } = await open();
      const { subscriptions } = stores;
      const soon = { nextAt: START + HOUR_MS };
      for (const [id, more] of [
        ['b', soon],
        ['a', soon],
        ['due', {}],
        ['a', { ...soon, workspaceId: 'slack:T2' }],
      ] as const) {
        await subscriptions.create(someSubscription(id, more));
      }
      const { nextAt: _, ...never } = someSubscription('never');
      await subscriptions.create(never);
      await subscriptions.change({
        ...(await subscriptions.create(someSubscription('paused', soon))),
        state: 'paused',
      });
      const upcoming = async (...args: Parameters<typeof subscriptions.upcoming>) =>
        (await subscriptions.upcoming(...args)).map(({ workspaceId, id }) => `${workspaceId} ${id}`);

      expect(await upcoming(undefined, 10)).toEqual(['slack:T1 a', 'slack:T1 b', 'slack:T2 a']);
      expect(await upcoming(undefined, 1)).toEqual(['slack:T1 a']);
      expect(await upcoming({ workspaceId: 'slack:T1', id: 'a' }, 10)).toEqual(['slack:T1 b', 'slack:T2 a']);
      expect(await upcoming({ workspaceId: 'slack:T1', id: 'b' }, 10)).toEqual(['slack:T2 a']);
      clock.advance(HOUR_MS);
      expect(await upcoming(undefined, 10)).toEqual([]);
    });

    test('unaware of a report is who waits for one and has not seen this', async () => {
      const { subscriptions } = (await open()).stores;
      for (const [id, more] of [
        ['slots', { trigger: 'every-slot' }],
        ['seen', { trigger: 'new-report', lastReport: 'r-2025-08@2' }],
        ['older', { trigger: 'both', lastReport: 'r-2025-08@1' }],
        ['none', { trigger: 'new-report' }],
      ] as const) {
        await subscriptions.create(someSubscription(id, more));
      }

      expect((await subscriptions.unaware('r-2025-08@2', 10)).map(({ id }) => id)).toEqual(['none', 'older']);
      expect((await subscriptions.unaware('r-2025-08@2', 1)).map(({ id }) => id)).toEqual(['none']);
    });

    test('going on writes the posts, those that ended with their reason, and the next time', async () => {
      const { stores, subscription } = await openWithOne(open);
      const ended = { state: 'expired', reason: 'four hours late' } as const;
      const posts = [planned(subscription, 'Mon', { ended }), planned(subscription, 'Tue')];

      expect(await stores.subscriptions.advance(subscription, posts, { nextAt: START + 5, lastReport: 'r@1' })).toBe(
        true,
      );
      expect(await stores.subscriptions.find('slack:T1', 's1')).toEqual({
        ...subscription,
        nextAt: START + 5,
        lastReport: 'r@1',
        version: 2,
      });
      expect((await stores.posts.claim(claimDue('t'))).map(({ id }) => id)).toEqual(['s1-Tue']);
      expect(await stores.postHistory.find({ workspaceId: 'slack:T1', id: 's1-Mon' })).toMatchObject({
        state: 'expired',
      });
      expect(await stores.postHistory.changes({ workspaceId: 'slack:T1', id: 's1-Mon' })).toEqual([
        { at: START, ...ended, applied: true },
      ]);
    });

    test('going on without a next time ends the waiting, and keeps the report', async () => {
      const { stores, subscription } = await openWithOne(open, { lastReport: 'r@1' });
      await stores.subscriptions.advance(subscription, [], {});

      const { nextAt: _, ...rest } = subscription;
      expect(await stores.subscriptions.find('slack:T1', 's1')).toEqual({ ...rest, version: 2 });
      expect(await stores.subscriptions.due(10)).toEqual([]);
    });

    test('going on from what somebody changed in between writes nothing', async () => {
      const { stores, subscription } = await openWithOne(open);
      await stores.subscriptions.change({ ...subscription, target: 'C2' });

      expect(
        await stores.subscriptions.advance(subscription, [planned(subscription, 'Mon')], { nextAt: START + 5 }),
      ).toBe(false);
      expect(await stores.postHistory.list('slack:T1', { limit: 10 })).toEqual([]);
      expect((await stores.subscriptions.find('slack:T1', 's1'))?.nextAt).toBe(START);
    });

    test('an occurrence that is there is not touched again', async () => {
      const { stores, subscription } = await openWithOne(open);
      await stores.subscriptions.advance(subscription, [planned(subscription, 'Mon')], { nextAt: START });
      const again = planned(subscription, 'Mon', { ended: { state: 'expired', reason: 'late' } });
      const other = { ...again, post: { ...again.post, id: 'another' } };
      await stores.subscriptions.advance({ ...subscription, version: 2 }, [again, other], { nextAt: START + 5 });

      expect((await stores.postHistory.list('slack:T1', { limit: 10 })).map(({ id, state }) => [id, state])).toEqual([
        ['s1-Mon', 'due'],
      ]);
    });

    test('of several who go on at once, one does', async () => {
      const { stores, subscription } = await openWithOne(open);
      const went = await Promise.all(
        ['Mon', 'Tue', 'Wed'].map((local) =>
          stores.subscriptions.advance(subscription, [planned(subscription, local)], { nextAt: START + 5 }),
        ),
      );

      expect(went.filter(Boolean)).toHaveLength(1);
      expect(await stores.postHistory.list('slack:T1', { limit: 10 })).toHaveLength(1);
    });
  });
}
