import { type Kysely, sql } from 'kysely';
import type { PlannedPost, Progress, Subscription, SubscriptionStore } from '#src/bot/ports.ts';
import { countDeleted } from './counts.ts';
import { addPosts } from './post-add.ts';
import { freed, noteChanges } from './post-changes.ts';
import type { Schema } from './schema.ts';
import type { StoreContext } from './store-context.ts';
import { toChangeable, toSubscription } from './subscription-rows.ts';

/** Subscriptions in a table. */
export function createSubscriptions(context: StoreContext): SubscriptionStore {
  const { db, now } = context;
  const find = async (workspaceId: string, id: string) => {
    const row = await one(db, workspaceId, id).executeTakeFirst();
    return row && toSubscription(row);
  };
  return {
    create: (subscription) => createSubscription(context, subscription),
    find,
    list: async (workspaceId, { owner, target, state } = {}) => {
      let query = db.selectFrom('subscription').selectAll().where('workspace_id', '=', workspaceId);
      if (owner !== undefined) query = query.where('owner', '=', owner);
      if (target !== undefined) query = query.where('target', '=', target);
      if (state !== undefined) query = query.where('state', '=', state);
      return (await query.orderBy('number').execute()).map(toSubscription);
    },
    change: async (subscription) => (await moveOn(db, subscription, toChangeable(subscription))) > 0,
    remove: async (workspaceId, id) =>
      (await countDeleted(db.deleteFrom('subscription').where('workspace_id', '=', workspaceId).where('id', '=', id))) >
      0,
    due: async (limit) => {
      const rows = await active(db)
        .where('next_at', '<=', now())
        .orderBy('next_at')
        .orderBy('workspace_id')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toSubscription);
    },
    upcoming: async (after, limit) => {
      let query = active(db).where('next_at', '>', now());
      if (after !== undefined) {
        const { workspaceId, id } = after;
        query = query.where((eb) =>
          eb.or([
            eb('workspace_id', '>', workspaceId),
            eb.and([eb('workspace_id', '=', workspaceId), eb('id', '>', id)]),
          ]),
        );
      }
      const rows = await query.orderBy('workspace_id').orderBy('id').limit(limit).execute();
      return rows.map(toSubscription);
    },
    unaware: async (report, limit) => {
      const rows = await active(db)
        .where('trigger_kind', 'in', ['new-report', 'both'])
        .where((eb) => eb.or([eb('last_report', 'is', null), eb('last_report', '<>', report)]))
        .orderBy('workspace_id')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toSubscription);
    },
    advance: (subscription, posts, to) => advance(context, subscription, posts, to),
  };
}

function one(db: Kysely<Schema>, workspaceId: string, id: string) {
  return db.selectFrom('subscription').selectAll().where('workspace_id', '=', workspaceId).where('id', '=', id);
}

function active(db: Kysely<Schema>) {
  return db.selectFrom('subscription').selectAll().where('state', '=', 'active');
}

function createSubscription(
  { db, now }: StoreContext,
  subscription: Parameters<SubscriptionStore['create']>[0],
): Promise<Subscription> {
  const { workspaceId, id, origin } = subscription;
  return db.transaction().execute(async (trx) => {
    // Held to the end, so that of several who come at once one waits for the other.
    const { number: last } = await trx
      .insertInto('subscription_number')
      .values({ workspace_id: workspaceId, number: 0 })
      .onConflict((conflict) =>
        conflict.column('workspace_id').doUpdateSet({ number: sql`subscription_number.number` }),
      )
      .returning('number')
      .executeTakeFirstOrThrow();
    const number = last + 1;
    const own = { workspace_id: workspaceId, id, number, origin, created_at: now(), version: 1 };
    const row = await trx
      .insertInto('subscription')
      .values({ ...toChangeable(subscription), ...own })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doNothing())
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return toSubscription(await one(trx, workspaceId, id).executeTakeFirstOrThrow());
    await trx.updateTable('subscription_number').set({ number }).where('workspace_id', '=', workspaceId).execute();
    return toSubscription(row);
  });
}

/** Writes what changed if nobody else did in between. Resolves to how many rows. */
async function moveOn(
  db: Kysely<Schema>,
  { workspaceId, id, version }: Subscription,
  set: Partial<ReturnType<typeof toChangeable>>,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('subscription')
    .set({ ...set, version: version + 1 })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

function advance(
  context: StoreContext,
  subscription: Subscription,
  posts: readonly PlannedPost[],
  { nextAt, lastReport }: Progress,
): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    const set = { next_at: nextAt ?? null, ...(lastReport === undefined ? {} : { last_report: lastReport }) };
    if ((await moveOn(trx, subscription, set)) === 0) return false;
    const added = new Set(
      await addPosts(
        trx,
        context,
        posts.map(({ post }) => post),
      ),
    );
    for (const { post, ended } of posts) {
      if (added.delete(post.id) && ended) await endAtOnce(trx, context, post, ended);
    }
    return true;
  });
}

async function endAtOnce(
  trx: Kysely<Schema>,
  context: StoreContext,
  { workspaceId, id }: PlannedPost['post'],
  { state, reason }: NonNullable<PlannedPost['ended']>,
): Promise<void> {
  const moved = await trx
    .updateTable('post')
    .set(freed(context, state))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returning(['workspace_id', 'id', 'changes'])
    .execute();
  await noteChanges(trx, context, moved, { state, reason, applied: true });
}
