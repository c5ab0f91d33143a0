import type { Migration } from './migration.ts';

/** Subscriptions, what posts are to say, and which figures they carried. */
export const MIGRATION_2: Migration = {
  number: 2,
  name: 'subscriptions',
  statements: [
    `create table subscription (
      workspace_id text not null,
      id text not null,
      number integer not null,
      owner text not null,
      target text not null,
      content text not null,
      schedule text not null,
      trigger_kind text not null,
      locale text not null,
      origin text not null,
      next_at bigint,
      last_report text,
      state text not null,
      reason text,
      created_at bigint not null,
      version integer not null,
      primary key (workspace_id, id),
      unique (workspace_id, number)
    )`,
    'create index subscription_next on subscription (state, next_at, workspace_id, id)',
    `create table subscription_number (
      workspace_id text not null primary key,
      number integer not null
    )`,
    'alter table post add column task text',
    'drop index post_ready',
    // In the order in which they are taken in hand: of ten thousand that are due at once, none is sorted again for each claim.
    'create index post_queue on post (workspace_id, state, not_before, id)',
    'create index post_ready on post (state, not_before, workspace_id, id)',
    `create table post_figure (
      workspace_id text not null,
      post_id text not null,
      figure text not null,
      primary key (workspace_id, post_id, figure),
      foreign key (workspace_id, post_id) references post (workspace_id, id) on delete cascade
    )`,
    'create index post_figure_carried on post_figure (figure)',
  ],
};
