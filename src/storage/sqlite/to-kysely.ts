import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { noticingDamage } from './sqlite-error.ts';

/** Prepared statements that are kept. The queries are few; only lists of several lengths make more of them. */
const MOST_STATEMENTS = 200;

/**
 * `node:sqlite` as Kysely's SQLite dialect wants a database to be.
 *
 * @param unlock Lets go of what must be held for as long as the database is open; held by the database, so that it is not
 * collected before.
 */
export function toKysely(database: DatabaseSync, unlock: () => void): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => {
      database.close();
      unlock();
    },
    prepare: (sql) => {
      const known = prepared.get(sql);
      if (known) return known;
      const statement = noticingDamage(() => toStatement(database.prepare(sql)));
      if (prepared.size >= MOST_STATEMENTS) prepared.clear();
      prepared.set(sql, statement);
      return statement;
    },
  };
}

function toStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => noticingDamage(() => statement.all(...parameters.map(toInput))),
    run: (parameters) => noticingDamage(() => statement.run(...parameters.map(toInput))),
    iterate: (parameters) => statement.iterate(...parameters.map(toInput)),
  };
}

/** Only what both SQLite and PostgreSQL take as it is: no truth values, no dates, no objects. */
function toInput(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(`a query was given a ${typeof value}; the tables hold texts and numbers`);
}
