/**
 * The tables, for every database that keeps them. Portable by rule: ids and JSON are `text`, instants are `bigint`
 * milliseconds since 1970 in UTC, truth values are `integer` 0 or 1, and no function of one dialect is used.
 */
import type { AuditAction, ConversationKind, PostState, SubscriptionState, Trigger } from '#src/bot/ports.ts';
import type { Locale } from '#src/core/locale.ts';

interface ThreadTable {
  workspace_id: string;
  thread_key: string;
  report_id: string;
  locale: Locale;
  root_message_id: string | null;
  /** Questions so far, forgotten ones included: the number of the last. */
  asked: number;
  touched_at: number;
}

interface ThreadQuestionTable {
  workspace_id: string;
  thread_key: string;
  /** Counts from 1 within the thread. */
  number: number;
  question: string;
  asked_at: number;
}

interface ClaimedEventTable {
  workspace_id: string;
  event_key: string;
  claimed_at: number;
}

export interface PostTable {
  workspace_id: string;
  id: string;
  source: string;
  target: string;
  occurrence: string;
  parent_id: string | null;
  state: PostState;
  attempts: number;
  not_before: number;
  expires_at: number | null;
  lease_token: string | null;
  lease_until: number | null;
  first_try_at: number | null;
  last_try_at: number | null;
  message_id: string | null;
  link: string | null;
  content_hash: string | null;
  /** JSON, as `PostTask` says. */
  task: string | null;
  /** Rows of `post_change`: the number of the last. */
  changes: number;
  changed_at: number;
}

interface PostChangeTable {
  workspace_id: string;
  post_id: string;
  /** Counts from 1 within the post. */
  number: number;
  at: number;
  state: PostState;
  reason: string;
  applied: number;
}

interface PostFigureTable {
  workspace_id: string;
  post_id: string;
  figure: string;
}

export interface SubscriptionTable {
  workspace_id: string;
  id: string;
  number: number;
  owner: string;
  target: string;
  /** JSON. */
  content: string;
  schedule: string;
  trigger_kind: Trigger;
  locale: Locale;
  origin: 'said' | 'declared';
  next_at: number | null;
  last_report: string | null;
  state: SubscriptionState;
  reason: string | null;
  created_at: number;
  version: number;
}

interface SubscriptionNumberTable {
  workspace_id: string;
  /** The last that was given away. */
  number: number;
}

interface AuditTable {
  workspace_id: string;
  /** Sorts by time of writing. */
  id: string;
  at: number;
  actor: string;
  action: AuditAction;
  subject: string;
  place: string | null;
}

interface InstallationTable {
  workspace_id: string;
  enterprise_id: string | null;
  sealed: string;
  installed_at: number;
}

interface SettingTable {
  workspace_id: string;
  version: number;
  value: string;
  changed_at: number;
}

export interface ConversationTable {
  workspace_id: string;
  conversation_key: string;
  kind: ConversationKind;
  service_url: string;
  person: string | null;
  team_id: string | null;
  group_id: string | null;
  is_shared: number | null;
  name: string | null;
  closed_reason: string | null;
  changed_at: number;
}

export interface PublishedReportTable {
  workspace_id: string;
  report_id: string;
  name: string;
  version: number;
  content: string;
  first_seen_at: number;
  consumed: number;
}

interface SeenFigureTable {
  workspace_id: string;
  person: string;
  figure: string;
  locale: Locale;
  seen_at: number;
}

interface MigrationTable {
  number: number;
  name: string;
  checksum: string;
  applied_at: number;
}

/** Every table, by name. */
export interface Schema {
  thread: ThreadTable;
  thread_question: ThreadQuestionTable;
  claimed_event: ClaimedEventTable;
  post: PostTable;
  post_change: PostChangeTable;
  post_figure: PostFigureTable;
  subscription: SubscriptionTable;
  subscription_number: SubscriptionNumberTable;
  audit: AuditTable;
  installation: InstallationTable;
  setting: SettingTable;
  conversation: ConversationTable;
  published_report: PublishedReportTable;
  seen_figure: SeenFigureTable;
  migration: MigrationTable;
}
