import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrate } from '#src/storage/migrate.ts';
import type { Migration } from '#src/storage/migration.ts';
import type { Schema } from '#src/storage/schema.ts';
import { memoryDatabase } from './sqlite/memory-database.ts';

const FIRST: Migration = { number: 1, name: 'first', statements: ['create table a (id text not null primary key)'] };
const SECOND: Migration = { number: 2, name: 'second', statements: ['create table b (id text not null primary key)'] };

function migrateTo(db: Kysely<Schema>, migrations?: readonly Migration[]): Promise<void> {
  return migrate({ db, now: () => sql<number>`${1}` }, migrations);
}

async function tablesOf(db: Kysely<Schema>): Promise<readonly string[]> {
  return (await db.introspection.getTables()).map(({ name }) => name).toSorted();
}

test('an empty database gets every table, and a second time nothing', async () => {
  const db = memoryDatabase();
  await migrateTo(db);
  const tables = await tablesOf(db);
  await migrateTo(db);

  expect(tables).toEqual([
    'audit',
    'claimed_event',
    'conversation',
    'installation',
    'migration',
    'post',
    'post_change',
    'post_figure',
    'published_report',
    'seen_figure',
    'setting',
    'subscription',
    'subscription_number',
    'thread',
    'thread_question',
  ]);
  expect(await tablesOf(db)).toEqual(tables);
});

test('every table but the list of steps says whose row it is, and its keys begin with that', async () => {
  const db = memoryDatabase();
  await migrateTo(db);
  const { rows } = await sql<{ name: string; columns: string }>`
    select t.name || '/' || i.name as name, (select group_concat(name) from pragma_index_info(i.name)) as columns
    from sqlite_master t join pragma_index_list(t.name) i
    where t.type = 'table' and t.name <> 'migration' and i."unique" = 1
  `.execute(db);

  expect(rows.length).toBe(16);
  expect(rows.filter(({ columns }) => !columns.startsWith('workspace_id'))).toEqual([]);
});

test('what is missing is added in order, and recorded', async () => {
  const db = memoryDatabase();
  await migrateTo(db, [FIRST]);
  await migrateTo(db, [FIRST, SECOND]);

  expect(await tablesOf(db)).toEqual(['a', 'b', 'migration']);
  expect(await db.selectFrom('migration').select(['number', 'name']).orderBy('number').execute()).toEqual([
    { number: 1, name: 'first' },
    { number: 2, name: 'second' },
  ]);
});

test('a step that fails leaves nothing behind, and can be taken again', async () => {
  const db = memoryDatabase();
  const broken = { ...SECOND, statements: [...SECOND.statements, 'create table a (id text)'] };

  await expect(migrateTo(db, [FIRST, broken])).rejects.toThrow(/already exists/);
  expect(await tablesOf(db)).toEqual(['a', 'migration']);
  await migrateTo(db, [FIRST, SECOND]);
  expect(await tablesOf(db)).toEqual(['a', 'b', 'migration']);
});

test('a database that is ahead of the program is refused, untouched', async () => {
  const db = memoryDatabase();
  await migrateTo(db, [FIRST, SECOND]);

  await expect(migrateTo(db, [FIRST])).rejects.toMatchObject({
    code: 'STORE_NEWER',
    message:
      'The data is at step 2, and this version of Smallcaps knows 1 -> Run that version or a later one: data is never taken back to an older form. [STORE_NEWER]',
  });
  expect(await tablesOf(db)).toEqual(['a', 'b', 'migration']);
});

test('a step that was edited after it was taken is noticed', async () => {
  const db = memoryDatabase();
  await migrateTo(db, [FIRST]);

  await expect(migrateTo(db, [{ ...FIRST, statements: SECOND.statements }])).rejects.toMatchObject({
    code: 'STORE_DAMAGED',
    details: { detail: 'Step 1 (first) of the data is not the one that this version of Smallcaps takes' },
  });
});
