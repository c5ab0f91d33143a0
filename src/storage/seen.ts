import { sql } from 'kysely';
import type { Seen, SeenStore, Seer } from '#src/bot/ports.ts';
import { countDeleted } from './counts.ts';
import { inChunks } from './post-changes.ts';
import type { StoreContext } from './store-context.ts';

/** Who was shown which figure privately, in a table. */
export function createSeen(context: StoreContext): SeenStore {
  const { db } = context;
  return {
    note: (workspaceId, ...seen) => noteSeen(context, workspaceId, seen),
    by: (figures) => readSeers(context, figures),
    prune: (before) => countDeleted(db.deleteFrom('seen_figure').where('seen_at', '<', before)),
  };
}

async function noteSeen({ db, now }: StoreContext, workspaceId: string, seen: readonly Seen[]): Promise<void> {
  // One statement cannot change a row twice: of a figure that was shown twice the last one counts.
  const last = new Map(seen.map((each) => [`${each.person}\n${each.figure}`, each]));
  await db.transaction().execute(async (trx) => {
    for (const chunk of inChunks([...last.values()])) {
      await trx
        .insertInto('seen_figure')
        .values(
          chunk.map(({ person, figure, locale }) => ({
            workspace_id: workspaceId,
            person,
            figure,
            locale,
            seen_at: now(),
          })),
        )
        .onConflict((conflict) =>
          conflict
            .columns(['workspace_id', 'person', 'figure'])
            .doUpdateSet({ locale: sql`excluded.locale`, seen_at: sql`excluded.seen_at` }),
        )
        .execute();
    }
  });
}

async function readSeers({ db }: StoreContext, figures: readonly string[]): Promise<readonly Seer[]> {
  const rows = [];
  for (const chunk of inChunks([...new Set(figures)])) {
    rows.push(...(await db.selectFrom('seen_figure').selectAll().where('figure', 'in', chunk).execute()));
  }
  return toSeers(
    rows.map(({ workspace_id, person, figure, locale, seen_at }) => ({
      workspaceId: workspace_id,
      person,
      figure,
      locale,
      at: seen_at,
    })),
  );
}

/** One entry a person, from one a figure. */
export function toSeers(
  rows: readonly (Seen & { readonly workspaceId: string; readonly at: number })[],
): readonly Seer[] {
  const people = new Map<string, Seer>();
  const oldestFirst = rows.toSorted((a, b) => a.at - b.at || (a.figure < b.figure ? -1 : 1));
  for (const { workspaceId, person, figure, locale } of oldestFirst) {
    const key = `${workspaceId}\n${person}`;
    const figures = [...(people.get(key)?.figures ?? []), figure].toSorted();
    people.set(key, { workspaceId, person, locale, figures });
  }
  return [...people].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, seer]) => seer);
}
