import type { DeleteQueryBuilder, DeleteResult } from 'kysely';
import type { Schema } from './schema.ts';

/** Deletes, and says how many rows. */
export async function countDeleted<Table extends keyof Schema>(
  query: DeleteQueryBuilder<Schema, Table, DeleteResult>,
): Promise<number> {
  const { numDeletedRows } = await query.executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
