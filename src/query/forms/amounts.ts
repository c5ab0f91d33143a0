import { isRank, type Rule, textOf } from './words.ts';

const RECKONS: ReadonlySet<string> = new Set(['difference', 'sum', 'average', 'multiple']);

/** "17.7 percent of 300", "7 times August": a sum to do, and no figure looked up. */
const isSum: Rule = ({ slots: { pieces } }, queries) => {
  if (!queries.some(({ lookup }) => lookup !== undefined)) return undefined;
  const digits = pieces.filter(({ meaning }) => meaning.class === 'number' && !meaning.spelled);
  const joined = pieces.some(({ text }) => /^(or|and|vs|versus|not|还是|和|与|或|不是)$/i.test(text));
  const of = pieces.some(({ text }) => /^(of|的|times|plus|minus|divided by|乘以?|除以?|加|减)$/i.test(text));
  const times = pieces.find(
    ({ meaning }) =>
      (meaning.class === 'unit' && meaning.value === 'x') || (meaning.class === 'op' && RECKONS.has(meaning.value)),
  );
  return times ?? (digits.length > 1 && of && !joined ? digits[1] : undefined);
};

/** 收益率升50基点类债跌多少: two moves, one of which is another's. */
const movesBothWays: Rule = ({ slots: { pieces, has } }, queries) => {
  const shows = queries.every(({ intent, metrics }) => intent === 'show' && metrics.join() === 'return');
  const choice = pieces.some(({ text }) => /\b(or|and|not|either|nor|up or down)\b|还是|或|不是|没/i.test(text));
  const both = has('change', 'up') && has('change', 'down');
  return shows && both && !choice ? pieces.find(({ meaning }) => meaning.class === 'number') : undefined;
};

/** 收益率降了几个基点: what falls by basis points is a yield or a rate. */
const fallsByPoints: Rule = ({ slots: { pieces, has } }, queries) => {
  const shows = queries.every(({ intent, metrics }) => intent === 'show' && metrics.join() === 'return');
  return shows && has('change', 'down')
    ? pieces.find(
        ({ meaning }, at) =>
          meaning.class === 'unit' && meaning.value === 'bp' && pieces[at - 1]?.meaning.class !== 'number',
      )
    : undefined;
};

/** "top 10%", 前10%: a slice of the members. */
const isSlice: Rule = ({ slots: { pieces } }, queries) =>
  queries.some(({ intent }) => intent === 'rank' || intent === 'position')
    ? pieces.find(
        (piece, at) =>
          isRank(piece) &&
          pieces[at + 1]?.meaning.class === 'number' &&
          pieces[at + 2]?.meaning.class === 'unit' &&
          pieces[at + 2]?.meaning.value === 'pct',
      )
    : undefined;

/** 罗素8月涨多少点: of an index these are points of its level. */
const asksIndexPoints: Rule = ({ slots: { pieces, segments } }, queries) => {
  const index = segments.length === 1 && segments[0]?.is === 'russell_2000';
  const shows = queries.every(({ intent, metrics }) => intent === 'show' && metrics.join() === 'return');
  return index && shows ? pieces.find(({ text }) => text === '多少点') : undefined;
};

const SIZE = /^(the )?(smallest|biggest|largest|最[大小]的?)$/;

/** "the smallest loss", 最小的跌幅: of what fell, where what is ranked rose. */
const ranksFalls: Rule = ({ slots: { pieces } }, queries) =>
  queries.some(({ intent }) => intent === 'rank')
    ? pieces.find(
        (piece, at) =>
          SIZE.test(textOf(piece)) &&
          isRank(piece) &&
          pieces[at + 1]?.meaning.class === 'change' &&
          pieces[at + 1]?.meaning.value === 'down',
      )
    : undefined;

/** Numbers and amounts that are another's, or to be reckoned. */
export const AMOUNTS: readonly Rule[] = [isSum, movesBothWays, fallsByPoints, isSlice, asksIndexPoints, ranksFalls];
