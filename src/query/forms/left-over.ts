import { clausesOf } from '../clauses.ts';
import type { Piece } from '../piece.ts';
import { EMPTY, isRank, type Rule, textOf } from './words.ts';

/** "on the 22nd": a place in an order, where nothing is ordered. */
const numbersDay: Rule = ({ slots: { pieces } }, queries) =>
  queries.every(({ intent, lookup }) => intent === 'show' && lookup === undefined)
    ? pieces.find(({ meaning }) => meaning.class === 'ordinal')
    : undefined;

const INTERROGATIVE =
  /\b(where|when|who|whom|whose|why|how (long|often|many))\b|哪里|哪儿|何时|什么时候|几时|谁|为什么|多久/;
const POLITE =
  /\b(when|where|who)(ever| possible| available| applicable| (you|u|we|i|im|it|its|needed|knows?|cares?|asked|asks|wants?|needs?))\b|有空|方便/;

function asksAnother(clause: readonly Piece[]): boolean {
  const words = clause.map(textOf).join(' ');
  const empty = clause.every(({ meaning }) => EMPTY.has(meaning.class) || meaning.class === 'not');
  return empty && INTERROGATIVE.test(words) && !POLITE.test(words);
}

/** ", and where does it end": a clause of its own that asks what no figure answers. */
const asksMore: Rule = ({ slots: { pieces } }, queries) => {
  const clauses = clausesOf(pieces);
  const shows = queries.every(({ intent, lookup }) => intent === 'show' && lookup === undefined);
  const source = /\bfrom\b|\bsince when\b|\b(measured|counted|source)\b/.test(pieces.map(textOf).join(' '));
  return clauses.length > 1 && shows && !source ? clauses.find(asksAnother)?.[0] : undefined;
};

const BACK = /\b(came|come|comes|coming|went|flowed|flows) back\b|\brecover|bounce|rebound|反弹|回升/;

/** "how much came back" after flows: money that returned, which the word for a rebound does not say. */
const comesBack: Rule = ({ slots, windows }, queries) => {
  const flows = queries.some(({ metrics }) => metrics.includes('net_flow'));
  const named = slots.has('metric') || slots.has('flow') || slots.has('segment');
  const since = windows.some(({ at }) => /since|from|off|over|during|in the|以来|期间/.test(textOf(slots.pieces[at])));
  return flows && !named && !since
    ? slots.pieces.find(({ meaning, text }) => meaning.value === 'since_low' && BACK.test(text.toLowerCase()))
    : undefined;
};

const WHILE = /^(的)?(时|时候|期间|阶段|过程中|途中|行情)/;

/** 下跌时亏了多少: while it fell, and no window of ours is a fall. */
const fallsMeanwhile: Rule = ({ slots: { pieces } }) =>
  pieces.find(
    ({ meaning, text }, at) =>
      meaning.class === 'change' &&
      meaning.value === 'down' &&
      (WHILE.test(textOf(pieces[at + 1])) ||
        /时$|期间$/.test(text) ||
        /^(during|while|on)( the)?$/.test(textOf(pieces[at - 1]))),
  );

const HIGH = /^(and |the |and the )?(highest|largest|biggest|top|high|big)( (one|ones))?$|^最[高大](的)?$/;

/** "and the highest" after the lowest market caps: the other end of the sizes, and not of the returns. */
const turnsSize: Rule = ({ slots: { pieces }, context }, queries) => {
  const sizes =
    !context.broken &&
    context.queries.length > 0 &&
    context.queries.every(({ segments }) => segments.join() === 'lowest_market_cap');
  return sizes && queries.some(({ intent }) => intent === 'rank')
    ? pieces.find((piece) => isRank(piece) && HIGH.test(textOf(piece)))
    : undefined;
};

const ADJECTIVE = /^(the )?(secular|cyclical|cyclic|structural|周期性|长期)$/;
const COURSE =
  /^(a |the )?(decline|declines|fall|drop|slump|downturn|downtrend|uptrend|upturn|upswing|downswing|recovery|recoveries|low|lows|bottom|trough|peak|high|swing|move|change|changes|shift|boom|bust|rise|run|下滑|下降|下跌|回升|低点|低谷|底部|复苏|变化|上升|走势)$/;

/** "secular decline", "cyclical low": a kind of course, and not a segment's. */
const namesCourse: Rule = ({ slots: { pieces } }) =>
  pieces.find((piece, at) => {
    const next = pieces[at + 1];
    const adjective = piece.meaning.class === 'segment' && ADJECTIVE.test(textOf(piece));
    return adjective && next?.broken === false && COURSE.test(textOf(next));
  });

/** Parts of a question that its answer would leave over. */
export const LEFT_OVER: readonly Rule[] = [numbersDay, asksMore, comesBack, fallsMeanwhile, turnsSize, namesCourse];
