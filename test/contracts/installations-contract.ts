import { describe, expect, test } from 'vitest';
import type { OpenFresh } from './store-under-test.ts';

/** What every store of installations does. */
export function describeInstallations(open: OpenFresh): void {
  describe('installations:', () => {
    test('an installation comes back as it was stored', async () => {
      const { installations } = (await open()).stores;
      const own = { workspaceId: 'slack:T1', secret: '{"bot":{"token":"planted-1"}}' };
      const ofOrganisation = { workspaceId: 'slack:T2', enterpriseId: 'E1', secret: '{"bot":{"token":"planted-2"}}' };
      await installations.store(own);
      await installations.store(ofOrganisation);

      expect(await installations.find('slack:T1')).toEqual(own);
      expect(await installations.find('slack:T2')).toEqual(ofOrganisation);
    });

    test('installing again takes the place of the first', async () => {
      const { installations } = (await open()).stores;
      await installations.store({ workspaceId: 'slack:T1', enterpriseId: 'E1', secret: 'planted-1' });
      await installations.store({ workspaceId: 'slack:T1', secret: 'planted-2' });

      expect(await installations.find('slack:T1')).toEqual({ workspaceId: 'slack:T1', secret: 'planted-2' });
    });

    test('where the bot is not installed there is nothing', async () => {
      const { installations } = (await open()).stores;

      expect(await installations.find('slack:T1')).toBeUndefined();
      expect(await installations.delete('slack:T1')).toBe(false);
    });

    test('all are listed by their workspaces, without their secrets', async () => {
      const { installations } = (await open()).stores;
      await installations.store({ workspaceId: 'slack:T2', enterpriseId: 'E1', secret: 'planted-2' });
      await installations.store({ workspaceId: 'slack:T1', secret: 'planted-1' });

      expect(await installations.list()).toEqual([
        { workspaceId: 'slack:T1' },
        { workspaceId: 'slack:T2', enterpriseId: 'E1' },
      ]);
    });

    test('an installation that was deleted is gone, and no other', async () => {
      const { installations } = (await open()).stores;
      await installations.store({ workspaceId: 'slack:T1', secret: 'planted-1' });
      await installations.store({ workspaceId: 'slack:T2', secret: 'planted-2' });

      expect(await installations.delete('slack:T1')).toBe(true);
      expect(await installations.find('slack:T1')).toBeUndefined();
      expect((await installations.find('slack:T2'))?.secret).toBe('planted-2');
    });
  });
}
