import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutTo, scaleOf, wrapLabel } from '#src/platform/web/chart-scale.ts';

describe('a scale', () => {
  test.for([
    [
      [63.8, 17.7],
      [0, 20, 40, 60, 80],
    ],
    [[-11.4], [-15, -10, -5, 0]],
    [
      [9.3, -2.4],
      [-5, 0, 5, 10],
    ],
    [
      [0.4, 0.1],
      [0, 0.1, 0.2, 0.30000000000000004, 0.4],
    ],
    [[0], [0, 1]],
    [[], [0, 1]],
  ])('of %j has the ticks %j', ([values, ticks]) => {
    expect(scaleOf(values ?? []).ticks).toEqual(ticks);
  });

  test('holds zero and every value, with few ticks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 100)), (values) => {
        const { low, high, ticks } = scaleOf(values);

        expect(low).toBeLessThanOrEqual(Math.min(0, ...values));
        expect(high).toBeGreaterThanOrEqual(Math.max(0, ...values));
        expect(high).toBeGreaterThan(low);
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
    );
  });

  test('of values that no picture can hold is still a scale', () => {
    expect(scaleOf([Number.NaN, Number.POSITIVE_INFINITY]).ticks).toEqual([0, 1]);
    expect(scaleOf([Number.MAX_VALUE, -Number.MAX_VALUE]).ticks).toEqual([]);
  });
});

describe('a label', () => {
  test.for([
    ['High beta', 11, ['High beta']],
    ['Lowest market cap', 11, ['Lowest', 'market cap']],
    ['Small-cap ETFs', 10, ['Small-cap', 'ETFs']],
    ['长期成长股', 8, ['长期成长', '股']],
    ['Unprofitable', 6, ['Unprofit…']],
    ['one two three four five', 5, ['one', 'two', 'three …']],
    ['', 5, []],
  ] as const)('%s in %d columns is %j', ([label, columns, lines]) => {
    expect(wrapLabel(label, columns)).toEqual(lines);
  });

  test('is cut with an ellipsis, a Chinese character counted twice', () => {
    expect(cutTo('Lowest market cap', 15)).toBe('Lowest market…');
    expect(cutTo('长期成长股', 7)).toBe('长期成…');
    expect(cutTo('short', 15)).toBe('short');
  });
});
