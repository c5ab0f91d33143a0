import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { toKysely } from '#src/storage/sqlite/to-kysely.ts';

test('texts, numbers and nothing go in and come out as they are', () => {
  const database = toKysely(new DatabaseSync(':memory:'), () => {});
  const row = database.prepare('select ? as a, ? as b, ? as c').all(['x', 1_757_503_800_000, null]);

  expect(row).toEqual([{ a: 'x', b: 1_757_503_800_000, c: null }]);
});

test.for([[true], [new Date(0)], [1n], [undefined], [{}]])(
  '%s is refused: another database would not take it',
  ([value]) => {
    const database = toKysely(new DatabaseSync(':memory:'), () => {});

    expect(() => database.prepare('select ?').all([value])).toThrow(TypeError);
  },
);

test('more statements than are kept can be prepared', () => {
  const database = toKysely(new DatabaseSync(':memory:'), () => {});
  const sums = Array.from({ length: 500 }, (_, at) => database.prepare(`select ${at} as n`).all([]));

  expect(sums.flat()).toEqual(Array.from({ length: 500 }, (_, n) => ({ n })));
});

test('closing the database lets go of what it held', () => {
  let isHeld = true;
  toKysely(new DatabaseSync(':memory:'), () => {
    isHeld = false;
  }).close();

  expect(isHeld).toBe(false);
});
