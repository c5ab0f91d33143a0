import type { Migration } from './migration.ts';

/** Where the bot may speak of its own accord. */
export const MIGRATION_3: Migration = {
  number: 3,
  name: 'conversations',
  statements: [
    `create table conversation (
      workspace_id text not null,
      conversation_key text not null,
      kind text not null,
      service_url text not null,
      person text,
      team_id text,
      group_id text,
      closed_reason text,
      changed_at bigint not null,
      primary key (workspace_id, conversation_key)
    )`,
    'create index conversation_team on conversation (workspace_id, team_id)',
  ],
};
