import { datePhraseAt, type Phrase } from './date-phrases.ts';
import type { Lexicon } from './lexicon.ts';
import { numberPhraseAt } from './number-phrases.ts';
import type { Piece, PieceMeaning } from './piece.ts';
import type { Token } from './tokens.ts';

/** A misspelt word and what it was taken for. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

/** A question cut into pieces that are each read as one thing. */
export interface Cover {
  readonly pieces: readonly Piece[];
  readonly corrections: readonly Correction[];
}

/** An unread word costs more than any number of pieces that a question can have. */
const UNKNOWN_COST = 10_000;
const PIECE_COST = 10;
/** Of two covers with as many pieces, the one with fewer filler words says more. */
const HARMLESS_COST = 1;
/** A bare number says less than the phrase it may be part of. */
const NUMBER_COST = 2;

/** Where two covers are as good, the one that shows less wins. */
const CAUTION = 0.02;
/** Of two covers with as many pieces, the one with the longer phrase knows more of what was said. */
const LENGTH = 0.01;

interface Step {
  readonly cost: number;
  readonly phrase: Phrase;
}

function costOf(phrase: Phrase): number {
  switch (phrase.meaning.class) {
    case 'unknown':
      return UNKNOWN_COST;
    case 'chat':
    case 'harmless':
      return PIECE_COST + HARMLESS_COST;
    case 'absent':
    case 'refuse':
      return PIECE_COST - CAUTION;
    case 'number':
    case 'year':
      return PIECE_COST + NUMBER_COST;
    case 'ask':
    case 'change':
    case 'date':
    case 'flow':
    case 'metric':
    case 'not':
    case 'op':
    case 'ordinal':
    case 'period':
    case 'quant':
    case 'quarter':
    case 'ref':
    case 'relative':
    case 'segment':
    case 'topic':
    case 'unit':
    case 'vague':
      return PIECE_COST;
  }
}

/** Signs that mean the same in every language; the others only separate. */
const SIGNS: Readonly<Record<string, PieceMeaning>> = {
  '%': { class: 'unit', value: 'pct' },
  $: { class: 'unit', value: 'usd' },
  '>': { class: 'op', value: 'more_than' },
  '<': { class: 'op', value: 'less_than' },
  '≥': { class: 'op', value: 'at_least' },
  '≤': { class: 'op', value: 'at_most' },
  '+': { class: 'harmless', value: '' },
  '=': { class: 'harmless', value: '' },
  '&': { class: 'harmless', value: '' },
};

function signAt(token: Token | undefined): Phrase | undefined {
  const meaning = token?.kind === 'sign' ? SIGNS[token.text] : undefined;
  return meaning === undefined ? undefined : { meaning, length: 1 };
}

function phrasesAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Phrase[] {
  const found: Phrase[] = [...lexicon.phrasesAt(tokens, at)];
  const sign = signAt(tokens[at]);
  if (sign !== undefined) found.push(sign);
  const date = datePhraseAt(tokens, at);
  if (date !== undefined) found.push(date);
  const number = numberPhraseAt(tokens, at);
  if (number !== undefined) found.push(number);
  found.push({ meaning: { class: 'unknown', value: tokens[at]?.text ?? '' }, length: 1 });
  return found;
}

/** From the end to the start: the cheapest way to read what is left, and its first phrase. */
function cheapest(tokens: readonly Token[], lexicon: Lexicon): readonly Step[] {
  const best: Step[] = [];
  best[tokens.length] = { cost: 0, phrase: { meaning: { class: 'unknown', value: '' }, length: 0 } };
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    for (const phrase of phrasesAt(tokens, at, lexicon)) {
      const cost = costOf(phrase) - LENGTH * phrase.length ** 2 + (best[at + phrase.length]?.cost ?? 0);
      if (cost < (best[at]?.cost ?? Number.POSITIVE_INFINITY)) best[at] = { cost, phrase };
    }
  }
  return best;
}

function toPieces(tokens: readonly Token[], steps: readonly Step[]): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length; ) {
    const { meaning, length } = steps[at]?.phrase ?? { meaning: { class: 'unknown', value: '' } as const, length: 1 };
    const end = at + Math.max(length, 1);
    const covered = tokens.slice(at, end);
    const text = covered.map((token, index) => (index > 0 && token.spaced ? ' ' : '') + token.raw).join('');
    pieces.push({ meaning, text, first: at, end, broken: covered[0]?.broken ?? false });
    at = end;
  }
  return pieces;
}

/** Unknown words of one question that are looked up; with more of them it is not a question with slips. */
const LOOKED_UP = 12;

function correctSpelling(
  tokens: readonly Token[],
  pieces: readonly Piece[],
  lexicon: Lexicon,
): { tokens: Token[]; corrections: Correction[] } {
  const unread = new Set(pieces.filter(({ meaning }) => meaning.class === 'unknown').map(({ first }) => first));
  const corrections: Correction[] = [];
  const spelling = lexicon.spelling();
  let lookedUp = 0;
  const corrected = tokens.map((token, index) => {
    if (token.kind !== 'word' || !unread.has(index) || spelling.knows(token.text)) return token;
    lookedUp += 1;
    const to = lookedUp > LOOKED_UP ? undefined : spelling.correct(token.text);
    if (to === undefined) return token;
    corrections.push({ from: token.raw, to });
    return { ...token, text: to };
  });
  return { tokens: corrected, corrections };
}

/**
 * The best cover of a question: fewest unread words, then fewest pieces. Never greedy, so that "the Russell 2000" is not
 * cut after "the Russell". Words that no phrase has are corrected first where exactly one word is near, the first dozen of them.
 */
export function coverTokens(tokens: readonly Token[], lexicon: Lexicon): Cover {
  const pieces = toPieces(tokens, cheapest(tokens, lexicon));
  if (pieces.every(({ meaning }) => meaning.class !== 'unknown')) return { pieces, corrections: [] };
  const { tokens: corrected, corrections } = correctSpelling(tokens, pieces, lexicon);
  if (corrections.length === 0) return { pieces, corrections };
  return { pieces: toPieces(corrected, cheapest(corrected, lexicon)), corrections };
}
