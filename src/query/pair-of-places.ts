import type { Query } from '#src/core/query.ts';
import { type Draft, says } from './draft.ts';

const NEXT = /\b(next|one below|one behind)\b|下一名|后一名/;

/** The two places that a question sets against each other: "gap between 2nd and 3rd", "by how much does it lead the next one". */
function pairOfPlaces(draft: Draft): readonly [number, number] | undefined {
  const { slots, context } = draft;
  if (!slots.has('op', 'difference') && !slots.has('op', 'compare')) return undefined;
  const held = context.broken ? undefined : context.queries.find(({ intent, top }) => intent === 'rank' && top === 1);
  const now = (held?.skip ?? 0) + 1;
  const next = held !== undefined && says(slots, NEXT) ? [now, now + 1] : [];
  const named = [
    ...(slots.has('op', 'best') && next.length === 0 ? [1] : []),
    ...(slots.has('op', 'second') ? [2] : []),
    ...(slots.has('op', 'third') ? [3] : []),
    ...slots.ordinals,
    ...next,
  ];
  const [low, high, ...more] = [...new Set(named)].sort((a, b) => a - b);
  return low === undefined || high === undefined || more.length > 0 ? undefined : [low, high];
}

/** The part of the ranking between the two places, and the gap between its ends; `undefined` where segments are set against each other by name. */
export function gapBetweenPlaces(draft: Draft, namesSegments: boolean): Partial<Query> | undefined {
  const pair = namesSegments ? undefined : pairOfPlaces(draft);
  if (pair === undefined) return undefined;
  const [low, high] = pair;
  return { top: high - low + 1, ...(low > 1 ? { skip: low - 1 } : {}), operation: 'difference' };
}
