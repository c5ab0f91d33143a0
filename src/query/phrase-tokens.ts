import type { CharacterPairs } from './lexicon-entry.ts';
import { toTokens } from './tokens.ts';

const LATIN_PHRASE = /^[a-z]+(?: [a-z]+)*$/;
const HAN_PHRASE = /^\p{Script=Han}+$/u;

/** The token texts of a phrase of the lexicon. Plain words and plain Han need none of what a question needs: there are tens of thousands. */
export function phraseTokens(phrase: string, pairs: CharacterPairs): readonly string[] {
  if (LATIN_PHRASE.test(phrase)) return phrase.split(' ').map((word) => pairs.get(word) ?? word);
  if (HAN_PHRASE.test(phrase)) return [...phrase].map((character) => pairs.get(character) ?? character);
  return toTokens(phrase, pairs).map(({ text }) => text);
}

/** The first of `phraseTokens`, found without making the others; "" for a phrase without letters or digits. */
export function firstToken(phrase: string, pairs: CharacterPairs): string {
  if (LATIN_PHRASE.test(phrase)) {
    const space = phrase.indexOf(' ');
    const word = space < 0 ? phrase : phrase.slice(0, space);
    return pairs.get(word) ?? word;
  }
  const gap = phrase.indexOf(' ');
  return (gap < 0 ? undefined : phraseTokens(phrase.slice(0, gap), pairs)[0]) ?? phraseTokens(phrase, pairs)[0] ?? '';
}
