import type { Asked } from '#src/bot/answer-question.ts';
import type { Library } from '#src/core/library.ts';
import { LOCALES } from '#src/core/locale.ts';
import { randomCanonical } from './canonical-text.ts';
import { hostileSnippet, randomUnicode } from './hostile-text.ts';
import { type PhrasesByMeaning, randomPhrases } from './lexicon-words.ts';
import { mutate, randomNumber, splice } from './mutate.ts';
import { QUESTIONS } from './questions.ts';
import type { Random } from './random.ts';

/** What inputs are made from besides chance. */
export interface Material {
  readonly library: Library;
  readonly phrases: PhrasesByMeaning;
}

type Source = (random: Random, material: Material) => string;

/** Longest question made here, in characters: far past what any platform lets through. */
const LONGEST = 12_000;

const question: Source = (random) => random.pick(QUESTIONS);
const slipped: Source = (random) => mutate(random.pick(QUESTIONS), random);
const spliced: Source = (random) => splice(random.pick(QUESTIONS), random.pick(QUESTIONS), random);
const phrases: Source = (random, material) => randomPhrases(random, material.phrases);
const withNumber: Source = (random, material) => `${randomPhrases(random, material.phrases)} ${randomNumber(random)}`;
const unicode: Source = (random) => randomUnicode(random);
const canonical: Source = (random, material) => randomCanonical(random, material.library);
const hostile: Source = (random) =>
  random.chance(0.5)
    ? hostileSnippet(random) + random.pick(QUESTIONS)
    : `${random.pick(QUESTIONS)} ${hostileSnippet(random)}${hostileSnippet(random)}`;

/** An unknown word with something foreign inside: the likeliest to be said back. */
const foreignWord: Source = (random) =>
  mutate(`${random.pick(QUESTIONS)} zq${hostileSnippet(random)}${randomUnicode(random)}xv`, random);

const long: Source = (random, material) => {
  const part = random.pick([slipped, phrases, unicode, hostile])(random, material);
  const times = Math.ceil((random.next() ** 3 * LONGEST) / Math.max(part.length, 1));
  return part.repeat(Math.max(times, 1)).slice(0, LONGEST);
};

const SOURCES: readonly (readonly [number, Source])[] = [
  [8, question],
  [34, slipped],
  [12, spliced],
  [14, phrases],
  [6, withNumber],
  [6, unicode],
  [9, canonical],
  [6, hostile],
  [4.9, foreignWord],
  [0.1, long],
];

const TOTAL = SOURCES.reduce((sum, [weight]) => sum + weight, 0);

function randomText(random: Random, material: Material): string {
  let left = random.next() * TOTAL;
  for (const [weight, source] of SOURCES) {
    left -= weight;
    if (left < 0) return source(random, material);
  }
  return question(random, material);
}

const two = (part: number): string => String(part).padStart(2, '0');

/** A day near the report most of the time, any day that can be written now and then. */
function randomToday(random: Random): string {
  const year = random.chance(0.95) ? 2024 + random.below(5) : random.below(10_000);
  return `${String(year).padStart(4, '0')}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
}

/** One input: a question after zero to three turns, on some day, in a language or in its own. */
export function randomAsked(random: Random, material: Material): Asked {
  const turns = random.chance(0.5) ? 0 : 1 + random.below(3);
  const thread = Array.from({ length: turns }, () =>
    random.chance(0.6) ? question(random, material) : randomText(random, material),
  );
  const locale = random.pick([undefined, ...LOCALES]);
  const asked = { question: randomText(random, material), thread, today: randomToday(random) };
  return locale === undefined ? asked : { ...asked, locale };
}
