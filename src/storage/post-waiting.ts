import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Waiting } from '#src/bot/ports.ts';
import { isParentSent } from './post-claim.ts';
import type { PostTable, Schema } from './schema.ts';
import type { StoreContext } from './store-context.ts';

/** How much waits in each workspace, and until when. */
export async function readWaiting({ db, now }: StoreContext): Promise<readonly Waiting[]> {
  const at = now();
  const waiting = db
    .selectFrom('post as p')
    .where('p.state', 'in', ['due', 'uncertain'])
    .where('p.task', 'is not', null)
    .where((eb) => eb.or([eb('p.state', '=', 'uncertain'), eb.and([isWorthwhile(eb), isParentSent(eb)])]));
  const rows = await waiting
    .select((eb) => [
      'p.workspace_id',
      sql<number>`sum(case when ${eb.ref('p.not_before')} <= ${at} then 1 else 0 end)`.as('now'),
      sql<
        number | null
      >`min(case when ${eb.ref('p.not_before')} <= ${at} then null else ${eb.ref('p.not_before')} end)`.as('next_at'),
    ])
    .groupBy('p.workspace_id')
    .orderBy('p.workspace_id')
    .execute();
  return rows.map((row) => ({
    workspaceId: row.workspace_id,
    now: Number(row.now),
    ...(row.next_at === null ? {} : { nextAt: row.next_at }),
  }));

  function isWorthwhile(eb: ExpressionBuilder<Schema & { p: PostTable }, 'p'>): Expression<SqlBool> {
    return eb.or([eb('p.expires_at', 'is', null), eb('p.expires_at', '>', at)]);
  }
}
