import type { CarryingPost, PostHistory } from '#src/bot/ports.ts';
import { ENDED } from '../post-states.ts';
import { keyOf } from './key-of.ts';
import { type Ledger, refKey } from './memory-ledger.ts';

function place({ post: { workspaceId, id } }: CarryingPost): string {
  return `${workspaceId}\n${id}`;
}

/** The reading side of the ledger, in memory. */
export function createMemoryPostHistory(ledger: Ledger): PostHistory {
  return {
    find: async (ref) => ledger.get(refKey(ref))?.post,
    list: async (workspaceId, { source, state, limit }) =>
      [...ledger.values()]
        .map(({ post }) => post)
        .filter((post) => post.workspaceId === workspaceId)
        .filter((post) => (source ?? post.source) === post.source && (state ?? post.state) === post.state)
        .toSorted((a, b) => b.notBefore - a.notBefore || (a.id < b.id ? 1 : -1))
        .slice(0, limit),
    carrying: async (figures) => {
      const wanted = new Set(figures);
      return [...ledger.values()]
        .map(({ post, figures: carried = [] }) => ({
          post,
          figures: carried.filter((key) => wanted.has(key)).toSorted(),
        }))
        .filter((carrying) => carrying.figures.length > 0)
        .toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
    },
    changes: async (ref) => ledger.get(refKey(ref))?.changes ?? [],
    prune: async (before) => {
      const parents = new Set(
        [...ledger.values()].flatMap(({ post }) =>
          post.parentId === undefined ? [] : [keyOf(post.workspaceId, post.parentId)],
        ),
      );
      const old = [...ledger].filter(
        ([key, { post, changedAt }]) => ENDED.includes(post.state) && changedAt < before && !parents.has(key),
      );
      for (const [key] of old) ledger.delete(key);
      return old.length;
    },
  };
}
