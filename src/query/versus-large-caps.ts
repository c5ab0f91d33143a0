import { threadTargets } from './carry-over.ts';
import { type Draft, says } from './draft.ts';
import type { Target } from './targets.ts';

const LARGE = 'large_cap';
const SMALL = 'russell_2000';
const LEAD = 'relative_return';

function isComparison(draft: Draft): boolean {
  const { slots } = draft;
  if (says(slots, /\bown\b|自身|本身/)) return false;
  const compared = ['compare', 'beat', 'lag', 'difference', 'multiple', 'best', 'worst', 'more_than', 'less_than'];
  return compared.some((op) => slots.has('op', op)) || slots.has('metric', LEAD) || says(slots, /^(or|还是|和|与|跟)$/);
}

function lead(segment: string, at: number): Target {
  return { metric: LEAD, segment, at, assumed: false };
}

/** "and how far ahead of them are small caps?" after a question about large caps. */
function leadOverThread(draft: Draft): Draft {
  const [only, ...more] = draft.targets.filter(({ at }) => at >= 0);
  const aboutLarge = !draft.context.broken && threadTargets(draft).some(({ segment }) => segment === LARGE);
  if (only?.segment !== SMALL || only.metric !== 'return' || more.length > 0 || !aboutLarge || !isComparison(draft))
    return draft;
  return { ...draft, targets: [lead(SMALL, only.at)] };
}

/**
 * Comparisons with large caps are about the reported lead, never about a return of large caps that we would have to make up.
 * For a segment other than the small-cap index there is no reported lead; the target then names the hole.
 */
export function readLargeCaps(draft: Draft): Draft {
  const large = draft.targets.find(({ metric, segment }) => segment === LARGE && metric === 'return');
  const isLead = draft.targets.some(({ metric }) => metric === LEAD);
  if (large === undefined && !isLead) return leadOverThread(draft);
  const others = draft.targets.filter(
    (target) => target !== large && target.metric !== 'net_flow' && target.metric !== 'hit_rate',
  );
  if (isLead) {
    const rest = draft.targets.filter(
      ({ metric, segment }) =>
        metric === LEAD || (segment !== LARGE && (segment !== SMALL || draft.slots.has('metric', 'return'))),
    );
    return { ...draft, targets: rest };
  }
  if (large === undefined || !isComparison(draft)) return draft;
  const compared = others.length > 0 ? others : threadTargets(draft).filter(({ segment }) => segment !== LARGE);
  const segments = compared.length > 0 ? [...new Set(compared.map(({ segment }) => segment))] : [SMALL];
  const kept = draft.targets.filter(({ metric }) => metric === 'net_flow' || metric === 'hit_rate');
  return { ...draft, targets: [...segments.map((segment) => lead(segment, large.at)), ...kept] };
}
