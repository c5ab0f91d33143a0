/** The day where this program runs: the page is local, so its reader's day. */
import type { CalendarDate } from '#src/core/calendar-date.ts';

/** The calendar day of an instant in this machine's time zone. */
export function localDate(at: Date): CalendarDate {
  const parts = [String(at.getFullYear()).padStart(4, '0'), at.getMonth() + 1, at.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
