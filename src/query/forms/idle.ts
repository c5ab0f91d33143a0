import type { Piece } from '../piece.ts';
import { isRuledOut } from '../slots.ts';
import { isRank, type Rule, textOf, UNIVERSES } from './words.ts';

const SAID = ['change', 'op', 'metric', 'unit', 'number', 'ask', 'flow', 'topic'];

const WINDOWS: ReadonlySet<string> = new Set(['period', 'date', 'year', 'relative']);

/** "no August", "not the YTD": a no that leaves a window out. */
function rulesOutWindow(pieces: readonly Piece[], at: number): boolean {
  return [at + 1, at + 2].some((next) => WINDOWS.has(pieces[next]?.meaning.class ?? '') && isRuledOut(pieces, next));
}

/** "cyclicals hardly", 亏损公司从不: a no to nothing that was said. */
const deniesNothing: Rule = ({ slots, roles, windows, context }, queries) => {
  const shows = queries.every(
    ({ intent, lookup, operation }) => intent === 'show' && lookup === undefined && operation === undefined,
  );
  const said =
    SAID.some((is) => slots.has(is)) || roles.claims.length > 0 || windows.length > 1 || context.queries.length > 0;
  return shows && !said && slots.has('segment')
    ? slots.pieces.find(({ meaning }, at) => meaning.class === 'not' && !rulesOutWindow(slots.pieces, at))
    : undefined;
};

const BOUNDS: ReadonlySet<string> = new Set(['at_least', 'at_most']);

/** Bounds that are also ways of talking ("at least tell me", "and over the month"). */
const FILLERS = /^(at least|and over|over|and up|plus|at most|至少)$/;

/** "capped at", 顶多: a bound without its number. */
const boundsNothing: Rule = ({ slots: { pieces, numbers } }, queries) =>
  numbers.length === 0 && queries.every(({ intent }) => intent === 'show')
    ? pieces.find(
        ({ meaning, text }) => meaning.class === 'op' && BOUNDS.has(meaning.value) && !FILLERS.test(text.toLowerCase()),
      )
    : undefined;

const GROUPED =
  /segments|groups|categories|buckets|areas|each (segment|group|bucket)|板块|分组|组别|类别|类型|品种|细分/;

/** "the rest of the bunch", 除此以外, "cyclicals, each segment": others than the one that is shown. */
const showsOne: Rule = ({ slots: { pieces, segments } }, queries) => {
  const one = queries.every(({ intent, segments: named }) => intent === 'show' && named.length === 1);
  return one && segments.length <= 1
    ? pieces.find(
        ({ meaning, text }) =>
          meaning.class === 'quant' &&
          (meaning.value === 'other' || (meaning.value === 'all' && GROUPED.test(text.toLowerCase()))),
      )
    : undefined;
};

const ITS_BIGGEST =
  /^(the |its |their )?(biggest|largest|highest|best|top|greatest|worst|lowest|smallest) (gains?|returns?|moves?|rises?|rebounds?|losses|drops?)$|^最[大高强好差低](的)?(反弹|涨幅|跌幅|收益|回报)$/;

/** "cyclicals biggest gain", 微型股的第二高: a day or a member of the one segment. */
const ranksItsOwn: Rule = ({ slots: { pieces, segments } }) => {
  const [only, ...more] = segments;
  if (only === undefined || more.length > 0 || UNIVERSES.has(only.is)) return undefined;
  return pieces.find((piece, at) => {
    const members = textOf(pieces[at - 1]) === '的' && at - 2 === only.at && piece.meaning.class !== 'ordinal';
    const places = /排|名|表现|涨|跌|回报|收益|反弹/.test(textOf(piece));
    return isRank(piece) && piece.meaning.value !== 'rank' && (ITS_BIGGEST.test(textOf(piece)) || (members && !places));
  });
};

/** 微型股上涨的有哪些: which of its members. */
const testsMembers: Rule = ({ slots: { pieces, segments } }) =>
  segments.length === 1 && !UNIVERSES.has(segments[0]?.is ?? '')
    ? pieces.find(
        ({ meaning, text }) =>
          (meaning.value === 'positive' || meaning.value === 'negative') &&
          /哪些|有没有|^any /.test(text.toLowerCase()),
      )
    : undefined;

const FUNDS = /manager|mgr|fund|picker|active|\bpms?\b|基金|经理|主动|hit rate|胜率/;

/** "did small caps beat their benchmark": the share is one of funds. */
const testsStocks: Rule = ({ slots: { pieces, segments } }, queries) => {
  const share = queries.some(({ metrics, lookup }) => metrics.includes('hit_rate') && lookup === undefined);
  const stocks = segments.find(({ is }) => is !== 'tracked_funds' && is !== 'small_cap_etfs');
  return share && stocks !== undefined && !FUNDS.test(pieces.map(textOf).join(' ')) ? pieces[stocks.at] : undefined;
};

/** 8月前低点以来: before, and not the first of anything. */
const isBefore: Rule = ({ slots: { pieces } }) =>
  pieces.find(({ meaning, text }, at) => {
    const next = pieces[at + 1];
    const counts = next !== undefined && (next.meaning.class === 'number' || /^(几|多少|名|两|三)/.test(textOf(next)));
    return meaning.class === 'op' && text === '前' && !counts;
  });

/** 说说你的成长: of the one who is asked. */
const asksTheBot: Rule = ({ slots: { pieces } }) =>
  pieces.find(({ meaning }, at) => {
    const before = [pieces[at - 2], pieces[at - 1]].map(textOf).join('');
    const ends = pieces[at + 1] === undefined || pieces[at + 1]?.broken === true;
    return meaning.class === 'segment' && /(你|您|你们)的$/.test(before) && ends;
  });

const ELLIPTIC = /^(and|what about|how about|then|the) |\bones?$|的$|呢$|^那/;

/** 小盘的 after a question that could not be read: of what it asked, which is not known. */
const continuesUnread: Rule = ({ slots, context, windows }, queries) => {
  const named = ['metric', 'change', 'op', 'ask', 'flow', 'unit', 'number', 'topic'].some((is) => slots.has(is));
  const shows = queries.every(({ intent }) => intent === 'show');
  return context.broken && shows && !named && windows.length === 0 && ELLIPTIC.test(slots.pieces.map(textOf).join(' '))
    ? slots.pieces[0]
    : undefined;
};

const ITS_ONE = /^(and )?(the )?(top|best|worst|lowest|highest|biggest|smallest|largest)$/;

/** "the top one" after one segment: one of its members. */
const picksMember: Rule = ({ slots: { pieces }, context }, queries) => {
  const single =
    !context.broken &&
    context.queries.length > 0 &&
    context.queries.every(({ intent, segments }) => intent === 'show' && segments.length === 1);
  return single && queries.some(({ intent }) => intent === 'rank')
    ? pieces.find((piece, at) => ITS_ONE.test(textOf(piece)) && isRank(piece) && /^ones?$/.test(textOf(pieces[at + 1])))
    : undefined;
};

const COUNTED =
  /^(of|in one|of (them|those|these)|numbers?|figures?|stats?|windows?|periods?|groups?|segments?|buckets?|ones?|names|cuts?|lines?|rows?|values?|styles?|sentences?|words?|decimals?|places?|points?|things?|best|worst|months?|ways?|sides?|个|只|项|组|类|档|条|板块|句|者|边|位|种|窗口|区间|种)/;
const SET =
  /(^|\s)(the|these|those|all|both|any|other|which|what|last|first|top|bottom|best|worst|every|each|than|of|between|or|and|in|by|two|under|over)$|[这那哪前后各全都第]$|^(其他|所有)$/;

/** "six", "flows eleven": a number in words that nothing counts with. */
const countsNothing: Rule = ({ slots: { pieces }, roles }, queries) => {
  const used = queries.some(({ top, test, lookup, operation }) => top ?? test ?? lookup ?? operation);
  if (used || roles.amount !== undefined || roles.range !== undefined) return undefined;
  return pieces.find((piece, at) => {
    if (piece.meaning.class !== 'number' || !piece.meaning.spelled) return false;
    const [before, next] = [pieces[at - 1], pieces[at + 1]];
    const counts = next !== undefined && !next.broken && (COUNTED.test(textOf(next)) || next.meaning.class === 'unit');
    return !counts && !(before !== undefined && !piece.broken && SET.test(textOf(before)));
  });
};

const CARRIED_MANY = 3;

/** "the negative ones" after a list: a test that showing the list again does not put. */
const testsList: Rule = ({ slots: { pieces }, targets }, queries) => {
  const many = queries.every(({ intent, segments }) => intent === 'show' && segments.length >= CARRIED_MANY);
  return many && targets.every(({ at }) => at < 0)
    ? pieces.find(({ meaning }) => meaning.class === 'op' || (meaning.class === 'change' && meaning.value !== 'up'))
    : undefined;
};

/** Words that the answer would do nothing with. */
export const IDLE: readonly Rule[] = [
  deniesNothing,
  boundsNothing,
  showsOne,
  ranksItsOwn,
  testsMembers,
  testsStocks,
  isBefore,
  asksTheBot,
  continuesUnread,
  picksMember,
  countsNothing,
  testsList,
];
