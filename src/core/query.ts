import { z } from 'zod';
import { Unit } from './unit.ts';

const Decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,9})?$/);
const Id = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/)
  .max(60);
const WindowKey = z
  .string()
  .regex(/^[a-z_]+(:[0-9A-Za-z:-]+)?$/)
  .max(60);

/**
 * What a question wants done:
 *
 * - `show` figures; `compare` segments; `rank` all segments of a window; `filter` them by a test; `position` of one in the ranking.
 * - `coverage` what there is; `missing` what there is not.
 * - `notes` statements by topic; `source`, `define`, `doubt`, `wording`, `as_of` about figures and report; `confirm` a pushback; `help`.
 */
export const Intent = z.enum([
  'show',
  'compare',
  'rank',
  'filter',
  'position',
  'coverage',
  'missing',
  'notes',
  'source',
  'define',
  'doubt',
  'wording',
  'as_of',
  'confirm',
  'help',
]);
export type Intent = z.infer<typeof Intent>;

export const Operation = z.enum(['difference', 'multiple', 'complement', 'growth', 'conversion']);
export type Operation = z.infer<typeof Operation>;

/** A bound in a filter: against a number, or against a segment's own figure in the same window; with both, by how much. */
export const Test = z.strictObject({
  op: z.enum(['gt', 'lt', 'ge', 'le']),
  value: Decimal.optional(),
  /** Upper end, with `ge`: "between 40 and 50". */
  upTo: Decimal.optional(),
  segment: Id.optional(),
});
export type Test = z.infer<typeof Test>;

/** What the question took for granted, to be confirmed or put right. */
export const Claim = z.strictObject({
  direction: z.enum(['up', 'down', 'flat']).optional(),
  value: Decimal.optional(),
  unit: Unit.optional(),
  /** The question says that this segment is the best (or, with `least`, the worst) of its window, or ahead of the other one. */
  lead: z.enum(['most', 'least']).optional(),
});
export type Claim = z.infer<typeof Claim>;

/**
 * A question as typed slots. `windows` are `windowKey`s; empty means every window that the report has.
 * `segments` in the order asked; empty means all (or the metric's default).
 */
export const Query = z.strictObject({
  intent: Intent,
  reportId: z.string().max(80).optional(),
  metrics: z.array(Id).max(12).default([]),
  segments: z.array(Id).max(30).default([]),
  windows: z.array(WindowKey).max(30).default([]),
  operation: Operation.optional(),
  order: z.enum(['most', 'least']).optional(),
  top: z.number().int().min(1).max(100).optional(),
  skip: z.number().int().min(0).max(100).optional(),
  test: Test.optional(),
  unitOut: Unit.optional(),
  amount: Decimal.optional(),
  lookup: Decimal.optional(),
  claim: Claim.optional(),
  topics: z.array(Id).max(12).default([]),
});
export type Query = z.infer<typeof Query>;

/** A query with nothing asked yet. */
export function emptyQuery(intent: Intent): Query {
  return { intent, metrics: [], segments: [], windows: [], topics: [] };
}
