import type { Selectable } from 'kysely';
import type { Published, PublishedStore } from '#src/bot/ports.ts';
import { PublishedReport } from '#src/core/published-report.ts';
import type { PublishedReportTable } from './schema.ts';
import type { StoreContext } from './store-context.ts';
import { readStoredJson } from './stored-json.ts';

/** Reports belong to every workspace. */
const EVERYBODY = '*';

/** Published reports in a table. */
export function createPublished({ db, now }: StoreContext): PublishedStore {
  const ours = () => db.selectFrom('published_report').selectAll().where('workspace_id', '=', EVERYBODY);
  return {
    record: async (reports) => {
      if (reports.length === 0) return [];
      const rows = reports.map((report) => ({
        workspace_id: EVERYBODY,
        report_id: report.id,
        name: report.name,
        version: report.version,
        content: JSON.stringify(PublishedReport.parse(report)),
        first_seen_at: now(),
        consumed: 0,
      }));
      const added = await db
        .insertInto('published_report')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .returning('report_id')
        .execute();
      const fresh = new Set(added.map(({ report_id }) => report_id));
      return reports.flatMap(({ id }) => (fresh.delete(id) ? [id] : []));
    },
    find: async (id) => {
      const row = await ours().where('report_id', '=', id).executeTakeFirst();
      return row && toPublished(row);
    },
    versions: async (name) => {
      const rows = await ours().where('name', '=', name).orderBy('version').execute();
      return rows.map(toPublished);
    },
    pending: async (since) => {
      const rows = await ours()
        .where(({ eb, or }) => or([eb('consumed', '=', 0), eb('first_seen_at', '>=', since)]))
        .orderBy('report_id')
        .execute();
      return rows.map(toPublished);
    },
    consume: async (id) => {
      const changed = await db
        .updateTable('published_report')
        .set({ consumed: 1 })
        .where('workspace_id', '=', EVERYBODY)
        .where('report_id', '=', id)
        .where('consumed', '=', 0)
        .returning('report_id')
        .execute();
      return changed.length > 0;
    },
  };
}

function toPublished(row: Selectable<PublishedReportTable>): Published {
  return {
    report: readStoredJson(row.content, PublishedReport, `report ${row.report_id}`),
    at: row.first_seen_at,
    isConsumed: row.consumed === 1,
  };
}
