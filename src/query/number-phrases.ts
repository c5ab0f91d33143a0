import { multiply, trimZeros } from '#src/core/decimal.ts';
import type { Phrase } from './date-phrases.ts';
import { parseHanNumber, parseNumberWords } from './number-words.ts';
import type { Token } from './tokens.ts';

/** Numbers that a figure or a claim can be; longer ones are left unread. */
const READABLE = /^-?\d{1,12}(\.\d{1,6})?$/;
const SCALES: ReadonlyMap<string, string> = new Map([
  ['k', '1000'],
  ['grand', '1000'],
  ['m', '1000000'],
  ['mm', '1000000'],
  ['mio', '1000000'],
]);

/** 五成 is 50 percent. */
function tenths(value: string, length: number): Phrase {
  return numberOf(trimZeros(multiply(value, '10')), length);
}

const ORDINAL_ENDINGS = new Set(['st', 'nd', 'rd', 'th']);

function numberOf(value: string, length: number): Phrase {
  return { meaning: { class: 'number', value, spelled: false }, length };
}

/** "4pm", "100k", "100 grand", 5成: a number that the token after it makes something else. */
function withEnding(text: string, next: Token): Phrase | undefined {
  const glued = !next.spaced;
  if (glued && (next.text === 'am' || next.text === 'pm'))
    return { meaning: { class: 'harmless', value: '' }, length: 2 };
  const scale = glued || next.text === 'grand' ? SCALES.get(next.text) : undefined;
  if (scale !== undefined) return numberOf(trimZeros(multiply(text, scale)), 2);
  return next.text === '成' && /^\d{1,2}(\.\d)?$/.test(text) ? tenths(text, 2) : undefined;
}

function digits(tokens: readonly Token[], at: number): Phrase | undefined {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token?.kind !== 'number') return undefined;
  const { text } = token;
  if (next !== undefined && ORDINAL_ENDINGS.has(next.text) && /^\d{1,2}$/.test(text))
    return { meaning: { class: 'ordinal', value: text }, length: 2 };
  if (!READABLE.test(text)) return undefined;
  const ended = next === undefined ? undefined : withEnding(text, next);
  if (ended !== undefined) return ended;
  // Nobody writes a year with a comma.
  if (/^(19|20)\d\d$/.test(text) && !token.raw.includes(',') && next?.text !== '%')
    return { meaning: { class: 'year', value: text }, length: next?.text === '年' ? 2 : 1 };
  return numberOf(text, 1);
}

function ordinalHan(tokens: readonly Token[], at: number): Phrase | undefined {
  if (tokens[at]?.text !== '第') return undefined;
  const digit = tokens[at + 1];
  if (digit?.kind === 'number' && /^\d{1,2}$/.test(digit.text))
    return { meaning: { class: 'ordinal', value: digit.text }, length: 2 };
  if (digit?.text === '一') return { meaning: { class: 'ordinal', value: '1' }, length: 2 };
  const number = parseHanNumber(tokens.slice(at + 1, at + 4).map(({ text }) => text));
  return number === undefined
    ? undefined
    : { meaning: { class: 'ordinal', value: number.value }, length: 1 + number.length };
}

/** "double digits" is ten or more, "more than half" above fifty: numbers with their test in the words. */
function roughNumber(texts: readonly string[]): Phrase | undefined {
  const found = ROUGH.find(({ words }) => words.every((word, index) => word.test(texts[index] ?? '')));
  return found === undefined ? undefined : numberOf(found.value, found.words.length);
}

const ROUGH: readonly { readonly words: readonly RegExp[]; readonly value: string }[] = [
  { words: [/^double$/, /^digits?$/], value: '10' },
  { words: [/^more$/, /^than$/, /^half$/], value: '50' },
  { words: [/^over$/, /^half$/], value: '50' },
  { words: [/^过$/, /^半$/], value: '50' },
  { words: [/^超$/, /^过$/, /^一$/, /^半$/], value: '50' },
  { words: [/^一$/, /^半$/, /^以$/, /^上$/], value: '50' },
];

function spelled(tokens: readonly Token[], at: number): Phrase | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const texts = tokens.slice(at, at + 5).map(({ text }) => text);
  const rough = roughNumber(texts);
  if (rough !== undefined) return rough;
  const number = token.kind === 'han' ? parseHanNumber(texts) : parseNumberWords(texts);
  if (number === undefined) return undefined;
  if (tokens[at + number.length]?.text === '成') return tenths(number.value, number.length + 1);
  const isYear = /^(19|20)\d\d$/.test(number.value) && number.length > 1;
  const meaning = isYear
    ? ({ class: 'year', value: number.value } as const)
    : ({ class: 'number', value: number.value, spelled: true } as const);
  return { meaning, length: number.length + (isYear && tokens[at + number.length]?.text === '年' ? 1 : 0) };
}

/** The number, year or ordinal that starts at a token; `undefined` when none does. */
export function numberPhraseAt(tokens: readonly Token[], at: number): Phrase | undefined {
  return ordinalHan(tokens, at) ?? digits(tokens, at) ?? spelled(tokens, at);
}
