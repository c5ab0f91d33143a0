/** Where the bot may speak on its own account. Export to the edges is through `ports.ts`. */

/** Who reads a conversation: one person, several in a chat without threads, or a channel with threads. */
export type ConversationKind = 'personal' | 'group' | 'channel';

/** A conversation that the bot was put into, with what a message of its own accord needs. */
export interface Conversation {
  readonly workspaceId: string;
  /** As the platform's `thread-key.ts` writes it, without a thread. */
  readonly conversationKey: string;
  readonly kind: ConversationKind;
  /** Where the platform takes messages for it. It came from outside: it is checked each time before it is used. */
  readonly serviceUrl: string;
  /** The platform's id of the one person. Absent where there are several. */
  readonly person?: string;
  /** The platform's id of the team that a channel belongs to: the bot comes and goes with all channels of it. */
  readonly teamId?: string;
  /** The id under which the same team can be read back. */
  readonly groupId?: string;
  /** Other teams, perhaps of other organisations, share it. Absent where the platform never said: then they do not. */
  readonly isShared?: boolean;
  /** As people know it ("General"): foreign text. Absent where the platform never said. */
  readonly name?: string;
}

/** A conversation as it stands. */
export interface StandingConversation extends Conversation {
  /** Why nothing can be sent there. Absent where it can. */
  readonly closedReason?: string;
}

export interface ConversationStore {
  /** Keeps a conversation in place of what stood there, and opens it where it was closed. Ids that are not known now stay as they were. */
  keep(conversation: Conversation): Promise<void>;
  /** `undefined` where the bot never was, or was taken out. */
  find(workspaceId: string, conversationKey: string): Promise<StandingConversation | undefined>;
  /** By key. */
  list(workspaceId: string): Promise<readonly StandingConversation[]>;
  /** Nothing more is to be sent there until it is kept anew. Resolves to whether it was open. */
  closeOff(workspaceId: string, conversationKey: string, reason: string): Promise<boolean>;
  /** Forgets one conversation, or all of a team. Resolves to how many. */
  forget(
    workspaceId: string,
    which: { readonly conversationKey: string } | { readonly teamId: string },
  ): Promise<number>;
}
