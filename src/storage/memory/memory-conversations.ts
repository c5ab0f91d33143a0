import type { ConversationStore, StandingConversation } from '#src/bot/ports.ts';
import { keyOf } from './key-of.ts';

/** Conversations in memory. */
export function createMemoryConversations(): ConversationStore {
  const conversations = new Map<string, StandingConversation>();
  const inWorkspace = (workspaceId: string): readonly StandingConversation[] =>
    [...conversations.values()].filter((each) => each.workspaceId === workspaceId);
  return {
    keep: async (conversation) => {
      const key = keyOf(conversation.workspaceId, conversation.conversationKey);
      const { closedReason: _, ...standing }: StandingConversation = conversations.get(key) ?? conversation;
      conversations.set(key, { ...standing, ...conversation });
    },
    find: async (workspaceId, conversationKey) => conversations.get(keyOf(workspaceId, conversationKey)),
    list: async (workspaceId) =>
      inWorkspace(workspaceId).toSorted((a, b) => (a.conversationKey < b.conversationKey ? -1 : 1)),
    closeOff: async (workspaceId, conversationKey, reason) => {
      const key = keyOf(workspaceId, conversationKey);
      const standing = conversations.get(key);
      if (standing === undefined || standing.closedReason !== undefined) return false;
      conversations.set(key, { ...standing, closedReason: reason });
      return true;
    },
    forget: async (workspaceId, which) => {
      const gone = inWorkspace(workspaceId).filter((each) =>
        'teamId' in which ? each.teamId === which.teamId : each.conversationKey === which.conversationKey,
      );
      for (const { conversationKey } of gone) conversations.delete(keyOf(workspaceId, conversationKey));
      return gone.length;
    },
  };
}
