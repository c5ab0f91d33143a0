import type { Published, PublishedStore } from '#src/bot/ports.ts';
import { PublishedReport } from '#src/core/published-report.ts';

function byId(a: Published, b: Published): number {
  return a.report.id < b.report.id ? -1 : 1;
}

/** Published reports in memory. */
export function createMemoryPublished(now: () => number): PublishedStore {
  const published = new Map<string, Published>();
  return {
    record: async (reports) =>
      reports
        .map((report) => PublishedReport.parse(report))
        .flatMap((report) => {
          if (published.has(report.id)) return [];
          published.set(report.id, { report, at: now(), isConsumed: false });
          return [report.id];
        }),
    find: async (id) => published.get(id),
    versions: async (name) =>
      [...published.values()]
        .filter(({ report }) => report.name === name)
        .toSorted((a, b) => a.report.version - b.report.version),
    pending: async (since) =>
      [...published.values()].filter(({ isConsumed, at }) => !isConsumed || at >= since).toSorted(byId),
    consume: async (id) => {
      const one = published.get(id);
      if (one === undefined || one.isConsumed) return false;
      published.set(id, { ...one, isConsumed: true });
      return true;
    },
  };
}
