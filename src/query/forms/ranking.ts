import type { Piece } from '../piece.ts';
import { wordsOf } from '../slots.ts';
import { GROUP, isRank, isReturnWord, type Rule, textOf } from './words.ts';

const SEGMENT = /\b(segments?|groups?|buckets?|baskets?|styles?|sectors?)\b|板块|组|类/;

const RECORD = 'best_same_month_since';
const ORDERED: ReadonlySet<string> = new Set(['rank', 'position']);
const WINDOWS: ReadonlySet<string> = new Set(['period', 'date', 'relative', 'year']);
const COMES = /^(comes?|falls?|lands?|stands?|sits?|places?)\b/;
const OWNED = /\b(rank|place|position|standing|number) (of|is|was)( the| this)?$/;
/** "the best of all months, you mean?": the record itself is doubted. */
const OF_ALL = /\bof (all|any)\b/;
const SUBJECT = /\b(does|did|do|is|was|has|would)( the| this| that)?$/;

const TIME = /^(months?|days?|weeks?|quarters?|years?|月|个月|月份|天|周|年|季度)$/;

/** "the worst small cap": a member of the index; its groups are called groups. */
const ranksMembers: Rule = ({ slots: { pieces } }, queries) => {
  if (!queries.some(({ intent }) => intent === 'rank')) return undefined;
  return pieces.find((piece, at) => {
    const before = pieces[at - 1]?.text === '的' ? pieces[at - 2] : pieces[at - 1];
    const noun = piece.meaning.class === 'segment' && piece.meaning.value === 'russell_2000' && !piece.broken;
    return noun && before !== undefined && isRank(before) && !GROUP.test(textOf(pieces[at + 1]));
  });
};

/** "the best month", "rank the quarters": segments are ranked, and never stretches of time. */
const ranksTime: Rule = ({ slots: { pieces } }, queries) => {
  if (!queries.some(({ intent }) => intent === 'rank' || intent === 'position')) return undefined;
  return pieces.find((piece, at) => {
    const before = pieces[at - 1];
    const which = /\b(which|what)$|哪个?$/.test(textOf(before));
    const time = TIME.test(textOf(piece)) || /^(month|day|week|quarter|year)s?( only| alone)?$/.test(textOf(piece));
    return time && !piece.broken && before !== undefined && (isRank(before) || which);
  });
};

/** "put it on the fifth page": a place in a ranking is a group's place. */
const placesSomething: Rule = ({ slots: { pieces } }, queries) => {
  if (!queries.some(({ intent }) => intent === 'rank')) return undefined;
  return pieces.find((piece, at) => {
    const next = pieces[at + 1];
    return (
      piece.meaning.class === 'ordinal' && next !== undefined && /页|段|张|行|page|slide|row|para/.test(textOf(next))
    );
  });
};

/** "and the worst?" after the record, or after an honest no: another record, or another of what was not shown, unless groups are named. */
const ranksRecords: Rule = ({ slots, context, targets }, queries) => {
  const about = context.broken ? [] : context.queries;
  const record = about.some(({ metrics }) => metrics.includes(RECORD));
  const kept = targets.every(({ at }) => at < 0);
  const shown = queries.some(({ intent, metrics }) => ORDERED.has(intent) || metrics.includes(RECORD));
  const groups = slots.pieces.some(({ text }) => SEGMENT.test(text.toLowerCase()));
  const doubted = OF_ALL.test(wordsOf(slots));
  const another = kept && shown && !groups && !doubted && !slots.has('metric');
  return another && (record || context.elsewhere === true) ? slots.pieces.find(isRank) : undefined;
};

/** "where does YTD rank for cyclicals", 8月在微型股里排第几: a place of a stretch of time, and not of a segment. */
const ranksWindow: Rule = ({ slots: { pieces } }, queries) => {
  if (!queries.some(({ intent, metrics }) => ORDERED.has(intent) || (intent === 'show' && metrics.includes('return'))))
    return undefined;
  return pieces.find((piece, at) => {
    if (!WINDOWS.has(piece.meaning.class)) return false;
    const [next, ...later] = pieces.slice(at + 1, at + 3);
    const before = pieces.slice(0, at).map(textOf).join(' ');
    const follows = next?.broken === false && [next, ...later].some(isRank);
    const owns = OWNED.test(before) && (next === undefined || !isReturnWord(next));
    const comes = /\bwhere\b/.test(before) && COMES.test(textOf(next));
    return ((follows || comes) && SUBJECT.test(before)) || owns || isPlacedHan(pieces, at);
  });
};

/** 8月在微型股里排第几, 对周期股来说8月排第几, 微型股的8月排第几. */
function isPlacedHan(pieces: readonly Piece[], at: number): boolean {
  const typed = (list: readonly Piece[]): string =>
    list.map((piece) => (isNamed(piece) ? 'S' : textOf(piece))).join('');
  const [before, after] = [typed(pieces.slice(0, at)), typed(pieces.slice(at + 1))];
  const placed = /^(份|的)?(能|可以)?(的?排|的?第几|名次)/.test(after) && /(对S.*|S的|这个?|今年的?)$/.test(before);
  return placed || /^(份|这个月)?(在|对|于)S.*(排|第几|名次)/.test(after);
}

function isNamed({ meaning }: Piece): boolean {
  return meaning.class === 'segment';
}

/** "who's best?" after the managers: the segments are no answer to a thread about something that is not ranked. */
const ranksOthers: Rule = ({ slots, context, windows }, queries) => {
  const about = context.broken ? [] : context.queries.flatMap(({ metrics }) => metrics);
  const other = about.length > 0 && !about.includes('return');
  const ranks = queries.some(({ intent }) => intent === 'rank' || intent === 'position' || intent === 'filter');
  const says = slots.pieces.some(({ text }) => SEGMENT.test(text.toLowerCase())) || windows.some(({ at }) => at >= 0);
  return other && ranks && !says ? (slots.pieces.find(isRank) ?? slots.pieces[0]) : undefined;
};

const WHICH_TIME = /^(which|what) (year|month|day|week|quarter)s?$|^(哪年|哪一年|哪个月|哪天|哪一天|几月|哪个月份)$/;

const SIZE = /^(the )?(largest|biggest|smallest|second largest|second biggest|最大|最小|第二大|第三大)(的)?$/;

/** "which year was best", "the largest group": neither stretches of time nor sizes are ranked. */
const ranksSize: Rule = ({ slots: { pieces } }, queries) => {
  if (!queries.some(({ intent }) => intent === 'rank' || intent === 'position')) return undefined;
  const moved = pieces.some(isReturnWord);
  return pieces.find(({ meaning, text }, at) => {
    const said = text.toLowerCase();
    if (WHICH_TIME.test(said)) return true;
    const next = pieces[at + 1];
    const alone = next === undefined || next.broken || next.meaning.class === 'segment' || GROUP.test(textOf(next));
    const who = /^最[大小](的)?是$/.test(said) && /^(谁|哪|什么)/.test(textOf(next));
    return meaning.class === 'op' && ((SIZE.test(said) && !moved && alone) || (who && !moved));
  });
};

const AFTER_BEST =
  /^(in|of|on|at|for|from|since|over|during|to|by|among|amongst|out|off|and|or|but|with|than|is|was|were|are|did|do|does|has|have|had|be|been|there|here|overall|please|pls|then|so|now|again|too|also|yet|still|ever|one|ones|performers?|performing|movers?|gainers?|bouncers?|risers?|climbers?|runners?|returns?|good|better|up|i|you|we|they|it|that|this|the|not|no|if|as|right|yeah|tho|though|ok|lol|figures?|numbers?|returned|moved|went|ran|who|which|what|how|when|around|by far|exactly|actually)\b|^(是|谁|哪|呢|的|吗|了|排|吧|啊|在|和|与|跟|有|都|那|这|挑|给|就|又|也|几|多少|一|两|三|啦|嘛|分别|各)/;

const PERFORMS = /perform|winner|loser|gainer|mover|laggard|leader|dog|won|champ|冠军|赢家|输家/;

/** "best wishes", "top of the morning": what follows a superlative is a group, a return or no noun at all. */
const ranksNoun: Rule = ({ slots: { pieces }, context, windows, everyWindow }, queries) => {
  if (!queries.some(({ intent }) => intent === 'rank')) return undefined;
  const ranks = (piece: Piece): boolean =>
    piece.meaning.class === 'op' && isRank(piece) && piece.meaning.value !== 'rank';
  const noun = pieces.find((piece, at) => {
    const before = pieces[at - 1];
    const follows = before !== undefined && ranks(before) && !piece.broken && piece.meaning.class === 'harmless';
    return follows && !AFTER_BEST.test(textOf(piece)) && !GROUP.test(textOf(piece));
  });
  const alone = context.queries.length === 0 && windows.length === 0 && !everyWindow;
  const whole = pieces.map(textOf).join(' ');
  const open =
    /\b(who|whos|which|what|whats|any|anyone)\b|谁|哪/.test(whole) || GROUP.test(whole) || PERFORMS.test(whole);
  return noun ?? (alone && !open ? pieces.find(ranks) : undefined);
};

/** "the top five" of something that is not ranked: a number that no part of the answer uses. */
const countsTop: Rule = ({ slots, roles }, queries) => {
  const used = queries.some(({ top, test }) => top !== undefined || test !== undefined);
  const left = (roles.top !== undefined || roles.test !== undefined || roles.range !== undefined) && !used;
  const shows = queries.every(({ intent, operation }) => intent === 'show' && operation === undefined);
  return left && shows ? slots.pieces[slots.numbers[0]?.at ?? 0] : undefined;
};

const THEM = /\b(among|amongst|of|in|within) (them|these|those|it|that)\b|\b(its|their)\b|其中|里面/;

/** "the biggest loser among them", "its biggest drop" after one segment: its members, or its days. */
const ranksAmongMembers: Rule = ({ slots: { pieces }, context }, queries) => {
  const one = new Set([...context.shown, ...context.earlier].map(({ segment }) => segment)).size === 1;
  const single = !context.broken && one && context.queries.every(({ intent }) => intent === 'show');
  const ranks = queries.some(({ intent }) => intent === 'rank');
  const within = THEM.test(
    pieces
      .map(textOf)
      .join(' ')
      .replace(/(?<=\p{Script=Han}) /gu, ''),
  );
  return single && ranks && within ? pieces.find(isRank) : undefined;
};

const MONTHS_OWN =
  /^(the )?(worst|weakest|poorest|softest|slowest|best|strongest|finest|second best|second worst)$|的$/;

/** "the weakest August", 最差的8月: one August among others, and no group in it. */
const ranksMonth: Rule = ({ slots: { pieces } }, queries) => {
  if (!queries.some(({ intent }) => intent === 'rank')) return undefined;
  return pieces.find((piece, at) => {
    const before = pieces[at - 1];
    const next = pieces[at + 1];
    const ranks = before !== undefined && isRank(before) && MONTHS_OWN.test(textOf(before));
    const ends = next === undefined || next.broken || /^(since|ever|yet|on|以来|是)/.test(textOf(next));
    return piece.meaning.class === 'date' && !piece.broken && ranks && ends;
  });
};

/** What is ranked: segments by their return, and nothing else. */
export const RANKING: readonly Rule[] = [
  ranksMembers,
  ranksTime,
  placesSomething,
  ranksRecords,
  ranksWindow,
  ranksOthers,
  ranksSize,
  ranksNoun,
  countsTop,
  ranksAmongMembers,
  ranksMonth,
];
