import { expect, test } from 'vitest';
import { shiftDate } from '#src/core/calendar-date.ts';
import { createTradingCalendar } from '#src/schedule/trading-calendar.ts';
import { nextTradingDay, tradingDayCount, tradingDayFrom } from '#src/schedule/trading-days.ts';

function closedOn(...days: readonly string[]) {
  const reason = { en: 'Storm', zh: '风暴' };
  return createTradingCalendar({
    closures: new Map(days.map((day) => [day, reason])),
    earlyCloses: new Map(),
    publishedUntil: '2028-12-31',
  });
}

const BY_RULE = closedOn();

test.for([
  ['2025-11-26', '2025-11-28'],
  ['2025-04-17', '2025-04-21'],
  ['2025-01-08', '2025-01-10'],
  ['2024-12-31', '2025-01-02'],
] as const)('the trading day after %s is %s', ([day, next]) => {
  expect(nextTradingDay(day, BY_RULE)).toBe(next);
});

test('a trading day is its own, a holiday waits for the next', () => {
  expect(tradingDayFrom('2025-09-02', BY_RULE)).toBe('2025-09-02');
  expect(tradingDayFrom('2025-08-30', BY_RULE)).toBe('2025-09-02');
});

test('the count goes up by one from session to session, before and after its start, and stands still between', () => {
  for (const start of ['2019-12-01', '2025-01-01']) {
    let day = start;
    for (let at = 0; at < 60; at += 1, day = shiftDate(day, 1)) {
      const step = BY_RULE.isTradingDay(shiftDate(day, 1)) ? 1 : 0;
      expect(tradingDayCount(shiftDate(day, 1), BY_RULE) - tradingDayCount(day, BY_RULE)).toBe(step);
    }
  }
});

test('a day that was announced as closed is no session: it is stepped over, and not counted', () => {
  const calendar = closedOn('2025-09-10');

  expect(nextTradingDay('2025-09-09', calendar)).toBe('2025-09-11');
  expect(tradingDayFrom('2025-09-10', calendar)).toBe('2025-09-11');
  const counts = ['2025-09-09', '2025-09-10', '2025-09-11'].map((day) => tradingDayCount(day, calendar));
  const [first = 0] = counts;
  expect(counts.map((count) => count - first)).toEqual([0, 0, 1]);
});
