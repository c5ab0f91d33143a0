import type { Slots } from './slots.ts';

const RECORD = 'best_same_month_since';

/**
 * Whether the question is about the record: "the best August since 2000", "the biggest rally since 1990". The year is then a
 * claim about the record and not a window.
 */
export function isRecord(slots: Slots): boolean {
  if (slots.has('metric', RECORD)) return true;
  return slots.has('op', 'best') && slots.windows.some(({ is }) => is.kind === 'year' && is.since);
}

/** The years that a question about the record claims. */
export function recordYears(slots: Slots): readonly number[] {
  if (!isRecord(slots)) return [];
  return slots.windows.flatMap(({ is }) => (is.kind === 'year' ? [is.year] : []));
}
