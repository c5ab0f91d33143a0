import { beside, FILLER, has, isClass, isWindow, type Rule, word } from './rule.ts';

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

/** "after April" is since then. */
const afterMonth: Rule = (pieces, at) =>
  /^(after|following|post)$/.test(word(pieces[at])) && isClass(pieces[at + 1], 'date') ? FILLER : undefined;

/** "anchor 2025-04-08", "base 8 Apr". */
const anchoredAt: Rule = (pieces, at) =>
  /^(anchor|anchored|anchored at|base|based|start|starting|t0)$/.test(word(pieces[at])) &&
  isClass(pieces[at + 1], 'date')
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

/** "secular growth 反弹了百分之几": the rebound, where no other window is named. */
const rebounded: Rule = (pieces, at) =>
  /^反弹了?$/.test(word(pieces[at])) &&
  isClass(pieces[at], 'change') &&
  has(pieces, 'segment') &&
  !pieces.some(isWindow)
    ? { class: 'period', value: 'since_low' }
    : undefined;

/** Words that are a window, or no window, beside one. */
export const WINDOW_RULES: readonly Rule[] = [
  rebounded,
  bestOfMonth,
  betterMonth,
  overWindow,
  lowInList,
  afterMonth,
  anchoredAt,
];
