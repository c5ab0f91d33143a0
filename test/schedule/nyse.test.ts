import { describe, expect, test } from 'vitest';
import { shiftDate } from '#src/core/calendar-date.ts';
import { closureOf } from '#src/schedule/nyse.ts';

function isTradingDay(day: string): boolean {
  return closureOf(day) === undefined;
}

/** Full closures on weekdays as the exchange published them. */
const CLOSED: Readonly<Record<number, string>> = {
  2021: '01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24',
  2022: '01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26',
  2023: '01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25',
  2024: '01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25',
  2025: '01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25',
  2026: '01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25',
  2027: '01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24',
  2028: '01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25',
};

function daysOf(year: number): readonly string[] {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = shiftDate(day, 1)) days.push(day);
  return days;
}

const isWeekday = (day: string): boolean => ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());

describe('the exchange is closed', () => {
  test.for(Object.entries(CLOSED))('in %s on these weekdays: %s', ([year, closed]) => {
    const own = daysOf(Number(year)).filter((day) => isWeekday(day) && !isTradingDay(day));

    expect(own).toEqual(closed.split(' ').map((day) => `${year}-${day}`));
  });

  test('on every Saturday and Sunday', () => {
    expect(daysOf(2026).filter((day) => !isWeekday(day) && isTradingDay(day))).toEqual([]);
  });

  test('on the day before New Year’s Day only when that day is a weekend of its own', () => {
    expect(isTradingDay('2021-12-31')).toBe(true);
  });
});
