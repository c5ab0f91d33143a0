import { parseHanNumber } from './number-words.ts';
import type { NamedDate, PieceMeaning } from './piece.ts';
import type { Token } from './tokens.ts';

/** A reading of the tokens from some place on, and how many of them it takes. */
export interface Phrase {
  readonly meaning: PieceMeaning;
  readonly length: number;
}

const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MONTHS: ReadonlyMap<string, number> = new Map([
  ...MONTH_NAMES.map((name, index) => [name, index + 1] as const),
  ...MONTH_NAMES.map((name, index) => [name.slice(0, 3), index + 1] as const),
  ['sept', 9],
  ['augst', 8],
]);
const BEFORE_MAY = new Set([
  'in',
  'since',
  'from',
  'for',
  'during',
  'of',
  'to',
  'vs',
  'and',
  'or',
  'last',
  'this',
  'until',
  'till',
  'through',
  'by',
]);
const ORDINAL_ENDINGS = new Set(['st', 'nd', 'rd', 'th']);

function year(token: Token | undefined): number | undefined {
  return token?.kind === 'number' && /^(19|20)\d\d$/.test(token.text) ? Number(token.text) : undefined;
}

function day(token: Token | undefined): number | undefined {
  if (token?.kind !== 'number' || !/^\d{1,2}$/.test(token.text)) return undefined;
  const value = Number(token.text);
  return value >= 1 && value <= 31 ? value : undefined;
}

function monthAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word') return undefined;
  if (token.text !== 'may') return MONTHS.get(token.text);
  const isMonth =
    tokens.length === 1 ||
    day(tokens[at - 1]) !== undefined ||
    BEFORE_MAY.has(tokens[at - 1]?.text ?? '') ||
    year(tokens[at + 1]) !== undefined;
  return isMonth ? 5 : undefined;
}

function dated(named: NamedDate, length: number): Phrase {
  const value = [named.year, named.month, named.day].filter((part) => part !== undefined).join('-');
  return { meaning: { class: 'date', value, dates: [named] }, length };
}

/** Skips "of", "the", "st" and the like inside a date. */
function skip(tokens: readonly Token[], at: number, words: ReadonlySet<string>): number {
  return words.has(tokens[at]?.text ?? '') ? at + 1 : at;
}

const OF = new Set(['of', 'in']);
/** "8 of April", but not "top 3 in August". */
const OF_ONLY = new Set(['of']);
/** "bottom 2 Aug" asks for two, not for the second of August. */
const PLACES = new Set([
  'top',
  'bottom',
  'best',
  'worst',
  'strongest',
  'weakest',
  'first',
  'last',
  'biggest',
  'smallest',
]);
const THE = new Set(['the']);

/** "Aug", "Aug 2025", "August of 2025", "Apr 8", "April 8th 2025". */
function monthFirst(tokens: readonly Token[], at: number): Phrase | undefined {
  const month = monthAt(tokens, at);
  if (month === undefined) return undefined;
  const dayAt = skip(tokens, at + 1, THE);
  const dayOfMonth = day(tokens[dayAt]);
  if (dayOfMonth !== undefined) {
    const end = skip(tokens, dayAt + 1, ORDINAL_ENDINGS);
    const named = year(tokens[end]);
    return dated(
      { month, day: dayOfMonth, ...(named === undefined ? {} : { year: named }) },
      end - at + (named === undefined ? 0 : 1),
    );
  }
  const yearAt = skip(tokens, at + 1, OF);
  const named = year(tokens[yearAt]);
  return named === undefined ? dated({ month }, 1) : dated({ month, year: named }, yearAt - at + 1);
}

/** "8 Apr", "8th of April 2025", "the 8th of April". */
function dayFirst(tokens: readonly Token[], at: number): Phrase | undefined {
  const dayOfMonth = day(tokens[at]);
  if (dayOfMonth === undefined || PLACES.has(tokens[at - 1]?.text ?? '')) return undefined;
  const monthPlace = skip(tokens, skip(tokens, at + 1, ORDINAL_ENDINGS), OF_ONLY);
  const month = monthAt(tokens, monthPlace);
  if (month === undefined) return undefined;
  const named = year(tokens[monthPlace + 1]);
  return dated(
    { month, day: dayOfMonth, ...(named === undefined ? {} : { year: named }) },
    monthPlace - at + (named === undefined ? 1 : 2),
  );
}

function hanNumber(tokens: readonly Token[], at: number): { value: number; length: number } | undefined {
  const token = tokens[at];
  if (token?.kind === 'number' && /^\d{1,4}$/.test(token.text)) return { value: Number(token.text), length: 1 };
  if (token?.kind !== 'han') return undefined;
  if (token.text === '一' && tokens[at + 1]?.text === '月') return { value: 1, length: 1 };
  const spelled = parseHanNumber(tokens.slice(at, at + 5).map(({ text }) => text));
  return spelled === undefined ? undefined : { value: Number(spelled.value), length: spelled.length };
}

interface HanMonth {
  readonly month: number;
  readonly year?: number;
  /** Index of the token after the month. */
  readonly end: number;
}

/** 8月, 8月份, 八月, 2025年8月. */
function hanMonth(tokens: readonly Token[], at: number): HanMonth | undefined {
  const first = hanNumber(tokens, at);
  if (first === undefined) return undefined;
  const afterFirst = at + first.length;
  const hasYear = tokens[afterFirst]?.text === '年';
  const month = hasYear ? hanNumber(tokens, afterFirst + 1) : first;
  if (month === undefined || month.value < 1 || month.value > 12) return undefined;
  const place = hasYear ? afterFirst + 1 + month.length : afterFirst;
  if (tokens[place]?.text !== '月') return undefined;
  const end = tokens[place + 1]?.text === '份' ? place + 2 : place + 1;
  const year = first.value < 100 ? 2000 + first.value : first.value;
  return { month: month.value, ...(hasYear ? { year } : {}), end };
}

/** A month with or without its day: 4月8日, 4月8号. */
function hanDate(tokens: readonly Token[], at: number): Phrase | undefined {
  const found = hanMonth(tokens, at);
  if (found === undefined) return undefined;
  const { end, ...named } = found;
  const dayOfMonth = hanNumber(tokens, end);
  const dayWord = dayOfMonth === undefined ? undefined : tokens[end + dayOfMonth.length]?.text;
  if (dayOfMonth === undefined || (dayWord !== '日' && dayWord !== '号')) return dated(named, end - at);
  return dated({ ...named, day: dayOfMonth.value }, end + dayOfMonth.length + 1 - at);
}

/** "2025-08", "2025-04-08", "4/8", "8/4/2025": where day and month could change places, both readings. */
function digitDate(token: Token | undefined): Phrase | undefined {
  if (token?.kind !== 'date') return undefined;
  const parts = token.text.split(/[-/]/).map(Number);
  const [a = 0, b = 0, c] = parts;
  if (token.text.includes('-')) return dated({ month: b, year: a, ...(c === undefined ? {} : { day: c }) }, 1);
  if (b > 1000) return dated({ month: a, year: b }, 1);
  const named = c === undefined ? {} : { year: c < 100 ? 2000 + c : c };
  const readings = [
    { month: a, day: b, ...named },
    { month: b, day: a, ...named },
  ].filter(({ month, day: d }) => month >= 1 && month <= 12 && d <= 31);
  return { meaning: { class: 'date', value: token.text, dates: readings }, length: 1 };
}

/** "Q3", "3Q", "third quarter" is the lexicon's; here the forms with a digit, and 三季度, 第3季度. */
function quarter(tokens: readonly Token[], at: number): Phrase | undefined {
  const [a, b] = [tokens[at]?.text ?? '', tokens[at + 1]?.text ?? ''];
  if (a === 'q' && /^[1-4]$/.test(b)) return { meaning: { class: 'quarter', value: b }, length: 2 };
  if (/^[1-4]$/.test(a) && b === 'q') return { meaning: { class: 'quarter', value: a }, length: 2 };
  const spelled = ['first', 'second', 'third', 'fourth'].indexOf(a) + 1;
  if (spelled > 0 && b === 'quarter') return { meaning: { class: 'quarter', value: String(spelled) }, length: 2 };
  const ordinal = a === '第' ? 1 : 0;
  const number = hanNumber(tokens, at + ordinal);
  if (number === undefined || number.value < 1 || number.value > 4) return undefined;
  const place = at + ordinal + number.length;
  if (tokens[place]?.text !== '季' || tokens[place + 1]?.text !== '度') return undefined;
  return { meaning: { class: 'quarter', value: String(number.value) }, length: place + 2 - at };
}

/** The date, month or quarter that starts at a token; `undefined` when none does. */
export function datePhraseAt(tokens: readonly Token[], at: number): Phrase | undefined {
  return (
    digitDate(tokens[at]) ??
    monthFirst(tokens, at) ??
    dayFirst(tokens, at) ??
    hanDate(tokens, at) ??
    quarter(tokens, at)
  );
}
