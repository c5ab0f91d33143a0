import type { Draft } from '../draft.ts';
import type { Target } from '../targets.ts';
import type { ThreadContext } from '../thread-context.ts';
import { isRank, type Rule, textOf, UNIVERSES } from './words.ts';

const INDEX = 'russell_2000';
const ETFS = 'small_cap_etfs';
const FUNDS = 'tracked_funds';

/** Metrics that are given for a universe of their own: the threads that a bare name of one may follow, and those that "them" may point to. */
const HOMES: Readonly<Record<string, { readonly bare: readonly string[]; readonly pointed: readonly string[] }>> = {
  net_flow: { bare: [INDEX, ETFS], pointed: [INDEX, ETFS] },
  hit_rate: { bare: [INDEX, ETFS, FUNDS], pointed: [FUNDS] },
  best_same_month_since: { bare: [INDEX], pointed: [INDEX] },
  relative_return: { bare: [INDEX, 'large_cap'], pointed: [INDEX, 'large_cap'] },
};

const SMALL = /\bsmall|\b(russell|r2k|r2000|rty|the index|the etfs)\b|小盘|小型股|罗素|指数/;
const MANAGERS = /manager|\bmgrs?\b|\bpms?\b|active|pickers|\bfunds\b|基金|经理/;
const RUNS =
  /bench|\bbmk?\b|index|beat|hit rate|ahead|behind|outperf|underperf|\blag|trail|\bmiss|基准|跑赢|跑输|胜率|指数/;

/** "them", "those", "this group" but not "this year", "the same period". */
const POINTS =
  /\b(them|theirs|they|such)\b|\b(their|its)\b(?! (own )?(bench|benchmarks?|bmk?|index|indices)\b)|\b(it|that|this|these|those|the same)\b(?! (year|month|period|window|stretch|time|timeframe|rally|rebound|run|bounce|move|report|note|number|figure|low)s?\b)|它|[这那]些(?!时|日|天|月|数)|[这那此该同]类|[这那]个?(板块|组|一类|一组|种|批|群|块)|其(?![他它余中实])|该(板块|类|组)|人家/;

/** "flows into them" where nothing was said before: nobody knows whom. */
const ATTACHED =
  /\b(into|for|in|of|from|to|by|on|out of) (them|those|these|it|that|this|such)( (names?|groups?|stocks?|ones?))?$|\b(their|its) (own )?(flows?|inflows?|outflows?|hit rate|record)\b|(它们?|这类|那类|这些|那些|其)的?(资金|流|胜率|etf)/;

function whole({ slots: { pieces } }: Draft): string {
  return pieces
    .map(textOf)
    .join(' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}

/** What the thread speaks of: the segments of its last question, or those that a list showed. */
function spokenOf({ queries, shown }: ThreadContext): string[] {
  const named = queries.flatMap(({ segments, metrics }) =>
    segments.length > 0 || !metrics.includes('relative_return') ? segments : [INDEX],
  );
  const lists = queries.some(({ intent }) => intent === 'rank' || intent === 'filter' || intent === 'coverage');
  return named.length === 0 && lists ? shown.map(({ segment }) => segment) : named;
}

/** Whether a turn says itself whose metric it asks for, so that no thread is needed to know. */
function isFull({ metric, segment }: Target, draft: Draft): boolean {
  const words = whole(draft);
  const { slots } = draft;
  if (metric === 'hit_rate')
    return MANAGERS.test(words) && (RUNS.test(words) || draft.windows.some((is) => is.at >= 0));
  if (metric === 'net_flow' && /etf/.test(words) && fitsThread(UNIVERSES, draft)) return true;
  return SMALL.test(words) || (metric !== 'net_flow' && slots.segments.some(({ is }) => is === segment));
}

function fitsThread(homes: Iterable<string>, { context }: Draft): boolean {
  return context.elsewhere !== true && spokenOf(context).every((segment) => [...homes].includes(segment));
}

const JOINED = /^(and|so|but|ok|okay|what about|how about|then)\b|\b(too|as well|then)$|呢$|^(那|还有)/;

/** "flows into them?", "and flows?" after another segment: the metric belongs to a universe that the thread is not about. */
const changesUniverse: Rule = (draft, queries) => {
  const { slots, context, targets } = draft;
  if (queries.some(({ lookup }) => lookup !== undefined)) return undefined;
  const words = whole(draft);
  const moved = targets.find((target) => {
    const homes = HOMES[target.metric];
    if (homes?.pointed.includes(target.segment) !== true || target.at < 0) return false;
    const first = context.queries.length === 0 && !context.broken && context.elsewhere !== true;
    if (first) return target.assumed && ATTACHED.test(words) && !isFull(target, draft);
    if (POINTS.test(words) && !fitsThread(homes.pointed, draft)) return true;
    if (isFull(target, draft)) return false;
    return context.broken ? JOINED.test(words) : !fitsThread(homes.bare, draft);
  });
  return moved === undefined ? undefined : slots.pieces[moved.at];
};

const GROUPS =
  /\b(segments?|groups?|buckets?|baskets?|styles?|categor(y|ies)|areas?)\b|\b(of all|overall)\b|板块|组|类|全部|所有/;

/** "name the top three" after "loss-making names": members of the segment, unless the turn speaks of groups. */
const ranksWithin: Rule = (draft, queries) => {
  const { slots, context, roles } = draft;
  if (
    context.broken ||
    !queries.some(({ intent, segments }) => intent === 'rank' && segments.length === 0) ||
    GROUPS.test(whole(draft))
  )
    return undefined;
  const single = context.queries.every(({ intent, segments }) => intent === 'show' && segments.length === 1);
  const several = roles.top !== undefined && roles.top > 1;
  const within = context.members === true || several;
  const named = spokenOf(context).some((segment) => segment !== INDEX) || context.members === true;
  return single && context.queries.length > 0 && within && named ? slots.pieces.find(isRank) : undefined;
};

const OF_TWO = /\b(two|both|three|pair|better|worse|higher|lower|more|less)\b|[两俩三]|更/;

/** "best of them" after "loss-making names?": members again, although two segments were shown one after the other. */
const ranksThem: Rule = (draft, queries) => {
  const { context, slots } = draft;
  const sets = queries.some(({ intent }) => intent === 'compare') && draft.targets.every(({ at }) => at < 0);
  const single = context.queries.every(({ intent, segments }) => intent === 'show' && segments.length === 1);
  const words = whole(draft);
  const them = context.members === true && single && sets && !OF_TWO.test(words);
  return them ? slots.pieces.find(isRank) : undefined;
};

const SHARE =
  /\b(percent|percentage|pct|share|proportion|fraction)( (of|that|who|which|them|the))* (beat|beats|beating|ahead|outperform\w*|positive|negative|green|red|winners|losers)\b/;

/** "percent beating the index": a share of members, which a difference of two returns is not. */
const asksShare: Rule = (draft, queries) =>
  queries.every(({ metrics }) => metrics.join() === 'return') && SHARE.test(whole(draft))
    ? draft.slots.pieces.find(({ meaning }) => meaning.class === 'op')
    : undefined;

/** "and the ETFs?" after a return: theirs is not held, and their flow was not asked for. */
const changesToFlow: Rule = ({ slots, context, targets }, queries) => {
  const others =
    !context.broken && context.queries.some(({ metrics }) => metrics.length > 0 && !metrics.includes('net_flow'));
  const flows = queries.every(({ metrics }) => metrics.join() === 'net_flow');
  const said =
    slots.has('metric') || slots.has('flow') || slots.has('topic') || slots.has('unit') || slots.has('vague');
  return others && flows && !said ? slots.pieces[targets[0]?.at ?? 0] : undefined;
};

/** What a turn may take from its thread, and what it may not. */
export const THREADS: readonly Rule[] = [changesUniverse, changesToFlow, ranksWithin, ranksThem, asksShare];
