import { expect, test } from 'vitest';
import { createSortableIds } from '#src/storage/sortable-id.ts';
import { createTestClock } from '#test/contracts/store-under-test.ts';

test('ids sort in the order in which they were made, also within a millisecond and when the clock goes back', () => {
  const clock = createTestClock();
  const newId = createSortableIds(clock.now);
  const made = [0, 0, 1, -5000, 0, 4999, 3, 0].map((step) => {
    clock.advance(step);
    return newId();
  });

  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});
