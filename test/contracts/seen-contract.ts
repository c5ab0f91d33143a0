import { describe, expect, test } from 'vitest';
import type { OpenFresh } from './store-under-test.ts';

const A = 'return|micro_cap|month:2025-08|house-2025-08@1';
const B = 'return|micro_cap|since_low|house-2025-08@1';

/** What every store of who was shown what does. */
export function describeSeen(open: OpenFresh): void {
  describe('figures shown privately:', () => {
    test('whoever was shown one of the figures is found, with those of them that they were shown', async () => {
      const { seen } = (await open()).stores;
      await seen.note(
        'slack:T1',
        { person: 'U2', figure: B, locale: 'en' },
        { person: 'U1', figure: B, locale: 'en' },
        { person: 'U1', figure: A, locale: 'en' },
      );
      await seen.note('slack:T2', { person: 'U1', figure: A, locale: 'zh' });

      expect(await seen.by([A, B])).toEqual([
        { workspaceId: 'slack:T1', person: 'U1', locale: 'en', figures: [A, B] },
        { workspaceId: 'slack:T1', person: 'U2', locale: 'en', figures: [B] },
        { workspaceId: 'slack:T2', person: 'U1', locale: 'zh', figures: [A] },
      ]);
      expect(await seen.by([A, A])).toHaveLength(2);
      expect(await seen.by(['another'])).toEqual([]);
      expect(await seen.by([])).toEqual([]);
    });

    test('a figure that is shown again is one, in the language of the last time', async () => {
      const { stores, clock } = await open();
      const { seen } = stores;
      await seen.note('slack:T1', { person: 'U1', figure: A, locale: 'en' }, { person: 'U1', figure: A, locale: 'zh' });
      clock.advance(1000);
      await seen.note('slack:T1', { person: 'U1', figure: B, locale: 'en' });

      expect(await seen.by([A, B])).toEqual([{ workspaceId: 'slack:T1', person: 'U1', locale: 'en', figures: [A, B] }]);
      expect(await seen.by([A])).toMatchObject([{ locale: 'zh' }]);
    });

    test('nothing to note is nothing, and a great many at once are all kept', async () => {
      const { seen } = (await open()).stores;
      await seen.note('slack:T1');
      const many = Array.from({ length: 1200 }, (_, at) => ({
        person: `U${String(at).padStart(4, '0')}`,
        figure: A,
        locale: 'en' as const,
      }));
      await seen.note('slack:T1', ...many);

      expect((await seen.by([A])).map(({ person }) => person)).toEqual(many.map(({ person }) => person));
    });

    test('what was last shown before is forgotten, what was shown then is not', async () => {
      const { stores, clock } = await open();
      const { seen } = stores;
      const first = { person: 'U1', figure: A, locale: 'en' as const };
      await seen.note('slack:T1', first, { ...first, figure: B });
      clock.advance(1);
      await seen.note('slack:T1', first);

      expect(await seen.prune(clock.at())).toBe(1);
      expect(await seen.by([A, B])).toMatchObject([{ figures: [A] }]);
    });
  });
}
