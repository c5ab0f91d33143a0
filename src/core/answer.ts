import type { CalendarDate } from './calendar-date.ts';
import type { Derived, Figure } from './figure.ts';
import type { MetricId, ReportId, SegmentId } from './ids.ts';
import type { Locale } from './locale.ts';
import type { Num } from './num.ts';
import type { Period } from './period.ts';
import type { Query } from './query.ts';
import type { Report, Statement } from './report.ts';

/** A number on show: the report's own, or one that we computed. */
export type Shown =
  | { readonly type: 'figure'; readonly figure: Figure }
  | { readonly type: 'derived'; readonly derived: Derived };

export type AnswerKind = 'figures' | 'derived' | 'notes' | 'no-data' | 'clarify' | 'refusal' | 'help';
export type AnswerReason = 'not-in-report' | 'other-period' | 'out-of-scope' | 'advice';

/**
 * What can stand in a wording's slot. `window` is a `windowKey` that may have no figure behind it; a segment `inSentence` has
 * no capital of its own.
 */
export type Param =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'num'; readonly num: Num }
  | { readonly type: 'count'; readonly value: string }
  | { readonly type: 'segment'; readonly id: SegmentId; readonly inSentence?: boolean }
  | { readonly type: 'segments'; readonly ids: readonly SegmentId[] }
  | { readonly type: 'metric'; readonly id: MetricId }
  | { readonly type: 'period'; readonly period: Period }
  | { readonly type: 'window'; readonly key: string }
  | { readonly type: 'windows'; readonly keys: readonly string[] }
  | { readonly type: 'date'; readonly date: CalendarDate }
  | { readonly type: 'doubt'; readonly code: string; readonly reportId: ReportId }
  | { readonly type: 'definition'; readonly of: 'metric' | 'segment'; readonly id: string };

/** One thing said beside the numbers: a hole, a premise put right, how a number was computed. `code` names the wording. */
export interface Remark {
  readonly code: string;
  readonly tone: 'answer' | 'hole' | 'premise' | 'computed' | 'doubt' | 'stale';
  readonly params: Readonly<Record<string, Param>>;
}

/** A ready question behind a button: right by construction. `label` names the wording, without what the button asks. */
export interface Choice {
  readonly label: string;
  readonly params: Readonly<Record<string, Param>>;
  readonly query: Query;
}

/** How the question was read, for the line "Read as: ...". */
export interface ReadAs {
  readonly query: Query | undefined;
  /** Slots that were not in the question but kept from the thread. */
  readonly kept: readonly ('metric' | 'segments' | 'windows')[];
  /** Misspelt words and what they were taken for. */
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  /** Words that were not understood. */
  readonly unknown: readonly string[];
}

/**
 * What the bot says to a question, before any wording.
 *
 * `figures` holds what answers (empty for no-data, clarify, refusal); `related` what is shown beside it, of the same
 * segment or metric. `queries` is what a follow-up in the thread continues from.
 */
export interface Answer {
  readonly kind: AnswerKind;
  readonly reason?: AnswerReason;
  readonly locale: Locale;
  readonly readAs: ReadAs;
  readonly queries: readonly Query[];
  readonly figures: readonly Shown[];
  readonly related: readonly Shown[];
  readonly statements: readonly Statement[];
  readonly remarks: readonly Remark[];
  readonly choices: readonly Choice[];
  /** The report answered from; absent when there is none. */
  readonly report?: Report;
}
