/**
 * What has to be remembered, whatever remembers it. Export to the edges is through `ports.ts`.
 *
 * Everywhere: `workspaceId` is platform and tenant (`slack:T0123`), and no row of one workspace is ever seen from another.
 * Instants are milliseconds since 1970 in UTC, named `…At`; a store stamps rows by its own clock (the database's where
 * several processes share one). What has happened is durable when the promise resolves.
 */
import type { z } from 'zod';
import type { ReportId } from '#src/core/ids.ts';
import type { Locale } from '#src/core/locale.ts';
import type { ConversationStore } from './ports-conversations.ts';
import type { PostHistory, PostStore } from './ports-posts.ts';
import type { PublishedStore, SeenStore } from './ports-recall.ts';
import type { SubscriptionStore } from './ports-subscriptions.ts';

/** A thread that is to be remembered. */
export interface NewThread {
  readonly workspaceId: string;
  /** Names channel and thread, as the platform's `thread-key.ts` writes it. */
  readonly threadKey: string;
  /** The report that the thread speaks of, with its version: a later one does not change what the thread means. */
  readonly reportId: ReportId;
  readonly locale: Locale;
  /** The platform's id of the message that the thread hangs from. Absent where the thread has none of ours. */
  readonly rootMessageId?: string;
  /** Asked before the thread was opened, oldest first. */
  readonly questions?: readonly string[];
}

/** A thread as it stands. */
export interface Thread extends Omit<NewThread, 'questions'> {
  /** In words or as canonical strings, oldest first; the newest `THREAD_QUESTIONS` of them. */
  readonly questions: readonly string[];
}

/** Questions that a thread keeps; older ones are forgotten. */
export const THREAD_QUESTIONS = 50;

export interface ThreadStore {
  /** Remembers a thread; one that is there already stays as it is, questions included. Resolves to what stands now. */
  open(thread: NewThread): Promise<Thread>;
  /** `undefined` for a thread that was never opened, or was pruned. */
  find(workspaceId: string, threadKey: string): Promise<Thread | undefined>;
  /**
   * Adds a question. Of several people at once, each question is kept, in one order that all of them see.
   *
   * @returns The thread right after this question, which is its last one; `undefined`, and nothing kept, when there is no such thread.
   */
  append(workspaceId: string, threadKey: string, question: string): Promise<Thread | undefined>;
  /** Forgets the threads of all workspaces that were opened and last asked in before `before`. Resolves to how many. */
  prune(before: number): Promise<number>;
}

/** An event by all of its names. */
export interface EventClaim {
  readonly workspaceId: string;
  /** Not empty. */
  readonly keys: readonly string[];
}

/** What came in and was taken up: each event once, however often and under however many names it is delivered. */
export interface EventStore {
  /**
   * Takes an event up by all of its names (`event:Ev01`, `message:C01:1756800000.000100`). They are remembered either way,
   * so that a later delivery by any of them is known.
   *
   * @param keys Not empty.
   * @returns Whether none of the names was known: of any number of callers at once with a name in common, at most one is told `true`.
   */
  claim(workspaceId: string, keys: readonly string[]): Promise<boolean>;
  /**
   * Takes several events up at once, in one commit.
   *
   * @returns For each in turn what `claim` would; of those with a name in common the first may be new.
   */
  claimEach(claims: readonly EventClaim[]): Promise<readonly boolean[]>;
  /** Forgets what came in before `before`, in all workspaces. Resolves to how many names. A platform's redelivery must have ended by then. */
  prune(before: number): Promise<number>;
}

/** What an audit record can be about. */
export type AuditAction =
  | 'asked'
  | 'shared'
  | 'exported'
  | 'settings_changed'
  | 'approval_asked'
  | 'approved'
  | 'declined'
  | 'installed'
  | 'uninstalled'
  | 'subscribed'
  | 'unsubscribed'
  | 'subscription_changed'
  | 'resent'
  | 'recalled';

/** Who did what. Never a token, never an answer's text. */
export interface AuditEntry {
  /** The platform's id of the person. */
  readonly actor: string;
  readonly action: AuditAction;
  /** What was asked or shared, in words or as a canonical string. */
  readonly subject: string;
  /** Channel or thread. Absent for what belongs to none. */
  readonly place?: string;
}

/** Bounds of a list of audit records. */
export interface AuditRange {
  /** From this instant, itself included. Absent: from the first. */
  readonly from?: number;
  /** Up to this instant, itself left out. Absent: up to the last. */
  readonly until?: number;
  /** The newest so many. */
  readonly limit: number;
}

export interface AuditStore {
  /** Adds records in the order given, all or none. */
  append(workspaceId: string, ...entries: readonly AuditEntry[]): Promise<void>;
  /** Newest first; what happened in the same millisecond in the reverse of the order in which it was appended. */
  list(workspaceId: string, range: AuditRange): Promise<readonly (AuditEntry & { readonly at: number })[]>;
  /** Deletes what happened before `before`, in all workspaces: the retention. Resolves to how many records. */
  prune(before: number): Promise<number>;
}

/** The right to speak in a workspace. */
export interface Installation {
  /** Of an organisation-wide installation: platform and organisation. */
  readonly workspaceId: string;
  /** The organisation that the workspace belongs to. Absent for a workspace of its own. */
  readonly enterpriseId?: string;
  /** What the platform's SDK wants back, as text; it holds tokens. Encrypted wherever it is kept on a disk. */
  readonly secret: string;
}

/** @throws {SmallcapsError} `STORE_KEY` from `store` when there is no key to encrypt with. */
export interface InstallationStore {
  /** Keeps an installation in place of an earlier one of the same workspace. */
  store(installation: Installation): Promise<void>;
  /** `undefined` when the bot is not installed there. */
  find(workspaceId: string): Promise<Installation | undefined>;
  /** All of them without their secrets, by workspace. */
  list(): Promise<readonly Omit<Installation, 'secret'>[]>;
  /** Resolves to whether there was one. */
  delete(workspaceId: string): Promise<boolean>;
}

/** What is stored, and which write it was: counts from 1. */
export interface StoredSettings<T> {
  readonly value: T;
  readonly version: number;
}

/** The settings of a workspace: one JSON value, of the shape that the schema says. */
export interface SettingsStore {
  /**
   * `undefined` when the workspace has none.
   *
   * @throws {SmallcapsError} `STORE_DAMAGED` when the schema refuses what is stored.
   */
  read<T>(workspaceId: string, schema: z.ZodType<T>): Promise<StoredSettings<T> | undefined>;
  /**
   * Writes settings in place of those that the writer had read.
   *
   * @param settings The new value, with the version that was read; 0 when there were none.
   * @returns Whether it was written: `false` when somebody else wrote in between.
   * @throws What the schema throws for a value that it refuses; nothing is written then.
   */
  write<T>(workspaceId: string, schema: z.ZodType<T>, settings: StoredSettings<T>): Promise<boolean>;
}

/** All that is remembered, in one place that opens and closes as a whole. */
export interface Stores {
  readonly threads: ThreadStore;
  readonly events: EventStore;
  readonly posts: PostStore;
  readonly postHistory: PostHistory;
  readonly audit: AuditStore;
  readonly installations: InstallationStore;
  readonly settings: SettingsStore;
  readonly subscriptions: SubscriptionStore;
  readonly conversations: ConversationStore;
  readonly published: PublishedStore;
  readonly seen: SeenStore;
  /** Lets go of the place, so that another process may open it. What is still under way fails. A second call does nothing. */
  close(): Promise<void>;
}
