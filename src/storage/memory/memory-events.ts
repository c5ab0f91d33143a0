import type { EventClaim, EventStore } from '#src/bot/ports.ts';
import { createNameTaker, nameOf } from '../event-names.ts';

/** Events in memory. */
export function createMemoryEvents(now: () => number): EventStore {
  const claimedAt = new Map<string, number>();
  const claimEach = async (claims: readonly EventClaim[]): Promise<readonly boolean[]> => {
    const names = claims.flatMap(({ workspaceId, keys }) => keys.map((key) => nameOf(workspaceId, key)));
    const fresh = new Set(names.filter((name) => !claimedAt.has(name)));
    for (const name of fresh) claimedAt.set(name, now());
    return claims.map(createNameTaker(fresh));
  };
  return {
    claim: async (workspaceId, keys) => (await claimEach([{ workspaceId, keys }]))[0] === true,
    claimEach,
    prune: async (before) => {
      const old = [...claimedAt].filter(([, at]) => at < before);
      for (const [name] of old) claimedAt.delete(name);
      return old.length;
    },
  };
}
