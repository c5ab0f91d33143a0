import type { Test } from '#src/core/query.ts';
import { type Draft, says } from './draft.ts';

/** Who is held against whose figure. */
export interface Race {
  readonly op: Test['op'];
  readonly segment: string;
}

/** The race of a turn, or the one that "only those by …" goes on with. */
function raceOf(draft: Draft, named: Race | undefined): Race | undefined {
  const { slots, context } = draft;
  if (slots.has('op', 'beat') || slots.has('op', 'lag')) return named;
  const before = context.broken ? undefined : context.queries.find(({ intent }) => intent === 'filter')?.test;
  const goesOn = says(slots, /^by$/) && !slots.has('segment');
  return goesOn && before?.segment !== undefined ? { op: before.op, segment: before.segment } : undefined;
}

/**
 * "beat the index by more than 10 points": a number beside a race is how far apart they have to be. `unclear` where it is the
 * most that they may be: that would be two bounds.
 *
 * @param named The race that the turn itself names.
 */
export function marginOf(draft: Draft, named: Race | undefined): Test | 'unclear' | undefined {
  const { test, claims } = draft.roles;
  const race = test === undefined || claims.length > 0 ? undefined : raceOf(draft, named);
  if (test === undefined || race === undefined) return undefined;
  if (test.op === 'lt' || test.op === 'le') return 'unclear';
  const [over, under] = test.op === 'ge' ? (['ge', 'le'] as const) : (['gt', 'lt'] as const);
  const isAhead = race.op === 'gt' || race.op === 'ge';
  return { op: isAhead ? over : under, value: test.value, segment: race.segment };
}
