import { compare } from '#src/core/decimal.ts';
import type { Query, Test } from '#src/core/query.ts';
import { type Draft, says, WHICHEVER, WHICHEVER_OF, windowKeys } from './draft.ts';
import type { Slots } from './slots.ts';
import type { Target } from './targets.ts';

const RETURN = 'return';
const RECORD = 'best_same_month_since';
const INDEX = 'russell_2000';
const UNIVERSE = new Set([INDEX]);

function isReturn({ metric }: Target): boolean {
  return metric === RETURN;
}

/** Targets named in this turn that are segments to rank among, not the universe ("small-cap groups"). */
function contestants(draft: Draft): Target[] {
  return draft.targets.filter((target) => isReturn(target) && target.at >= 0 && !UNIVERSE.has(target.segment));
}

function ranking(draft: Draft, rest: Partial<Query>): Query {
  return { intent: 'rank', metrics: [RETURN], segments: [], windows: windowKeys(draft), topics: [], ...rest };
}

/** "lagged the most" is the worst; "fell the most" too. */
function orders(draft: Draft): ('most' | 'least')[] {
  const { slots } = draft;
  const best = slots.has('op', 'best');
  const worst = slots.has('op', 'worst');
  const turned = slots.has('op', 'lag') || slots.has('change', 'down');
  if (best && worst) return ['most', 'least'];
  if (worst) return ['least'];
  if (best) return [turned ? 'least' : 'most'];
  if (slots.has('topic', 'leadership')) return ['most'];
  if (slots.has('op', 'lag') && says(slots, WHICHEVER) && draft.targets.every(({ at }) => at < 0)) return ['least'];
  return [];
}

/** How many segments "those" are: the last list, or all single ones that were shown one after the other. */
function listedLast({ shown, earlier }: Draft['context']): number {
  const last = new Set(shown.map(({ segment }) => segment)).size;
  return last > 1 ? last : new Set([...shown, ...earlier].map(({ segment }) => segment)).size;
}

/** "those", "both", 这三个: words for several things just shown. */
function pointsBack(slots: Slots): boolean {
  const text = slots.pieces.map((piece) => piece.text.toLowerCase()).join(' ');
  return /\b(these|those|them|both|this two|the two)\b|(这|那) ?(些|几|两|三|四|二)|两者|它们|三者/.test(text);
}

/** "which of these three is best": the segments that the thread showed last, not all of them. */
function ofThese(draft: Draft): Query[] | undefined {
  const { slots, context } = draft;
  const order = orders(draft)[0] ?? (slots.has('op', 'rank') ? ('most' as const) : undefined);
  const count = slots.numbers.find(({ is }) => is.spelled && is.value !== '1')?.is.value;
  const listed = context.queries.some(
    ({ intent, segments }) => (intent === 'show' || intent === 'compare') && segments.length > 2,
  );
  const points =
    listed ||
    pointsBack(slots) ||
    (count !== undefined && says(slots, /(^|\s)(the|of the)$/) && !slots.has('op', 'rank'));
  const topOfList = slots.numbers.length > 0 && draft.roles.top !== undefined && !pointsBack(slots);
  if (order === undefined || !points || topOfList || context.broken || draft.targets.some(({ at }) => at >= 0))
    return undefined;
  const returns = [...context.shown]
    .reverse()
    .concat(context.earlier)
    .filter(({ metric }) => metric === RETURN);
  const segments = [...new Set(returns.map(({ segment }) => segment))].slice(
    0,
    count === undefined ? listedLast(context) : Number(count),
  );
  if (segments.length < 2) return undefined;
  const kept = draft.windows.length > 0 ? windowKeys(draft) : [];
  if (segments.length === 2)
    return [{ intent: 'compare', metrics: [RETURN], segments, windows: kept, topics: [], operation: 'difference' }];
  return [ranking(draft, { segments, order, ...(slots.has('op', 'rank') ? {} : { top: 1 }) })];
}

/** "sort them": the thread's own segments in order, not all of them. */
function sortsThread(draft: Draft): boolean {
  const kept = draft.targets.filter(({ at }) => at < 0);
  return (
    draft.slots.has('op', 'rank') &&
    kept.length > 1 &&
    draft.context.queries.some(({ intent }) => intent === 'show' || intent === 'compare')
  );
}

function ordinal(draft: Draft): number | undefined {
  const { slots } = draft;
  if (slots.has('op', 'second')) return 2;
  if (slots.has('op', 'third')) return 3;
  return slots.ordinals.find((place) => place >= 1 && place <= 20);
}

function threadOrder(draft: Draft): 'most' | 'least' | undefined {
  return draft.context.queries.find(({ intent }) => intent === 'rank')?.order;
}

/** Flows, hit rates and the lead are not ranked: naming one of them asks for it, whatever superlative stands beside it. */
function isAboutOtherMetric(draft: Draft): boolean {
  return draft.targets.some(
    ({ metric, at }) => metric !== RETURN && (at >= 0 || metric === RECORD || metric === 'relative_return'),
  );
}

/** Best, worst, top three, second, the whole league table. */
export function decideRank(draft: Draft): readonly Query[] | undefined {
  const { slots, roles } = draft;
  if (isAboutOtherMetric(draft)) return undefined;
  const place = ordinal(draft);
  const order = orders(draft);
  const asksRank = slots.has('op', 'rank');
  if (order.length === 0 && place === undefined && !asksRank) return undefined;
  const spread =
    order.length === 2 ||
    says(slots, /best and worst|worst and best|first and last|top and bottom|头尾|首尾/) ||
    (asksRank && says(slots, /best to worst|worst to best|top to bottom/));
  if (spread && slots.has('op', 'difference'))
    return [ranking(draft, { order: 'most', top: 1, operation: 'difference' })];
  const among = ofThese(draft);
  if (among !== undefined) return among;
  const named = contestants(draft);
  if (named.length > 1 || sortsThread(draft)) return undefined;
  const whichever =
    says(slots, WHICHEVER) || slots.has('quant', 'all') || slots.has('quant', 'other') || slots.has('quant', 'count');
  if (named.length === 1 && !whichever) return position(draft, named);
  if (order.length === 0 && place === undefined)
    return [ranking(draft, { order: 'most', ...(roles.top === undefined ? {} : { top: roles.top }) })];
  const directions = order.length > 0 ? order : [threadOrder(draft) ?? 'most'];
  if (place !== undefined)
    return directions.map((direction) => ranking(draft, { order: direction, top: 1, skip: place - 1 }));
  const top = roles.top ?? (asksRank && (slots.has('quant', 'all') || order.length > 1) ? undefined : 1);
  return directions.map((direction) => ranking(draft, { order: direction, ...(top === undefined ? {} : { top }) }));
}

/** Where one named segment stands: "is high beta the best since the low?" */
function position(draft: Draft, named: readonly Target[]): Query[] {
  const [order] = orders(draft);
  return [
    ranking(draft, {
      intent: 'position',
      segments: named.map(({ segment }) => segment),
      ...(order === undefined ? {} : { claim: { lead: order } }),
    }),
  ];
}

function segmentTest(draft: Draft): { op: Test['op']; segment: string } | undefined {
  const { slots } = draft;
  const [only, ...more] = draft.targets.filter((target) => isReturn(target) && target.at >= 0);
  if (more.length > 0) return undefined;
  if (only === undefined) return sameYardstick(draft);
  const op =
    slots.has('op', 'lag') || slots.has('op', 'less_than')
      ? 'lt'
      : slots.has('op', 'beat') || slots.has('op', 'more_than')
        ? 'gt'
        : undefined;
  const better = op ?? worseOrBetter(draft);
  if (better === undefined) return undefined;
  const negated = slots.has('not') !== isSubject(draft, only);
  const isYardstick =
    goesOnFiltering(draft) ||
    says(slots, WHICHEVER) ||
    slots.has('ask', 'list') ||
    slots.has('quant', 'all') || slots.has('quant', 'other') ||
    slots.has('quant', 'count');
  return isYardstick ? { op: negated ? flipped(better) : better, segment: only.segment } : undefined;
}

/** "what did the Russell beat": the named segment runs, and those sought are the ones behind it. */
function isSubject({ slots }: Draft, named: Target): boolean {
  const verb = Math.max(slots.indexOf('op', 'beat'), slots.indexOf('op', 'lag'));
  return (
    verb > named.at &&
    says(slots, /^(did|does|do|has|have|had)\b|\bdid$/) &&
    slots.pieces.slice(0, named.at).some(({ text }) => /\b(what|which|whom|who)\b/.test(text.toLowerCase()))
  );
}

/** "and below the index?" after a list: another test for the same list. */
function goesOnFiltering({ context, slots }: Draft): boolean {
  const tested =
    slots.has('op', 'more_than') || slots.has('op', 'less_than') || slots.has('op', 'lag') || slots.has('op', 'beat');
  return tested && !context.broken && context.queries.some(({ intent }) => intent === 'filter');
}

/** "and which fell short of it?": the yardstick is the one of the list before. */
function sameYardstick({ slots, context }: Draft): { op: Test['op']; segment: string } | undefined {
  const before = context.broken ? undefined : context.queries.find(({ intent }) => intent === 'filter')?.test;
  const named = slots.has('op', 'lag') ? 'lt' : slots.has('op', 'beat') ? 'gt' : undefined;
  const op = named ?? (slots.has('not') ? before?.op : undefined);
  return before?.segment === undefined || op === undefined
    ? undefined
    : { op: slots.has('not') ? flipped(op) : op, segment: before.segment };
}

/** "did worse than the index": best and worst are comparatives before a yardstick. */
function worseOrBetter(draft: Draft): Test['op'] | undefined {
  if (!says(draft.slots, /\bthan\b|比/)) return undefined;
  if (draft.slots.has('op', 'worst')) return 'lt';
  return draft.slots.has('op', 'best') ? 'gt' : undefined;
}

function flipped(op: Test['op']): Test['op'] {
  return op === 'gt' ? 'lt' : 'gt';
}

function zeroTest(draft: Draft): Test | undefined {
  const { slots } = draft;
  const nobody = draft.targets.every(({ at }) => at < 0);
  const universe = draft.targets.every(({ at, segment }) => at < 0 || UNIVERSE.has(segment));
  const open =
    (nobody && says(slots, WHICHEVER)) ||
    (universe &&
      (says(slots, WHICHEVER_OF) ||
        slots.has('quant', 'all') || slots.has('quant', 'other') ||
        slots.has('quant', 'count')));
  if (slots.has('op', 'negative')) return open ? { op: 'lt', value: '0' } : undefined;
  if (slots.has('op', 'positive')) return open ? { op: 'gt', value: '0' } : undefined;
  const fell = slots.has('change', 'down') && !slots.has('change', 'up');
  const nothingElse = draft.targets.every(({ at }) => at < 0);
  return open && fell && nothingElse ? { op: 'lt', value: '0' } : undefined;
}

function filter(draft: Draft, test: Test): Query {
  return { intent: 'filter', metrics: [RETURN], segments: [], windows: windowKeys(draft), topics: [], test };
}

/** "between 40 and 50", "above 50 percent", "what beat the index", "anything negative". */
export function decideFilter(draft: Draft): readonly Query[] | undefined {
  const { roles, slots } = draft;
  if (isAboutOtherMetric(draft)) return undefined;
  const named = contestants(draft);
  const range = roles.range;
  if (range !== undefined && named.length === 0) {
    const [low, high] = compare(range[0], range[1]) <= 0 ? range : [range[1], range[0]];
    return [filter(draft, { op: 'ge', value: low, upTo: high })];
  }
  const open = named.length === 0 || (named.length === 1 && says(slots, WHICHEVER));
  if (roles.test !== undefined && open && roles.claims.length === 0) {
    const op = slots.has('not') ? flipped(roles.test.op) : roles.test.op;
    return [filter(draft, { op, value: roles.test.value })];
  }
  const segment = segmentTest(draft);
  if (segment !== undefined) return [filter(draft, segment)];
  const zero = zeroTest(draft);
  return zero === undefined ? undefined : [filter(draft, zero)];
}
