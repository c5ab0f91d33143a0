import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createCloud } from '#src/platform/teams/cloud.ts';
import { type ChatDeps, createChat } from '#src/platform/teams/outbound.ts';
import { openMemoryStores } from '#src/storage/memory/open-memory.ts';

const WORKSPACE = 'teams:t';

function chatIn(cloud: ChatDeps['cloud'], opened: string[]) {
  const never = (): never => {
    throw new Error('nothing is sent');
  };
  const { conversations } = openMemoryStores({ now: () => new Date(), readBackAfterMs: 30 });
  const link: ChatDeps['link'] = {
    listen: never,
    send: never,
    sendPrivately: never,
    remove: never,
    members: never,
    open: async (serviceUrl) => {
      opened.push(serviceUrl);
      return 'a:opened';
    },
  };
  const log = pino({ level: 'silent' });
  return createChat({ workspaceId: WORKSPACE, link, cloud, conversations, log, now: Date.now });
}

test('a chat with somebody is opened although the bot is in no conversation any more', async () => {
  const cloud = createCloud();
  const opened: string[] = [];

  expect(await chatIn(cloud, opened).direct('29:alice')).toBe('a:opened');
  expect(opened).toEqual(['https://smba.trafficmanager.net/teams']);
  expect(opened.map(cloud.toServiceUrl)).toEqual(opened);
});

test('in an emulator it is not, as only it knows its address', async () => {
  const opened: string[] = [];

  expect(await chatIn(createCloud([], 'http://127.0.0.1:1'), opened).direct('29:alice')).toBeUndefined();
  expect(opened).toEqual([]);
});
