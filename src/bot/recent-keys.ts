/** Names of requests that were just taken up, in this process only. */
export interface RecentKeys {
  /** Takes a request up by all of its names. @returns whether none of them was known. */
  claim(workspaceId: string, keys: readonly string[]): boolean;
}

/**
 * Remembers names for `keptMs` at least and twice that at most, and nothing after the process.
 *
 * For requests that a platform never delivers again: what comes twice was replayed by somebody, while its signature still holds.
 */
export function createRecentKeys(now: () => number, keptMs: number): RecentKeys {
  let earlier = new Set<string>();
  let latest = new Set<string>();
  let since = now();
  return {
    claim: (workspaceId, keys) => {
      const age = now() - since;
      if (age >= keptMs) {
        earlier = age >= 2 * keptMs ? new Set() : latest;
        latest = new Set();
        since = now();
      }
      const names = keys.map((key) => `${workspaceId} ${key}`);
      const isNew = !names.some((name) => earlier.has(name) || latest.has(name));
      for (const name of names) latest.add(name);
      return isNew;
    },
  };
}
