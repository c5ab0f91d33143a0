/** Links to messages, for people: they open Teams, and whoever may not read the channel sees nothing there. */
import type { ConversationStore } from '#src/bot/ports.ts';
import { parseThreadKey } from './thread-key.ts';

/** What a link is made from. */
export interface LinkDeps {
  /** `teams:` and the tenant. */
  readonly workspaceId: string;
  readonly conversations: ConversationStore;
}

/** A link to a message of a channel. `undefined` elsewhere: personal chats have no such page. */
export async function linkTo(
  threadKey: string,
  messageId: string,
  { workspaceId, conversations }: LinkDeps,
): Promise<string | undefined> {
  const place = parseThreadKey(threadKey);
  const standing = place && (await conversations.find(workspaceId, place.conversationId));
  if (place === undefined || standing?.kind !== 'channel') return undefined;
  const path = [place.conversationId, messageId].map(encodeURIComponent).join('/');
  const query = new URLSearchParams({
    tenantId: workspaceId.replace(/^teams:/, ''),
    parentMessageId: place.threadId ?? messageId,
    ...(standing.groupId === undefined ? {} : { groupId: standing.groupId }),
  });
  return `https://teams.microsoft.com/l/message/${path}?${query.toString()}`;
}
