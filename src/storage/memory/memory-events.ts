import type { EventStore } from '#src/bot/ports.ts';
import { keyOf } from './key-of.ts';

/** Events in memory. */
export function createMemoryEvents(now: () => number): EventStore {
  const claimedAt = new Map<string, number>();
  return {
    claim: async (workspaceId, keys) => {
      const names = keys.map((key) => keyOf(workspaceId, key));
      const isFirst = names.every((name) => !claimedAt.has(name));
      for (const name of names) claimedAt.set(name, claimedAt.get(name) ?? now());
      return isFirst;
    },
    prune: async (before) => {
      const old = [...claimedAt].filter(([, at]) => at < before);
      for (const [name] of old) claimedAt.delete(name);
      return old.length;
    },
  };
}
