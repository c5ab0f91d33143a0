import type { Piece } from '../piece.ts';
import { beside, FILLER, has, isClass, type Rule, word } from './rule.ts';

/** "how many segments lagged, and what are they": the list that was asked for. */
const whichAreThey: Rule = (pieces, at) =>
  /^(what|which|who) are (they|those|these)$/.test(word(pieces[at])) &&
  has(pieces.slice(0, at), 'quant', 'count') &&
  has(pieces.slice(0, at), 'op')
    ? FILLER
    : undefined;

/** "cyclicals less secular growth". */
const lessBetween: Rule = (pieces, at) =>
  word(pieces[at]) === 'less' && isClass(pieces[at - 1], 'segment') && isClass(pieces[at + 1], 'segment')
    ? { class: 'op', value: 'difference' }
    : undefined;

/** "rank R2K, micro caps and loss-makers": those that are named, side by side. */
const rankNamed: Rule = (pieces, at) => {
  const piece = pieces[at];
  if (!/^(rank|sort|order|排)$/.test(word(piece)) || !isClass(piece, 'op') || piece?.meaning.value !== 'rank') return;
  const named = pieces.slice(at + 1).filter(({ meaning }) => meaning.class === 'segment');
  return isClass(beside(pieces, at, 1), 'segment') && named.length > 1 ? { class: 'op', value: 'compare' } : undefined;
};

/** "place cyclicals relative to the index". */
const placeBeside: Rule = (pieces, at) =>
  /^(place|put|stack|line|position|set|hold)$/.test(word(pieces[at])) &&
  !isClass(pieces[at], 'harmless') &&
  isClass(pieces[at + 1], 'segment') &&
  has(pieces.slice(at + 1), 'op', 'compare')
    ? FILLER
    : undefined;

/** "Russell 2000 posts best month since 2000". */
const posts: Rule = (pieces, at) =>
  /^(posts?|posted|posting|logs|logged|notched|notches|clocked|clocks|booked|books|scores|scored|records|recorded)$/.test(
    word(pieces[at]),
  ) &&
  isClass(pieces[at], 'chat') &&
  isClass(pieces[at - 1], 'segment') &&
  (isClass(beside(pieces, at, 1), 'metric', 'number', 'op') || isClass(beside(pieces, at, 1), 'unit'))
    ? FILLER
    : undefined;

/** "second best, after high beta": the first one is named as what it comes behind. */
const afterTheFirst: Rule = (pieces, at) => {
  if (!has(pieces, 'op', 'second') && !has(pieces, 'op', 'third')) return undefined;
  const isAfter = (piece: Piece | undefined): boolean => /^(after|behind|below|following)$/.test(word(piece));
  const isHere = isAfter(pieces[at]) && isClass(pieces[at + 1], 'segment');
  return isHere || (isClass(pieces[at], 'segment') && isAfter(pieces[at - 1])) ? FILLER : undefined;
};

/** "next worst", after the worst: the second. */
const nextInOrder: Rule = (pieces, at) =>
  word(pieces[at]) === 'next' &&
  isClass(pieces[at + 1], 'op') &&
  /^(best|worst)$/.test(pieces[at + 1]?.meaning.value ?? '')
    ? { class: 'op', value: 'second' }
    : undefined;

/** "反弹中没跑过罗素的": those that did. */
const thoseThat: Rule = (pieces, at) => {
  const isLast = at === pieces.length - 1 && word(pieces[at]) === '的';
  const before = pieces[at - 1];
  const race = pieces[at - 2]?.meaning;
  if (!isLast || !isClass(before, 'segment') || race?.class !== 'op' || !/^(beat|lag)$/.test(race.value))
    return undefined;
  const named = pieces.filter(({ meaning }) => meaning.class === 'segment');
  return named.length === 1 ? { class: 'ask', value: 'list' } : undefined;
};

/** "how much lower was the russell than micros": by how much it fell short, and no outlook. */
const howMuchLower: Rule = (pieces, at) =>
  /^how (much|far) (lower|higher|weaker|stronger|better|worse)$/.test(word(pieces[at])) &&
  pieces.filter(({ meaning }) => meaning.class === 'segment').length > 1
    ? { class: 'op', value: 'difference' }
    : undefined;

/** "the spread top to bottom". */
const topToBottom: Rule = (pieces, at) =>
  /^(top|best|highest|first) (to|minus|vs|versus|less) (bottom|worst|lowest|last)$/.test(word(pieces[at])) &&
  has(pieces, 'op', 'difference')
    ? [
        { class: 'op', value: 'best' },
        { class: 'op', value: 'worst' },
      ]
    : undefined;

/** "anything? no? then the rest": an answer of their own. */
const ownNo: Rule = (pieces, at) => {
  const piece = pieces[at];
  const isAlone = piece?.broken === true && (pieces[at + 1]?.broken ?? false);
  return piece?.meaning.class === 'not' && isAlone && at > 0 ? FILLER : undefined;
};

/** Words of races, rankings and lists. */
export const ORDER_RULES: readonly Rule[] = [
  ownNo,
  afterTheFirst,
  nextInOrder,
  thoseThat,
  howMuchLower,
  topToBottom,
  posts,
  whichAreThey,
  lessBetween,
  rankNamed,
  placeBeside,
];
