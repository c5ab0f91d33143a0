/** What a stand-in for Microsoft holds, and how it fails when told to. Counts of messages are taken from here, never from our side. */

/** A message as Teams stored it. */
export interface HeldActivity {
  readonly id: string;
  /** As it was posted to, thread included. */
  readonly conversationId: string;
  /** The one person who sees it. Absent: everybody. */
  readonly targetedTo?: string;
  /** The latest content. */
  activity: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
}

/** One failure, of the next call. `stored`: the message is kept before it happens. */
export type TeamsFault =
  | { readonly kind: 'status'; readonly status: number; readonly stored: boolean; readonly retryAfter?: string }
  | { readonly kind: 'reset'; readonly stored: boolean }
  /** Never answered. With `afterMs`, it is stored so much later. */
  | { readonly kind: 'slow'; readonly stored: boolean; readonly afterMs?: number }
  | { readonly kind: 'redirect'; readonly to: string };

/** What can fail. */
export type TeamsCall = 'send' | 'update' | 'member' | 'token' | 'graph';

export interface HeldMember {
  readonly id: string;
  readonly name?: string;
  readonly userRole?: string;
  readonly tenantId?: string;
  readonly userPrincipalName?: string;
}

export interface TeamsState {
  readonly held: HeldActivity[];
  /** Method and path of each call to the connector, tokens and Graph. */
  readonly calls: string[];
  /** Everything that ever came in an authorization header, by the path it came to. */
  readonly bearers: (readonly [string, string])[];
  readonly faults: Map<TeamsCall, TeamsFault[]>;
  readonly injected: { count: number };
  /** People by conversation and id, as `conversation person`. Others are members of our own tenant. */
  readonly members: Map<string, HeldMember>;
  /** Accounts of those who own a team, by the id of its group. */
  readonly owners: Map<string, readonly string[]>;
  /** Who is not in a conversation, as `conversation person`. */
  readonly absent: Set<string>;
  /** Conversations that the bot may not post into: 403. */
  readonly closed: Set<string>;
  /** People for whom no chat can be opened. */
  readonly unknown: Set<string>;
  /** Group chats: no threads there. */
  readonly flat: Set<string>;
  /** Whether Graph may be read; whether anybody is named where all people of a conversation are asked for. */
  readonly settings: { graphConsent: boolean; targeted: boolean; maxBytes: number; namesMembers: boolean };
  /** The instant by the clock of Teams. */
  readonly now: () => number;
  /** A new id of a message, later than all before. */
  nextId(): string;
}

export function createTeamsState(now: () => number): TeamsState {
  let count = 0;
  return {
    held: [],
    calls: [],
    bearers: [],
    faults: new Map(),
    injected: { count: 0 },
    members: new Map(),
    owners: new Map(),
    absent: new Set(),
    closed: new Set(),
    unknown: new Set(),
    flat: new Set(),
    settings: { graphConsent: false, targeted: true, maxBytes: 100_000, namesMembers: true },
    now,
    nextId: () => {
      count += 1;
      return String(1_756_800_000_000 + count);
    },
  };
}
