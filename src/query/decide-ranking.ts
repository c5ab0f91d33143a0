import { compare } from '#src/core/decimal.ts';
import type { Query, Test } from '#src/core/query.ts';
import { type Draft, says, WHICHEVER, WHICHEVER_OF, windowKeys } from './draft.ts';
import { marginOf, type Race } from './margin.ts';
import { gapBetweenPlaces } from './pair-of-places.ts';
import { type Slots, wordsOf } from './slots.ts';
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
  return /\b(these|those|them|both|this two|the two)\b|(这|那) ?(些|几|两|三|四|二)|两者|它们|三者/.test(
    wordsOf(slots),
  );
}

/** Whether the question is about the segments that the thread listed: 这三个, "of the three", or any after a list. */
function isOfList({ slots, context }: Draft, count: string | undefined): boolean {
  const listed = context.queries.some(
    ({ intent, segments }) => (intent === 'show' || intent === 'compare') && segments.length > 2,
  );
  const counted = count !== undefined && says(slots, /(^|\s)(the|of the)$/) && !slots.has('op', 'rank');
  return listed || pointsBack(slots) || counted;
}

/** "which of these three is best": the segments that the thread showed last, not all of them. */
function ofThese(draft: Draft): Query[] | undefined {
  const { slots, context } = draft;
  const order = orders(draft)[0] ?? (slots.has('op', 'rank') ? ('most' as const) : undefined);
  const count = slots.numbers.find(({ is }) => is.spelled && is.value !== '1')?.is.value;
  const topOfList = slots.numbers.length > 0 && draft.roles.top !== undefined && !pointsBack(slots);
  const names = draft.targets.some(({ at }) => at >= 0);
  if (order === undefined || !isOfList(draft, count) || topOfList || context.broken || names) return undefined;
  const returns = [...context.shown]
    .reverse()
    .concat(context.earlier)
    .filter(({ metric }) => metric === RETURN);
  const limit = count === undefined ? listedLast(context) : Number(count);
  const segments = [...new Set(returns.map(({ segment }) => segment))].slice(0, limit);
  if (segments.length < 2) return undefined;
  if (segments.length === 2) {
    const windows = windowKeys(draft);
    return [{ intent: 'compare', metrics: [RETURN], segments, windows, topics: [], operation: 'difference' }];
  }
  return [ranking(draft, { segments, order, ...(slots.has('op', 'rank') ? {} : { top: 1 }) })];
}

/** "sort them": the thread's own segments in order, not all of them. */
function sortsThread(draft: Draft): boolean {
  const kept = draft.targets.filter(({ at }) => at < 0);
  return (
    draft.slots.has('op', 'rank') &&
    !draft.slots.has('quant', 'all') &&
    !says(draft.slots, /全部|所有/) &&
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

/** "best and worst", "first to last": both ends of the order. */
function namesBothEnds(slots: Slots): boolean {
  if (slots.has('op', 'best') && slots.has('op', 'worst')) return true;
  if (says(slots, /best and worst|worst and best|first and last|top and bottom|头尾|首尾/)) return true;
  return slots.has('op', 'rank') && says(slots, /best to worst|worst to best|top to bottom/);
}

/** Words for several or all, beside which a named segment is not the subject. */
function asksForSeveral(slots: Slots): boolean {
  return slots.has('quant', 'all') || slots.has('quant', 'other') || slots.has('quant', 'count');
}

/** The ranking itself, once it is clear that all segments are ranked: the table, a place in it, or its ends. */
function ranked(draft: Draft, order: readonly ('most' | 'least')[], place: number | undefined): readonly Query[] {
  const { slots, roles } = draft;
  const topOf = (top: number | undefined): Partial<Query> => (top === undefined ? {} : { top });
  if (order.length === 0 && place === undefined) return [ranking(draft, { order: 'most', ...topOf(roles.top) })];
  const directions = order.length > 0 ? order : [threadOrder(draft) ?? 'most'];
  if (place !== undefined)
    return directions.map((direction) => ranking(draft, { order: direction, top: 1, skip: place - 1 }));
  const isTable = slots.has('op', 'rank') && (slots.has('quant', 'all') || order.length > 1);
  const top = roles.top ?? (isTable ? undefined : 1);
  return directions.map((direction) => ranking(draft, { order: direction, ...topOf(top) }));
}

/** "was it the weakest YTD as well?" after a ranking: the segment that it showed. */
function pointedAt(draft: Draft): Target[] {
  const { slots, context } = draft;
  const ranked = !context.broken && context.queries.some(({ intent, top }) => intent === 'rank' && top === 1);
  const points = says(slots, /^(it|that one|that group|that segment|它)$/) && !says(slots, WHICHEVER);
  const shown = [...new Set(context.shown.map(({ segment }) => segment))];
  if (!ranked || !points || shown.length !== 1) return [];
  return shown.map((segment) => ({ metric: RETURN, segment, at: -1, assumed: false }));
}

/** Best, worst, top three, second, the whole league table. */
export function decideRank(draft: Draft): readonly Query[] | undefined {
  const { slots } = draft;
  if (isAboutOtherMetric(draft)) return undefined;
  const place = ordinal(draft);
  const order = orders(draft);
  if (order.length === 0 && place === undefined && !slots.has('op', 'rank')) return undefined;
  if (namesBothEnds(slots) && slots.has('op', 'difference'))
    return [ranking(draft, { order: 'most', top: 1, operation: 'difference' })];
  const pair = gapBetweenPlaces(draft, contestants(draft).length > 0);
  if (pair !== undefined) return [ranking(draft, { order: threadOrder(draft) ?? 'most', ...pair })];
  const among = ofThese(draft);
  if (among !== undefined) return among;
  const named = [...contestants(draft), ...pointedAt(draft)];
  if (named.length > 1 || sortsThread(draft)) return undefined;
  // "what position are micro caps in": the place of the one named, where no end of the order is asked for.
  const placed = order.length === 0 && place === undefined && !says(slots, WHICHEVER_OF);
  const whichever = (says(slots, WHICHEVER) && !placed) || asksForSeveral(slots);
  return named.length === 1 && !whichever ? position(draft, named) : ranked(draft, order, place);
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

/** "lagged", "less than", "beat", "more than" beside a yardstick. */
function testAgainst(draft: Draft): Test['op'] | undefined {
  const { slots } = draft;
  if (slots.has('op', 'lag') || slots.has('op', 'less_than')) return 'lt';
  if (slots.has('op', 'beat') || slots.has('op', 'more_than')) return 'gt';
  return worseOrBetter(draft);
}

function segmentTest(draft: Draft): Race | undefined {
  const { slots } = draft;
  const [only, ...more] = draft.targets.filter((target) => isReturn(target) && target.at >= 0);
  if (more.length > 0) return undefined;
  if (only === undefined) return sameYardstick(draft);
  const op = testAgainst(draft);
  if (op === undefined) return undefined;
  const negated = slots.has('not') !== isSubject(draft, only);
  const isYardstick =
    goesOnFiltering(draft) || says(slots, WHICHEVER) || slots.has('ask', 'list') || asksForSeveral(slots);
  return isYardstick ? { op: negated ? flipped(op) : op, segment: only.segment } : undefined;
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
function sameYardstick({ slots, context }: Draft): Race | undefined {
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
  const several = says(slots, WHICHEVER_OF) || asksForSeveral(slots);
  const open = (nobody && says(slots, WHICHEVER)) || (universe && several);
  if (!open) return undefined;
  if (slots.has('op', 'negative')) return { op: 'lt', value: '0' };
  if (slots.has('op', 'positive')) return { op: 'gt', value: '0' };
  const fell = slots.has('change', 'down') && !slots.has('change', 'up');
  return fell && nobody ? { op: 'lt', value: '0' } : undefined;
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
  const race = segmentTest(draft);
  const margin = marginOf(draft, race);
  if (margin === 'unclear') return undefined;
  if (margin !== undefined) return [filter(draft, margin)];
  if (roles.test !== undefined && open && roles.claims.length === 0) {
    const op = slots.has('not') ? flipped(roles.test.op) : roles.test.op;
    return [filter(draft, { op, value: roles.test.value })];
  }
  if (race !== undefined) return [filter(draft, race)];
  const zero = zeroTest(draft);
  return zero === undefined ? undefined : [filter(draft, zero)];
}
