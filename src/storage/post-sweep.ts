import { sql } from 'kysely';
import { freed, noteChanges } from './post-changes.ts';
import { HELD, LEASE_LAPSED, OVERDUE } from './post-states.ts';
import type { StoreContext } from './store-context.ts';

/** Moves what time has changed. */
export function sweepPosts(context: StoreContext): Promise<{ readonly uncertain: number; readonly expired: number }> {
  return context.db.transaction().execute(async (trx) => {
    const now = context.now();
    const lapsed = await trx
      .updateTable('post')
      .set({ ...freed(context, 'uncertain'), not_before: sql<number>`${now} + ${context.readBackAfterMs}` })
      .where('state', 'in', HELD)
      .where('lease_until', '<=', now)
      .returning(['workspace_id', 'id', 'changes'])
      .execute();
    await noteChanges(trx, context, lapsed, { state: 'uncertain', reason: LEASE_LAPSED, applied: true });
    const overdue = await trx
      .updateTable('post')
      .set(freed(context, 'expired'))
      .where('state', '=', 'due')
      .where('expires_at', '<=', now)
      .returning(['workspace_id', 'id', 'changes'])
      .execute();
    await noteChanges(trx, context, overdue, { state: 'expired', reason: OVERDUE, applied: true });
    return { uncertain: lapsed.length, expired: overdue.length };
  });
}

/**
 * Whatever is in hand becomes uncertain at once. Only for a database that one process has to itself, before it begins to
 * work: whose hands they were is dead then, and no lease needs to run out.
 */
export async function releasePosts(context: StoreContext): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const orphans = await trx
      .updateTable('post')
      .set({
        ...freed(context, 'uncertain'),
        not_before: sql<number>`${context.now()} + ${context.readBackAfterMs}`,
      })
      .where('state', 'in', HELD)
      .returning(['workspace_id', 'id', 'changes'])
      .execute();
    const reason = 'the process ended while it had it in hand';
    await noteChanges(trx, context, orphans, { state: 'uncertain', reason, applied: true });
  });
}
