import { z } from 'zod';
import { CalendarDate, Month } from './calendar-date.ts';
import type { Figure } from './figure.ts';
import { CatalogueId, type MetricId, type ReportId, ReportName, type SegmentId } from './ids.ts';
import { Localised } from './locale.ts';
import type { Period } from './period.ts';
import { Unit } from './unit.ts';

const Digits = z.string().regex(/^\d+$/, 'is not a whole number').transform(Number);
const Decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'is not a decimal number as printed (digits, one point, optional minus)');

/** A window of a report file; `as_of` gives the end where it is not written. */
const ReportWindow = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('month'), month: Month }),
  z.strictObject({ kind: z.literal('ytd'), year: Digits }),
  z.strictObject({ kind: z.literal('since_low'), anchor: CalendarDate.optional() }),
  z.strictObject({ kind: z.literal('range'), start: CalendarDate, end: CalendarDate }),
  z.strictObject({ kind: z.literal('quarter'), year: Digits, quarter: Digits, end: CalendarDate }),
  z.strictObject({ kind: z.literal('half'), year: Digits, half: Digits, end: CalendarDate }),
  z.strictObject({ kind: z.literal('year'), year: Digits, end: CalendarDate }),
]);
export type ReportWindow = z.infer<typeof ReportWindow>;

const STATEMENT_KINDS = ['observation', 'driver', 'risk', 'outlook'] as const;

/** A statement of the report without a number, in our own words. `topics` are what questions find it by. */
const ReportStatement = z.strictObject({
  kind: z.enum(STATEMENT_KINDS),
  topics: z.array(CatalogueId).min(1),
  segments: z.array(CatalogueId).default([]),
  paragraph: Digits,
  text: Localised,
  doubts: z.array(z.string()).default([]),
});

/** A rule that puts a doubt on every figure it fits: all figures of a metric, of a kind of window, or both. */
const DoubtRule = z.strictObject({
  doubt: z.string(),
  metric: CatalogueId.optional(),
  window: z.string().optional(),
  anchor: z.enum(['stated', 'unstated']).optional(),
});

/**
 * What this version of a report corrects in the one before it, and why, in our own words.
 *
 * `window` is where this version has the figure; `was`, where the earlier one had it, if that is another one. With `withdrawn`
 * the figure is gone, and `window` says where it was.
 */
const ReportCorrection = z.strictObject({
  metric: CatalogueId,
  segment: CatalogueId,
  window: CatalogueId,
  was: CatalogueId.optional(),
  withdrawn: z.stringbool().default(false),
  reason: Localised,
});

/**
 * A report file, `config/reports/<id>.yaml`, all scalars as text so that numbers stay as printed.
 *
 * `published` is the date of the text that we hold, `covers` the month it is about, `as_of` the last day in its windows.
 */
export const ReportFile = z.strictObject({
  id: ReportName,
  version: Digits,
  publisher: z.string().min(1),
  via: z.string().min(1).optional(),
  published: CalendarDate,
  covers: Month,
  as_of: CalendarDate,
  title: Localised,
  licence: Localised,
  windows: z.record(CatalogueId, ReportWindow),
  doubt_rules: z.array(DoubtRule).default([]),
  figures: z
    .array(
      z.strictObject({
        metric: CatalogueId,
        segment: CatalogueId,
        vs: CatalogueId.optional(),
        value: Decimal,
        unit: Unit,
        window: CatalogueId,
        paragraph: Digits,
        doubts: z.array(z.string()).default([]),
      }),
    )
    .min(1),
  statements: z.array(ReportStatement).default([]),
  corrections: z.array(ReportCorrection).default([]),
  wording: z.record(CatalogueId, z.string().min(1)).default({}),
});
export type ReportFile = z.infer<typeof ReportFile>;

export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** One statement of a report, with its place. */
export interface Statement {
  readonly kind: StatementKind;
  readonly topics: readonly string[];
  readonly segments: readonly string[];
  readonly text: Localised;
  readonly source: Figure['source'];
  readonly doubts: readonly string[];
  readonly reportId: ReportId;
}

/** What a version says of a figure that it corrects. `was`: the window that the earlier version had it in, where that is another one. */
export interface Correction {
  readonly metric: MetricId;
  readonly segment: SegmentId;
  readonly period: Period;
  readonly was?: Period;
  readonly isWithdrawn: boolean;
  readonly reason: Localised;
}

/** One version of one report, ready to answer from. Immutable; a correction is a new version. */
export interface Report {
  readonly id: ReportId;
  readonly name: string;
  readonly version: number;
  readonly publisher: string;
  readonly via?: string;
  readonly published: CalendarDate;
  readonly covers: Month;
  readonly asOf: CalendarDate;
  readonly title: Localised;
  readonly licence: Localised;
  readonly figures: readonly Figure[];
  readonly statements: readonly Statement[];
  /** Against the version before it; empty for a first one. */
  readonly corrections: readonly Correction[];
  /** What the report's own text calls a segment, where our label is a reading of a translation. */
  readonly wording: Readonly<Record<string, string>>;
}
