import type { Selectable } from 'kysely';
import type { ConversationStore, StandingConversation } from '#src/bot/ports.ts';
import { countDeleted } from './counts.ts';
import type { ConversationTable } from './schema.ts';
import type { StoreContext } from './store-context.ts';

/** Conversations in a table. */
export function createConversations({ db, now }: StoreContext): ConversationStore {
  return {
    keep: async (conversation) => {
      const { workspaceId, conversationKey, kind, serviceUrl, person, teamId, groupId, isShared, name } = conversation;
      const known = {
        ...(person === undefined ? {} : { person }),
        ...(teamId === undefined ? {} : { team_id: teamId }),
        ...(groupId === undefined ? {} : { group_id: groupId }),
        ...(isShared === undefined ? {} : { is_shared: isShared ? 1 : 0 }),
        ...(name === undefined ? {} : { name }),
      };
      const row = { kind, service_url: serviceUrl, closed_reason: null, changed_at: now(), ...known };
      await db
        .insertInto('conversation')
        .values({ workspace_id: workspaceId, conversation_key: conversationKey, ...row })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'conversation_key']).doUpdateSet(row))
        .execute();
    },
    find: async (workspaceId, conversationKey) => {
      const row = await db
        .selectFrom('conversation')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('conversation_key', '=', conversationKey)
        .executeTakeFirst();
      return row && toConversation(row);
    },
    list: async (workspaceId) => {
      const rows = await db
        .selectFrom('conversation')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .orderBy('conversation_key')
        .execute();
      return rows.map(toConversation);
    },
    closeOff: async (workspaceId, conversationKey, reason) => {
      const closed = await db
        .updateTable('conversation')
        .set({ closed_reason: reason, changed_at: now() })
        .where('workspace_id', '=', workspaceId)
        .where('conversation_key', '=', conversationKey)
        .where('closed_reason', 'is', null)
        .returning('conversation_key')
        .execute();
      return closed.length > 0;
    },
    forget: (workspaceId, which) => {
      const ours = db.deleteFrom('conversation').where('workspace_id', '=', workspaceId);
      return countDeleted(
        'teamId' in which
          ? ours.where('team_id', '=', which.teamId)
          : ours.where('conversation_key', '=', which.conversationKey),
      );
    },
  };
}

function toConversation(row: Selectable<ConversationTable>): StandingConversation {
  return {
    workspaceId: row.workspace_id,
    conversationKey: row.conversation_key,
    kind: row.kind,
    serviceUrl: row.service_url,
    ...(row.person === null ? {} : { person: row.person }),
    ...(row.team_id === null ? {} : { teamId: row.team_id }),
    ...(row.group_id === null ? {} : { groupId: row.group_id }),
    ...(row.is_shared === null ? {} : { isShared: row.is_shared === 1 }),
    ...(row.name === null ? {} : { name: row.name }),
    ...(row.closed_reason === null ? {} : { closedReason: row.closed_reason }),
  };
}
