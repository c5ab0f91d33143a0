import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CANONICAL_MAX, isCanonical, parseCanonical, toCanonical } from '#src/core/canonical.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import { emptyQuery, Query } from '#src/core/query.ts';
import { queries } from './queries.ts';

function refusal(text: string): string {
  try {
    parseCanonical(text);
  } catch (error) {
    if (error instanceof SmallcapsError) return error.code;
    throw error;
  }
  return 'accepted';
}

test('a question in slots is a line that a person can read', () => {
  const query: Query = {
    ...emptyQuery('compare'),
    metrics: ['return'],
    segments: ['micro_cap', 'russell_2000'],
    windows: ['month:2025-08'],
    operation: 'difference',
  };

  expect(toCanonical(query)).toBe('q1:i=compare;m=return;s=micro_cap,russell_2000;w=month:2025-08;op=difference');
});

test('the line of any question gives the question back', () => {
  fc.assert(
    fc.property(queries, (query) => {
      const text = toCanonical(query);
      fc.pre(text.length <= CANONICAL_MAX);

      expect(Query.parse(query)).toEqual(query);
      expect(parseCanonical(text)).toEqual(query);
      expect(toCanonical(parseCanonical(text))).toBe(text);
      expect(isCanonical(text)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('two questions with different slots have different lines', () => {
  fc.assert(
    fc.property(queries, queries, (a, b) => {
      expect(toCanonical(a) === toCanonical(b)).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)));
    }),
  );
});

/** The slots by name, so that the order in which they were set does not count. */
function sorted(query: Query): unknown {
  return Object.entries(query).sort(([a], [b]) => a.localeCompare(b));
}

test('the order in which slots were set does not show', () => {
  const query = { ...emptyQuery('show'), segments: ['micro_cap'], windows: ['since_low'] };
  const turned = Object.fromEntries(Object.entries(query).reverse()) as Query; // the same entries

  expect(toCanonical(turned)).toBe(toCanonical(query));
});

test('the order in which the parts of a test or a claim were set does not show', () => {
  const query = emptyQuery('filter');

  expect(toCanonical({ ...query, test: { value: '50', op: 'gt' } })).toBe(
    toCanonical({ ...query, test: { op: 'gt', value: '50' } }),
  );
});

test('white space around a line is passed over, as a pasted one has it', () => {
  expect(parseCanonical('  q1:i=show;s=micro_cap \n').segments).toEqual(['micro_cap']);
  expect(isCanonical('\n q1:i=show')).toBe(true);
  expect(isCanonical('what about q1:i=show')).toBe(false);
});

describe('a malformed line is refused:', () => {
  test.for([
    ['another prefix', 'q2:i=show'],
    ['no prefix', 'i=show'],
    ['nothing in it', 'q1:'],
    ['no intent', 'q1:s=micro_cap'],
    ['an unknown intent', 'q1:i=delete'],
    ['an unknown slot', 'q1:i=show;zz=1'],
    ['a slot named by its long name', 'q1:intent=show'],
    ['a slot twice', 'q1:i=show;s=micro_cap;s=high_beta'],
    ['a slot without a value', 'q1:i=show;s='],
    ['a part without a slot', 'q1:i=show;=micro_cap'],
    ['an empty part', 'q1:i=show;'],
    ['an id with capitals', 'q1:i=show;s=Micro'],
    ['an id with markup', 'q1:i=show;s=<b>'],
    ['a count that is no number', 'q1:i=rank;n=three'],
    ['a count of none', 'q1:i=rank;n=0'],
    ['a fraction of a count', 'q1:i=rank;n=1.5'],
    ['a number as floats are written', 'q1:i=show;v=1e3'],
    ['a test without its comparison', 'q1:i=filter;x=value~50'],
    ['a test with a part of another record', 'q1:i=filter;x=op~gt,lead~most'],
    ['a name of every object', 'q1:i=show;__proto__=1'],
    ['another name of every object', 'q1:i=show;constructor=1'],
    ['such a name inside a record', 'q1:i=filter;x=op~gt,__proto__~1'],
  ] as const)('%s', ([, text]) => {
    expect(refusal(text)).toBe('CANONICAL_REFUSED');
  });

  test('one that is longer than a button can carry', () => {
    const segments = Array.from({ length: 30 }, (_, index) => `s${index}${'x'.repeat(55)}`);
    const short = { ...emptyQuery('show'), segments };
    const long = { ...short, metrics: segments.slice(0, 12) };

    expect(toCanonical(short).length).toBeLessThanOrEqual(CANONICAL_MAX);
    expect(refusal(toCanonical(short))).toBe('accepted');
    expect(refusal(toCanonical(long))).toBe('CANONICAL_REFUSED');
  });

  test('any text at all is a question or is refused with the code', () => {
    const parts = fc.array(fc.oneof(fc.constantFrom('i=show', 's=a,b', 'n=3', 'x=op~gt', 'c=', '='), fc.string()), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(parts, (list) => {
        expect(['accepted', 'CANONICAL_REFUSED']).toContain(refusal(`q1:${list.join(';')}`));
      }),
    );
  });
});

test('the error shows no more than the start of what was refused', () => {
  expect(() => parseCanonical(`q1:${'x'.repeat(500)}`)).toThrow(SmallcapsError);
  try {
    parseCanonical(`q1:${'x'.repeat(500)}`);
  } catch (error) {
    expect(String(error).length).toBeLessThan(300);
  }
});
