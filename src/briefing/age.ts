import { type CalendarDate, daysBetween, monthOf, monthsBetween } from '#src/core/calendar-date.ts';
import type { Report } from '#src/core/report.ts';
import type { Span } from '#src/core/span.ts';
import { type Speech, speak } from './wording-spans.ts';

/** A monthly report is old news once the next one could have come out: the second month after the one it covers. */
const STALE_FROM_MONTHS = 2;
/** Up to this age days say more than months. */
const DAYS_AT_MOST = 60;

/** Whole months from the month that a report covers to the reader's. */
export function monthsBehind(report: Report, today: CalendarDate): number {
  return monthsBetween(report.covers, monthOf(today));
}

/** Whether a newer report could be out by now. */
export function isOutOfDate(report: Report, today: CalendarDate): boolean {
  return monthsBehind(report, today) >= STALE_FROM_MONTHS;
}

/** How old a report's figures are, from the last day in its windows: "12 days old", "15 months old". */
export function ageSpans(report: Report, today: CalendarDate, speech: Speech): readonly Span[] {
  const days = daysBetween(report.asOf, today);
  if (days < 0) return speak(speech, 'age.ahead');
  if (days === 0) return speak(speech, 'age.today');
  if (days === 1) return speak(speech, 'age.day');
  const key = days <= DAYS_AT_MOST ? 'age.days' : 'age.months';
  const value = String(days <= DAYS_AT_MOST ? days : monthsBetween(monthOf(report.asOf), monthOf(today)));
  return speak(speech, key, { n: { type: 'count', value } });
}
