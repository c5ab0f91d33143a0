import type { PostHistory } from '#src/bot/ports.ts';
import { countDeleted } from './counts.ts';
import { readCarrying } from './post-figures.ts';
import { toPost } from './post-rows.ts';
import { ENDED } from './post-states.ts';
import type { StoreContext } from './store-context.ts';

/** What the ledger says of posts. */
export function createPostHistory(context: StoreContext): PostHistory {
  const { db } = context;
  return {
    carrying: (figures) => readCarrying(context, figures),
    find: async ({ workspaceId, id }) => {
      const row = await db
        .selectFrom('post')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && toPost(row);
    },
    list: async (workspaceId, { source, state, limit }) => {
      let query = db.selectFrom('post').selectAll().where('workspace_id', '=', workspaceId);
      if (source !== undefined) query = query.where('source', '=', source);
      if (state !== undefined) query = query.where('state', '=', state);
      const rows = await query.orderBy('not_before', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map(toPost);
    },
    changes: async ({ workspaceId, id }) => {
      const rows = await db
        .selectFrom('post_change')
        .select(['at', 'state', 'reason', 'applied'])
        .where('workspace_id', '=', workspaceId)
        .where('post_id', '=', id)
        .orderBy('number')
        .execute();
      return rows.map(({ at, state, reason, applied }) => ({ at, state, reason, applied: applied === 1 }));
    },
    prune: (before) =>
      countDeleted(
        db
          .deleteFrom('post')
          .where('state', 'in', ENDED)
          .where('changed_at', '<', before)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('post as child')
                  .select('child.id')
                  .whereRef('child.workspace_id', '=', 'post.workspace_id')
                  .whereRef('child.parent_id', '=', 'post.id'),
              ),
            ),
          ),
      ),
  };
}
