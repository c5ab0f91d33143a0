import type { Piece } from '../piece.ts';
import { GROUP, NUMBERS, type Rule, textOf, UNIVERSES } from './words.ts';

/** Nouns and joints before "of" a segment that leave it what is asked about. */
const HEADS =
  /(^|\s)(out|instead|because|ahead|case|cases|terms|respect|regard|behalf|light|view|front|face|spite|value|values|size|extent|scale|degree|magnitude|pace|amount|sum|progress|result|results|outcome|print|reading|readings|report|note|section|line|lines|row|entry|detail|details|info|advance|run|track|end|side|rest|lot|some|all|both|each|none|most|many|much|any|how|what|that|those|think|thought|speaking|talking|hear|heard|know|word|case|is|was|are|were|and|or|of|story|use|sake|purposes?|measure|metric|percent|%|upside|side|space|world|universe|crowd|complex|names?|stocks?)$/;

const OF = /^(of|of the|of all|of all the)$/;
const WITHIN = /^(of|in|among|amongst|within|inside|from)( the| all| all the)?$/;

/** "the star of micro caps", "the terms of growth stocks": what is asked for is another's, or is none of ours. */
const asksOfSegment: Rule = ({ slots: { pieces } }) =>
  pieces.find((piece, at) => {
    const head = pieces[at - 1];
    const next = pieces[at + 1];
    if (head === undefined || piece.broken || next?.meaning.class !== 'segment' || next.broken) return false;
    const said = textOf(head);
    const noun = head.meaning.class === 'harmless' && /[a-z]$/.test(said);
    return noun && OF.test(textOf(piece)) && !HEADS.test(said) && !GROUP.test(said) && !NUMBERS.test(said);
  });

const BEST: ReadonlySet<string> = new Set(['best', 'worst']);

/** "the leader of micro caps": one of the members. */
const ranksWithin: Rule = ({ slots: { pieces, segments } }) => {
  if (segments.length !== 1) return undefined;
  return pieces.find((piece, at) => {
    const [head, next] = [pieces[at - 1], pieces[at + 1]];
    const ranks = head?.meaning.class === 'op' && BEST.has(head.meaning.value);
    const segment = next?.meaning.class === 'segment' && !UNIVERSES.has(next.meaning.value) && !next.broken;
    return ranks && segment && !piece.broken && WITHIN.test(textOf(piece));
  });
};

const MOST = /^(the )?(highest|lowest|smallest|biggest|largest|cheapest|tiniest)\b/;

/** "the highest beta stock": one of the members. */
const isOneMember: Rule = ({ slots: { pieces } }) =>
  pieces.find(
    ({ meaning, text }, at) =>
      meaning.class === 'segment' &&
      MOST.test(text.toLowerCase()) &&
      (/\b(stock|name|company|share|firm)$/.test(text.toLowerCase()) ||
        (/^(stock|name|company|share|firm)$/.test(textOf(pieces[at + 1])) && pieces[at + 1]?.broken === false)),
  );

const HOW_MUCH = /\bhow (much|many|far|deep)\b|\bwhat\b|多少|多大|几/;
const LOSS = /\b(loss|losses)\b/;
const LOSES = /\b(lose|loses|losing|lost|loss|losses|losing money)\b|亏/;

/** 亏损公司亏了多少: what they lose is in their accounts, and no return. */
const asksLosses: Rule = ({ slots: { pieces }, targets }) => {
  const losers = pieces.findIndex(({ meaning }) => meaning.class === 'segment' && meaning.value === 'unprofitable');
  const kept = targets.length > 0 && targets.every(({ segment, at }) => segment === 'unprofitable' && at < 0);
  const loses = (piece: Piece, at: number): boolean =>
    at !== losers &&
    LOSES.test(textOf(piece)) &&
    (piece.meaning.class === 'change' || piece.meaning.class === 'segment' || piece.meaning.class === 'op');
  return (losers >= 0 || kept) &&
    (HOW_MUCH.test(pieces.map(textOf).join(' ')) || LOSS.test(pieces.map(textOf).join(' ')))
    ? pieces.find(loses)
    : undefined;
};

const SHARE_BEFORE = /(多少|几成|有几|比例|占比|百分之)/;

/** 跑赢基准多少: by how much, which no share says. */
const asksMargin: Rule = ({ slots: { pieces } }, queries) =>
  queries.some(({ metrics }) => metrics.includes('hit_rate'))
    ? pieces.find((piece, at) => {
        const next = pieces[at + 1];
        const rate = piece.meaning.class === 'metric' && piece.meaning.value.startsWith('hit_rate');
        const before = pieces
          .slice(0, at + 1)
          .map(textOf)
          .join('');
        const margin =
          /基准(了)?$/.test(textOf(piece)) && /^(了)?(多少|几个点|几个百分点|多少个点)$/.test(textOf(next));
        return rate && margin && next?.broken === false && !SHARE_BEFORE.test(before);
      })
    : undefined;

const NAMES_THEM = /^(please |pls |can you |could you )?(name|list|identify|enumerate)( the| all| all the| me the)?$/;

/** "list the funds that beat": who they are, and not how many. */
const namesFunds: Rule = ({ slots: { pieces } }, queries) =>
  queries.every(({ metrics, lookup }) => metrics.join() === 'hit_rate' && lookup === undefined)
    ? pieces.find(
        ({ text }, at) => NAMES_THEM.test(text.toLowerCase()) && !NUMBERS.test(pieces.slice(at).map(textOf).join(' ')),
      )
    : undefined;

/** "what are micro caps worth": their value; what a sum became is asked with its sum. */
const asksWorth: Rule = ({ slots: { pieces }, roles, context }, queries) => {
  const grows = queries.some(({ operation }) => operation === 'growth') && roles.amount === undefined;
  const before = !context.broken && context.queries.some(({ operation }) => operation === 'growth');
  return grows && !before
    ? pieces.find(
        ({ meaning, text }) =>
          meaning.class === 'op' && meaning.value === 'invest' && /worth|stake|becom|值/.test(text.toLowerCase()),
      )
    : undefined;
};

/** "micro caps missed": their estimates; a segment lags another or the index, and misses nothing. */
const missesEstimates: Rule = ({ slots: { pieces, segments } }) => {
  const stocks = segments.filter(({ is }) => is !== 'tracked_funds');
  return stocks.length === 1
    ? pieces.find(({ meaning, text }) => meaning.value === 'lag' && /\bmiss/.test(text.toLowerCase()))
    : undefined;
};

/** What is asked of a segment: how it moved, and nothing that it owns, owes or holds. */
export const HEADED: readonly Rule[] = [
  asksOfSegment,
  ranksWithin,
  isOneMember,
  asksLosses,
  asksMargin,
  namesFunds,
  asksWorth,
  missesEstimates,
];
