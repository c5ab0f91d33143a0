import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { SmallcapsError } from '#src/core/errors.ts';
import type { Migration } from './migration.ts';
import { MIGRATION_1 } from './migration-1-memory.ts';
import { MIGRATION_2 } from './migration-2-subscriptions.ts';
import { MIGRATION_3 } from './migration-3-conversations.ts';
import { MIGRATION_4 } from './migration-4-recall.ts';
import { MIGRATION_5 } from './migration-5-places.ts';
import type { StoreContext } from './store-context.ts';

const MIGRATIONS: readonly Migration[] = [MIGRATION_1, MIGRATION_2, MIGRATION_3, MIGRATION_4, MIGRATION_5];

/**
 * Brings the tables up to this program's form: each missing step as a whole or not at all, so that a program that died
 * in the middle goes on where it stopped.
 *
 * @param migrations All that the program knows, in order.
 * @throws {SmallcapsError} `STORE_NEWER` when the tables are ahead of the program; `STORE_DAMAGED` when a step was
 * another one when it was taken.
 */
export async function migrate(
  { db, now }: Pick<StoreContext, 'db' | 'now'>,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await sql
    .raw(
      'create table if not exists migration (number integer not null primary key, name text not null, checksum text not null, applied_at bigint not null)',
    )
    .execute(db);
  const taken = await db.selectFrom('migration').selectAll().orderBy('number').execute();
  checkTaken(taken, migrations);
  for (const { number, name, statements } of migrations.slice(taken.length)) {
    await db.transaction().execute(async (trx) => {
      for (const statement of statements) await sql.raw(statement).execute(trx);
      const checksum = checksumOf(statements);
      await trx.insertInto('migration').values({ number, name, checksum, applied_at: now() }).execute();
    });
  }
}

function checkTaken(
  taken: readonly { readonly number: number; readonly name: string; readonly checksum: string }[],
  migrations: readonly Migration[],
): void {
  if (taken.length > migrations.length) {
    throw new SmallcapsError('STORE_NEWER', {
      detail: `The data is at step ${taken.length}, and this version of Smallcaps knows ${migrations.length}`,
    });
  }
  for (const [index, { number, name, checksum }] of taken.entries()) {
    const known = migrations[index];
    if (known?.number === number && checksumOf(known.statements) === checksum) continue;
    throw new SmallcapsError('STORE_DAMAGED', {
      detail: `Step ${number} (${name}) of the data is not the one that this version of Smallcaps takes`,
    });
  }
}

function checksumOf(statements: readonly string[]): string {
  return createHash('sha256').update(statements.join(';\n')).digest('hex');
}
