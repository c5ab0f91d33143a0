/** Steps from one session of the exchange to another, and how many lie between: by its rules and by what was announced since. */
import { type CalendarDate, shiftDate } from '#src/core/calendar-date.ts';
import type { TradingCalendar } from './trading-calendar.ts';

type Sessions = Pick<TradingCalendar, 'isTradingDay'>;

/** The first trading day after a day. */
export function nextTradingDay(date: CalendarDate, sessions: Sessions): CalendarDate {
  let day = shiftDate(date, 1);
  while (!sessions.isTradingDay(day)) day = shiftDate(day, 1);
  return day;
}

/** The day itself when it is a trading day, else the next one. */
export function tradingDayFrom(date: CalendarDate, sessions: Sessions): CalendarDate {
  return sessions.isTradingDay(date) ? date : nextTradingDay(date, sessions);
}

/** Where the counting of sessions starts; only differences matter. */
const EPOCH = '2020-01-01';

/** How many trading days lie between a fixed day and this one: goes up by one from each session to the next, and stands still on days without one. */
export function tradingDayCount(date: CalendarDate, sessions: Sessions): number {
  const step = date < EPOCH ? -1 : 1;
  let count = 0;
  for (let day = EPOCH; day !== date; day = shiftDate(day, step)) {
    if (sessions.isTradingDay(step > 0 ? shiftDate(day, 1) : day)) count += step;
  }
  return count;
}
