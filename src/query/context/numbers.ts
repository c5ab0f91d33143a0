import type { Piece } from '../piece.ts';
import { beside, FILLER, has, isClass, type Rule, word } from './rule.ts';

/** "signed net flow": with its sign, as it is always shown. */
const signedFlow: Rule = (pieces, at) =>
  /^(signed|net|absolute|total)$/.test(word(pieces[at])) &&
  isClass(pieces[at], 'absent', 'chat', 'unknown') &&
  isClass(pieces[at + 1], 'metric', 'flow')
    ? FILLER
    : undefined;

const FRACTION =
  /^((fewer|less|more) than |under |over |about |around |roughly |nearly |almost |barely )?(a |one )?(third|quarter|half|fifth)( of)?$|^(most|a minority|the majority|a majority)( of)?$|^(大半|过半|一半|半数|多半|大部分|多数|少数|不到一半|超过一半|一小半)$/;

/** "fewer than a third of active managers are ahead", "seven in ten managers": a share of funds to hold against theirs. */
const shareOfFunds: Rule = (pieces, at) => {
  const piece = pieces[at];
  const isRate = has(pieces, 'metric', 'hit_rate');
  const isAhead = isRate || (has(pieces, 'segment', 'tracked_funds') && has(pieces, 'op', 'beat'));
  if (piece === undefined || !isAhead) return undefined;
  // "a third" alone is read as a place in a ranking.
  if (isClass(piece, 'op') && word(piece) === 'third' && word(pieces[at - 1]) === 'a') return FILLER;
  if (FRACTION.test(word(piece))) return FILLER;
  const bounds = /^(fewer than|less than|more than|under|over|about)$/.test(word(piece));
  if (bounds && FRACTION.test(word(pieces[at + 1]))) return FILLER;
  const spelled = ({ meaning }: Piece): boolean => meaning.class === 'number' && /^([1-9]|10)$/.test(meaning.value);
  if (!spelled(piece)) return undefined;
  const isIn = (one: Piece | undefined, joint: Piece | undefined, other: Piece | undefined): boolean =>
    one !== undefined && other !== undefined && spelled(one) && spelled(other) && /^(in|out of|of)$/.test(word(joint));
  const first = isIn(piece, pieces[at + 1], pieces[at + 2]);
  return first || isIn(pieces[at - 2], pieces[at - 1], piece) ? FILLER : undefined;
};

/** "What does 52.8 refer to": a number that is looked up. */
const refersTo: Rule = (pieces, at) =>
  /^(refers?|relates?|belongs?|corresponds?|stands?|applies|apply|label|labelled|labeled|tagged)$/.test(
    word(pieces[at]),
  ) &&
  isClass(pieces[at], 'chat') &&
  has(pieces, 'number') &&
  !has(pieces, 'segment')
    ? FILLER
    : undefined;

/** "outflows have hit $114bn": reached. */
const reached: Rule = (pieces, at) =>
  /^(hit|hits|reached|topped|touched)$/.test(word(pieces[at])) &&
  isClass(pieces[at], 'chat', 'unknown', 'op') &&
  isClass(beside(pieces, at, 1), 'number', 'unit') &&
  !isClass(beside(pieces, at, -1), 'number')
    ? FILLER
    : undefined;

/** "what's that on 3 million": money to be grown. */
const onMoney: Rule = (pieces, at) =>
  /^(on|with|for|拿|放|投|投入)$/.test(word(pieces[at])) &&
  isClass(pieces[at + 1], 'number') &&
  /^(usd|usd_mn|wan)$/.test(pieces[at + 2]?.meaning.value ?? '') &&
  !has(pieces, 'flow') &&
  !has(pieces, 'metric', 'net_flow')
    ? { class: 'op', value: 'invest' }
    : undefined;

/** "放50万进罗素2000". */
const putInto: Rule = (pieces, at) =>
  /^(进|入|到|里)$/.test(word(pieces[at])) && isClass(pieces[at + 1], 'segment') && has(pieces.slice(0, at), 'unit')
    ? FILLER
    : undefined;

/** "$114bn left": a number with its unit, and then what it did. */
const unitThenFlow: Rule = (pieces, at) => {
  const piece = pieces[at];
  const [, unit = ''] = /^(bn|billion|bns|mn|million|mm) [a-z ]+$/.exec(word(piece)) ?? [];
  if (unit === '' || !isClass(piece, 'flow') || !isClass(pieces[at - 1], 'number') || piece === undefined)
    return undefined;
  const value = unit.startsWith('b') ? 'usd_bn' : 'usd_mn';
  return [{ class: 'unit', value }, piece.meaning];
};

/** "managers ytd hit". */
const hitOfFunds: Rule = (pieces, at) =>
  /^hits?$/.test(word(pieces[at])) && isClass(pieces[at], 'chat') && has(pieces, 'segment', 'tracked_funds')
    ? { class: 'metric', value: 'hit_rate' }
    : undefined;

/** Words beside numbers, shares and money. */
export const NUMBER_RULES: readonly Rule[] = [
  unitThenFlow,
  putInto,
  onMoney,
  reached,
  hitOfFunds,
  signedFlow,
  shareOfFunds,
  refersTo,
];
