import { describe, expect, test } from 'vitest';
import { PublishedReport } from '#src/core/published-report.ts';
import { sampleReport } from '#test/core/sample-reports.ts';
import type { OpenFresh } from './store-under-test.ts';

function version(number: number, value = '9.3'): PublishedReport {
  return PublishedReport.parse(sampleReport({ month: '2025-08', version: number, value }));
}

/** What every store of published reports does. */
export function describePublished(open: OpenFresh): void {
  describe('published reports:', () => {
    test('a version is new once, and is remembered as it was then', async () => {
      const { stores, clock } = await open();
      const { published } = stores;

      expect(await published.record([version(1), version(2)])).toEqual(['house-2025-08@1', 'house-2025-08@2']);
      expect(await published.record([version(2, '10'), version(3)])).toEqual(['house-2025-08@3']);
      expect(await published.find('house-2025-08@2')).toEqual({
        report: version(2),
        at: clock.at(),
        isConsumed: false,
      });
      expect(await published.find('house-2025-08@4')).toBeUndefined();
      expect(await published.record([])).toEqual([]);
    });

    test('the same version twice at once is new once', async () => {
      const { published } = (await open()).stores;
      const told = await Promise.all([published.record([version(1)]), published.record([version(1)])]);

      expect(told.flat()).toEqual(['house-2025-08@1']);
      expect(await published.record([version(2), version(2)])).toEqual(['house-2025-08@2']);
    });

    test('the versions of a report come in their order, and of no other one', async () => {
      const { published } = (await open()).stores;
      const other = { ...version(1), id: 'house-2025-07@1', name: 'house-2025-07' };
      await published.record([version(10), version(2), other, version(1)]);

      const versions = await published.versions('house-2025-08');
      expect(versions.map(({ report }) => report.version)).toEqual([1, 2, 10]);
    });

    test('one is consumed once, and is pending until then, or as long as it is fresh', async () => {
      const { stores, clock } = await open();
      const { published } = stores;
      await published.record([version(1)]);
      clock.advance(1000);
      await published.record([version(2)]);
      const since = clock.at();
      const pending = async (): Promise<readonly string[]> =>
        (await published.pending(since)).map(({ report }) => report.id);

      expect(await pending()).toEqual(['house-2025-08@1', 'house-2025-08@2']);
      expect(await published.consume('house-2025-08@1')).toBe(true);
      expect(await published.consume('house-2025-08@1')).toBe(false);
      expect(await published.consume('house-2025-08@2')).toBe(true);
      expect(await published.consume('house-2025-08@9')).toBe(false);
      expect(await pending()).toEqual(['house-2025-08@2']);
      expect((await published.find('house-2025-08@1'))?.isConsumed).toBe(true);
    });
  });
}
