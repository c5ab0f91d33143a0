/** The rules against traded sessions from another calendar: every difference is listed with its reason, and none is left over. */
import { describe, expect, test } from 'vitest';
import { type CalendarDate, shiftDate, weekdayOf } from '#src/core/calendar-date.ts';
import { createTradingCalendar } from '#src/schedule/trading-calendar.ts';
import golden from '../fixtures/nyse-1990-2023.json' with { type: 'json' };

const calendar = createTradingCalendar({ closures: new Map(), earlyCloses: new Map(), publishedUntil: '2028-12-31' });

/** What the exchange published for later years, in the same form. */
const PUBLISHED_EARLY: Readonly<Record<string, string>> = {
  2023: '07-03 11-24',
  2024: '07-03 11-29 12-24',
  2025: '07-03 11-28 12-24',
  2026: '11-27 12-24',
  2027: '11-26',
  2028: '07-03 11-24',
};

/** Where our rules differ from what was traded: before the years that they are made for (1998 for sessions, 2004 for early closes). */
const KING = 'Martin Luther King Day closes the exchange since 1998';
const DIFFERENT_SESSIONS: Readonly<Record<CalendarDate, string>> = {
  '1990-01-15': KING,
  '1991-01-21': KING,
  '1992-01-20': KING,
  '1993-01-18': KING,
  '1994-01-17': KING,
  '1994-04-27': 'a day of mourning from before 1998',
  '1995-01-16': KING,
  '1996-01-15': KING,
  '1997-01-20': KING,
};

const NOT_YET = 'did not close early yet';
const AT_14 = 'closed early, at 14:00';
const DIFFERENT_EARLY_CLOSES: Readonly<Record<CalendarDate, string>> = {
  '1990-07-03': NOT_YET,
  '1990-11-23': NOT_YET,
  '1990-12-24': AT_14,
  '1991-07-03': NOT_YET,
  '1991-11-29': NOT_YET,
  '1991-12-24': AT_14,
  '1992-11-27': AT_14,
  '1992-12-24': AT_14,
  '1996-07-03': 'closed early on the Friday after the holiday',
  '1996-07-05': 'the Friday after the holiday',
  '1997-12-26': 'the Friday after Christmas',
  '1999-12-31': 'the eve of 2000',
  '2002-07-03': 'closed early on the Friday after the holiday',
  '2002-07-05': 'the Friday after the holiday',
  '2003-12-26': 'the Friday after Christmas',
};

function datesOf(byYear: Readonly<Record<string, string>>): ReadonlyMap<CalendarDate, string> {
  const entries = Object.entries(byYear).flatMap(([year, days]) => days.split(' ').map((day) => `${year}-${day}`));
  return new Map(entries.filter((entry) => entry.length > 5).map((entry) => [entry.slice(0, 10), entry.slice(11)]));
}

function weekdays(from: CalendarDate, until: CalendarDate): readonly CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = from; day <= until; day = shiftDate(day, 1)) if (weekdayOf(day) % 6 !== 0) days.push(day);
  return days;
}

describe('against the traded sessions of 1990 to January 2023', () => {
  const days = weekdays('1990-01-01', golden.until);
  const closed = datesOf(golden.closed);
  const early = datesOf(golden.early);

  test('the fixture has all sessions', () => {
    expect(days.length - closed.size).toBe(8324);
  });

  test('the same sessions, but for those listed', () => {
    const different = days.filter((day) => calendar.isTradingDay(day) === closed.has(day));

    expect(different).toEqual(Object.keys(DIFFERENT_SESSIONS));
  });

  test('the same early closes, but for those listed', () => {
    const different = days.filter((day) => !closed.has(day) && calendar.earlyClose(day) !== early.get(day));

    expect(different).toEqual(Object.keys(DIFFERENT_EARLY_CLOSES));
  });
});

test('the early closes of 2023 to 2028 as published', () => {
  const own = weekdays('2023-01-01', '2028-12-31').filter((day) => calendar.earlyClose(day) === '13:00');

  expect(own).toEqual([...datesOf(PUBLISHED_EARLY).keys()]);
});
