import type { Piece, PieceMeaning } from './piece.ts';

/** What a piece means beside its neighbours, where that is not what it means alone. `undefined` where it is. */
type Rule = (pieces: readonly Piece[], at: number) => PieceMeaning | readonly PieceMeaning[] | undefined;

const FILLER: PieceMeaning = { class: 'harmless', value: '' };
const WINDOWS: ReadonlySet<string> = new Set(['period', 'date', 'relative', 'year']);

function word(piece: Piece | undefined): string {
  return piece?.text.toLowerCase() ?? '';
}

function isClass(piece: Piece | undefined, ...classes: readonly string[]): boolean {
  return piece !== undefined && classes.includes(piece.meaning.class);
}

/** The next piece that is no filler, and the one before. */
function beside(pieces: readonly Piece[], at: number, step: 1 | -1): Piece | undefined {
  for (let next = at + step; next >= 0 && next < pieces.length; next += step) {
    if (!isClass(pieces[next], 'harmless')) return pieces[next];
  }
  return undefined;
}

function isWindow(piece: Piece | undefined): boolean {
  return piece !== undefined && WINDOWS.has(piece.meaning.class);
}

function has(pieces: readonly Piece[], kind: string, value?: string): boolean {
  return pieces.some(({ meaning }) => meaning.class === kind && (value === undefined || meaning.value === value));
}

/** "over August": during it, and no bound. */
const overWindow: Rule = (pieces, at) =>
  word(pieces[at]) === 'over' && isWindow(beside(pieces, at, 1)) && isWindow(pieces[at + 1] ?? pieces[at + 2])
    ? FILLER
    : undefined;

/** "aug + low", "mtd/low/ytd": beside a window the low is one. */
const lowInList: Rule = (pieces, at) => {
  if (!/^(low|lows|trough|bottom)$/.test(word(pieces[at])) || !isClass(pieces[at], 'unknown', 'chat')) return undefined;
  const near = [pieces[at - 1], pieces[at + 1]].some((piece) => isWindow(piece) || isClass(piece, 'harmless'));
  const isListed = isWindow(beside(pieces, at, -1)) || isWindow(beside(pieces, at, 1));
  return near && isListed ? { class: 'period', value: 'since_low' } : undefined;
};

/** "managers ytd hit". */
const hitOfFunds: Rule = (pieces, at) =>
  /^hits?$/.test(word(pieces[at])) && isClass(pieces[at], 'chat') && has(pieces, 'segment', 'tracked_funds')
    ? { class: 'metric', value: 'hit_rate' }
    : undefined;

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

/** "after April" is since then. */
const afterMonth: Rule = (pieces, at) =>
  /^(after|following|post)$/.test(word(pieces[at])) && isClass(pieces[at + 1], 'date') ? FILLER : undefined;

/** "anchor 2025-04-08", "base 8 Apr". */
const anchoredAt: Rule = (pieces, at) =>
  /^(anchor|anchored|anchored at|base|based|start|starting|t0)$/.test(word(pieces[at])) &&
  isClass(pieces[at + 1], 'date')
    ? FILLER
    : undefined;

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

/** "which had the better August, A or B": a race in a month that is named, and not the record. */
const betterMonth: Rule = (pieces, at) => {
  const piece = pieces[at];
  if (
    piece?.meaning.value !== 'best_same_month_since' ||
    !/^(a |the )?(better|stronger|bigger|worse) (aug|august)$/.test(word(piece))
  )
    return undefined;
  const named = pieces.filter(({ meaning }) => meaning.class === 'segment');
  return named.length > 1 ? { class: 'date', value: '8', dates: [{ month: 8 }] } : undefined;
};

/** "outflows have hit $114bn": reached. */
const reached: Rule = (pieces, at) =>
  /^(hit|hits|reached|topped|touched)$/.test(word(pieces[at])) &&
  isClass(pieces[at], 'chat', 'unknown', 'op') &&
  isClass(beside(pieces, at, 1), 'number', 'unit') &&
  !isClass(beside(pieces, at, -1), 'number')
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

/** "three best August segments": a ranking of the month, and not the record. */
const bestOfMonth: Rule = (pieces, at) => {
  const piece = pieces[at];
  const [, order] = /^(?:the )?(best|strongest|worst|weakest) (?:aug|august)$/.exec(word(piece)) ?? [];
  if (order === undefined || piece?.meaning.value !== 'best_same_month_since') return undefined;
  if (!/^(segments?|groups?|names|performers?|buckets?|ones)$/.test(word(pieces[at + 1]))) return undefined;
  const end = /best|strongest/.test(order) ? 'best' : 'worst';
  return [
    { class: 'op', value: end },
    { class: 'date', value: '8', dates: [{ month: 8 }] },
  ];
};

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

/** "what's that on 3 million": money to be grown. */
const onMoney: Rule = (pieces, at) =>
  /^(on|with|for|拿|放|投|投入)$/.test(word(pieces[at])) &&
  isClass(pieces[at + 1], 'number') &&
  /^(usd|usd_mn|wan)$/.test(pieces[at + 2]?.meaning.value ?? '') &&
  !has(pieces, 'flow') &&
  !has(pieces, 'metric', 'net_flow')
    ? { class: 'op', value: 'invest' }
    : undefined;

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

/** "secular growth 反弹了百分之几": the rebound, where no other window is named. */
const rebounded: Rule = (pieces, at) =>
  /^反弹了?$/.test(word(pieces[at])) &&
  isClass(pieces[at], 'change') &&
  has(pieces, 'segment') &&
  !pieces.some(isWindow)
    ? { class: 'period', value: 'since_low' }
    : undefined;

/** "放50万进罗素2000". */
const putInto: Rule = (pieces, at) =>
  /^(进|入|到|里)$/.test(word(pieces[at])) && isClass(pieces[at + 1], 'segment') && has(pieces.slice(0, at), 'unit')
    ? FILLER
    : undefined;

const RULES: readonly Rule[] = [
  ownNo,
  rebounded,
  putInto,
  bestOfMonth,
  afterTheFirst,
  nextInOrder,
  thoseThat,
  onMoney,
  howMuchLower,
  topToBottom,
  betterMonth,
  reached,
  posts,
  overWindow,
  lowInList,
  hitOfFunds,
  whichAreThey,
  lessBetween,
  rankNamed,
  placeBeside,
  afterMonth,
  anchoredAt,
  signedFlow,
  shareOfFunds,
  refersTo,
];

/** The pieces as they are meant where they stand. Words that say two things become two pieces. */
export function inContext(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece, at) => {
    for (const rule of RULES) {
      const meant = rule(pieces, at);
      if (meant !== undefined) return [meant].flat().map((meaning) => ({ ...piece, meaning }));
    }
    return [piece];
  });
}
