/** The parts of a subscription that are kept as JSON, as they are checked when they are read. */
import { z } from 'zod';
import type { Content } from '#src/bot/ports.ts';
import type { Schedule } from '#src/schedule/schedule.ts';

export const StoredContent: z.ZodType<Content> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('template'), template: z.string(), cut: z.string().exactOptional() }),
  z.strictObject({ kind: z.literal('question'), again: z.string() }),
  z.strictObject({ kind: z.literal('alert'), rule: z.string() }),
]);

export const StoredSchedule: z.ZodType<Schedule> = z.strictObject({
  timing: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('cron'), expression: z.string() }),
    z.strictObject({ kind: z.literal(['first-trading-day', 'last-trading-day']), at: z.string() }),
    z.strictObject({ kind: z.literal('early-closes'), at: z.string() }),
  ]),
  zone: z.string(),
  calendar: z.enum(['every-day', 'skip', 'next']),
});
