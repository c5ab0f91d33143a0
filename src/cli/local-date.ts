import type { CalendarDate } from '#src/core/calendar-date.ts';

/** The calendar day of an instant in the machine's own zone. */
export function localDate(at: Date): CalendarDate {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
