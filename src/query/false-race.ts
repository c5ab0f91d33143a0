import { compare } from '#src/core/decimal.ts';
import type { Figure } from '#src/core/figure.ts';
import type { Query } from '#src/core/query.ts';
import { figureFor, figuresInWindow, windowsFor } from './answer/find-figures.ts';
import { type Draft, queriesOf, says, windowKeys } from './draft.ts';
import type { Target } from './targets.ts';

/** "beat everything" is the first place. */
const EVERYBODY = /^(everything|everyone|everybody|all|all others|the rest|every other|所有|其他|全部)$/;

/** Who is said to have done better: `undefined` where the question takes nothing of the kind for granted. */
function saidOrder({ slots }: Draft, better: string, worse: string): 'ahead' | 'behind' | undefined {
  const [ahead, behind] = [slots.has('op', better), slots.has('op', worse)];
  if (ahead === behind || slots.has('not')) return undefined;
  return ahead ? 'ahead' : 'behind';
}

function windowsOf(metric: string, draft: Draft): readonly string[] {
  const [query] = queriesOf(draft, { intent: 'show' });
  const named = windowKeys(draft);
  return named.length > 0 || query === undefined ? named : windowsFor(metric, query, draft.setting.library);
}

/** Whether in every window that has both figures the order is the other one. */
function isOtherOrder(pairs: readonly (readonly [Figure, Figure])[], said: 'ahead' | 'behind'): boolean {
  return (
    pairs.length > 0 &&
    pairs.every(([one, other]) => {
      const order = compare(one.value, other.value);
      return said === 'ahead' ? order < 0 : order > 0;
    })
  );
}

function raceOfTwo(draft: Draft, [one, other]: readonly [Target, Target]): Query[] | undefined {
  const said = saidOrder(draft, 'beat', 'lag');
  const queries = queriesOf(draft, { intent: 'compare', operation: 'difference' });
  const [query] = queries;
  if (said === undefined || query === undefined) return undefined;
  const figure = (segment: string, window: string): Figure | undefined =>
    figureFor({ metric: one.metric, segment, window }, query, draft.setting.library);
  const pairs = windowsOf(one.metric, draft).flatMap((window) => {
    const [a, b] = [figure(one.segment, window), figure(other.segment, window)];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
  return isOtherOrder(pairs, said) ? queries : undefined;
}

/** "why have large caps beaten small caps": the reported lead says who was ahead. */
function raceOfLargeCaps(draft: Draft, lead: Target): Query[] | undefined {
  const said = saidOrder(draft, 'beat', 'lag');
  const queries = queriesOf(draft, { intent: 'show' });
  const [query] = queries;
  if (said === undefined || query === undefined) return undefined;
  const segments = draft.slots.pieces.filter(({ meaning }) => meaning.class === 'segment');
  const isLargeFirst = segments[0]?.meaning.value === 'large_cap';
  const figures = windowsOf(lead.metric, draft).flatMap(
    (window) => figureFor({ metric: lead.metric, segment: lead.segment, window }, query, draft.setting.library) ?? [],
  );
  const saidAhead = (said === 'ahead') !== isLargeFirst;
  const isFalse = figures.length > 0 && figures.every(({ value }) => compare(value, '0') > 0 !== saidAhead);
  return isFalse ? queries : undefined;
}

/** "what explains bond proxies leading the rebound": its place among all that have the figure. */
function placeOfOne(draft: Draft, { metric, segment }: Target): Query[] | undefined {
  const overAll = says(draft.slots, EVERYBODY) ? saidOrder(draft, 'beat', 'lag') : undefined;
  const said = saidOrder(draft, 'best', 'worst') ?? overAll;
  const [query] = queriesOf(draft, { intent: 'show' });
  if (said === undefined || query === undefined) return undefined;
  const places = windowsOf(metric, draft).flatMap((window) => {
    const all = figuresInWindow(metric, window, query, draft.setting.library);
    const own = all.find((figure) => figure.segment === segment);
    if (own === undefined || all.length < 2) return [];
    const ahead = all.filter(({ value }) => compare(value, own.value) > 0).length;
    return [{ isFirst: ahead === 0, isLast: ahead === all.length - 1 }];
  });
  const isFalse =
    places.length > 0 &&
    places.every(({ isFirst, isLast }) => (said === 'ahead' ? !isFirst && isLast : !isLast && isFirst));
  const lead = said === 'ahead' ? 'most' : 'least';
  return isFalse ? [{ ...query, intent: 'position', claim: { lead } }] : undefined;
}

/**
 * The figures that put right what a "why" takes for granted: a race that went the other way, a first one that was last.
 * `undefined` where nothing is taken for granted, where it is true, or where no report has the figures.
 */
export function falseRace(draft: Draft): Query[] | undefined {
  if (!draft.slots.has('ask', 'why') || draft.outside.length > 0) return undefined;
  const named = draft.targets.filter(({ at }) => at >= 0);
  const [one, other, ...more] = named;
  if (one === undefined || more.length > 0) return undefined;
  if (one.metric === 'relative_return') return other === undefined ? raceOfLargeCaps(draft, one) : undefined;
  if (one.metric !== 'return') return undefined;
  if (other === undefined) return placeOfOne(draft, one);
  return other.metric === 'return' && other.segment !== one.segment ? raceOfTwo(draft, [one, other]) : undefined;
}
