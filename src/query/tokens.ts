import type { CharacterPairs } from './lexicon-entry.ts';

/**
 * One token of a question: a word, a Han character, a number, a date in digits, or a sign.
 *
 * `text` is normalised; `raw` is what was typed; `broken` says that punctuation stands before it, `spaced` that white space
 * or punctuation does.
 */
export interface Token {
  readonly kind: 'word' | 'han' | 'number' | 'date' | 'sign';
  readonly text: string;
  readonly raw: string;
  readonly broken: boolean;
  readonly spaced: boolean;
}

/** Questions longer than this, in characters, are not read: nobody asks for a figure in so many words. */
export const QUESTION_MAX = 1500;

const OPENING = 40;

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu;
const INITIALS = /\b(?:[a-z]\.){2,}/g;
const APOSTROPHES = /['’‘`´]/g;

const TOKEN = new RegExp(
  [
    String.raw`(?<date>\d{4}-\d{1,2}(?:-\d{1,2})?(?![\d-])|\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\d/])|\d{1,2}/\d{4}(?!\d))`,
    // A time of day is no number, and no figure has one: it is left to be unread.
    String.raw`(?<clock>\d{1,2}:\d{2}(?!\d)|\d{1,2}\s?[ap]m(?![\p{L}\d]))`,
    String.raw`(?<number>(?<![\p{L}\d)%]\s?)[-−–](?=\.?\d)(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)`,
    String.raw`(?<han>\p{Script=Han}|〇)`,
    String.raw`(?<word>(?:(?!\p{Script=Han})[\p{L}\p{M}]|(?![0-9〇])\p{N})+(?:&(?:(?!\p{Script=Han})\p{L})+)*)`,
    '(?<sign>[%$€£¥<>≥≤=+&])',
    String.raw`(?<space>[\s\-_/·・~*#@|\\^"“”„«»「」『』]+|(?<=\p{L})\.(?=\p{L})|(?<=(?:^|\s)\p{L})\.(?=\s))`,
    '(?<punctuation>.)',
  ].join('|'),
  'gus',
);

function isHan(character: string | undefined): boolean {
  return character !== undefined && /\p{Script=Han}/u.test(character);
}

/** "what's" -> "what", "didn't" -> "didnt", "cyclicals' " -> "cyclicals ", "u.s." -> "us". */
function withoutApostrophes(text: string): string {
  return text
    .replace(/([\p{L}\p{N}])['’‘`´]s\b/gu, '$1')
    .replace(APOSTROPHES, '')
    .replace(INITIALS, (letters) => letters.replace(/\./g, ''));
}

function simplify(text: string, pairs: CharacterPairs): string {
  if (!/\p{Script=Han}/u.test(text)) return text;
  return text.replace(/\p{Script=Han}/gu, (character) => pairs.get(character) ?? character);
}

/** Lower case, compatibility forms folded, invisible characters gone, traditional characters made simplified, accents dropped. */
function normaliseText(text: string, pairs: CharacterPairs): string {
  const visible = text.normalize('NFKC').replace(/\s+/g, ' ').replace(INVISIBLE, '');
  const folded = visible
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}+/giu, '')
    .normalize('NFC');
  return simplify(withoutApostrophes(folded.toLowerCase()), pairs);
}

/** The first characters of a text that is not read, on one line and without invisible ones, for the echo. */
export function openingOf(text: string): string {
  const visible = text
    .slice(0, OPENING * 10)
    .replace(/\s+/g, ' ')
    .replace(INVISIBLE, '')
    .trim();
  return `${[...visible].slice(0, OPENING).join('')}…`;
}

function normaliseNumber(text: string): string {
  const digits = text.replace(/,/g, '').replace(/^[−–]/, '-');
  return digits.replace(/^(-?)\./, '$10.');
}

function textOf(kind: Token['kind'], raw: string): string {
  return kind === 'number' ? normaliseNumber(raw) : raw;
}

/** The tokens of a text, in order. Punctuation and white space only show as `broken` and `spaced` of the token after them. */
export function toTokens(text: string, pairs: CharacterPairs): readonly Token[] {
  const tokens: Token[] = [];
  let broken = false;
  let spaced = true;
  for (const match of normaliseText(text, pairs).matchAll(TOKEN)) {
    const raw = match[0];
    const kind = kindOf(match.groups ?? {});
    if (kind === undefined) {
      spaced = true;
      broken ||= match.groups?.['punctuation'] !== undefined;
      continue;
    }
    const before = tokens.at(-1);
    const alone = spaced || kind !== before?.kind || isHan(raw);
    const text = kind === 'word' ? (pairs.get(raw) ?? raw) : textOf(kind, raw);
    tokens.push({ kind, text, raw, broken, spaced: alone && spaced });
    broken = false;
    spaced = false;
  }
  return tokens;
}

const KINDS = ['date', 'clock', 'number', 'han', 'word', 'sign'] as const;

function kindOf(groups: Record<string, string | undefined>): Token['kind'] | undefined {
  const kind = KINDS.find((name) => groups[name] !== undefined);
  return kind === 'clock' ? 'word' : kind;
}
