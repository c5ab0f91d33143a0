import { type Kysely, sql, type UpdateObject } from 'kysely';
import type { PostChange, PostRef, PostState } from '#src/bot/ports.ts';
import type { Schema } from './schema.ts';
import type { StoreContext } from './store-context.ts';

/** Rows written by one statement: well below the number of parameters that a statement may have. */
const CHUNK = 500;

/** A list in parts that one statement can take. */
export function inChunks<T>(list: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, at) => list.slice(at * CHUNK, (at + 1) * CHUNK));
}

interface Moved {
  readonly workspace_id: string;
  readonly id: string;
  readonly changes: number;
}

type Note = Pick<PostChange, 'state' | 'reason' | 'applied'>;

/** What every change of a post sets: nobody holds it any more, and the history has one line more. */
export function freed(context: StoreContext, state: PostState): UpdateObject<Schema, 'post'> {
  return {
    state,
    lease_token: null,
    lease_until: null,
    changes: sql`changes + 1`,
    changed_at: context.now(),
  };
}

/** Writes one line of history for each post that was moved. `changes` is already counted up. */
export async function noteChanges(
  trx: Kysely<Schema>,
  { now }: StoreContext,
  moved: readonly Moved[],
  { state, reason, applied }: Note,
): Promise<void> {
  const note = { at: now(), state, reason, applied: applied ? 1 : 0 };
  for (const chunk of inChunks(moved)) {
    await trx
      .insertInto('post_change')
      .values(
        chunk.map((post) => ({ workspace_id: post.workspace_id, post_id: post.id, number: post.changes, ...note })),
      )
      .execute();
  }
}

/** A guarded change of one post, with its line of history. Resolves to whether the post was in one of the states. */
export function movePost(
  context: StoreContext,
  post: PostRef,
  move: { from: readonly PostState[]; state: PostState; reason: string; set?: UpdateObject<Schema, 'post'> },
): Promise<boolean> {
  const { from, state, reason, set = {} } = move;
  return context.db.transaction().execute(async (trx) => {
    const moved = await trx
      .updateTable('post')
      .set({ ...freed(context, state), ...set })
      .where('workspace_id', '=', post.workspaceId)
      .where('id', '=', post.id)
      .where('state', 'in', from)
      .returning(['workspace_id', 'id', 'changes'])
      .execute();
    await noteChanges(trx, context, moved, { state, reason, applied: true });
    return moved.length > 0;
  });
}
