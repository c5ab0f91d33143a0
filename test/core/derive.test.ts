import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absolute, add, compare, multiply, subtract } from '#src/core/decimal.ts';
import { complement, conversion, difference, growth, impliedBenchmark, inUnit, multiple } from '#src/core/derive.ts';
import type { Figure } from '#src/core/figure.ts';
import { loadBundled } from '#test/bundled.ts';

const { library } = loadBundled();
const FIGURES = library.latest?.figures ?? [];

function figure(metric: string, segment: string, window: string): Figure {
  const found = FIGURES.find(
    (item) => item.metric === metric && item.segment === segment && item.period.kind === window,
  );
  if (found === undefined) throw new Error(`no ${metric} of ${segment} in ${window}`);
  return found;
}

const MICRO = figure('return', 'micro_cap', 'month');
const INDEX = figure('return', 'russell_2000', 'month');
const MICRO_LOW = figure('return', 'micro_cap', 'since_low');
const BETA_LOW = figure('return', 'high_beta', 'since_low');
const INDEX_LOW = figure('return', 'russell_2000', 'since_low');
const LEAD = figure('relative_return', 'russell_2000', 'since_low');
const FLOW = figure('net_flow', 'small_cap_etfs', 'since_low');
const HITS = figure('hit_rate', 'tracked_funds', 'ytd');
const RECORD = figure('best_same_month_since', 'russell_2000', 'month');

describe('a difference', () => {
  test('is the larger minus the smaller in percentage points, with the rounding of both', () => {
    expect(difference(MICRO, INDEX)).toMatchObject({
      value: '2.3',
      unit: 'pp',
      rounding: '0.55',
      segment: 'micro_cap',
      benchmark: 'russell_2000',
      from: [MICRO, INDEX],
    });
  });

  test('is the same whichever is named first', () => {
    expect(difference(INDEX, MICRO)).toEqual(difference(MICRO, INDEX));
  });

  test('is taken within the common window since the low, stated anchor or not', () => {
    expect(difference(BETA_LOW, INDEX_LOW)?.value).toBe('28.8');
  });

  test.for([
    ['windows', MICRO, BETA_LOW],
    ['units', INDEX_LOW, LEAD],
    ['units and windows', MICRO, FLOW],
    ['nothing but a year', RECORD, RECORD],
  ] as const)('does not exist across %s', ([, a, b]) => {
    expect(difference(a, b)).toBeUndefined();
    expect(multiple(a, b)).toBeUndefined();
  });
});

describe('a multiple', () => {
  test('is the larger over the smaller, to two places', () => {
    expect(multiple(INDEX_LOW, BETA_LOW)).toMatchObject({ value: '1.82', unit: 'x', segment: 'high_beta' });
  });

  test('does not exist where one of them is not above zero', () => {
    expect(multiple({ ...MICRO, value: '0' }, INDEX)).toBeUndefined();
    expect(multiple({ ...MICRO, value: '-2' }, INDEX)).toBeUndefined();
  });

  test('states at least the rounding that its inputs allow at either end', () => {
    const tenths = fc.integer({ min: 6, max: 999 }).map((tenth) => `${Math.floor(tenth / 10)}.${tenth % 10}`);
    fc.assert(
      fc.property(tenths, tenths, (a, b) => {
        const number = multiple({ ...MICRO, value: a }, { ...INDEX, value: b });
        const [high, low] = [Math.max(Number(a), Number(b)), Math.min(Number(a), Number(b))];
        const farthest = (high + 0.05) / (low - 0.05) - high / low;

        // Two roundings to two places may each take half a hundredth.
        expect(Number(number?.rounding)).toBeGreaterThanOrEqual(farthest - 0.0101);
      }),
      {
        examples: [
          ['22.9', '21.5'],
          ['99.9', '0.6'],
        ],
      },
    );
  });
});

describe('a complement', () => {
  test('is what is left of a hundred per cent', () => {
    expect(complement(HITS)).toMatchObject({ value: '71.6', unit: 'pct', rounding: '0.05' });
  });

  test('does not exist for what is no share', () => {
    expect(complement(FLOW)).toBeUndefined();
    expect(complement({ ...HITS, value: '100.1' })).toBeUndefined();
    expect(complement({ ...HITS, value: '-0.1' })).toBeUndefined();
  });
});

describe('an amount grown', () => {
  test('is the amount times one plus the return', () => {
    expect(growth(BETA_LOW, '10000')).toMatchObject({ value: '16380', unit: 'usd', rounding: '5', amount: '10000' });
    expect(growth(MICRO_LOW, '100')).toMatchObject({ value: '147', rounding: '0.5' });
  });

  test('shrinks with a loss', () => {
    expect(growth({ ...MICRO, value: '-50' }, '1000')?.value).toBe('500');
  });

  test.for([FLOW, LEAD, HITS, RECORD])('does not exist for $metric', (other) => {
    expect(growth(other, '100')).toBeUndefined();
  });
});

describe('a conversion', () => {
  test.for([
    [LEAD, 'pp', '4.41', 'pp'],
    [LEAD, 'pct', '4.41', 'pp'],
    [MICRO, 'bp', '930', 'bp'],
    [FLOW, 'usd_mn', '-11400', 'usd_mn'],
  ] as const)('of $0.metric to %s is %s', ([from, to, value, unit]) => {
    expect(conversion(from, to)).toMatchObject({ value, unit, from: [from] });
  });

  test.for([
    [MICRO, 'usd_mn'],
    [FLOW, 'bp'],
    [RECORD, 'pct'],
    [MICRO, 'pct'],
  ] as const)('of $0.metric to %s makes no sense', ([from, to]) => {
    expect(conversion(from, to)).toBeUndefined();
  });

  test('of a computed number takes its rounding along', () => {
    const lead = difference(MICRO, INDEX);

    expect(lead && inUnit(lead, 'bp')).toMatchObject({ value: '230', unit: 'bp', rounding: '55' });
    expect(lead && inUnit(lead, 'usd_mn')).toEqual(lead);
    expect(lead && inUnit(lead, undefined)).toEqual(lead);
  });
});

test('a difference plus the smaller is the larger, and its rounding is that of both together', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FIGURES), fc.constantFrom(...FIGURES), (a, b) => {
      const number = difference(a, b);
      fc.pre(number !== undefined);
      const [high, low] = number.from;

      expect(compare(add(number.value, low?.value ?? '0'), high?.value ?? '0')).toBe(0);
      expect(compare(number.value, '0')).toBeGreaterThanOrEqual(0);
      expect(number.from.every(({ period }) => period.kind === number.period.kind)).toBe(true);
    }),
  );
});

test('growing an amount and taking the amount away leaves the return on it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (amount) => {
      const gain = subtract(growth(BETA_LOW, String(amount))?.value ?? '0', String(amount));
      const error = absolute(subtract(gain, multiply(String(amount), '0.638')));

      expect(compare(error, '0.005')).toBeLessThanOrEqual(0);
    }),
  );
});

describe('what a lead leaves for the benchmark', () => {
  test('is the own return less the lead, to one place, with all that rounding can have moved', () => {
    expect(impliedBenchmark(LEAD, INDEX_LOW)).toMatchObject({
      segment: 'large_cap',
      metric: 'return',
      value: '30.6',
      unit: 'pct',
      rounding: '0.52',
      from: [INDEX_LOW, LEAD],
    });
  });

  test('holds the exact number within its rounding, whatever the lead', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), (bp) => {
        const implied = impliedBenchmark({ ...LEAD, value: String(bp) }, INDEX_LOW);
        const exact = subtract(INDEX_LOW.value, multiply(String(bp), '0.01'));
        const off = absolute(subtract(exact, implied?.value ?? '0'));

        expect(compare(off, implied?.rounding ?? '0')).toBeLessThanOrEqual(0);
      }),
    );
  });

  test.for([
    ['windows', LEAD, INDEX],
    ['segments', LEAD, BETA_LOW],
    ['units', MICRO_LOW, INDEX_LOW],
  ] as const)('does not exist across %s', ([, lead, own]) => {
    expect(impliedBenchmark(lead, own)).toBeUndefined();
  });
});
