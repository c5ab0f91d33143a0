import { describe, expect, test } from 'vitest';
import type { OpenFresh } from './store-under-test.ts';

/** What every store of events does. */
export function describeEvents(open: OpenFresh): void {
  describe('events:', () => {
    test('an event is new once', async () => {
      const { events } = (await open()).stores;

      expect(await events.claim('slack:T1', ['event:Ev1', 'message:C1:1.1'])).toBe(true);
      expect(await events.claim('slack:T1', ['event:Ev1', 'message:C1:1.1'])).toBe(false);
      expect(await events.claim('slack:T1', ['event:Ev2', 'message:C1:1.2'])).toBe(true);
    });

    test('a mention and its message are one, and so is every redelivery of either', async () => {
      const { events } = (await open()).stores;
      await events.claim('slack:T1', ['event:Ev1', 'message:C1:1.1']);

      expect(await events.claim('slack:T1', ['event:Ev2', 'message:C1:1.1'])).toBe(false);
      expect(await events.claim('slack:T1', ['event:Ev2'])).toBe(false);
    });

    test('the same name twice in one event is one name', async () => {
      const { events } = (await open()).stores;

      expect(await events.claim('slack:T1', ['event:Ev1', 'event:Ev1'])).toBe(true);
    });

    test('of many at once, one is first', async () => {
      const { events } = (await open()).stores;
      const claims = Array.from({ length: 20 }, (_, at) =>
        events.claim('slack:T1', at % 2 === 0 ? ['message:C1:1.1', `event:${at}`] : [`event:${at}`, 'message:C1:1.1']),
      );

      expect((await Promise.all(claims)).filter(Boolean)).toEqual([true]);
    });

    test('several at once are each told what they would be told alone', async () => {
      const { events } = (await open()).stores;
      await events.claim('slack:T1', ['event:Ev1']);
      const claims = [
        { workspaceId: 'slack:T1', keys: ['event:Ev1'] },
        { workspaceId: 'slack:T1', keys: ['event:Ev2', 'message:C1:1.1'] },
        { workspaceId: 'slack:T1', keys: ['event:Ev3', 'message:C1:1.1'] },
        { workspaceId: 'slack:T2', keys: ['event:Ev2', 'event:Ev2'] },
      ];

      expect(await events.claimEach(claims)).toEqual([false, true, false, true]);
      expect(await events.claimEach(claims)).toEqual([false, false, false, false]);
      expect(await events.claim('slack:T1', ['event:Ev3'])).toBe(false);
      expect(await events.claimEach([])).toEqual([]);
    });

    test('workspaces share no names', async () => {
      const { events } = (await open()).stores;
      await events.claim('slack:T1', ['event:Ev1']);

      expect(await events.claim('slack:T2', ['event:Ev1'])).toBe(true);
    });

    test('what came in before is forgotten, what came in then is not', async () => {
      const { stores, clock } = await open();
      await stores.events.claim('slack:T1', ['event:Ev1', 'message:C1:1.1']);
      clock.advance(1);
      await stores.events.claim('slack:T1', ['event:Ev2']);

      expect(await stores.events.prune(clock.at())).toBe(2);
      expect(await stores.events.claim('slack:T1', ['event:Ev2'])).toBe(false);
      expect(await stores.events.claim('slack:T1', ['event:Ev1'])).toBe(true);
    });
  });
}
