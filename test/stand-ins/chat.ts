import type { Chat } from '#src/bot/ports.ts';

/** A platform on which nothing happens: a test replaces what it is about. */
export const quietChat: Chat = {
  post: async () => ({ kind: 'refused', reason: 'not told' }),
  find: async () => ({ kind: 'hidden', reason: 'not told' }),
  tell: async () => true,
  threadUnder: (key) => key,
  direct: async () => undefined,
  linkTo: async () => undefined,
  remove: async () => false,
};
