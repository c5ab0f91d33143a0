import type { CarryingPost } from '#src/bot/ports.ts';
import { inChunks } from './post-changes.ts';
import { toPost } from './post-rows.ts';
import type { StoreContext } from './store-context.ts';

/** Posts that went out with one of the figures. */
export async function readCarrying({ db }: StoreContext, figures: readonly string[]): Promise<readonly CarryingPost[]> {
  const found = new Map<string, CarryingPost>();
  for (const chunk of inChunks([...new Set(figures)])) {
    const rows = await db
      .selectFrom('post_figure')
      .innerJoin('post', (join) =>
        join.onRef('post.workspace_id', '=', 'post_figure.workspace_id').onRef('post.id', '=', 'post_figure.post_id'),
      )
      .selectAll('post')
      .select('post_figure.figure')
      .where('post_figure.figure', 'in', chunk)
      .orderBy('post_figure.figure')
      .execute();
    for (const { figure, ...row } of rows) {
      const key = `${row.workspace_id}\n${row.id}`;
      const carried = found.get(key)?.figures ?? [];
      found.set(key, { post: toPost(row), figures: [...carried, figure] });
    }
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, carrying]) => carrying);
}
