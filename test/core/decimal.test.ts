import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absolute,
  add,
  compare,
  divide,
  isDecimal,
  multiply,
  negate,
  placesOf,
  round,
  roundingOf,
  subtract,
  trimZeros,
} from '#src/core/decimal.ts';
import { decimalTexts, printed, unitsOf } from './decimal-texts.ts';

const SCALE = 9;

test.for(['7', '-11.4', '0.50', '0', '00.1', '123456789012345678901234567890.1'])('%s is a decimal', (text) => {
  expect(isDecimal(text)).toBe(true);
});

test.for(['', '-', '.5', '5.', '+7', '1e3', '1,000', ' 7', '7\n', '−7', '0x10', 'NaN', 'toString'])(
  '%j is not a decimal',
  (text) => {
    expect(isDecimal(text)).toBe(false);
    expect(() => add(text, '1')).toThrow(RangeError);
  },
);

describe('sums that floats get wrong are exact', () => {
  test.for([
    ['0.1', '0.2', '0.3'],
    ['9.3', '-7', '2.3'],
    ['52.8', '-35', '17.8'],
    ['-11.4', '11.4', '0.0'],
    ['9007199254740993', '1', '9007199254740994'],
    ['1.10', '1', '2.10'],
  ] as const)('%s + %s is %s', ([a, b, sum]) => {
    expect(add(a, b)).toBe(sum);
  });
});

test('a sum is the sum of the two whole numbers behind it', () => {
  fc.assert(
    fc.property(decimalTexts, decimalTexts, (a, b) => {
      expect(unitsOf(add(a, b), SCALE)).toBe(unitsOf(a, SCALE) + unitsOf(b, SCALE));
      expect(unitsOf(subtract(a, b), SCALE)).toBe(unitsOf(a, SCALE) - unitsOf(b, SCALE));
      expect(unitsOf(multiply(a, b), 2 * SCALE)).toBe(unitsOf(a, SCALE) * unitsOf(b, SCALE));
    }),
  );
});

test('subtracting what was added gives the number back', () => {
  fc.assert(
    fc.property(decimalTexts, decimalTexts, (a, b) => {
      expect(compare(subtract(add(a, b), b), a)).toBe(0);
      expect(trimZeros(subtract(add(a, b), b))).toBe(trimZeros(a));
    }),
  );
});

test('a sum and a difference keep the finer scale of the two', () => {
  fc.assert(
    fc.property(decimalTexts, decimalTexts, (a, b) => {
      expect(placesOf(add(a, b))).toBe(Math.max(placesOf(a), placesOf(b)));
      expect(placesOf(subtract(a, b))).toBe(Math.max(placesOf(a), placesOf(b)));
    }),
  );
});

test('numbers are ordered as the whole numbers behind them', () => {
  fc.assert(
    fc.property(decimalTexts, decimalTexts, (a, b) => {
      const difference = unitsOf(a, SCALE) - unitsOf(b, SCALE);

      expect(Math.sign(compare(a, b))).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
    }),
  );
});

test('the order is total: antisymmetric and transitive', () => {
  fc.assert(
    fc.property(decimalTexts, decimalTexts, decimalTexts, (a, b, c) => {
      const [low, middle, high] = [a, b, c].sort(compare) as [string, string, string];

      expect(compare(a, b) + compare(b, a)).toBe(0);
      expect(compare(low, middle)).toBeLessThanOrEqual(0);
      expect(compare(low, high)).toBeLessThanOrEqual(0);
    }),
  );
});

describe('rounding goes half away from zero', () => {
  test.for([
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['2.4999', 0, '2'],
    ['0.125', 2, '0.13'],
    ['1.005', 2, '1.01'],
    ['-0.04', 1, '0.0'],
    ['7', 2, '7.00'],
  ] as const)('%s to %i places is %s', ([value, places, rounded]) => {
    expect(round(value, places)).toBe(rounded);
  });
});

test('a rounded number has the places asked for and is at most half a unit away', () => {
  fc.assert(
    fc.property(decimalTexts, fc.integer({ min: 0, max: SCALE }), (value, places) => {
      const rounded = round(value, places);
      const distance = absolute(subtract(rounded, value));

      expect(placesOf(rounded)).toBe(places);
      expect(compare(distance, printed(5n, places + 1))).toBeLessThanOrEqual(0);
    }),
  );
});

test('a quotient times the divisor is within half a unit of the dividend', () => {
  const nonZero = decimalTexts.filter((text) => compare(text, '0') !== 0);
  fc.assert(
    fc.property(decimalTexts, nonZero, (a, b) => {
      const quotient = divide(a, b, 4) ?? '';
      const error = absolute(subtract(multiply(quotient, b), a));

      expect(compare(error, multiply(absolute(b), '0.00005'))).toBeLessThanOrEqual(0);
    }),
  );
});

test.for([
  ['63.8', '35', 2, '1.82'],
  ['1', '3', 3, '0.333'],
  ['2', '3', 3, '0.667'],
  ['-2', '3', 0, '-1'],
  ['1', '-8', 2, '-0.13'],
] as const)('%s over %s to %i places is %s', ([a, b, places, quotient]) => {
  expect(divide(a, b, places)).toBe(quotient);
});

test.for(['0', '0.00', '-0'])('nothing is divided by %s', (zero) => {
  expect(divide('1', zero, 2)).toBeUndefined();
});

test.for([
  ['2.30', '2.3'],
  ['7.00', '7'],
  ['100', '100'],
  ['0.0', '0'],
  ['-10.10', '-10.1'],
] as const)('%s without zeros at its end is %s', ([value, trimmed]) => {
  expect(trimZeros(value)).toBe(trimmed);
});

test('trimming changes the digits and never the number', () => {
  fc.assert(
    fc.property(decimalTexts, (value) => {
      expect(compare(trimZeros(value), value)).toBe(0);
      expect(trimZeros(value)).not.toMatch(/\.\d*0$|\.$/);
    }),
  );
});

test('negating twice gives the number back, and zero has no sign', () => {
  fc.assert(
    fc.property(decimalTexts, (value) => {
      expect(negate(negate(value))).toBe(value);
      expect(compare(add(value, negate(value)), '0')).toBe(0);
    }),
  );
  expect(negate('0.0')).toBe('0.0');
  expect(absolute('-11.4')).toBe('11.4');
  expect(absolute('11.4')).toBe('11.4');
});

test.for([
  ['7', 0, '0.5'],
  ['9.3', 1, '0.05'],
  ['-11.40', 2, '0.005'],
] as const)('%s is printed to %i places and may be off by %s', ([value, places, rounding]) => {
  expect(placesOf(value)).toBe(places);
  expect(roundingOf(value)).toBe(rounding);
});
