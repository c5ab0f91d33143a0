import type { Query } from '#src/core/query.ts';
import type { Piece } from '../piece.ts';
import { isApart } from '../targets.ts';
import { GROUP, isReturnWord, NUMBERS, type Rule, SHOWN, textOf, UNIVERSES } from './words.ts';

const ONE_OF =
  /(^|\s)(any|some|each|every|no|few|several|many|most|half|a|an|another|one)$|^(任何|每只|每家|某|某只|有些|部分|多数|大多数)$/;

/** "not percent" says in what, and not that something did not happen. */
function isNegated(pieces: readonly Piece[]): boolean {
  return pieces.some(({ meaning }, at) => meaning.class === 'not' && pieces[at + 1]?.meaning.class !== 'unit');
}

/** "how many of the funds are small-cap": a share of funds that is not the share ahead. */
const countsFunds: Rule = ({ slots }, queries) => {
  const races = ['beat', 'lag'].some((op) => slots.has('op', op)) || isNegated(slots.pieces) || slots.has('change');
  const ahead = races || slots.metrics.some(({ is }) => is.startsWith('hit_rate'));
  const counts = queries.some(({ metrics }) => metrics.includes('hit_rate')) && !ahead;
  return counts
    ? slots.pieces.find(({ meaning }) => meaning.class === 'quant' && meaning.value === 'count')
    : undefined;
};

function isSmallNumber({ meaning }: Piece): boolean {
  return meaning.class === 'number' && /^\d{1,2}$/.test(meaning.value) && Number(meaning.value) <= 30;
}

/** "any micro cap", "10 high-beta stocks": members of a segment, which the report does not list. */
const countsMembers: Rule = ({ slots: { pieces } }) =>
  pieces.find((piece, at) => {
    if (piece.meaning.class !== 'segment' || piece.meaning.value === 'tracked_funds' || piece.broken) return false;
    const before = pieces[at - 1];
    if (before === undefined || NUMBERS.test(textOf(pieces[at + 1]))) return false;
    const classifier = /^(只|家|支)$/.test(textOf(before)) ? pieces[at - 2] : before;
    return ONE_OF.test(textOf(before)) || (classifier !== undefined && isSmallNumber(classifier));
  });

/** "best in the lowest caps": a segment that was named and that the answer is not about. */
const leavesOut: Rule = ({ slots: { pieces } }, queries) => {
  const said = new Set(
    queries.flatMap(({ segments, test, metrics }) => [
      ...segments,
      ...(test?.segment === undefined ? [] : [test.segment]),
      ...(metrics.includes('relative_return') ? ['large_cap'] : []),
    ]),
  );
  return pieces.find(
    ({ meaning }) => meaning.class === 'segment' && !UNIVERSES.has(meaning.value) && !said.has(meaning.value),
  );
};

/** Metrics that are given for a segment of their own only. */
const OWN_SEGMENT: ReadonlySet<string> = new Set(['net_flow', 'hit_rate', 'best_same_month_since']);

const FLOWS = /money|cash|flow|fund|etf|capital|dollar|redempt|redeem|bn|billion|资|钱|流|赎回|申购|\$/;

/** "which names were added": a verb that takes something out or in says nothing of money unless something else does. */
export const movesOther: Rule = ({ slots, context }, queries) => {
  if (!queries.some(({ metrics }) => metrics.includes('net_flow'))) return undefined;
  const thread = !context.broken && context.queries.some(({ metrics }) => metrics.includes('net_flow'));
  const money =
    thread ||
    slots.has('metric', 'net_flow') ||
    slots.has('segment', 'small_cap_etfs') ||
    slots.has('unit') ||
    slots.pieces.some(({ text }) => FLOWS.test(text.toLowerCase()));
  return money ? undefined : slots.pieces.find(({ meaning }) => meaning.class === 'flow');
};

/** "list the micro caps": a list of members, unless it is one of figures. */
const listsMembers: Rule = ({ slots: { pieces }, windows }, queries) => {
  if (!queries.every(({ intent }) => intent === 'coverage') || windows.length > 0) return undefined;
  if (pieces.some(({ text }) => NUMBERS.test(text.toLowerCase()))) return undefined;
  return pieces.find((piece, at) => {
    const before = pieces
      .slice(0, at)
      .filter(({ text }) => !/^(the|all|all the|me|of|of the|of all)$/.test(text.toLowerCase()))
      .at(-1);
    const lists = before?.meaning.class === 'ask' && before.meaning.value === 'list';
    return piece.meaning.class === 'segment' && lists;
  });
};

/** "which small-cap stock won": one of the members. */
const asksMember: Rule = ({ slots: { pieces } }, queries) => {
  const answers = ({ intent }: Query): boolean => intent === 'rank' || intent === 'filter' || SHOWN.has(intent);
  if (!queries.every(answers)) return undefined;
  return pieces.find((piece, at) => {
    const which = /\bwhich$|哪(个|只|些|几只)?$/.test(textOf(pieces[at - 1]));
    return piece.meaning.class === 'segment' && !piece.broken && which && !GROUP.test(textOf(pieces[at + 1]));
  });
};

/** "which are the cyclicals", "all micro caps": who they are, where nothing says that they moved. */
const namesMembers: Rule = ({ slots, windows }, queries) => {
  const { pieces } = slots;
  const shows = queries.every(
    ({ intent, metrics, lookup }) => intent === 'show' && metrics.join() === 'return' && lookup === undefined,
  );
  const moved = pieces.some(isReturnWord) || slots.has('op') || slots.has('unit') || windows.some(({ at }) => at >= 0);
  if (!shows || moved) return undefined;
  return pieces.find((piece, at) => {
    if (piece.meaning.class !== 'segment' || NUMBERS.test(textOf(pieces[at + 1]))) return false;
    const before = pieces.slice(0, at).map(textOf).join(' ');
    const who = /(^|\s)(which|what)( are| is)( the| all)*$|哪些是?$/.test(before) && at === pieces.length - 1;
    const after = pieces
      .slice(at + 1)
      .map(textOf)
      .join('');
    return (
      who ||
      /(^|\s)all( the| of the)?$|(^|\s)(所有|全部)( 的)?$/.test(before) ||
      /^(都 ?)?(有哪些|是哪些|有谁|都有谁|有什么)$/.test(after)
    );
  });
};

/** "did we beat the index": the asker's own return. */
const asksOwn: Rule = ({ slots: { pieces } }) => {
  const words = pieces.map(textOf).join(' ');
  const own =
    /\b(did|do|does|have|has|are|were|am) (i|we|you|he|she|my \w+|our \w+) (do|done|beat|beaten|make|made|lose|lost|fare|perform|gain|outperform|return|earn|lag)\b/;
  return own.test(words)
    ? pieces.find(({ text }) => /^(.* )?(i|we|you|he|she|my|our)( .*)?$/.test(text.toLowerCase()))
    : undefined;
};

/** "which groups beat their benchmark", "which groups beat large caps": a test that segments are not put to. */
const testsSegments: Rule = ({ slots, targets }, queries) => {
  const words = slots.pieces.map(textOf).join(' ');
  const groups =
    /\b(which|what|how many) (segments?|groups?|buckets?|styles?)\b|\b(which|what|who|anything) beats?\b|哪(些|个|几个) ?(板块|组)/.test(
      words,
    );
  const funds = slots.segments.some(({ is }) => is === 'tracked_funds') || slots.has('vague');
  const share = queries.some(({ metrics }) => metrics.includes('hit_rate')) && !funds;
  const large =
    queries.some(({ metrics }) => metrics.includes('relative_return')) &&
    !slots.has('segment', 'russell_2000') &&
    targets.some(({ at }) => at >= 0);
  if (!groups || (!share && !large)) return undefined;
  return slots.pieces.find(({ meaning }) => meaning.class === 'metric' || meaning.value === 'large_cap');
};

/** "flows of the segments": money is counted for the ETFs as one. */
const splitsFlows: Rule = ({ slots }, queries) => {
  const flows = queries.every(({ metrics }) => metrics.join() === 'net_flow') && !slots.has('segment');
  return flows
    ? slots.pieces.find(({ text }) => /\b(segment|group|bucket)s?\b|板块|组别|各组/.test(text.toLowerCase()))
    : undefined;
};

/** "what did the winners own, the managers ahead": of the hit rate only "most" is a superlative. */
const ranksFunds: Rule = ({ slots: { pieces } }, queries) => {
  const share = queries.every(({ intent, metrics }) => intent === 'show' && metrics.join() === 'hit_rate');
  return share
    ? pieces.find(
        ({ meaning, text }) =>
          meaning.class === 'op' &&
          meaning.value === 'best' &&
          !/\bmost\b|majority|多数|大部分/.test(text.toLowerCase()),
      )
    : undefined;
};

/** "10k in flows": money grows with a return only. */
const growsOther: Rule = ({ slots, roles }, queries) => {
  const grown = queries.some(({ operation, metrics }) => operation === 'growth' && metrics.includes('return'));
  const sum = slots.pieces.some(({ text }) => /\d ?k$|grand$|thousand$/.test(text.toLowerCase()));
  const other =
    (roles.amount !== undefined || queries.every(({ operation }) => operation === 'growth')) &&
    (slots.has('op', 'invest') || sum) &&
    !grown;
  return other && queries.every(({ intent }) => intent === 'show')
    ? slots.pieces[slots.numbers[0]?.at ?? 0]
    : undefined;
};

/** "out of active funds": their flows, beside which no share of them was asked for. */
const movesFunds: Rule = ({ slots }) => {
  const funds = slots.segments.find(({ is }) => is === 'tracked_funds');
  const flow = slots.indexOf('flow');
  const both = funds !== undefined && flow >= 0 && !slots.metrics.some(({ is }) => is.startsWith('hit_rate'));
  return both && !isApart(slots, flow, funds.at) ? slots.pieces[funds.at] : undefined;
};

/** "and for micro caps?" after flows: their flow is not held, and their return was not asked for. */
const changesMetric: Rule = ({ slots, context, targets, windows }, queries) => {
  const { pieces } = slots;
  const about = context.broken ? [] : context.queries.flatMap(({ metrics }) => metrics);
  const measured = about.length > 0 && about.every((metric) => OWN_SEGMENT.has(metric));
  const returns = queries.every(
    ({ intent, metrics }) => (intent === 'show' || intent === 'confirm') && metrics.join() === 'return',
  );
  const said = pieces.some(isReturnWord) || slots.has('op') || slots.has('unit') || windows.some(({ at }) => at >= 0);
  if (!measured || !returns || said) return undefined;
  return pieces[targets.find(({ at }) => at >= 0)?.at ?? -1];
};

/** Whom it is about: segments as wholes, never some of their members, nor one segment for another. */
export const MEMBERS: readonly Rule[] = [
  countsFunds,
  countsMembers,
  leavesOut,
  movesOther,
  listsMembers,
  asksMember,
  namesMembers,
  asksOwn,
  testsSegments,
  splitsFlows,
  ranksFunds,
  growsOther,
  changesMetric,
  movesFunds,
];
