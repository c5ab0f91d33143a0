/** What the use cases and pages need of the edges. An edge implements a port and imports nothing else of this room. */
import type { ChartSpec } from '#src/core/chart.ts';

/** The background a picture is drawn for; always opaque, because one picture is read in light and dark clients. */
export type ChartTheme = 'light' | 'dark';

/** A drawn chart. */
export interface Picture {
  readonly png: Uint8Array;
  /** In pixels of the PNG: twice the size at which it is meant to be shown. */
  readonly width: number;
  readonly height: number;
  /** The chart in words, for `alt`: at most 2,000 characters. */
  readonly alt: string;
  /** Names the content: the same spec, theme, size, fonts and renderer give the same key (lower-case hex). */
  readonly key: string;
}

/**
 * Draws charts.
 *
 * @throws {SmallcapsError} `CHART_FAILED` when the chart cannot be drawn with all of its text: the caller then shows the
 * chart's numbers in another form.
 */
export interface ChartRenderer {
  render(spec: ChartSpec, theme: ChartTheme): Promise<Picture>;
}

export type { Asking } from './ports-asking.ts';
export type {
  Chat,
  ChatOf,
  CopyText,
  CsvExport,
  Desk,
  Ended,
  Exported,
  Found,
  Gone,
  Posted,
  PrivateAnswer,
  PrivateQuestion,
  Share,
  Shared,
  ThreadQuestion,
} from './ports-chat.ts';
export type { CommandVerb, CommandWords } from './ports-commands.ts';
export { COMMAND_PARTS, COMMAND_VERBS } from './ports-commands.ts';
export type {
  Compliance,
  Decided,
  Decision,
  Directory,
  Going,
  Obstacle,
  Permission,
  Person,
  PersonKind,
  Place,
  SettingsChange,
  SettingsChanged,
  SettingsView,
  Wanted,
  Withheld,
} from './ports-compliance.ts';
export { Act, MOST_APPROVERS, Rule, WorkspaceSettings } from './ports-compliance.ts';
export type { Conversation, ConversationKind, ConversationStore, StandingConversation } from './ports-conversations.ts';
export type {
  CarryingPost,
  NewPost,
  Post,
  PostChange,
  PostClaim,
  PostFilter,
  PostHistory,
  PostOutcome,
  PostRef,
  PostState,
  PostStore,
  Waiting,
} from './ports-posts.ts';
export type { Published, PublishedStore, Seen, SeenStore, Seer } from './ports-recall.ts';
export {
  FilledSchedule,
  FORM_DAYS,
  type FormDays,
  type FormFault,
  opensForm,
  type ScheduleForm,
} from './ports-schedule-form.ts';
export type {
  AuditAction,
  AuditEntry,
  AuditRange,
  AuditStore,
  EventClaim,
  EventStore,
  Installation,
  InstallationStore,
  NewThread,
  SettingsStore,
  Stores,
  Thread,
  ThreadStore,
} from './ports-store.ts';
export { THREAD_QUESTIONS } from './ports-store.ts';
export type {
  Content,
  DeclaredSubscription,
  NewSubscription,
  PlannedPost,
  Progress,
  Subscription,
  SubscriptionState,
  SubscriptionStore,
  Trigger,
} from './ports-subscriptions.ts';
export { TRIGGERS } from './ports-subscriptions.ts';
export type { Notice } from './ports-tasks.ts';
export { PostTask } from './ports-tasks.ts';
