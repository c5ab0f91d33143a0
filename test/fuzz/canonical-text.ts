import { toCanonical } from '#src/core/canonical.ts';
import type { Library } from '#src/core/library.ts';
import { windowKey } from '#src/core/period.ts';
import { Intent, Operation, type Query } from '#src/core/query.ts';
import { UNITS } from '#src/core/unit.ts';
import { mutate } from './mutate.ts';
import type { Random } from './random.ts';

const VALUES = ['0', '7', '9.3', '63.8', '-11.4', '114', '441', '2000', '100', '50', '999999999999999.999999999', '-5'];
const TOPICS = [
  'drivers',
  'risks',
  'outlook',
  'fed',
  'earnings',
  'leadership',
  'flows',
  'active_funds',
  'large_caps',
  'x',
];

function some<T>(random: Random, list: readonly T[], most: number): T[] {
  return Array.from({ length: random.below(most + 1) }, () => random.pick(list));
}

function maybe<T extends object>(random: Random, probability: number, part: () => T): T | Record<string, never> {
  return random.chance(probability) ? part() : {};
}

function windowsOf(library: Library): string[] {
  const held = library.reports.flatMap(({ figures }) => figures.map(({ period }) => windowKey(period)));
  return [...new Set([...held, 'month:2025-07', 'ytd:2024', 'since_low', 'every', 'quarter:2025-Q3'])];
}

/** A query put together by chance from the catalogue's own ids, with a foreign one now and then. */
function randomQuery(random: Random, library: Library): Query {
  const metrics = [...library.catalogue.metrics.keys()];
  const segments = [...library.catalogue.segments.keys()];
  const value = (): string => random.pick(VALUES);
  return {
    intent: random.pick(Intent.options),
    metrics: some(random, random.chance(0.05) ? [...metrics, 'foreign'] : metrics, 2),
    segments: some(random, random.chance(0.05) ? [...segments, 'foreign'] : segments, 3),
    windows: some(random, windowsOf(library), 3),
    topics: some(random, TOPICS, 2),
    ...maybe(random, 0.1, () => ({
      reportId: random.pick([...library.reports.map(({ id }) => id), 'nobody-2020-01@1']),
    })),
    ...maybe(random, 0.4, () => ({ operation: random.pick(Operation.options) })),
    ...maybe(random, 0.3, () => ({ order: random.pick(['most', 'least'] as const) })),
    ...maybe(random, 0.2, () => ({ top: 1 + random.below(12) })),
    ...maybe(random, 0.1, () => ({ skip: random.below(5) })),
    ...maybe(random, 0.2, () => ({ unitOut: random.pick(UNITS) })),
    ...maybe(random, 0.2, () => ({ amount: value() })),
    ...maybe(random, 0.1, () => ({ lookup: value() })),
    ...maybe(random, 0.2, () => ({
      test: {
        op: random.pick(['gt', 'lt', 'ge', 'le'] as const),
        ...maybe(random, 0.7, () => ({ value: value() })),
        ...maybe(random, 0.2, () => ({ upTo: value() })),
        ...maybe(random, 0.3, () => ({ segment: random.pick(segments) })),
      },
    })),
    ...maybe(random, 0.2, () => ({
      claim: {
        ...maybe(random, 0.5, () => ({ direction: random.pick(['up', 'down'] as const) })),
        ...maybe(random, 0.6, () => ({ value: value() })),
        ...maybe(random, 0.4, () => ({ unit: random.pick(UNITS) })),
        ...maybe(random, 0.3, () => ({ lead: random.pick(['most', 'least'] as const) })),
      },
    })),
  };
}

/** A canonical question as a button could carry it, half of the time damaged on its way. */
export function randomCanonical(random: Random, library: Library): string {
  const text = toCanonical(randomQuery(random, library));
  return random.chance(0.5) ? text : `q1:${mutate(text.slice('q1:'.length), random)}`;
}
