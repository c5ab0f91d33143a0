import type { Migration } from './migration.ts';

/** Who shares a conversation, and what people call it. */
export const MIGRATION_5: Migration = {
  number: 5,
  name: 'places',
  statements: [
    'alter table conversation add column is_shared integer',
    'alter table conversation add column name text',
  ],
};
