/** What people want posted again and again. Export to the edges is through `ports.ts`. */
import type { ReportId } from '#src/core/ids.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Schedule } from '#src/schedule/schedule.ts';
import type { NewPost } from './ports-posts.ts';

/** What is posted. */
export type Content =
  /** A briefing by its template's name; with a cut, it leads with that whatever the day. */
  | { readonly kind: 'template'; readonly template: string; readonly cut?: string }
  /** Canonical strings of an answer; the newest report answers at each sending. */
  | { readonly kind: 'question'; readonly again: string }
  /** Canonical text of an alert's rule. */
  | { readonly kind: 'alert'; readonly rule: string };

/** What makes it go out: each slot of its schedule, each new version of a report when it comes, or both. */
export const TRIGGERS = ['every-slot', 'new-report', 'both'] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** `dead`: its destination is gone; the reason says why. */
export type SubscriptionState = 'active' | 'paused' | 'dead';

/** A subscription that is to be kept. */
export interface NewSubscription {
  readonly workspaceId: string;
  /** Opaque and unique in the workspace. */
  readonly id: string;
  /** What people type: 1, 2, 3 … in each workspace, and never used again. */
  readonly number: number;
  /** The platform's id of the person whose it is, and who is told when something goes wrong. */
  readonly owner: string;
  /** The conversation that it goes to, as the platform writes it. */
  readonly target: string;
  readonly content: Content;
  readonly schedule: Schedule;
  readonly trigger: Trigger;
  readonly locale: Locale;
  /** Asked for by somebody, or declared in the settings. */
  readonly origin: 'said' | 'declared';
  /** When its next slot comes. Absent: none comes. */
  readonly nextAt?: number;
  /** The newest report that it has seen: the newest there was when it was made, so that what is older never fires. Absent: none yet. */
  readonly lastReport?: ReportId;
}

/** A subscription as it stands. */
export interface Subscription extends NewSubscription {
  readonly state: SubscriptionState;
  /** Why it is not active. Absent where there is nothing to say. */
  readonly reason?: string;
  readonly createdAt: number;
  /** Which write it was: counts from 1. */
  readonly version: number;
}

/** Which subscriptions of a workspace. */
export interface SubscriptionFilter {
  readonly owner?: string;
  readonly target?: string;
  readonly state?: SubscriptionState;
}

/** An occurrence that becomes a post: waiting, or ended at once where it is not to be sent. */
export interface PlannedPost {
  readonly post: NewPost;
  /** Absent: it is `due`. */
  readonly ended?: { readonly state: 'skipped' | 'expired'; readonly reason: string };
}

/** How far a subscription has come. */
export interface Progress {
  /** Absent: no slot comes any more. */
  readonly nextAt?: number;
  /** Absent: as it was. */
  readonly lastReport?: ReportId;
}

export interface SubscriptionStore {
  /** Keeps a subscription as `active`, under the next number; one whose id is there already stays as it is. Resolves to what stands now. */
  create(subscription: Omit<NewSubscription, 'number'>): Promise<Subscription>;
  /** `undefined` when there is none. */
  find(workspaceId: string, id: string): Promise<Subscription | undefined>;
  /** By number. */
  list(workspaceId: string, filter?: SubscriptionFilter): Promise<readonly Subscription[]>;
  /**
   * Writes a subscription in place of the one that was read: all but its number, its origin and when it was made.
   *
   * @param subscription With the version that was read.
   * @returns `false`, and nothing written, when somebody changed it in between.
   */
  change(subscription: Subscription): Promise<boolean>;
  /** Resolves to whether there was one. Its posts stay. */
  remove(workspaceId: string, id: string): Promise<boolean>;
  /** Active ones of all workspaces whose `nextAt` has come, the longest waiting first. */
  due(limit: number): Promise<readonly Subscription[]>;
  /**
   * Active ones of all workspaces whose `nextAt` is still to come, by workspace and id.
   *
   * @param after The last one of the page before. Absent: from the first on.
   */
  upcoming(
    after: Pick<Subscription, 'workspaceId' | 'id'> | undefined,
    limit: number,
  ): Promise<readonly Subscription[]>;
  /** Active ones of all workspaces that a new report makes go out, and that have not seen this one. In the order of their ids. */
  unaware(report: ReportId, limit: number): Promise<readonly Subscription[]>;
  /**
   * In one transaction: occurrences become posts, each at most once as in `PostStore.add`, and the subscription moves on.
   *
   * @param subscription With the version that was read.
   * @returns `false`, and nothing written, when somebody changed it in between.
   */
  advance(subscription: Subscription, posts: readonly PlannedPost[], to: Progress): Promise<boolean>;
}

/** A subscription as the settings declare it. */
export interface DeclaredSubscription {
  /** Told apart by it from start to start. */
  readonly name: string;
  readonly workspaceId: string;
  readonly target: string;
  readonly owner: string;
  /** A briefing by its template's name, with a cut or without; or a question in words. */
  readonly template?: string;
  readonly cut?: string;
  readonly question?: string;
  readonly schedule: Schedule;
  readonly trigger: Trigger;
  readonly locale: Locale;
}
