import type { Chat, Compliance } from '../ports.ts';

/** Whose conversations, and by which rules. */
interface Within {
  readonly workspaceId: string;
  readonly compliance: Pick<Compliance, 'mayPostThere'>;
}

/** Slack's word on a conversation is asked for anew after a minute. */
const ASK_AGAIN_MS = 60_000;

const REASONS = {
  outsiders: 'other organisations read along there, and digests to such channels are not allowed',
  guest: 'the person is a guest, and digests to guests are not allowed',
} as const;

/**
 * The same chat for what goes out by itself: figures are posted only where digests may go, as it stands at the moment of sending.
 * A message without figures, such as a word to an owner, goes anywhere. While nobody can say who reads, it waits.
 */
export function keepDigestsWithin(chat: Chat, { workspaceId, compliance }: Within): Chat {
  return {
    ...chat,
    post: async (threadKey, message, deliveryId) => {
      if (message.figures === undefined || message.figures.length === 0) {
        return chat.post(threadKey, message, deliveryId);
      }
      const permission = await compliance.mayPostThere({ workspaceId, act: 'digests', place: threadKey });
      if (permission.kind === 'allowed') return chat.post(threadKey, message, deliveryId);
      const { because } = permission;
      if (because === 'unsaid') {
        return { kind: 'later', reason: 'nobody could say who reads there', retryInMs: ASK_AGAIN_MS };
      }
      return { kind: 'refused', reason: REASONS[because] };
    },
  };
}
