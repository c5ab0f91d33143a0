/**
 * The ledger of posted messages. No platform takes an idempotency key, so that a message goes out once is decided here:
 *
 * ```
 * due -> sending -> sent | failed | skipped | uncertain | due
 *                   uncertain -> checking -> sent | unverifiable | uncertain | due
 * due -> skipped | expired          failed | unverifiable -> due (somebody asks for it)
 * ```
 *
 * A row is `sending`, durably, before the first byte leaves. When nobody can say what became of a try, the row is
 * `uncertain`, never simply `due` again: it must be read back first.
 */
import type { FigureKey } from '#src/core/ids.ts';
import type { PostTask } from './ports-tasks.ts';

/** `due` waits for its time; `sending` and `checking` are in somebody's hands; `uncertain` waits to be read back; the others are ends. */
export type PostState =
  | 'due'
  | 'sending'
  | 'sent'
  | 'failed'
  | 'uncertain'
  | 'checking'
  | 'unverifiable'
  | 'skipped'
  | 'expired';

/** A message that is to be posted. */
export interface NewPost {
  readonly workspaceId: string;
  /** Opaque and unique in the workspace; it travels in the message, to find it again. */
  readonly id: string;
  /** What it is posted for: a subscription's id, or the kind of occasion (`answer`). */
  readonly source: string;
  /** Where it goes: channel or thread, as the platform writes it. */
  readonly target: string;
  /** Which one it is. Of a schedule: the local wall-clock time as text, so that no step of a clock makes a second one. */
  readonly occurrence: string;
  /** The post that must be `sent` before this one may go: its thread hangs from it. It is there, or stands before this one in the same list. */
  readonly parentId?: string;
  /** Not before this instant. */
  readonly notBefore: number;
  /** From this instant on it is not worth sending. Absent: always worth it. */
  readonly expiresAt?: number;
  /** What it says, written when it is sent. Absent: the process that made it holds its message, and it alone can send it. */
  readonly task?: PostTask;
}

/** A post as it stands. */
export interface Post extends NewPost {
  readonly state: PostState;
  /** How often sending was begun. */
  readonly attempts: number;
  /** When sending was begun first and last. Absent while it never was. */
  readonly firstTryAt?: number;
  readonly lastTryAt?: number;
  /** The platform's id of the message, a link to it, and a hash of what it says. Absent until `sent`, or where not known. */
  readonly messageId?: string;
  readonly link?: string;
  readonly contentHash?: string;
}

/** Which posts to take in hand. */
export interface PostClaim {
  /** `due` to send them, `uncertain` to read them back. */
  readonly state: 'due' | 'uncertain';
  /** Fresh for each claim, and nobody else's: only its holder may settle. */
  readonly token: string;
  /** How long they stay in hand: longer than a request may take. */
  readonly leaseMs: number;
  readonly limit: number;
  /** Of this workspace only. */
  readonly workspaceId?: string;
  /** None that goes to one of these. */
  readonly exceptTargets?: readonly string[];
  /** This one only, with a task or without. */
  readonly only?: { readonly workspaceId: string; readonly id: string };
}

/** What waits in a workspace for somebody to take it in hand, of posts with a task. */
export interface Waiting {
  readonly workspaceId: string;
  /** Posts whose time has come, to be sent or read back. */
  readonly now: number;
  /** When the next of the others comes. Absent: there is none. */
  readonly nextAt?: number;
}

/**
 * What became of a post in hand. `reason` is for people, and holds no secret.
 *
 * `due`: it is certain that nothing was posted (a rate limit, no connection; read back and not there).
 * `skipped`: it turned out not to be wanted before anything was sent.
 * `uncertain`: it may have been posted; it is read back after `retryInMs`, and never before the store's own waiting time.
 */
export type PostOutcome =
  | {
      readonly state: 'sent';
      readonly messageId: string;
      readonly link?: string;
      readonly contentHash?: string;
      /** What the message says: keys of figures. */
      readonly figures?: readonly FigureKey[];
      readonly reason?: string;
    }
  | { readonly state: 'due'; readonly reason: string; readonly retryInMs: number }
  | { readonly state: 'uncertain'; readonly reason: string; readonly retryInMs?: number }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'skipped'; readonly reason: string }
  | { readonly state: 'unverifiable'; readonly reason: string };

/** Which post. */
export interface PostRef {
  readonly workspaceId: string;
  readonly id: string;
}

/** The working side of the ledger. Every change happens only from the states that allow it, and says whether it happened. */
export interface PostStore {
  /**
   * Writes posts as `due`, all or none. One whose id, or whose source, target and occurrence together, is there already is left out.
   *
   * @returns The ids that are new, in the order given.
   */
  add(posts: readonly NewPost[]): Promise<readonly string[]>;
  /**
   * Takes posts of all workspaces in hand whose time has come: `due` ones become `sending` unless they are expired or their
   * parent is not sent, `uncertain` ones become `checking`. No post is ever in two hands. One without a task is taken by
   * `only` alone.
   *
   * @returns What was taken, the longest waiting first.
   */
  claim(claim: PostClaim): Promise<readonly Post[]>;
  /**
   * Says what became of a post in hand: from `sending` anything but `unverifiable`, from `checking` anything but `failed` and
   * `skipped`.
   *
   * @returns `false` when it was not, or no longer, in the hands of this token. That is then noted in the history, and changes nothing.
   */
  settle(post: PostRef, token: string, outcome: PostOutcome): Promise<boolean>;
  /** What time has changed, in all workspaces: lapsed leases become `uncertain`, overdue posts `expired`. Resolves to how many of each. */
  sweep(): Promise<{ readonly uncertain: number; readonly expired: number }>;
  /** Workspaces with posts that wait, in the order of their names. A post that waits for its parent does not count. */
  waiting(): Promise<readonly Waiting[]>;
  /** A `due` post is not to be sent. */
  skip(post: PostRef, reason: string): Promise<boolean>;
  /** Somebody wants a `failed` or `unverifiable` post sent again, at once. */
  resend(post: PostRef, reason: string): Promise<boolean>;
}

/** A change of a post that has a reason. Beginning to send or to read back is none. */
export interface PostChange {
  readonly at: number;
  /** The state that it led to. */
  readonly state: PostState;
  readonly reason: string;
  /** Whether it changed the post. What was said too late, or by hands that did not hold it, did not. */
  readonly applied: boolean;
}

/** Bounds of a list of posts. */
export interface PostFilter {
  readonly source?: string;
  readonly state?: PostState;
  readonly limit: number;
}

/** A post that went out, and which of the figures asked for its message carried. */
export interface CarryingPost {
  readonly post: Post;
  readonly figures: readonly FigureKey[];
}

/** The reading side of the ledger. */
export interface PostHistory {
  /** `undefined` when there is none, or it was pruned. */
  find(post: PostRef): Promise<Post | undefined>;
  /** By `notBefore`, the latest first, then by id, the last first. */
  list(workspaceId: string, filter: PostFilter): Promise<readonly Post[]>;
  /** Oldest first. Empty for a post that is not there. */
  changes(post: PostRef): Promise<readonly PostChange[]>;
  /** Posts of all workspaces that went out with one of these figures: by workspace, then by id. */
  carrying(figures: readonly FigureKey[]): Promise<readonly CarryingPost[]>;
  /**
   * Deletes posts of all workspaces that ended before `before`, with their changes; one that others hang from stays until they
   * are gone. After that nothing keeps the same occurrence from being written again, so `before` lies further back than any schedule looks.
   *
   * @returns How many posts.
   */
  prune(before: number): Promise<number>;
}
