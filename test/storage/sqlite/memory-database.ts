import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { onTestFinished } from 'vitest';
import type { Schema } from '#src/storage/schema.ts';
import { toKysely } from '#src/storage/sqlite/to-kysely.ts';

/** A database of no file, without a table. */
export function memoryDatabase(): Kysely<Schema> {
  const database = toKysely(new DatabaseSync(':memory:'), () => {});
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
  onTestFinished(() => db.destroy());
  return db;
}
