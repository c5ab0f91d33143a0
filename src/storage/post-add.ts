import type { Kysely } from 'kysely';
import type { NewPost } from '#src/bot/ports.ts';
import { inChunks } from './post-changes.ts';
import { toRow } from './post-rows.ts';
import type { Schema } from './schema.ts';
import type { StoreContext } from './store-context.ts';

/** Writes posts as `due` within a transaction; those that are there already are left out. Resolves to the new ids, in the order given. */
export async function addPosts(
  trx: Kysely<Schema>,
  { now }: StoreContext,
  posts: readonly NewPost[],
): Promise<readonly string[]> {
  const added = new Set<string>();
  for (const chunk of inChunks(posts)) {
    const rows = await trx
      .insertInto('post')
      .values(chunk.map((post) => ({ ...toRow(post), changed_at: now() })))
      .onConflict((conflict) => conflict.doNothing())
      .returning(['workspace_id', 'id'])
      .execute();
    for (const row of rows) added.add(`${row.workspace_id}\n${row.id}`);
  }
  // A second one with the id of a first is not new: each is reported once.
  return posts.flatMap(({ workspaceId, id }) => (added.delete(`${workspaceId}\n${id}`) ? [id] : []));
}
