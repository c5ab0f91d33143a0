import { randomBytes } from 'node:crypto';

/** Digits of time (until the year 10889), of the counter within a millisecond, and of chance. */
const TIME = 12;
const COUNTER = 6;
const CHANCE_BYTES = 8;

/** Makes ids that sort, as text, in the order in which they were made, even when the clock goes back. */
export function createSortableIds(now: () => Date): () => string {
  let last = 0;
  let counter = 0;
  return () => {
    const at = Math.max(last, now().getTime());
    counter = at === last ? counter + 1 : 0;
    last = at;
    return `${hex(at, TIME)}${hex(counter, COUNTER)}${randomBytes(CHANCE_BYTES).toString('hex')}`;
  };
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
