import type { AlertRule } from '#src/core/alert-rule.ts';
import type { Shown } from '#src/core/answer.ts';
import { absolute, compare, type DecimalText, subtract, trimZeros } from '#src/core/decimal.ts';
import { complement, signedGap } from '#src/core/derive.ts';
import type { Figure } from '#src/core/figure.ts';
import type { SegmentId } from '#src/core/ids.ts';
import type { Num } from '#src/core/num.ts';
import type { Report } from '#src/core/report.ts';

/** What of a version of a report a rule is held against. */
export type HeldAgainst = Pick<Report, 'covers' | 'figures'>;

type Watched = Pick<AlertRule, 'metric' | 'segment' | 'versus' | 'rest' | 'window'>;

/** What a report has of what a rule looks at. `missing`: the segments without a figure, in the order of the rule. */
export type FiguresOfRule =
  | { readonly kind: 'held'; readonly shown: Shown }
  | { readonly kind: 'hole'; readonly missing: readonly SegmentId[] };

/**
 * What a report says to a rule.
 *
 * `distance`: how far the number is beyond its bound (`fired`) or short of it (`not-fired`), never below zero. `isClose`: a
 * computed number whose inputs' rounding can have moved it across. `untold`: the report has no such figure.
 */
export type RuleOutcome =
  | {
      readonly kind: 'fired' | 'not-fired';
      readonly shown: Shown;
      readonly distance: Num;
      readonly isClose: boolean;
    }
  | { readonly kind: 'untold'; readonly missing: readonly SegmentId[] };

function figureOf(segment: SegmentId, { metric, window }: Watched, report: HeldAgainst): Figure | undefined {
  return report.figures.find(
    (figure) =>
      figure.metric === metric &&
      figure.segment === segment &&
      figure.period.kind === window &&
      (figure.period.kind !== 'month' || figure.period.month === report.covers),
  );
}

/** The number that a rule looks at in a report: a figure of it, or one computed from its figures. */
export function figuresOfRule(watched: Watched, report: HeldAgainst): FiguresOfRule {
  const segments = [watched.segment, ...(watched.versus === undefined ? [] : [watched.versus])];
  const figures = segments.map((segment) => figureOf(segment, watched, report));
  const [own, other] = figures;
  const missing = segments.filter((_, at) => figures[at] === undefined);
  if (own === undefined || missing.length > 0) return { kind: 'hole', missing };
  if (watched.versus === undefined && watched.rest === undefined)
    return { kind: 'held', shown: { type: 'figure', figure: own } };
  const derived = other === undefined ? complement(own) : signedGap(own, other);
  return derived === undefined
    ? { kind: 'hole', missing: segments }
    : { kind: 'held', shown: { type: 'derived', derived } };
}

function holds(value: DecimalText, { op, value: bound }: AlertRule): boolean {
  const order = compare(value, bound);
  switch (op) {
    case 'gt':
      return order > 0;
    case 'ge':
      return order >= 0;
    case 'lt':
      return order < 0;
    case 'le':
      return order <= 0;
  }
}

/** Holds a report against a rule. Of a hole it is never said that the rule does not hold. */
export function evaluateRule(rule: AlertRule, report: HeldAgainst): RuleOutcome {
  const found = figuresOfRule(rule, report);
  if (found.kind === 'hole') return { kind: 'untold', missing: found.missing };
  const { shown } = found;
  const { value, unit } = shown.type === 'figure' ? shown.figure : shown.derived;
  if (unit !== rule.unit) return { kind: 'untold', missing: [rule.segment] };
  const distance = trimZeros(absolute(subtract(value, rule.value)));
  const rounding = shown.type === 'derived' ? (shown.derived.rounding ?? '0') : '0';
  return {
    kind: holds(value, rule) ? 'fired' : 'not-fired',
    shown,
    distance: { value: distance, unit: unit === 'pct' ? 'pp' : unit },
    isClose: shown.type === 'derived' && compare(distance, rounding) <= 0,
  };
}
