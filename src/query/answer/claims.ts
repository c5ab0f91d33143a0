import type { Param, Remark } from '#src/core/answer.ts';
import { absolute, compare, multiply } from '#src/core/decimal.ts';
import type { Figure } from '#src/core/figure.ts';
import type { Library } from '#src/core/library.ts';
import type { Claim, Query } from '#src/core/query.ts';
import type { Unit } from '#src/core/unit.ts';
import { reportOf } from './find-figures.ts';
import { periodOf, remark, segment, valueParam } from './parts.ts';

/** Factors by which retellings of figures go wrong: a slip of units or of 亿 and billion. */
const SLIPS = ['10', '100', '1000', '10000'] as const;

function isSameUnit(figure: Figure, claim: Claim): boolean {
  if (claim.unit === undefined) return true;
  const money = claim.unit === 'usd' && figure.unit === 'usd_bn';
  const points = claim.unit === 'pct' && figure.unit === 'pp';
  return claim.unit === figure.unit || money || points;
}

/** Whether a figure has the claimed value, whatever its sign: "11.4bn out" is the figure -11.4. */
export function hasValue(figure: Figure, value: string): boolean {
  return compare(absolute(figure.value), absolute(value)) === 0;
}

/** The factor of ten by which a claim misses a figure; `undefined` when it does not. */
export function slipBetween(figure: Figure, value: string): string | undefined {
  const [a, b] = [absolute(figure.value), absolute(value)];
  return SLIPS.find((factor) => compare(multiply(a, factor), b) === 0 || compare(multiply(b, factor), a) === 0);
}

/** Figures of the query's report with a value; those in the claimed unit first. */
export function figuresByValue(claim: Claim, query: Query, library: Library): readonly Figure[] {
  const { value } = claim;
  if (value === undefined) return [];
  const all = (reportOf(query, library)?.figures ?? []).filter((figure) => hasValue(figure, value));
  const sameUnit = all.filter((figure) => isSameUnit(figure, claim));
  return sameUnit.length > 0 ? sameUnit : all;
}

/** Figures that a claim misses by a factor of ten. */
export function figuresBySlip(claim: Claim, query: Query, library: Library): readonly Figure[] {
  const { value } = claim;
  if (value === undefined) return [];
  return (reportOf(query, library)?.figures ?? []).filter(
    (figure) => figure.unit !== 'year' && slipBetween(figure, value) !== undefined,
  );
}

function claimed(claim: Claim, figure: Figure): Param {
  return { type: 'num', num: { value: absolute(claim.value ?? '0'), unit: claim.unit ?? figure.unit } };
}

function valueRemarks(claim: Claim, figures: readonly Figure[], query: Query, library: Library): Remark[] {
  const { value } = claim;
  const [first] = figures;
  if (value === undefined || first === undefined) return [];
  const right = figures.find((figure) => hasValue(figure, value) && isSameUnit(figure, claim));
  if (right !== undefined)
    return [
      remark('claim_right', 'premise', {
        value: valueParam(right),
        segment: segment(right.segment),
        window: periodOf(right),
      }),
    ];
  const unitOnly = figures.find((figure) => hasValue(figure, value));
  if (unitOnly !== undefined)
    return [remark('claim_unit', 'premise', { claimed: claimed(claim, unitOnly), value: valueParam(unitOnly) })];
  const slipped = figures.find((figure) => slipBetween(figure, value) !== undefined);
  if (slipped !== undefined) {
    const factor: Param = { type: 'num', num: { value: slipBetween(slipped, value) ?? '10', unit: 'count' } };
    return [remark('claim_slip', 'premise', { claimed: claimed(claim, slipped), value: valueParam(slipped), factor })];
  }
  const [owner] = figuresByValue(claim, query, library);
  if (owner === undefined) return [remark('claim_wrong', 'premise', { claimed: claimed(claim, first) })];
  return [
    remark('claim_belongs', 'premise', {
      claimed: claimed(claim, owner),
      segment: segment(owner.segment),
      window: periodOf(owner),
    }),
  ];
}

/** Units whose sign says that something rose or fell. A new unit must say so here. */
const SAYS_CHANGE: Readonly<Record<Unit, boolean>> = {
  pct: true,
  pp: true,
  bp: true,
  usd_bn: true,
  usd_mn: true,
  usd: true,
  x: false,
  year: false,
  count: false,
};

/** How a wrong direction is put right: money flows, a lead is ahead or behind, all else rises or falls. At zero a flow or a lead claims nothing. */
function correction(figure: Figure): Remark | undefined {
  const { metric, value } = figure;
  const params = { segment: segment(figure.segment), window: periodOf(figure) };
  const order = compare(value, '0');
  if (order === 0 && (metric === 'net_flow' || metric === 'relative_return')) return undefined;
  if (metric === 'net_flow')
    return order > 0 ? remark('not_outflow', 'premise', params) : remark('not_inflow', 'premise', params);
  if (metric === 'relative_return')
    return order > 0 ? remark('not_behind', 'premise', params) : remark('not_ahead', 'premise', params);
  return order > 0 ? remark('not_down', 'premise', params) : remark('not_up', 'premise', params);
}

function directionRemarks(claim: Claim, figures: readonly Figure[]): Remark[] {
  const changes = figures.filter(({ unit }) => SAYS_CHANGE[unit]);
  const [first] = changes.filter(({ metric }) => metric !== 'hit_rate');
  if (claim.direction === undefined || first === undefined) return [];
  const up = compare(first.value, '0') > 0;
  if (claim.direction === 'flat')
    return compare(first.value, '0') === 0
      ? []
      : [remark('not_flat', 'premise', { segment: segment(first.segment), window: periodOf(first) })];
  if (claim.direction === (up ? 'up' : 'down')) return [];
  return [correction(first) ?? []].flat();
}

/** Whether what the question takes for granted runs against the figures. */
export function contradicts(claim: Claim | undefined, figures: readonly Figure[]): boolean {
  return claim !== undefined && directionRemarks(claim, figures).length > 0;
}

/** Confirms or puts right what the question took for granted. A mere direction that is right needs no word. */
export function checkClaim(
  claim: Claim | undefined,
  figures: readonly Figure[],
  query: Query,
  library: Library,
): readonly Remark[] {
  if (claim === undefined) return [];
  return [...directionRemarks(claim, figures), ...valueRemarks(claim, figures, query, library)];
}
