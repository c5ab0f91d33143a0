import type { Query } from '#src/core/query.ts';
import type { Draft } from './draft.ts';
import type { Piece } from './piece.ts';

/** A rule about the form of a question: the piece that asks for something else than the answer gives. */
type Rule = (draft: Draft, queries: readonly Query[]) => Piece | undefined;

const WHO = /\b(who|whos|whose|whom)\b|谁|哪家|哪几家|哪只/;
const WHEN =
  /^((and|so|but|ok) )?(when|whens|when is|when did|when was|when do|when will)$|^(什么时候|是什么时候|何时|几时|啥时候|哪天|哪一天|几号|几月|哪年|哪一年|是哪年|是哪一年)$/;
const GROUP =
  /\b(segments?|groups?|buckets?|baskets?|styles?|parts?|areas?|corners?|categor(y|ies)|kinds?|types?|sorts?|slices?|sleeves?|cohorts?|cuts?|ones?|pieces?|spots?|places?)\b|板块|组|类|部分|档|名|位/;
const NUMBERS =
  /\b(numbers?|figures?|data|stats?|returns?|readings?|prints?|news|segments?|groups?|buckets?|baskets?|styles?)\b|数|收益|回报/;
const ONE_OF =
  /(^|\s)(any|some|each|every|no|few|several|many|most|half|a|an|another|one)$|^(任何|每只|每家|某|某只|有些|部分|多数|大多数)$/;
const TIME = /^(months?|days?|weeks?|quarters?|years?|月|个月|月份|天|周|年|季度)$/;
const RANKS: ReadonlySet<string> = new Set(['best', 'worst', 'rank', 'second', 'third']);
const SHOWN: ReadonlySet<string> = new Set(['show', 'coverage']);

function textOf(piece: Piece | undefined): string {
  return piece?.text.toLowerCase() ?? '';
}

function isRank({ meaning }: Piece): boolean {
  return (meaning.class === 'op' && RANKS.has(meaning.value)) || meaning.class === 'ordinal';
}

/** "who is in there", "which funds are they": figures answer how much, and only a ranking or a test answers who. */
const asksWho: Rule = ({ slots }, queries) => {
  const names = queries.some(({ intent, lookup }) => !SHOWN.has(intent) || lookup !== undefined);
  const races = slots.has('op', 'beat') || slots.has('op', 'lag');
  return names || races
    ? undefined
    : slots.pieces.find(({ meaning, text }) => meaning.class === 'harmless' && WHO.test(text.toLowerCase()));
};

/** "when do they turn positive": the record has a year, and no other figure has a date. */
const asksWhen: Rule = ({ slots }, queries) => {
  const dated = queries.some(
    ({ metrics, lookup }) => metrics.includes('best_same_month_since') || lookup !== undefined,
  );
  return dated
    ? undefined
    : slots.pieces.find(
        ({ meaning, text }, at) =>
          meaning.class === 'harmless' && WHEN.test(text.toLowerCase()) && textOf(slots.pieces[at - 1]) !== 'since',
      );
};

/** "the best month", "rank the quarters": segments are ranked, and never stretches of time. */
const ranksTime: Rule = ({ slots: { pieces } }, queries) => {
  if (!queries.some(({ intent }) => intent === 'rank' || intent === 'position')) return undefined;
  return pieces.find((piece, at) => {
    const before = pieces[at - 1];
    const which = /\b(which|what)$|哪个?$/.test(textOf(before));
    return TIME.test(textOf(piece)) && !piece.broken && before !== undefined && (isRank(before) || which);
  });
};

/** "any micro cap", "10 high-beta stocks": members of a segment, which the report does not list. */
const countsMembers: Rule = ({ slots: { pieces } }) =>
  pieces.find((piece, at) => {
    if (piece.meaning.class !== 'segment' || piece.meaning.value === 'tracked_funds' || piece.broken) return false;
    const before = pieces[at - 1];
    if (before === undefined || NUMBERS.test(textOf(pieces[at + 1]))) return false;
    return ONE_OF.test(textOf(before)) || isSmallNumber(before);
  });

function isSmallNumber({ meaning }: Piece): boolean {
  return meaning.class === 'number' && /^\d{1,2}$/.test(meaning.value) && Number(meaning.value) <= 30;
}

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

/** "who's best?" after the managers: the segments are no answer to a thread about something that is not ranked. */
const ranksOthers: Rule = ({ slots, context, windows }, queries) => {
  const about = context.broken ? [] : context.queries.flatMap(({ metrics }) => metrics);
  const other = about.length > 0 && !about.includes('return');
  const ranks = queries.some(({ intent }) => intent === 'rank');
  const says = slots.pieces.some(({ text }) => GROUP.test(text.toLowerCase())) || windows.some(({ at }) => at >= 0);
  return other && ranks && !says ? slots.pieces.find(isRank) : undefined;
};

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
const UNIVERSES: ReadonlySet<string> = new Set(['russell_2000', 'small_cap_etfs', 'tracked_funds']);

const FLOWS = /money|cash|flow|fund|etf|capital|dollar|redempt|redeem|bn|billion|资|钱|流|赎回|申购|\$/;

/** "which names were added": a verb that takes something out or in says nothing of money unless something else does. */
const movesOther: Rule = ({ slots, context }, queries) => {
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

const RULES: readonly Rule[] = [
  asksWho,
  asksWhen,
  ranksTime,
  countsMembers,
  placesSomething,
  ranksOthers,
  leavesOut,
  movesOther,
];

/** The first piece of a question whose form asks for something that the figures found do not answer. */
export function misfit(draft: Draft, queries: readonly Query[]): Piece | undefined {
  for (const rule of RULES) {
    const found = rule(draft, queries);
    if (found !== undefined) return found;
  }
  return undefined;
}
