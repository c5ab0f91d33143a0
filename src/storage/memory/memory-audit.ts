import type { AuditEntry, AuditStore } from '#src/bot/ports.ts';

interface Kept {
  readonly workspaceId: string;
  readonly entry: AuditEntry & { readonly at: number };
}

/** The audit record in memory. */
export function createMemoryAudit(now: () => number): AuditStore {
  let kept: readonly Kept[] = [];
  return {
    append: async (workspaceId, ...entries) => {
      const at = now();
      kept = [...kept, ...entries.map((entry) => ({ workspaceId, entry: { ...entry, at } }))];
    },
    list: async (workspaceId, { from = -Infinity, until = Infinity, limit }) => {
      const own = kept.filter((one) => one.workspaceId === workspaceId).map(({ entry }) => entry);
      // The later appended first; the sort leaves those of one instant in that order.
      const inRange = own.filter(({ at }) => at >= from && at < until).toReversed();
      return inRange.toSorted((a, b) => b.at - a.at).slice(0, limit);
    },
    prune: async (before) => {
      const { length } = kept;
      kept = kept.filter(({ entry }) => entry.at >= before);
      return length - kept.length;
    },
  };
}
