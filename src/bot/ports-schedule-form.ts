/** A subscription as a form that people fill in, for platforms that have such. Export to the edges is through `ports.ts`. */
import { z } from 'zod';
import { Locale } from '#src/core/locale.ts';
import { CalendarRule, LocalTime } from '#src/schedule/schedule.ts';
import { TRIGGERS } from './ports-subscriptions.ts';

/** Days that a form offers; `kept` are those that a subscription has and that are none of the others. */
export const FORM_DAYS = [
  'weekdays',
  'every-day',
  'mondays',
  'fridays',
  'first-trading-day',
  'last-trading-day',
  'kept',
] as const;
export type FormDays = (typeof FORM_DAYS)[number];

/** A subscription of which only the content is known, or one that is to be changed and nothing said yet. */
const FORM = /^c1:(?:subscribe(?:\|[tq]=[^|]*)?|edit\|[^|]+)$/;

/** Whether a button's line opens the form. */
export function opensForm(line: string): boolean {
  return FORM.test(line);
}

/** What is filled in. */
export const FilledSchedule = z.strictObject({
  days: z.enum(FORM_DAYS),
  time: LocalTime,
  zone: z.string().min(1).max(60),
  calendar: CalendarRule,
  trigger: z.enum(TRIGGERS),
  /** A conversation's key; `direct`: the one with the person alone. */
  target: z.string().min(1).max(200),
  locale: Locale,
});
export type FilledSchedule = z.infer<typeof FilledSchedule>;

/** The form as it opens: what it is about, in words; what stands in it; and the zones to choose from, by name. */
export interface ScheduleForm {
  readonly what: string;
  readonly isNew: boolean;
  readonly filled: FilledSchedule;
  readonly zones: readonly { readonly zone: string; readonly name: string }[];
}

/** What cannot be of what was filled in: the field, and why in words. */
export interface FormFault {
  readonly field: 'days' | 'zone' | 'target';
  readonly says: string;
}
