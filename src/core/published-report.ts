import { z } from 'zod';
import { CalendarDate, Month } from './calendar-date.ts';
import { Localised } from './locale.ts';
import { Period } from './period.ts';
import type { Report } from './report.ts';
import { Unit } from './unit.ts';

const Text = z.string().min(1);

const PublishedFigure = z.strictObject({
  key: Text,
  origin: z.literal('report'),
  reportId: Text,
  metric: Text,
  segment: Text,
  benchmark: Text.exactOptional(),
  period: Period,
  value: Text,
  unit: Unit,
  source: z.strictObject({
    publisher: Text,
    via: Text.exactOptional(),
    date: CalendarDate,
    paragraph: z.number().int(),
  }),
  doubts: z.array(z.string()),
});

const PublishedCorrection = z.strictObject({
  metric: Text,
  segment: Text,
  period: Period,
  was: Period.exactOptional(),
  isWithdrawn: z.boolean(),
  reason: Localised,
});

/**
 * What is remembered of a version of a report once it was published, whatever becomes of its file: a later version is compared
 * with what people were shown.
 */
export type PublishedReport = Pick<
  Report,
  'id' | 'name' | 'version' | 'publisher' | 'covers' | 'figures' | 'corrections'
>;

/** The same as it is checked when it is read back; what else a report has is left out. */
export const PublishedReport: z.ZodType<PublishedReport> = z.object({
  id: Text,
  name: Text,
  version: z.number().int(),
  publisher: Text,
  covers: Month,
  figures: z.array(PublishedFigure),
  corrections: z.array(PublishedCorrection),
});
