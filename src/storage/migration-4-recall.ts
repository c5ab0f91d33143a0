import type { Migration } from './migration.ts';

/** What was published, and who was shown which figure privately. */
export const MIGRATION_4: Migration = {
  number: 4,
  name: 'recall',
  statements: [
    `create table published_report (
      workspace_id text not null,
      report_id text not null,
      name text not null,
      version integer not null,
      content text not null,
      first_seen_at bigint not null,
      consumed integer not null,
      primary key (workspace_id, report_id)
    )`,
    'create index published_report_name on published_report (workspace_id, name, version)',
    `create table seen_figure (
      workspace_id text not null,
      person text not null,
      figure text not null,
      locale text not null,
      seen_at bigint not null,
      primary key (workspace_id, person, figure)
    )`,
    'create index seen_figure_shown on seen_figure (figure)',
    'create index seen_figure_age on seen_figure (seen_at)',
  ],
};
