import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CalendarDate,
  daysBetween,
  formatDate,
  formatMonth,
  formatMonthName,
  Month,
  monthOf,
  monthsBetween,
  shiftDate,
  shiftMonth,
  weekdayOf,
} from '#src/core/calendar-date.ts';

const months = fc
  .record({ year: fc.integer({ min: 1, max: 9999 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`);

describe('days that are in the calendar', () => {
  test.for(['2024-02-29', '2000-02-29', '2025-02-28', '2025-04-30', '2025-12-31', '0001-01-01'])(
    '%s is one',
    (text) => {
      expect(CalendarDate.safeParse(text).success).toBe(true);
    },
  );

  test.for([
    '2025-02-29',
    '1900-02-29',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-08-00',
    '2025-8-1',
    '29/08/2025',
    '',
  ])('%j is not', (text) => {
    expect(CalendarDate.safeParse(text).success).toBe(false);
  });

  test('the days of the calendar are those that a Date keeps as they are', () => {
    const parts = fc.tuple(
      fc.integer({ min: 1583, max: 9999 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    );
    fc.assert(
      fc.property(parts, ([year, month, day]) => {
        const text = [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
        const date = new Date(Date.UTC(year, month - 1, day));
        const kept = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;

        expect(CalendarDate.safeParse(text).success).toBe(kept);
      }),
    );
  });
});

test.for([
  ['2025-08', true],
  ['2025-13', false],
  ['2025-00', false],
  ['2025-8', false],
  ['2025-08-29', false],
] as const)('%s as a month: %s', ([text, isMonth]) => {
  expect(Month.safeParse(text).success).toBe(isMonth);
});

test.for([
  ['2025-08', 1, '2025-09'],
  ['2025-12', 1, '2026-01'],
  ['2025-01', -1, '2024-12'],
  ['2025-08', -8, '2024-12'],
  ['2025-08', 0, '2025-08'],
  ['2024-02', 12, '2025-02'],
] as const)('%s and %i months is %s', ([month, by, shifted]) => {
  expect(shiftMonth(month, by)).toBe(shifted);
});

test('shifting there and back gives the month back, and the distance is what was shifted', () => {
  fc.assert(
    fc.property(months, fc.integer({ min: -11, max: 5000 }), (month, by) => {
      fc.pre(Number(month.slice(0, 4)) * 12 + by > 12 && Number(month.slice(0, 4)) + by / 12 < 9998);
      const shifted = shiftMonth(month, by);

      expect(Month.safeParse(shifted).success).toBe(true);
      expect(shiftMonth(shifted, -by)).toBe(month);
      expect(monthsBetween(month, shifted)).toBe(by);
    }),
  );
});

test('the month of a day is its first seven characters', () => {
  expect(monthOf('2024-02-29')).toBe('2024-02');
});

test('dates and months read as they are said', () => {
  expect(formatDate('2025-04-08', 'en')).toBe('8 Apr 2025');
  expect(formatDate('2025-04-08', 'zh')).toBe('2025年4月8日');
  expect(formatMonth('2025-12', 'en')).toBe('Dec 2025');
  expect(formatMonth('2025-12', 'zh')).toBe('2025年12月');
});

describe('days are counted by the calendar', () => {
  test.for([
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2025-03-01', -1, '2025-02-28'],
    ['2025-12-31', 1, '2026-01-01'],
    ['2025-03-29', 2, '2025-03-31'],
    ['2025-10-25', 2, '2025-10-27'],
  ] as const)('%s and %i days is %s, over a change of the clock too', ([from, by, to]) => {
    expect(shiftDate(from, by)).toBe(to);
    expect(daysBetween(from, to)).toBe(by);
  });

  test.for([
    ['2025-08-29', 5],
    ['2025-08-31', 0],
    ['2000-01-01', 6],
  ] as const)('%s is day %i of its week', ([date, weekday]) => {
    expect(weekdayOf(date)).toBe(weekday);
  });
});

test('a month has its name in both languages', () => {
  expect([formatMonthName('2025-08', 'en'), formatMonthName('2025-08', 'zh')]).toEqual(['August', '8月']);
});
