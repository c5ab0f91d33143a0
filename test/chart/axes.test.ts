import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitBars } from '#src/chart/bar-domain.ts';
import { lineAxis } from '#src/chart/line-axis.ts';
import { pickLabels } from '#src/chart/pick-labels.ts';
import { spreadApart } from '#src/chart/spread-apart.ts';

describe('the axis of bars', () => {
  const extents = fc.array(
    fc.record({ value: fc.double({ min: -1e6, max: 1e6, noNaN: true }), room: fc.integer({ min: 5, max: 60 }) }),
    { minLength: 1, maxLength: 24 },
  );

  test('has room for every bar with its label, and no more than it needs', () => {
    fc.assert(
      fc.property(extents, (bars) => {
        const { zero, scale } = fitBars(bars, 400);
        const ends = bars.map(({ value, room }) => zero + value * scale + (value < 0 ? -room : room));

        expect(Math.min(...ends)).toBeGreaterThan(-0.01);
        expect(Math.max(...ends)).toBeLessThan(400.01);
      }),
    );
  });

  test.for<[readonly number[], { min: number; max: number; zero: number }]>([
    [[-5], { min: -6.25, max: 0, zero: 100 }],
    [[5], { min: 0, max: 6.25, zero: 0 }],
    [[0], { min: 0, max: 1, zero: 0 }],
    [[], { min: 0, max: 1, zero: 0 }],
  ])('for %j in 100 pixels with labels of 20', ([values, expected]) => {
    const { min, max, zero } = fitBars(
      values.map((value) => ({ value, room: 20 })),
      100,
    );

    expect(min).toBeCloseTo(expected.min);
    expect(max).toBeCloseTo(expected.max);
    expect(zero).toBe(expected.zero);
  });
});

describe('the axis of lines', () => {
  test.for<[readonly number[], readonly string[]]>([
    [
      [97.8, 126.3],
      ['90', '100', '110', '120', '130'],
    ],
    [
      [0.1, 0.34],
      ['0.10', '0.15', '0.20', '0.25', '0.30', '0.35'],
    ],
    [
      [-3, 3],
      ['-4', '-2', '0', '2', '4'],
    ],
    [[5], ['4.4', '4.6', '4.8', '5.0', '5.2', '5.4', '5.6']],
    [[], ['-0.6', '-0.4', '-0.2', '0.0', '0.2', '0.4', '0.6']],
  ])('of %j', ([values, ticks]) => {
    expect(lineAxis(values).ticks).toEqual(ticks);
  });

  test('holds all values, with two to eight steps that rise', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (values) => {
          const { min, max, ticks } = lineAxis(values);
          const slack = (max - min) * 1e-6;

          expect(min).toBeLessThanOrEqual(Math.min(...values) + slack);
          expect(max).toBeGreaterThanOrEqual(Math.max(...values) - slack);
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          expect(ticks.length).toBeLessThanOrEqual(8);
        },
      ),
    );
  });
});

test('marks are moved apart, no further than they must, and stay in order and within bounds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 8 }), (places) => {
      const moved = spreadApart(places, 15, { from: 0, to: 200 });
      const order = places.map((_, at) => at).toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
      const sorted = order.map((at) => moved[at] ?? 0);

      for (const [at, place] of sorted.entries()) {
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(200);
        if (at > 0) expect(place - (sorted[at - 1] ?? 0)).toBeGreaterThanOrEqual(15 - 1e-9);
      }
    }),
  );
  expect(spreadApart([10, 100], 15, { from: 0, to: 200 })).toEqual([10, 100]);
  expect(spreadApart([100, 100], 15, { from: 0, to: 200 })).toEqual([92.5, 107.5]);
});

test('labels of an axis: as many as stand apart, first and last among them', () => {
  const labels = Array.from({ length: 250 }, (_, at) => ({ text: String(at), middle: at * 2, width: 40 }));
  const picked = pickLabels(labels, 0, 500).map(({ text }) => text);

  expect(picked).toHaveLength(7);
  expect([picked[0], picked.at(-1)]).toEqual(['0', '249']);
  const months = labels.slice(0, 8).map((label, at) => ({ ...label, middle: at * 60, width: 20 }));

  expect(pickLabels(months, 0, 500)).toHaveLength(8);
  expect(pickLabels(labels.slice(0, 25), 0, 50).map(({ text }) => text)).toEqual(['24']);
  expect(pickLabels([{ text: 'wide', middle: 10, width: 900 }], 0, 500)).toEqual([
    { text: 'wide', middle: 250, width: 500 },
  ]);
  expect(pickLabels([], 0, 500)).toEqual([]);
});
