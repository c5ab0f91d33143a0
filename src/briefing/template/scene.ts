import type { Shown } from '#src/core/answer.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Num } from '#src/core/num.ts';
import type { Period, PeriodKind } from '#src/core/period.ts';
import { windowKey } from '#src/core/period.ts';
import type { Report } from '#src/core/report.ts';
import type { Desk } from '../desk.ts';
import type { Speech } from '../wording-spans.ts';
import type { Names } from './ref.ts';

/** What the program fills into a name of a template. */
export type GivenValue =
  | { readonly kind: 'shown'; readonly shown: Shown }
  | { readonly kind: 'num'; readonly num: Num }
  | { readonly kind: 'text'; readonly text: Readonly<Record<Locale, string>> };

/** All that a template is filled from. */
export interface Scene {
  readonly desk: Desk;
  readonly report: Report;
  readonly speech: Speech;
  readonly names: Names;
  readonly given: Readonly<Record<string, GivenValue>>;
  /** Today's cut; absent where the template has none. */
  readonly cut: string | undefined;
}

/**
 * The report's own window of a kind: its month is the one it covers.
 *
 * @returns `undefined` when the report has no figure in such a window.
 */
export function periodOfKind(report: Report, kind: PeriodKind): Period | undefined {
  return report.figures
    .map(({ period }) => period)
    .find((period) => period.kind === kind && (period.kind !== 'month' || period.month === report.covers));
}

/** The key of that window: `month:2025-08`. */
export function windowOfKind(report: Report, kind: PeriodKind): string | undefined {
  const period = periodOfKind(report, kind);
  return period === undefined ? undefined : windowKey(period);
}
