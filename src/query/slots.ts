import type { Unit } from '#src/core/unit.ts';
import type { Cover } from './cover.ts';
import type { NamedDate, Piece } from './piece.ts';

/** A segment, metric, window or number of a question, with the index of its piece. */
export interface Placed<T> {
  readonly is: T;
  readonly at: number;
}

/** A number of a question that is not part of a date: its decimal text, its unit where one was said, and whether it was spelled out. */
export interface NumberSlot {
  readonly value: string;
  readonly unit: Unit | undefined;
  readonly spelled: boolean;
}

/** A window as a question names it, before the reports say which one that is. */
export type WindowSlot =
  | { readonly kind: 'since_low' | 'ytd' | 'report_month' | 'every' }
  | { readonly kind: 'relative'; readonly value: string; readonly text: string }
  | {
      readonly kind: 'date';
      readonly dates: readonly NamedDate[];
      readonly since: boolean;
      readonly until: boolean;
      readonly low: boolean;
      readonly onTheDay: boolean;
      readonly between: boolean;
      readonly text: string;
    }
  | { readonly kind: 'year'; readonly year: number; readonly since: boolean; readonly text: string }
  | { readonly kind: 'quarter'; readonly quarter: number; readonly text: string };

/** Everything a question says, sorted by what it is; nothing is decided yet. */
export interface Slots {
  readonly pieces: readonly Piece[];
  readonly segments: readonly Placed<string>[];
  readonly metrics: readonly Placed<string>[];
  readonly windows: readonly Placed<WindowSlot>[];
  readonly numbers: readonly Placed<NumberSlot>[];
  readonly ordinals: readonly number[];
  readonly topics: readonly string[];
  readonly absents: readonly { readonly kind: string; readonly text: string }[];
  readonly unknown: readonly string[];
  /** Month names that name an issue of the report ("the August report"), not a window. */
  readonly issues: readonly NamedDate[];
  /** Whether any piece has the meaning, e.g. `has('op', 'best')`, `has('ask')`. */
  has(meaningClass: string, value?: string): boolean;
  /** Index of the first piece with the meaning, -1 when there is none. */
  indexOf(meaningClass: string, value?: string): number;
}

/** The whole question as its pieces were typed, in lower case, for patterns that run across pieces. */
export function wordsOf({ pieces }: Pick<Slots, 'pieces'>): string {
  return pieces.map(({ text }) => text.toLowerCase()).join(' ');
}

const SINCE = new Set(['since', 'from', 'after', 'off', 'starting', 'post', '自', '从', '自从', '由']);
const SINCE_AFTER = new Set(['以来', '至今', '起', '开始', '以后', '之后', '后', '到现在', '算起', '到今天']);
const UNTIL = new Set(['to', 'through', 'thru', 'until', 'till', '到', '至']);
const LOW = /^(low|lows|bottom|trough)\b|^(低点|低位|底部|谷底|最低|底$)/;
const ISSUE = new Set(['report', 'note', 'issue', 'edition', 'publication', '报告', '月报']);
const PASSED_OVER = new Set(['the', 'its', 'of', 'close', 'end', '的']);

function wordsBetween(pieces: readonly Piece[], index: number, step: 1 | -1): string {
  for (let place = index + step; place >= 0 && place < pieces.length; place += step) {
    const piece = pieces[place];
    if (piece === undefined || (step === 1 && piece.broken)) break;
    if (!PASSED_OVER.has(piece.text.toLowerCase())) return piece.text.toLowerCase();
    if (step === -1 && piece.broken) break;
  }
  return '';
}

function endsWithOneOf(text: string, words: ReadonlySet<string>): boolean {
  const said = text.split(' ').filter((word) => !PASSED_OVER.has(word));
  return words.has(text) || words.has(said.at(-1) ?? '');
}

function dateSlot(pieces: readonly Piece[], index: number, dates: readonly NamedDate[]): WindowSlot {
  const before = wordsBetween(pieces, index, -1);
  const after = wordsBetween(pieces, index, 1);
  const since = endsWithOneOf(before, SINCE) || SINCE_AFTER.has(after);
  const low = LOW.test(after);
  const invested = pieces.some(
    ({ meaning }) =>
      (meaning.class === 'op' && meaning.value === 'invest') || (meaning.class === 'unit' && meaning.value === 'usd'),
  );
  const onTheDay =
    !invested && (before.split(' ').at(-1) === 'on' || after.startsWith('当天') || after.startsWith('当日'));
  const between = before.split(' ').at(-1) === 'and';
  return {
    kind: 'date',
    dates,
    since,
    between,
    until: endsWithOneOf(before, UNTIL),
    low,
    onTheDay,
    text: pieces[index]?.text ?? '',
  };
}

/** Whether a date is the start or the end of a stretch, or a low: "since 8 April", "as of 29 August", "the 8 April low". */
export function isBound(pieces: readonly Piece[], index: number): boolean {
  const before = wordsBetween(pieces, index, -1);
  const after = wordsBetween(pieces, index, 1);
  const starts =
    endsWithOneOf(before, SINCE) ||
    endsWithOneOf(before, UNTIL) ||
    /(^|\s)(as|at|by|截至|截止|between|and|ending|ended)$/.test(before);
  return starts || SINCE_AFTER.has(after) || /^(to|until|through|till|到|至|-)/.test(after) || LOW.test(after);
}

function windowSlot(pieces: readonly Piece[], index: number): WindowSlot | undefined {
  const piece = pieces[index];
  if (piece === undefined) return undefined;
  const { meaning, text } = piece;
  switch (meaning.class) {
    case 'period':
      return { kind: meaning.value as 'since_low' | 'ytd' | 'report_month' | 'every' }; // the values of the class `period`
    case 'relative':
      return { kind: 'relative', value: meaning.value, text };
    case 'date':
      return dateSlot(pieces, index, meaning.dates);
    case 'year': {
      const since =
        endsWithOneOf(wordsBetween(pieces, index, -1), SINCE) || SINCE_AFTER.has(wordsBetween(pieces, index, 1));
      return { kind: 'year', year: Number(meaning.value), since, text };
    }
    case 'quarter':
      return { kind: 'quarter', quarter: Number(meaning.value), text };
    case 'absent':
    case 'ask':
    case 'change':
    case 'chat':
    case 'flow':
    case 'harmless':
    case 'metric':
    case 'not':
    case 'number':
    case 'op':
    case 'ordinal':
    case 'quant':
    case 'ref':
    case 'refuse':
    case 'segment':
    case 'topic':
    case 'unit':
    case 'unknown':
    case 'vague':
      return undefined;
  }
}

const PUT_ASIDE =
  /^(never ?mind|nevermind|forget|forget about|skip|ignore|drop|leave out|leaving aside|别管|不管|先不看|撇开|抛开)( the)?$/;

/** "in August only, not from the low": a window that is named to be left out. */
export function isRuledOut(pieces: readonly Piece[], index: number): boolean {
  const before = pieces
    .slice(Math.max(0, index - 2), index)
    .filter(({ meaning }) => meaning.class !== 'harmless')
    .at(-1);
  const said = before?.text.toLowerCase() ?? '';
  const put = pieces[index - 1]?.text.toLowerCase() ?? '';
  if (PUT_ASIDE.test(put) && namesAnother(pieces, index)) return true;
  if (before?.meaning.class !== 'not') return false;
  return /^(not|而不是|不是|不要)$/.test(said) || (/^(no|without|不看|别)$/.test(said) && namesAnother(pieces, index));
}

/** "YTD, no August": what is left out leaves something; "no August number?" alone asks whether there is one. */
function namesAnother(pieces: readonly Piece[], index: number): boolean {
  return pieces.some(
    ({ meaning }, at) =>
      at !== index &&
      (meaning.class === 'period' ||
        meaning.class === 'date' ||
        meaning.class === 'year' ||
        meaning.class === 'relative') &&
      !pieces.slice(Math.max(0, at - 2), at).some((piece) => piece.meaning.class === 'not'),
  );
}

function isIssue(pieces: readonly Piece[], index: number): boolean {
  const meaning = pieces[index]?.meaning;
  if (meaning?.class !== 'date') return false;
  const next = pieces[index + 1];
  if (next === undefined || next.broken) return false;
  return [...ISSUE].some((word) => next.text.toLowerCase().startsWith(word));
}

function placed<T>(pieces: readonly Piece[], pick: (piece: Piece, index: number) => T | undefined): Placed<T>[] {
  return pieces.flatMap((piece, at) => {
    const is = pick(piece, at);
    return is === undefined ? [] : [{ is, at }];
  });
}

const UNITS_OF: Readonly<Record<string, { unit: Unit; shift: number }>> = {
  pct: { unit: 'pct', shift: 0 },
  pp: { unit: 'pp', shift: 0 },
  bp: { unit: 'bp', shift: 0 },
  usd_bn: { unit: 'usd_bn', shift: 0 },
  usd_mn: { unit: 'usd_bn', shift: -3 },
  yi: { unit: 'usd_bn', shift: -1 },
  wan: { unit: 'usd_bn', shift: -5 },
  usd: { unit: 'usd', shift: 0 },
  x: { unit: 'x', shift: 0 },
};

/** The decimal moved by powers of ten: "114" by -1 is "11.4". */
function shifted(value: string, by: number): string {
  if (by >= 0) return value;
  const negative = value.startsWith('-');
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const padded = whole.padStart(1 - by, '0');
  const text = `${padded.slice(0, by)}.${padded.slice(by)}${fraction}`.replace(/\.?0+$/, '').replace(/^0+(?=\d)/, '');
  return negative ? `-${text}` : text;
}

function numberSlot(pieces: readonly Piece[], index: number): NumberSlot | undefined {
  const meaning = pieces[index]?.meaning;
  if (meaning?.class !== 'number') return undefined;
  const after = pieces[index + 1]?.meaning;
  const before = pieces[index - 1]?.meaning;
  const unitAfter = after?.class === 'unit' ? UNITS_OF[after.value] : undefined;
  const isDollar = before?.class === 'unit' && before.value === 'usd';
  const known = unitAfter ?? (isDollar ? UNITS_OF['usd'] : undefined);
  return { value: shifted(meaning.value, known?.shift ?? 0), unit: known?.unit, spelled: meaning.spelled };
}

/** Sorts the pieces of a question by what they are. */
export function collectSlots(cover: Cover): Slots {
  const { pieces } = cover;
  const indexOf = (meaningClass: string, value?: string): number =>
    pieces.findIndex(
      ({ meaning }) => meaning.class === meaningClass && (value === undefined || meaning.value === value),
    );
  const valuesOf = (meaningClass: string): string[] =>
    pieces.filter(({ meaning }) => meaning.class === meaningClass).map(({ meaning }) => meaning.value);
  const named = (meaningClass: string): Placed<string>[] =>
    placed(pieces, ({ meaning }) => (meaning.class === meaningClass ? meaning.value : undefined));
  return {
    pieces,
    segments: named('segment'),
    metrics: named('metric'),
    windows: placed(pieces, (_, at) =>
      isIssue(pieces, at) || isRuledOut(pieces, at) ? undefined : windowSlot(pieces, at),
    ),
    numbers: placed(pieces, (_, at) => numberSlot(pieces, at)),
    ordinals: valuesOf('ordinal').map(Number),
    topics: [...new Set(valuesOf('topic'))],
    absents: pieces
      .filter(({ meaning }) => meaning.class === 'absent')
      .map(({ meaning, text }) => ({ kind: meaning.value, text })),
    unknown: valuesOf('unknown'),
    issues: pieces.flatMap(({ meaning }, at) => (meaning.class === 'date' && isIssue(pieces, at) ? meaning.dates : [])),
    has: (meaningClass, value) => indexOf(meaningClass, value) >= 0,
    indexOf,
  };
}
