import type { CalendarDate } from './calendar-date.ts';
import type { DecimalText } from './decimal.ts';
import type { FigureKey, MetricId, ReportId, SegmentId } from './ids.ts';
import { type Period, periodKey } from './period.ts';
import type { Unit } from './unit.ts';

/** Where a bundled figure or statement stands: publisher, the outlet it reached us through, its date, its paragraph counted from 1. */
export interface Citation {
  readonly publisher: string;
  readonly via?: string;
  readonly date: CalendarDate;
  readonly paragraph: number;
}

/**
 * One number of one report: what was measured, on what, over which window, and where it stands.
 *
 * `value` is the decimal text as printed, in `unit`. `doubts` are codes of `config/doubts.yaml`, most telling first.
 * Immutable once published: a correction is a new version of the report.
 */
export interface Figure {
  readonly key: FigureKey;
  readonly origin: 'report';
  readonly reportId: ReportId;
  readonly metric: MetricId;
  readonly segment: SegmentId;
  readonly benchmark?: SegmentId;
  readonly period: Period;
  readonly value: DecimalText;
  readonly unit: Unit;
  readonly source: Citation;
  readonly doubts: readonly string[];
}

/** The figure's key, the same for as long as the report stands: `return|micro_cap|since_low|jefferies-2025-08@1`. */
export function figureKey(parts: Pick<Figure, 'metric' | 'segment' | 'benchmark' | 'period' | 'reportId'>): FigureKey {
  const versus = parts.benchmark === undefined ? [] : [`vs:${parts.benchmark}`];
  return [parts.metric, parts.segment, ...versus, periodKey(parts.period), parts.reportId].join('|');
}

/** The day of the low where one of these figures states it: the date that the others of their report are read by. */
export function statedLow(figures: readonly Figure[]): CalendarDate | undefined {
  return figures.flatMap(({ period }) => (period.kind === 'since_low' ? (period.anchor ?? []) : []))[0];
}

/**
 * A number that we computed from figures: always shown as computed, with what it is computed from.
 *
 * `rounding` is the most by which the printed inputs' rounding can have moved it, in the same unit.
 * `segment` and `period` are those of the first input; `operation` says what was done.
 */
export interface Derived {
  readonly operation: 'difference' | 'multiple' | 'complement' | 'growth' | 'conversion' | 'rank';
  readonly metric: MetricId;
  readonly segment: SegmentId;
  readonly benchmark?: SegmentId;
  readonly period: Period;
  readonly value: DecimalText;
  readonly unit: Unit;
  readonly rounding?: DecimalText;
  readonly reportId: ReportId;
  readonly from: readonly Figure[];
  /** The amount put in, for `growth`, in dollars. */
  readonly amount?: DecimalText;
}
