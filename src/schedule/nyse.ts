import { type CalendarDate, shiftDate, weekdayOf } from '#src/core/calendar-date.ts';
import { createMemo } from './memo.ts';

const SATURDAY = 6;
const SUNDAY = 0;
const MONDAY = 1;
const THURSDAY = 4;

/** First year in which Juneteenth closes the exchange. */
const JUNETEENTH_FROM = 2022;
const YEARS_REMEMBERED = 200;

/** Why the exchange is closed on a day: the key of a wording. `closed.announced` is what `config/calendar.yaml` says. */
export type ClosureKey =
  | 'closed.weekend'
  | 'closed.new_year'
  | 'closed.martin_luther_king'
  | 'closed.presidents'
  | 'closed.good_friday'
  | 'closed.memorial'
  | 'closed.juneteenth'
  | 'closed.independence'
  | 'closed.labor'
  | 'closed.thanksgiving'
  | 'closed.christmas'
  | 'closed.attacks'
  | 'closed.mourning'
  | 'closed.storm'
  | 'closed.announced';

/** Why the exchange closes early on a day. */
export type EarlyCloseKey = 'early.independence' | 'early.thanksgiving' | 'early.christmas' | 'early.announced';

/** When it closes early, in New York. */
export const EARLY_CLOSE = '13:00';

/**
 * Full closures that no rule gives: days of mourning and storms, as the exchange announced them.
 *
 * @source the exchange's own notices; checked against traded sessions of 1993 to 2026.
 */
const UNSCHEDULED: ReadonlyMap<CalendarDate, ClosureKey> = new Map([
  ['2001-09-11', 'closed.attacks'],
  ['2001-09-12', 'closed.attacks'],
  ['2001-09-13', 'closed.attacks'],
  ['2001-09-14', 'closed.attacks'],
  ['2004-06-11', 'closed.mourning'],
  ['2007-01-02', 'closed.mourning'],
  ['2012-10-29', 'closed.storm'],
  ['2012-10-30', 'closed.storm'],
  ['2018-12-05', 'closed.mourning'],
  ['2025-01-09', 'closed.mourning'],
]);

function on(year: number, month: number, day: number): CalendarDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The n-th given weekday of a month, n from 1. */
function nth(year: number, month: number, weekday: number, n: number): CalendarDate {
  const first = on(year, month, 1);
  return shiftDate(first, ((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7);
}

function lastMonday(year: number, month: number): CalendarDate {
  const fourth = nth(year, month, MONDAY, 4);
  const fifth = shiftDate(fourth, 7);
  return fifth.slice(0, 7) === fourth.slice(0, 7) ? fifth : fourth;
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876. */
function easterSunday(year: number): CalendarDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return on(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** A fixed holiday is kept on Friday when it falls on a Saturday, on Monday when on a Sunday. */
function observed(date: CalendarDate): CalendarDate {
  const weekday = weekdayOf(date);
  if (weekday === SATURDAY) return shiftDate(date, -1);
  return weekday === SUNDAY ? shiftDate(date, 1) : date;
}

function scheduled(year: number): ReadonlyMap<CalendarDate, ClosureKey> {
  const newYear = on(year, 1, 1);
  const closures = new Map<CalendarDate, ClosureKey>([
    [nth(year, 1, MONDAY, 3), 'closed.martin_luther_king'],
    [nth(year, 2, MONDAY, 3), 'closed.presidents'],
    [shiftDate(easterSunday(year), -2), 'closed.good_friday'],
    [lastMonday(year, 5), 'closed.memorial'],
    [observed(on(year, 7, 4)), 'closed.independence'],
    [nth(year, 9, MONDAY, 1), 'closed.labor'],
    [nth(year, 11, THURSDAY, 4), 'closed.thanksgiving'],
    [observed(on(year, 12, 25)), 'closed.christmas'],
  ]);
  // On a Saturday it is not kept on the Friday: that would close the last session of the old year.
  if (weekdayOf(newYear) !== SATURDAY) closures.set(observed(newYear), 'closed.new_year');
  if (year >= JUNETEENTH_FROM) closures.set(observed(on(year, 6, 19)), 'closed.juneteenth');
  return closures;
}

const closuresOf = createMemo(YEARS_REMEMBERED, (year) => scheduled(Number(year)));

/** Why the New York Stock Exchange has no session on a day; `undefined` on a trading day. Rules hold from 1998; dates that are not yet published are by rule. */
export function closureOf(date: CalendarDate): ClosureKey | undefined {
  const weekday = weekdayOf(date);
  if (weekday === SATURDAY || weekday === SUNDAY) return 'closed.weekend';
  return UNSCHEDULED.get(date) ?? closuresOf(date.slice(0, 4)).get(date);
}

/** Why the exchange closes at 13:00 on a day; `undefined` where it closes as usual, or has no session. The rule holds from 2004. */
export function earlyCloseOf(date: CalendarDate): EarlyCloseKey | undefined {
  const [year, day] = [Number(date.slice(0, 4)), date.slice(5)];
  if (closureOf(date) !== undefined) return undefined;
  // On a Friday both are closed altogether: the holiday, on a Saturday, is kept then.
  if (day === '07-03') return 'early.independence';
  if (day === '12-24') return 'early.christmas';
  return date === shiftDate(nth(year, 11, THURSDAY, 4), 1) ? 'early.thanksgiving' : undefined;
}
