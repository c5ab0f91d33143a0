import { type ExpressionBuilder, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Post, PostClaim } from '#src/bot/ports.ts';
import { toPost } from './post-rows.ts';
import { IN_HAND } from './post-states.ts';
import type { PostTable, Schema } from './schema.ts';
import type { StoreContext } from './store-context.ts';

/** Takes posts in hand by one statement: whoever comes at the same time finds them taken. */
export async function claimPosts(context: StoreContext, claim: PostClaim): Promise<readonly Post[]> {
  const { token, leaseMs, state } = claim;
  const now = context.now();
  const begun = {
    attempts: sql<number>`attempts + 1`,
    first_try_at: sql<number>`coalesce(first_try_at, ${now})`,
    last_try_at: now,
  };
  // Picked before and not within the condition: there, PostgreSQL may pick anew for each row and take more than the limit.
  const rows = await context.db
    .with('picked', () => candidates(context, claim, now))
    .updateTable('post')
    .set({
      state: IN_HAND[state],
      lease_token: token,
      lease_until: sql<number>`${now} + ${Math.ceil(leaseMs)}`,
      changed_at: now,
      ...(state === 'due' ? begun : {}),
    })
    .where(({ eb, refTuple, selectFrom }) => {
      const picked = selectFrom('picked').select(['picked.workspace_id', 'picked.id']);
      return eb(refTuple('post.workspace_id', 'post.id'), 'in', picked.$asTuple('workspace_id', 'id'));
    })
    .where('state', '=', state)
    .returningAll()
    .execute();
  return rows.toSorted(byWaiting).map(toPost);
}

type Candidates = SelectQueryBuilder<Schema & { p: PostTable }, 'p', { workspace_id: string; id: string }>;

function candidates(
  { db, skipLocked }: StoreContext,
  { state, limit, only, workspaceId, exceptTargets = [] }: PostClaim,
  now: RawBuilder<number>,
): Candidates {
  let query: Candidates = db
    .selectFrom('post as p')
    .select(['p.workspace_id', 'p.id'])
    .where('p.state', '=', state)
    .where('p.not_before', '<=', now);
  if (only) query = query.where('p.workspace_id', '=', only.workspaceId).where('p.id', '=', only.id);
  else query = query.where('p.task', 'is not', null);
  if (workspaceId !== undefined) query = query.where('p.workspace_id', '=', workspaceId);
  if (exceptTargets.length > 0) query = query.where('p.target', 'not in', exceptTargets);
  if (state === 'due') query = query.where((eb) => eb.and([isWorthwhile(eb, now), isParentSent(eb)]));
  query = query.orderBy('p.not_before').orderBy('p.workspace_id').orderBy('p.id').limit(limit);
  return skipLocked ? query.forUpdate().skipLocked() : query;
}

type Builder = ExpressionBuilder<Schema & { p: PostTable }, 'p'>;

function isWorthwhile(eb: Builder, now: RawBuilder<number>) {
  return eb.or([eb('p.expires_at', 'is', null), eb('p.expires_at', '>', now)]);
}

/** Whether nothing hangs it back: it is nobody's child, or its parent is there. */
export function isParentSent(eb: Builder) {
  const sent = eb
    .selectFrom('post as parent')
    .select('parent.id')
    .whereRef('parent.workspace_id', '=', 'p.workspace_id')
    .whereRef('parent.id', '=', 'p.parent_id')
    .where('parent.state', '=', 'sent');
  return eb.or([eb('p.parent_id', 'is', null), eb.exists(sent)]);
}

function byWaiting(
  a: Pick<PostTable, 'not_before' | 'workspace_id' | 'id'>,
  b: Pick<PostTable, 'not_before' | 'workspace_id' | 'id'>,
): number {
  if (a.not_before !== b.not_before) return a.not_before - b.not_before;
  return `${a.workspace_id}\n${a.id}` < `${b.workspace_id}\n${b.id}` ? -1 : 1;
}
