/** A post for every trading day at 07:30, on the clocks of four places, through all clock changes of 2024 to 2030. */
import { describe, expect, test } from 'vitest';
import { type CalendarDate, shiftDate, weekdayOf } from '#src/core/calendar-date.ts';
import { slotsAfter } from '#src/schedule/plan.ts';
import type { Slot } from '#src/schedule/schedule.ts';
import { createTradingCalendar } from '#src/schedule/trading-calendar.ts';

/** Weekdays without a session: as published to 2028, as the exchange's rules say for the two years after. */
const CLOSED: Readonly<Record<string, string>> = {
  2024: '01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25',
  2025: '01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25',
  2026: '01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25',
  2027: '01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24',
  2028: '01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25',
  2029: '01-01 01-15 02-19 03-30 05-28 06-19 07-04 09-03 11-22 12-25',
  2030: '01-01 01-21 02-18 04-19 05-27 06-19 07-04 09-02 11-28 12-25',
};
const closed = new Set(
  Object.entries(CLOSED).flatMap(([year, days]) => days.split(' ').map((day) => `${year}-${day}`)),
);
const calendar = createTradingCalendar({ closures: new Map(), earlyCloses: new Map(), publishedUntil: '2028-12-31' });

function weekdays(): readonly CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = '2024-01-01'; day < '2031'; day = shiftDate(day, 1)) if (weekdayOf(day) % 6 !== 0) days.push(day);
  return days;
}

/** What clocks show at an instant, by Intl: another way than the one that slots are worked out by. */
function clockOf(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (at) => format.format(at).replace(' ', 'T');
}

/** Offsets from UTC at 07:30, winter and summer, in minutes. */
const PLACES = [
  ['America/New_York', [-300, -240]],
  ['Europe/London', [0, 60]],
  ['Asia/Hong_Kong', [480]],
  ['Australia/Sydney', [600, 660]],
] as const;

describe.for(PLACES)('%s', ([zone, offsets]) => {
  const start = Date.parse('2023-12-30T12:00Z');
  const slots: Slot[] = [];
  for (const slot of slotsAfter(
    { timing: { kind: 'cron', expression: '30 7 * * 1-5' }, zone, calendar: 'skip' },
    start,
    calendar,
  )) {
    if (slot.local >= '2031') break;
    slots.push(slot);
  }

  test('a slot on each weekday, open on each trading day and on no other', () => {
    expect(slots.map(({ local, isOpen }) => `${local} ${isOpen}`)).toEqual(
      weekdays().map((day) => `${day}T07:30 ${!closed.has(day)}`),
    );
  });

  test('its clocks show 07:30 then, in winter and in summer', () => {
    const clock = clockOf(zone);

    expect(slots.filter(({ local, at }) => clock(at) !== local)).toEqual([]);
    expect(
      [...new Set(slots.map(({ local, at }) => (Date.parse(`${local}Z`) - at) / 60_000))].sort((a, b) => a - b),
    ).toEqual(offsets);
  });
});
