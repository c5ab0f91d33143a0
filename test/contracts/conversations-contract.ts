import { describe, expect, test } from 'vitest';
import type { Conversation } from '#src/bot/ports.ts';
import type { OpenFresh } from './store-under-test.ts';

const CHANNEL: Conversation = {
  workspaceId: 'teams:1',
  conversationKey: '19:a@thread.tacv2',
  kind: 'channel',
  serviceUrl: 'https://smba.trafficmanager.net/amer',
  teamId: '19:team@thread.tacv2',
  groupId: 'group-1',
  isShared: false,
  name: 'Desk',
};
const PERSONAL: Conversation = {
  workspaceId: 'teams:1',
  conversationKey: 'a:1',
  kind: 'personal',
  serviceUrl: 'https://smba.trafficmanager.net/amer',
  person: '29:alice',
};

/** What every store of conversations does. */
export function describeConversations(open: OpenFresh): void {
  describe('conversations:', () => {
    test('one comes back as it was kept, in its workspace alone', async () => {
      const { conversations } = (await open()).stores;
      await conversations.keep(PERSONAL);
      await conversations.keep(CHANNEL);

      expect(await conversations.find('teams:1', 'a:1')).toEqual(PERSONAL);
      expect(await conversations.list('teams:1')).toEqual([CHANNEL, PERSONAL]);
      expect(await conversations.find('teams:2', 'a:1')).toBeUndefined();
      expect(await conversations.list('teams:2')).toEqual([]);
    });

    test('kept again it has the new address, and keeps ids that were not said this time', async () => {
      const { conversations } = (await open()).stores;
      await conversations.keep(CHANNEL);
      const { groupId: _, isShared: __, name: ___, ...less } = CHANNEL;
      await conversations.keep({ ...less, serviceUrl: 'https://smba.trafficmanager.net/emea' });

      expect(await conversations.find('teams:1', CHANNEL.conversationKey)).toEqual({
        ...CHANNEL,
        serviceUrl: 'https://smba.trafficmanager.net/emea',
      });
    });

    test('closed off once, with the first reason, until it is kept anew', async () => {
      const { conversations } = (await open()).stores;
      await conversations.keep(CHANNEL);
      const closed = [
        await conversations.closeOff('teams:1', CHANNEL.conversationKey, 'disabled'),
        await conversations.closeOff('teams:1', CHANNEL.conversationKey, 'again'),
        await conversations.closeOff('teams:2', CHANNEL.conversationKey, 'elsewhere'),
        await conversations.closeOff('teams:1', 'a:none', 'nowhere'),
      ];
      const standing = await conversations.find('teams:1', CHANNEL.conversationKey);
      await conversations.keep(CHANNEL);

      expect(closed).toEqual([true, false, false, false]);
      expect(standing).toEqual({ ...CHANNEL, closedReason: 'disabled' });
      expect(await conversations.find('teams:1', CHANNEL.conversationKey)).toEqual(CHANNEL);
    });

    test('forgotten one by one, or with their team, and never another workspace’s', async () => {
      const { conversations } = (await open()).stores;
      await conversations.keep(CHANNEL);
      await conversations.keep({ ...CHANNEL, conversationKey: '19:b@thread.tacv2' });
      await conversations.keep({ ...CHANNEL, workspaceId: 'teams:2' });
      await conversations.keep(PERSONAL);
      const counts = [
        await conversations.forget('teams:1', { teamId: '19:team@thread.tacv2' }),
        await conversations.forget('teams:1', { conversationKey: 'a:1' }),
        await conversations.forget('teams:1', { conversationKey: 'a:1' }),
      ];

      expect(counts).toEqual([2, 1, 0]);
      expect(await conversations.list('teams:1')).toEqual([]);
      expect(await conversations.list('teams:2')).toHaveLength(1);
    });
  });
}
