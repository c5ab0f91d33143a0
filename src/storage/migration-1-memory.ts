import type { Migration } from './migration.ts';

/** Threads, events, posts, audit, installations, settings. */
export const MIGRATION_1: Migration = {
  number: 1,
  name: 'memory',
  statements: [
    `create table thread (
      workspace_id text not null,
      thread_key text not null,
      report_id text not null,
      locale text not null,
      root_message_id text,
      asked integer not null,
      touched_at bigint not null,
      primary key (workspace_id, thread_key)
    )`,
    'create index thread_touched on thread (touched_at)',
    `create table thread_question (
      workspace_id text not null,
      thread_key text not null,
      number integer not null,
      question text not null,
      asked_at bigint not null,
      primary key (workspace_id, thread_key, number),
      foreign key (workspace_id, thread_key) references thread (workspace_id, thread_key) on delete cascade
    )`,
    `create table claimed_event (
      workspace_id text not null,
      event_key text not null,
      claimed_at bigint not null,
      primary key (workspace_id, event_key)
    )`,
    'create index claimed_event_age on claimed_event (claimed_at)',
    `create table post (
      workspace_id text not null,
      id text not null,
      source text not null,
      target text not null,
      occurrence text not null,
      parent_id text,
      state text not null,
      attempts integer not null,
      not_before bigint not null,
      expires_at bigint,
      lease_token text,
      lease_until bigint,
      first_try_at bigint,
      last_try_at bigint,
      message_id text,
      link text,
      content_hash text,
      changes integer not null,
      changed_at bigint not null,
      primary key (workspace_id, id),
      unique (workspace_id, source, target, occurrence),
      foreign key (workspace_id, parent_id) references post (workspace_id, id)
    )`,
    'create index post_ready on post (state, not_before)',
    'create index post_parent on post (workspace_id, parent_id)',
    'create index post_latest on post (workspace_id, not_before)',
    `create table post_change (
      workspace_id text not null,
      post_id text not null,
      number integer not null,
      at bigint not null,
      state text not null,
      reason text not null,
      applied integer not null,
      primary key (workspace_id, post_id, number),
      foreign key (workspace_id, post_id) references post (workspace_id, id) on delete cascade
    )`,
    `create table audit (
      workspace_id text not null,
      id text not null,
      at bigint not null,
      actor text not null,
      action text not null,
      subject text not null,
      place text,
      primary key (workspace_id, id)
    )`,
    'create index audit_latest on audit (workspace_id, at)',
    'create index audit_age on audit (at)',
    `create table installation (
      workspace_id text not null primary key,
      enterprise_id text,
      sealed text not null,
      installed_at bigint not null
    )`,
    `create table setting (
      workspace_id text not null primary key,
      version integer not null,
      value text not null,
      changed_at bigint not null
    )`,
  ],
};
