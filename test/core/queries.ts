import fc from 'fast-check';
import { Intent, Operation, type Query } from '#src/core/query.ts';
import { UNITS } from '#src/core/unit.ts';

const ids = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);
const windows = fc.oneof(
  fc.constantFrom(
    'since_low',
    'ytd:2025',
    'month:2025-08',
    'quarter:2025-Q3',
    'half:2025-H1',
    'range:2025-08-01:2025-08-29',
  ),
  fc.stringMatching(/^[a-z_]{1,12}(:[0-9A-Za-z:-]{1,20})?$/),
);
const numbers = fc.stringMatching(/^-?\d{1,15}(\.\d{1,9})?$/);
const reports = fc.stringMatching(/^[a-z][a-z-]{0,20}-20\d\d-(0[1-9]|1[0-2])@[1-9]$/);

function optional<T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(values, { nil: undefined });
}

/** Leaves out what is undefined, as optional slots must not stand there without a value. */
function withoutHoles(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

const tests = fc
  .record({
    op: fc.constantFrom('gt', 'lt', 'ge', 'le'),
    value: optional(numbers),
    upTo: optional(numbers),
    segment: optional(ids),
  })
  .map(withoutHoles);

const claims = fc
  .record({
    direction: optional(fc.constantFrom('up', 'down')),
    value: optional(numbers),
    unit: optional(fc.constantFrom(...UNITS)),
    lead: optional(fc.constantFrom('most', 'least')),
  })
  .map(withoutHoles)
  .filter((claim) => Object.keys(claim).length > 0);

/** Any question in slots that the schema allows, most of them nonsense. */
export const queries: fc.Arbitrary<Query> = fc
  .record({
    intent: fc.constantFrom(...Intent.options),
    reportId: optional(reports),
    metrics: fc.array(ids, { maxLength: 3 }),
    segments: fc.array(ids, { maxLength: 6 }),
    windows: fc.array(windows, { maxLength: 4 }),
    operation: optional(fc.constantFrom(...Operation.options)),
    order: optional(fc.constantFrom('most', 'least')),
    top: optional(fc.integer({ min: 1, max: 100 })),
    skip: optional(fc.integer({ min: 0, max: 100 })),
    test: optional(tests),
    unitOut: optional(fc.constantFrom(...UNITS)),
    amount: optional(numbers),
    lookup: optional(numbers),
    claim: optional(claims),
    topics: fc.array(ids, { maxLength: 3 }),
  })
  .map((record) => withoutHoles(record) as Query); // every slot comes from an arbitrary of its type
