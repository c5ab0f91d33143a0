import type { InstallationStore } from '#src/bot/ports.ts';
import { countDeleted } from './counts.ts';
import type { Seal } from './seal.ts';
import type { StoreContext } from './store-context.ts';

/** Installations in a table, their secrets sealed. */
export function createInstallations({ db, now }: StoreContext, seal: Seal): InstallationStore {
  return {
    store: async ({ workspaceId, enterpriseId, secret }) => {
      const row = {
        enterprise_id: enterpriseId ?? null,
        sealed: seal.seal(secret, placeOf(workspaceId)),
        installed_at: now(),
      };
      await db
        .insertInto('installation')
        .values({ workspace_id: workspaceId, ...row })
        .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(row))
        .execute();
    },
    find: async (workspaceId) => {
      const row = await db
        .selectFrom('installation')
        .select(['enterprise_id', 'sealed'])
        .where('workspace_id', '=', workspaceId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const secret = seal.open(row.sealed, placeOf(workspaceId));
      return { workspaceId, ...(row.enterprise_id === null ? {} : { enterpriseId: row.enterprise_id }), secret };
    },
    list: async () => {
      const rows = await db
        .selectFrom('installation')
        .select(['workspace_id', 'enterprise_id'])
        .orderBy('workspace_id')
        .execute();
      return rows.map((row) => ({
        workspaceId: row.workspace_id,
        ...(row.enterprise_id === null ? {} : { enterpriseId: row.enterprise_id }),
      }));
    },
    delete: async (workspaceId) =>
      (await countDeleted(db.deleteFrom('installation').where('workspace_id', '=', workspaceId))) > 0,
  };
}

/**
 * Opens every sealed secret once, and seals those of an older key anew: after that the older key is no longer needed.
 *
 * @throws {SmallcapsError} `STORE_KEY` when a key is missing: better no start than a bot that lost its workspaces.
 */
export async function renewSeals({ db }: Pick<StoreContext, 'db'>, seal: Seal): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const rows = await trx.selectFrom('installation').select(['workspace_id', 'sealed']).execute();
    for (const row of rows) {
      const place = placeOf(row.workspace_id);
      const secret = seal.open(row.sealed, place);
      if (seal.isCurrent(row.sealed)) continue;
      await trx
        .updateTable('installation')
        .set({ sealed: seal.seal(secret, place) })
        .where('workspace_id', '=', row.workspace_id)
        .execute();
    }
  });
}

function placeOf(workspaceId: string): string {
  return `installation:${workspaceId}`;
}
