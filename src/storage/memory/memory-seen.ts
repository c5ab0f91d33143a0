import type { Seen, SeenStore } from '#src/bot/ports.ts';
import { toSeers } from '../seen.ts';
import { keyOf } from './key-of.ts';

/** Who was shown which figure privately, in memory. */
export function createMemorySeen(now: () => number): SeenStore {
  const rows = new Map<string, Seen & { readonly workspaceId: string; readonly at: number }>();
  return {
    note: async (workspaceId, ...seen) => {
      for (const { person, figure, locale } of seen) {
        rows.set(keyOf(workspaceId, `${person}\n${figure}`), { workspaceId, person, figure, locale, at: now() });
      }
    },
    by: async (figures) => toSeers([...rows.values()].filter(({ figure }) => figures.includes(figure))),
    prune: async (before) => {
      const old = [...rows].filter(([, { at }]) => at < before);
      for (const [key] of old) rows.delete(key);
      return old.length;
    },
  };
}
