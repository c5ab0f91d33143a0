/** A cron expression as days and times, by node-cron's own reading: nothing here runs on a timer. */
import nodeCron from 'node-cron';
import { type CalendarDate, weekdayOf } from '#src/core/calendar-date.ts';
import { createMemo } from './memo.ts';

/** A cron expression, read: the days it holds on and the times of each such day. */
export interface Cron {
  /** "07:30", 24 hours, in order. */
  readonly times: readonly string[];
  /** Whether it holds on a day. Day of the month and weekday must both fit. */
  isOn(day: CalendarDate): boolean;
}

/**
 * A cron expression, or why it is none: not five fields (minute, hour, day of the month, month, weekday), a field that cannot be
 * (`field` is the library's name for it), or a day that never comes.
 */
export type CronRead =
  | { readonly kind: 'cron'; readonly cron: Cron }
  | { readonly kind: 'not-five-fields' }
  | { readonly kind: 'field-refused'; readonly field: string; readonly value: string }
  | { readonly kind: 'never' };

type Fields = ReturnType<typeof nodeCron.parse>;

const FIELDS = 5;
/** Days of one expression that are kept; a digest looks a few days ahead. */
const DAYS_REMEMBERED = 2000;
const EXPRESSIONS_REMEMBERED = 500;
/** Whether an expression ever holds is tried over the years in which 29 February falls on each weekday, from a fixed day. */
const TRIED_FROM = Date.UTC(2000, 0, 1);
const TRIED_DAYS = 28 * 366;
const DAY_MS = 86_400_000;

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function inOrder(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Whether a number is in a field; what is no number in it (`L`, `15W`, `1#2`) may be anything. */
function mayBeIn(field: readonly (number | string)[], number: number): boolean {
  return field.some((entry) => entry === number || typeof entry === 'string');
}

/** A quick no: the library's own look at a date takes most of the time. */
function mayHold({ month, dayOfMonth, dayOfWeek }: Fields, day: CalendarDate): boolean {
  return (
    mayBeIn(month, Number(day.slice(5, 7))) &&
    mayBeIn(dayOfMonth, Number(day.slice(8))) &&
    mayBeIn(dayOfWeek, weekdayOf(day))
  );
}

/** The library decides about a day by one of its minutes: months, `L`, `W` and `#` are all its own. */
function toCron(expression: string): Cron {
  const fields = nodeCron.parse(expression);
  const [hours, minutes] = [inOrder(fields.hour), inOrder(fields.minute)];
  // A task is the only thing that can match. It is never started, and taken off the library's list at once.
  const task = nodeCron.createTask(expression, () => undefined, { timezone: 'UTC' });
  void task.destroy();
  const probe = ((hours[0] ?? 0) * 60 + (minutes[0] ?? 0)) * 60_000;
  const isOn = createMemo(
    DAYS_REMEMBERED,
    (day: CalendarDate) => mayHold(fields, day) && task.match(new Date(Date.parse(day) + probe)),
  );
  return { times: hours.flatMap((hour) => minutes.map((minute) => `${pad(hour)}:${pad(minute)}`)), isOn };
}

function everHolds(cron: Cron): boolean {
  for (let day = 0; day < TRIED_DAYS; day += 1) {
    if (cron.isOn(new Date(TRIED_FROM + day * DAY_MS).toISOString().slice(0, 10))) return true;
  }
  return false;
}

function read(expression: string): CronRead {
  const words = expression.split(' ');
  if (words.length !== FIELDS || words.includes('')) return { kind: 'not-five-fields' };
  const { valid, errors } = nodeCron.validateDetailed(expression);
  if (!valid) {
    // The library refuses "30 2" (30 February) as a day; in any month there is such a day.
    const inAnyMonth = words.with(3, '*').join(' ');
    if (nodeCron.validate(inAnyMonth) && errors.every(({ field }) => field === 'dayOfMonth')) return { kind: 'never' };
    return { kind: 'field-refused', field: errors[0]?.field ?? '', value: errors[0]?.value ?? expression };
  }
  const cron = toCron(expression);
  return everHolds(cron) ? { kind: 'cron', cron } : { kind: 'never' };
}

/** Reads a cron expression of five fields with single spaces between. The same expression is read once. */
export const readCron: (expression: string) => CronRead = createMemo(EXPRESSIONS_REMEMBERED, read);
