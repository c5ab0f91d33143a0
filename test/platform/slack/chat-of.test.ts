import { expect, test } from 'vitest';
import type { Chat } from '#src/bot/ports.ts';
import { createChatOf } from '#src/platform/slack/chat-of.ts';
import type { Source, Workspace } from '#src/platform/slack/workspaces.ts';
import { quietChat } from '#test/stand-ins/chat.ts';

const OWN: Chat = { ...quietChat };
const WHOLE: Chat = { ...quietChat };

/** A workspace as far as it matters here. */
function workspace(teamId: string, chat: Chat): Workspace {
  return { chat, identity: { teamId } } as Workspace;
}

/** One workspace of its own, and an organisation. */
function scene() {
  const asked: Source[] = [];
  const chatOf = createChatOf({
    find: async (source) => {
      asked.push(source);
      if (source.teamId === 'T0OWN') return workspace('T0OWN', OWN);
      return source.enterpriseId === 'E0WHOLE' ? workspace(source.teamId ?? '', WHOLE) : undefined;
    },
    installations: {
      list: async () => [
        { workspaceId: 'slack:T0OWN' },
        { workspaceId: 'slack:T0PART', enterpriseId: 'slack:E0OTHER' },
        { workspaceId: 'slack:E0WHOLE', enterpriseId: 'slack:E0WHOLE' },
      ],
    },
  });
  return { chatOf, asked };
}

test('a workspace with an installation of its own speaks with that', async () => {
  const { chatOf, asked } = scene();

  expect(await chatOf('slack:T0OWN')).toBe(OWN);
  expect(asked).toEqual([{ teamId: 'T0OWN' }]);
});

test('one without speaks with that of a whole organisation', async () => {
  const { chatOf, asked } = scene();

  expect(await chatOf('slack:T0OTHER')).toBe(WHOLE);
  expect(asked).toEqual([{ teamId: 'T0OTHER' }, { teamId: 'T0OTHER', enterpriseId: 'E0WHOLE' }]);
});

test.for(['teams:1', 'slack:', 'slack:T0 OWN', ''])('%j is none of ours', async (id) => {
  const { chatOf, asked } = scene();

  expect([await chatOf(id), asked]).toEqual([undefined, []]);
});

test('the one workspace of a token is not another one', async () => {
  const chatOf = createChatOf({
    find: async () => workspace('T0OWN', OWN),
    installations: { list: async () => [] },
  });

  expect([await chatOf('slack:T0OWN'), await chatOf('slack:T0OTHER')]).toEqual([OWN, undefined]);
});
