import { z } from 'zod';
import type { CalendarDate } from '#src/core/calendar-date.ts';
import { readCron } from './cron.ts';
import { ZoneId } from './zone.ts';

/** A time of day, "07:30", 24 hours, in whatever zone goes with it. */
export const LocalTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'is not a time as 07:30');
export type LocalTime = string;

/**
 * What happens on a day without a session of the exchange: `every-day` posts all the same, `skip` leaves the day out, `next` moves
 * it to the next trading day. The day is the local date of the schedule's own zone.
 */
export const CalendarRule = z.enum(['every-day', 'skip', 'next']);
export type CalendarRule = z.infer<typeof CalendarRule>;

/**
 * When a schedule has a slot.
 *
 * - `cron`: five fields, so at most once a minute; day of the month and weekday must both fit.
 * - `first-trading-day`, `last-trading-day`: of each month.
 * - `early-closes`: on days on which the exchange closes early.
 */
export const Timing = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cron'),
    expression: z.string().refine((text) => readCron(text).kind === 'cron', 'is not a cron expression of five fields'),
  }),
  z.strictObject({ kind: z.enum(['first-trading-day', 'last-trading-day']), at: LocalTime }),
  z.strictObject({ kind: z.literal('early-closes'), at: LocalTime }),
]);
export type Timing = z.infer<typeof Timing>;

/** When something is posted: days and times, the zone whose clocks count, and what the exchange's calendar has to say. */
export const Schedule = z.strictObject({ timing: Timing, zone: ZoneId, calendar: CalendarRule });
export type Schedule = z.infer<typeof Schedule>;

/**
 * One occurrence of a schedule.
 *
 * `local` names it as the clocks of the zone show it ("2025-09-10T07:30"); a schedule has each local moment once. In the spring gap
 * the slot is as much later as the clocks jump; of a repeated hour it takes the first.
 */
export interface Slot {
  readonly local: string;
  /** Milliseconds UTC. */
  readonly at: number;
  /** `false` where the calendar rule leaves it out: it is listed all the same, so that it can be recorded as skipped. */
  readonly isOpen: boolean;
  /** The day without a session that it was moved from; the earliest, where several were. */
  readonly movedFrom?: CalendarDate;
  /** When the exchange closes that day, in New York, where it is earlier than usual. */
  readonly closesEarlyAt?: LocalTime;
}
