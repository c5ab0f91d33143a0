import { isBound } from '../slots.ts';
import { type Rule, textOf } from './words.ts';

const TIED = /^(of|after|before|following|to)$|^(之后|之前|后|前)$/;

/** "the month of the low", "the low day": a stretch beside the low that no window is. */
const tiesToLow: Rule = ({ slots: { pieces } }) =>
  pieces.find(({ meaning, broken }, at) => {
    if (meaning.class !== 'period' || meaning.value !== 'since_low') return false;
    if (
      /^(days?|dates?|weeks?|months?|当天|当日|当周|当月)$/.test(textOf(pieces[at + 1])) &&
      pieces[at + 1]?.broken !== true
    )
      return true;
    const before = pieces.slice(Math.max(0, at - 3), at).filter((piece) => textOf(piece) !== 'the');
    const [unit, tie] = before.slice(-2);
    const isStretch = unit?.meaning.class === 'period' && unit.meaning.value === 'report_month';
    const ties =
      /^(after|before|following|until|to)\b/.test(textOf(pieces[at])) &&
      before.at(-1)?.meaning.value === 'report_month';
    return !broken && (ties || (isStretch && tie !== undefined && TIED.test(textOf(tie))));
  });

const LOW = /^(the )?(low|lows|bottom|bottoms|trough|troughs|nadir)$/;
const THEIRS = /^(and |so )?(their|its|own)( own)?$/;

/** "their low", "last month's low": a level, or another low. */
const ownsLow: Rule = ({ slots: { pieces } }) =>
  pieces.find((piece, at) => {
    if (piece.meaning.class !== 'period' || piece.meaning.value !== 'since_low' || piece.broken) return false;
    const before = pieces[at - 1];
    if (LOW.test(textOf(piece)) && THEIRS.test(textOf(before))) return true;
    const dated = before?.meaning.class === 'relative' && !before.meaning.value.startsWith('year');
    return dated && !/^(since|from|off|自|从)/.test(textOf(piece));
  });

/** "the low of August": a low in another month than the one that the window starts from. */
const namesAnotherLow: Rule = ({ slots: { pieces } }) =>
  pieces.find((piece, at) => {
    if (piece.meaning.class !== 'period' || piece.meaning.value !== 'since_low') return false;
    const next = textOf(pieces[at + 1]);
    const tie = /^(of|in|from)( the)?$/.test(next) ? pieces[at + 2] : undefined;
    const month = tie?.meaning.class === 'date' ? tie.meaning.dates.every((named) => named.month !== 4) : undefined;
    const bare = !/since|from|off/.test(textOf(piece)) || /^of/.test(next);
    return bare && (month ?? (tie?.meaning.class === 'period' && tie.meaning.value === 'report_month'));
  });

/** "micro caps 29 August": one day, where nothing says that it starts or ends a stretch. */
const namesDay: Rule = ({ slots }) => {
  const { pieces } = slots;
  const others = pieces.filter(
    ({ meaning: { class: is } }) => is === 'date' || is === 'period' || is === 'relative' || is === 'year',
  );
  if (others.length > 1 || slots.has('op', 'invest') || slots.has('unit', 'usd') || slots.numbers.length > 0)
    return undefined;
  return pieces.find(
    ({ meaning }, at) =>
      meaning.class === 'date' && meaning.dates.every(({ day }) => day !== undefined) && !isBound(pieces, at),
  );
};

/** "since last month": a start, where last month alone would be the window. */
const startsLately: Rule = ({ slots: { pieces } }) =>
  pieces.find(
    ({ meaning, broken }, at) =>
      meaning.class === 'relative' &&
      meaning.value.startsWith('month') &&
      !broken &&
      /^(since|from|after|自|从|自从)$/.test(textOf(pieces[at - 1])),
  );

/** "since then", "since the end of August": a start that no window has. */
const startsElsewhere: Rule = ({ slots: { pieces } }) =>
  pieces.find(({ text, meaning, broken }, at) => {
    const since = /^(since|from)$/.test(textOf(pieces[at - 1])) && !broken && meaning.class === 'harmless';
    return since && /^(then|end|the end|month end|end of|at the end)\b/.test(text.toLowerCase());
  });

/** "Q3 to date", "to date" alone: a start that no window has, where neither the low nor the year is named. */
const runsToDate: Rule = ({ slots: { pieces }, windows }) => {
  const started = windows.some(({ is, at }) => at >= 0 && !is.startsWith('month:'));
  return started
    ? undefined
    : pieces.find(({ meaning, text }) => meaning.class === 'harmless' && /^(to date|so far)$/.test(text.toLowerCase()));
};

/** "another April low": one that is still to come. */
const expectsLow: Rule = ({ slots: { pieces } }) =>
  pieces.find(
    ({ meaning, text, broken }, at) =>
      meaning.class === 'period' &&
      meaning.value === 'since_low' &&
      !broken &&
      !/since|from|off/.test(text.toLowerCase()) &&
      /^((is|was) )?(a |the )?(another|next|new|fresh|second)$/.test(textOf(pieces[at - 1])),
  );

/** 第二低点以来, "the third low": one low among others. */
const numbersLow: Rule = ({ slots: { pieces } }) =>
  pieces.find((piece, at) => {
    const low = piece.meaning.class === 'period' && piece.meaning.value === 'since_low' && !piece.broken;
    return (
      low &&
      !/since|from|off|自|从/.test(textOf(piece)) &&
      /^(the )?(第[二三四]|second|third)$/.test(textOf(pieces[at - 1]))
    );
  });

const MONTH_END = /^(8月|八月|到?月)(份)?(底|末)$|^(月底|月末)$/;

/** 8月底微型股: a day, where no window is named that ends on it. */
const isMonthEnd: Rule = ({ slots: { pieces }, windows }, queries) =>
  windows.length === 0 && queries.every(({ intent }) => intent === 'show')
    ? pieces.find(({ meaning, text }) => meaning.class === 'harmless' && MONTH_END.test(text))
    : undefined;

/** 一个周期内: a stretch of time, and not the stocks. */
const isCycle: Rule = ({ slots: { pieces } }) =>
  pieces.find(
    ({ text }, at) =>
      text === '周期' &&
      (/(一个|整个|每个|完整|本轮|上轮|这个|这轮)$/.test(textOf(pieces[at - 1])) ||
        (/^(内|中|里|末|初|长|顶|底)$/.test(textOf(pieces[at + 1])) && pieces[at + 1]?.broken === false)),
  );

/** 这次反弹排第几: a rebound among others. */
const ranksRebound: Rule = ({ slots: { pieces, segments } }) =>
  segments.length === 0
    ? pieces.find(
        ({ meaning, text }, at) =>
          meaning.class === 'period' &&
          /反弹|行情|rally|rebound/.test(text.toLowerCase()) &&
          /^(能|可以)?排?(名)?第几/.test(textOf(pieces[at + 1])),
      )
    : undefined;

/** "the highest point", 最低点: a level, and no stretch. */
const namesPoint: Rule = ({ slots: { pieces } }) =>
  pieces.find(
    (piece, at) =>
      /\bhigh(est)? (point|level|price|close)$|最[高低](点|位|价)$/.test(textOf(piece)) ||
      (/highest$/.test(textOf(piece)) && textOf(pieces[at + 1]) === 'point'),
  );

const ON_THE_DAY = /(那天|当天|当日|那日|时|时候)$|^(right )?(at|on) (the )?.*(low|lows|bottom|trough)$/;

/** 低点那天跌了多少, "at the bottom": the day itself, where nothing was bought on it nor starts with it. */
const isOnTheDay: Rule = ({ slots, roles }) => {
  const { pieces } = slots;
  if (slots.has('op', 'invest') || slots.has('refuse', 'advice') || roles.amount !== undefined) return undefined;
  return pieces.find(({ meaning, text }, at) => {
    const starts =
      /^(since|from|off|自|从|由)$/.test(textOf(pieces[at - 1])) ||
      /^(起|以来|至今|到现在)/.test(textOf(pieces[at + 1]));
    return (
      meaning.class === 'period' && meaning.value === 'since_low' && ON_THE_DAY.test(text.toLowerCase()) && !starts
    );
  });
};

/** Stretches of time that no window is. */
export const STRETCHES: readonly Rule[] = [
  ownsLow,
  namesAnotherLow,
  namesDay,
  tiesToLow,
  startsLately,
  startsElsewhere,
  runsToDate,
  expectsLow,
  namesPoint,
  isOnTheDay,
  numbersLow,
  isMonthEnd,
  isCycle,
  ranksRebound,
];
