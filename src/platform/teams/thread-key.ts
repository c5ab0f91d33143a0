/**
 * A conversation or a thread in one as text, as Teams writes it: `19:abc@thread.tacv2;messageid=1756800000000`. Stored rows
 * depend on this form.
 */

/** Where a message is, as Teams names it. */
export interface TeamsPlace {
  readonly conversationId: string;
  /** The message that the thread hangs from. Absent for the conversation itself, and where there are no threads. */
  readonly threadId?: string;
}

// It becomes part of an address: nothing that could lead to another path or query, and no part that is dots alone.
const KEY = /^(?!\.+(?:;|$))([\w:@.~!*=+,|-]{1,400})(?:;messageid=([\w-]{1,60}))?$/;

export function toThreadKey({ conversationId, threadId }: TeamsPlace): string {
  return threadId === undefined ? conversationId : `${conversationId};messageid=${threadId}`;
}

/** `undefined` for what is no such key. */
export function parseThreadKey(key: string): TeamsPlace | undefined {
  const [, conversationId, threadId] = KEY.exec(key) ?? [];
  if (conversationId === undefined) return undefined;
  return threadId === undefined ? { conversationId } : { conversationId, threadId };
}

/** Whether a conversation has threads, by how Teams names them: chats, with one person or with several, have none. */
export function hasThreads(conversationId: string): boolean {
  return /@thread\.(?:tacv2|skype)$/.test(conversationId);
}
