import { describe, expect, test } from 'vitest';
import type { AuditEntry, AuditRange } from '#src/bot/ports.ts';
import { type OpenFresh, START } from './store-under-test.ts';

function asked(subject: string): AuditEntry {
  return { actor: 'U1', action: 'asked', subject, place: 'C1' };
}

/** What every audit record does. */
export function describeAudit(open: OpenFresh): void {
  describe('audit:', () => {
    test('entries are listed newest first, with their instants', async () => {
      const { stores, clock } = await open();
      const installed: AuditEntry = { actor: 'U9', action: 'installed', subject: 'T1' };
      await stores.audit.append('slack:T1', installed);
      clock.advance(10);
      await stores.audit.append('slack:T1', asked('micro caps'));

      expect(await stores.audit.list('slack:T1', { limit: 10 })).toEqual([
        { ...asked('micro caps'), at: START + 10 },
        { ...installed, at: START },
      ]);
    });

    test('entries of one millisecond keep their order', async () => {
      const { audit } = (await open()).stores;
      const subjects = Array.from({ length: 30 }, (_, at) => `question ${at}`);
      for (const subject of subjects) await audit.append('slack:T1', asked(subject));

      expect((await audit.list('slack:T1', { limit: 30 })).map(({ subject }) => subject)).toEqual(
        subjects.toReversed(),
      );
    });

    test('several entries at once keep their order, and none are none', async () => {
      const { audit } = (await open()).stores;
      await audit.append('slack:T1', asked('a'), { actor: 'U2', action: 'shared', subject: 'b' }, asked('c'));
      await audit.append('slack:T1');

      expect((await audit.list('slack:T1', { limit: 9 })).map(({ subject }) => subject)).toEqual(['c', 'b', 'a']);
    });

    test('a list has its bounds: from, up to, and no more than', async () => {
      const { stores, clock } = await open();
      for (const subject of ['a', 'b', 'c', 'd']) {
        await stores.audit.append('slack:T1', asked(subject));
        clock.advance(10);
      }
      const listed = async (range: AuditRange) =>
        (await stores.audit.list('slack:T1', range)).map(({ subject }) => subject);

      expect(await listed({ from: START + 10, until: START + 30, limit: 9 })).toEqual(['c', 'b']);
      expect(await listed({ from: START + 20, limit: 9 })).toEqual(['d', 'c']);
      expect(await listed({ until: START + 20, limit: 1 })).toEqual(['b']);
    });

    test('a workspace sees its own only', async () => {
      const { audit } = (await open()).stores;
      await audit.append('slack:T1', asked('a'));

      expect(await audit.list('slack:T2', { limit: 10 })).toEqual([]);
    });

    test('what is older than the retention is deleted', async () => {
      const { stores, clock } = await open();
      await stores.audit.append('slack:T1', asked('a'));
      await stores.audit.append('slack:T2', asked('b'));
      clock.advance(10);
      await stores.audit.append('slack:T1', asked('c'));

      expect(await stores.audit.prune(clock.at())).toBe(2);
      expect((await stores.audit.list('slack:T1', { limit: 10 })).map(({ subject }) => subject)).toEqual(['c']);
    });
  });
}
