import type { AuditStore } from '#src/bot/ports.ts';
import { countDeleted } from './counts.ts';
import type { StoreContext } from './store-context.ts';

/** The audit record in a table. */
export function createAudit({ db, now, newId }: StoreContext): AuditStore {
  return {
    append: async (workspaceId, ...entries) => {
      if (entries.length === 0) return;
      const rows = entries.map(({ actor, action, subject, place }) => {
        return { workspace_id: workspaceId, id: newId(), at: now(), actor, action, subject, place: place ?? null };
      });
      await db.insertInto('audit').values(rows).execute();
    },
    list: async (workspaceId, { from, until, limit }) => {
      let query = db.selectFrom('audit').selectAll().where('workspace_id', '=', workspaceId);
      if (from !== undefined) query = query.where('at', '>=', from);
      if (until !== undefined) query = query.where('at', '<', until);
      const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map(({ at, actor, action, subject, place }) => ({
        at,
        actor,
        action,
        subject,
        ...(place === null ? {} : { place }),
      }));
    },
    prune: (before) => countDeleted(db.deleteFrom('audit').where('at', '<', before)),
  };
}
