import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Locale } from '#src/core/locale.ts';
import type { OpenFresh } from './store-under-test.ts';

const Settings = z.strictObject({ locale: Locale, cuts: z.array(z.string()).default([]) });

/** What every store of settings does. */
export function describeSettings(open: OpenFresh): void {
  describe('settings:', () => {
    test('a workspace without settings has none', async () => {
      const { settings } = (await open()).stores;

      expect(await settings.read('slack:T1', Settings)).toBeUndefined();
    });

    test('settings come back with the number of the write', async () => {
      const { settings } = (await open()).stores;
      const first = await settings.write('slack:T1', Settings, { value: { locale: 'zh', cuts: ['size'] }, version: 0 });
      const second = await settings.write('slack:T1', Settings, { value: { locale: 'en', cuts: [] }, version: 1 });

      expect([first, second]).toEqual([true, true]);
      expect(await settings.read('slack:T1', Settings)).toEqual({ value: { locale: 'en', cuts: [] }, version: 2 });
      expect(await settings.read('slack:T2', Settings)).toBeUndefined();
    });

    test('of two who read the same, one writes', async () => {
      const { settings } = (await open()).stores;
      const write = (version: number) =>
        settings.write('slack:T1', Settings, { value: { locale: 'en', cuts: [] }, version });

      expect((await Promise.all([write(0), write(0), write(0)])).filter(Boolean)).toEqual([true]);
      expect((await Promise.all([write(1), write(1)])).filter(Boolean)).toEqual([true]);
      expect(await write(0)).toBe(false);
      expect(await write(7)).toBe(false);
      expect((await settings.read('slack:T1', Settings))?.version).toBe(2);
    });

    test('nobody writes over settings that are not there', async () => {
      const { settings } = (await open()).stores;

      expect(await settings.write('slack:T1', Settings, { value: { locale: 'en', cuts: [] }, version: 3 })).toBe(false);
      expect(await settings.read('slack:T1', Settings)).toBeUndefined();
    });

    test('what the schema refuses is not written', async () => {
      const { settings } = (await open()).stores;
      const planted = z.string();
      const refusing = planted.refine((text) => text !== 'bad');

      await expect(settings.write('slack:T1', refusing, { value: 'bad', version: 0 })).rejects.toThrow(z.ZodError);
      expect(await settings.read('slack:T1', planted)).toBeUndefined();
    });

    test('what the schema does not know any more is damage, and said so', async () => {
      const { settings } = (await open()).stores;
      await settings.write('slack:T1', z.string(), { value: 'another form', version: 0 });

      await expect(settings.read('slack:T1', Settings)).rejects.toMatchObject({
        code: 'STORE_DAMAGED',
        details: { detail: 'the settings of slack:T1 cannot be read' },
      });
    });
  });
}
