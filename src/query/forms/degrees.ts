import { isRank, isReturnWord, type Rule, textOf, UNIVERSES } from './words.ts';

const IS = /^(is|are|was|were)\b/;
const DEGREE = /^有?多[高低小强弱亏像]$/;

/** "how cyclical are micro caps", 高贝塔有多高: how much of what its name says. */
const asksDegree: Rule = ({ slots: { pieces }, windows }) => {
  const moved = pieces.some(isReturnWord) || windows.some(({ at }) => at >= 0);
  return pieces.find((piece, at) => {
    const [before, next] = [pieces[at - 1], pieces[at + 1]];
    if (piece.meaning.class !== 'segment' || piece.broken) return false;
    const how = /(^|\s)how$/.test(textOf(before)) && IS.test(textOf(next));
    return how || (!moved && next?.broken === false && DEGREE.test(textOf(next)));
  });
};

const TURNS = /bottom(ed|ing)|turned|见底|触底|探底/;
const ORDER = /^(first|last|earliest|latest|最|先|最先|最早|最后|最晚|率先|提前)$/;

/** "which segment bottomed first": an order in time. */
const ordersInTime: Rule = ({ slots: { pieces } }) =>
  pieces.find((piece, at) => {
    const beside = [pieces[at - 1], pieces[at + 1]].some((near) => ORDER.test(textOf(near)));
    return piece.meaning.class === 'period' && TURNS.test(textOf(piece)) && beside;
  });

const WHICH_GROUP = /\b(which|what) (segments?|groups?|buckets?|styles?)\b|哪个?(板块|组|类)/;

/** "which segment has the highest beta": the one that is named is no answer to which one. */
const answersItself: Rule = ({ slots: { pieces, segments } }, queries) => {
  const shows = queries.every(({ intent, lookup }) => intent === 'show' && lookup === undefined);
  const words = pieces
    .map(textOf)
    .join(' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  const named = segments.find(({ is }) => !UNIVERSES.has(is));
  return shows && named !== undefined && WHICH_GROUP.test(words) ? pieces[named.at] : undefined;
};

/** "what did large caps return while small caps led": their own return. */
const asksLargeCaps: Rule = ({ slots: { pieces } }, queries) =>
  queries.some(({ metrics }) => metrics.includes('relative_return'))
    ? pieces.find((piece, at) => {
        const before = textOf(pieces[at - 1]);
        const verb = /(^|\s)(did|do|does|have|has)( the)?$/.test(before) && pieces[at + 1]?.meaning.class === 'metric';
        return piece.meaning.class === 'segment' && piece.meaning.value === 'large_cap' && verb;
      })
    : undefined;

/** "past augusts for small caps": the others, where nothing is ranked among them. */
const asksPast: Rule = ({ slots }) =>
  slots.has('op') || slots.has('ask')
    ? undefined
    : slots.pieces.find(
        ({ meaning, text }) =>
          meaning.value === 'best_same_month_since' &&
          /^(the )?(past|previous|prior|other|earlier) /.test(text.toLowerCase()),
      );

const TESTED = ['more_than', 'less_than', 'at_least', 'at_most'];

/** 涨超5%的8月: Augusts are tested, and no segments. */
const testsMonths: Rule = ({ slots: { pieces, has } }) =>
  TESTED.some((op) => has('op', op))
    ? pieces.find(
        ({ meaning, broken }, at) =>
          meaning.class === 'date' && !broken && textOf(pieces[at - 1]) === '的' && pieces[at + 1] === undefined,
      )
    : undefined;

/** "monthly table of cyclicals this year": month by month, which is no window. */
const breaksDown: Rule = ({ slots: { pieces }, windows }) =>
  windows.length > 1
    ? pieces.find(
        ({ meaning, text }) => meaning.value === 'report_month' && /^(monthly|月度)$/.test(text.toLowerCase()),
      )
    : undefined;

const BOTH_ENDS = /^(the )?(best and worst|winners and losers|top and bottom|worst and best|最好和最差的?)$/;

/** "best and worst micro cap": two of the members. */
const ranksEnds: Rule = ({ slots: { pieces, segments } }) =>
  segments.length === 1 && !UNIVERSES.has(segments[0]?.is ?? '')
    ? pieces.find((piece, at) => {
        const next = pieces[at + 1];
        return isRank(piece) && BOTH_ENDS.test(textOf(piece)) && next?.meaning.class === 'segment' && !next.broken;
      })
    : undefined;

/** "in both 2024 and 2025": two windows at once, one of which no report has. */
const asksBoth: Rule = ({ slots: { pieces }, outside }) =>
  outside.length > 0 ? pieces.find(({ text }) => /^(both|in both|都)$/.test(text.toLowerCase())) : undefined;

/** 资金回流能有多少: what could be, and not what was. */
const asksPossible: Rule = ({ slots: { pieces } }) =>
  pieces.find(
    ({ text }, at) => /^(能|可以|可能)$/.test(text) && /^(有多少|到多少|达到多少|回多少)$/.test(textOf(pieces[at + 1])),
  );

/** How much of something a segment is, and in which order it came. */
export const DEGREES: readonly Rule[] = [
  asksDegree,
  ordersInTime,
  answersItself,
  asksLargeCaps,
  asksPast,
  testsMonths,
  breaksDown,
  ranksEnds,
  asksBoth,
  asksPossible,
];
