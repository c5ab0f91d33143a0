import type { Query } from '#src/core/query.ts';
import type { Piece } from '../piece.ts';
import { isReturnWord, type Rule, textOf } from './words.ts';

const RACE =
  /beat|ahead|outp|win|won|succe|hit|bett|top|exceed|lag|behind|trail|miss|under|los|fail|short|跑|胜|赢|输|败|领先|落后|超|高于|低于|优于|弱于|不及|成/;

/** A phrase of the share that says itself who is ahead; "hit rate" only names it. */
function isRace(piece: Piece): boolean {
  return piece.meaning.class === 'metric' && RACE.test(textOf(piece)) && !/^hit rates?$/.test(textOf(piece));
}

function sharesOnly(queries: readonly Query[]): boolean {
  return queries.every(({ metrics, lookup }) => metrics.join() === 'hit_rate' && lookup === undefined);
}

/** "what percent of tracked funds are small-cap funds": another share of them than the one ahead. */
const asksOtherShare: Rule = ({ slots, context }, queries) => {
  const again = !context.broken && context.queries.some(({ metrics }) => metrics.includes('hit_rate'));
  const races = ['beat', 'lag'].some((op) => slots.has('op', op)) || slots.has('not') || slots.has('change');
  const said = slots.pieces.filter(({ meaning }) => meaning.class === 'metric').map(textOf);
  return sharesOnly(queries) && !again && !races && said.length > 0 && !said.some((words) => RACE.test(words))
    ? slots.pieces.find(({ meaning }) => meaning.class === 'metric')
    : undefined;
};

/** "how much did they beat by", "ahead by most". */
function isBy(pieces: readonly Piece[], at: number): boolean {
  const { class: is, value } = pieces[at]?.meaning ?? { class: '', value: '' };
  const races = is === 'op' && (value === 'beat' || value === 'lag');
  return races && /^by\b/.test(textOf(pieces[at + 1])) && pieces[at + 1]?.broken === false;
}

const MARGIN = /(赢|输|胜|领先|落后|超|高|低)(了|出|过)*多少$/;

/** "beat the benchmark by 5 points", 赢了几个点: a margin, which no share says. */
const asksByMargin: Rule = ({ slots: { pieces } }, queries) =>
  sharesOnly(queries)
    ? pieces.find(({ meaning, text }, at) => {
        const before = textOf(pieces[at - 1]);
        const by = meaning.class === 'number' && /(^|\s)by$/.test(before) && pieces[at + 1]?.meaning.class === 'unit';
        return (
          by ||
          /^(几|多少)个?(百分)?点$/.test(text) ||
          (meaning.class === 'op' && MARGIN.test(text)) ||
          isBy(pieces, at)
        );
      })
    : undefined;

const PERCENT = /(^|\s)(percent|percentage|%|share|fraction|proportion|part|portion)$/;
const OF = /^of( the| its| their| that| this)?$/;

const BETWEEN = /^(the|its|their|that|this|the year|the month|this year|total|whole|overall)$/;

/** "what percent of the loss has been recovered": a part of a move, and not the move. */
const asksPartOfMove: Rule = ({ slots: { pieces } }) =>
  pieces.find((piece, at) => {
    const rest = pieces.slice(0, at).filter((before) => !BETWEEN.test(textOf(before)));
    const [share, of] = rest.slice(-2);
    return (
      isReturnWord(piece) &&
      piece.meaning.value !== 'hit_rate' &&
      !piece.broken &&
      of !== undefined &&
      share !== undefined &&
      OF.test(textOf(of)) &&
      PERCENT.test(textOf(share))
    );
  });

const RECORD = 'best_same_month_since';

/** 多了多少 after the record: by how much, which a year does not say. */
const asksRecordMargin: Rule = ({ slots: { pieces } }, queries) =>
  queries.every(({ metrics, lookup }) => metrics.join() === RECORD && lookup === undefined)
    ? pieces.find(({ meaning, text }) => meaning.class === 'op' && /多少$|\bby how\b|how much/.test(text.toLowerCase()))
    : undefined;

const OWNS = /\b(own|owned|hold|holds|held|buy|bought|like|likes|prefer)\b|持有|配|买/;

/** "which segment do managers own most": what they hold, and no share of them. */
const asksHoldings: Rule = ({ slots: { pieces } }, queries) =>
  sharesOnly(queries)
    ? pieces.find(
        ({ text }, at) =>
          OWNS.test(text.toLowerCase()) &&
          !/^(bench|bm|ind)/.test(textOf(pieces[at + 1])) &&
          pieces.some(({ meaning }) => meaning.value === 'best'),
      )
    : undefined;

/** "28.4 percent of how many": what it is a share of. */
const asksBase: Rule = ({ slots: { pieces } }, queries) =>
  queries.some(({ lookup }) => lookup !== undefined)
    ? pieces.find(({ meaning }, at) => {
        const base = meaning.class === 'quant' && meaning.value === 'count' && /of$/.test(textOf(pieces[at - 1]));
        return base || (isBy(pieces, at) && pieces[at + 2] === undefined);
      })
    : undefined;

/** "how many funds are in the hit rate universe": their number, where nothing says that they are ahead. */
const countsUniverse: Rule = ({ slots }, queries) => {
  const { pieces } = slots;
  const isAhead = slots.has('op', 'beat') || slots.has('op', 'lag') || pieces.some((piece) => isRace(piece));
  return sharesOnly(queries) && !isAhead
    ? pieces.find(({ meaning }) => meaning.class === 'quant' && meaning.value === 'count')
    : undefined;
};

/** Shares and parts that the hit rate is not. */
export const SHARES: readonly Rule[] = [
  asksOtherShare,
  asksByMargin,
  asksPartOfMove,
  asksRecordMargin,
  asksHoldings,
  asksBase,
  countsUniverse,
];
