import type { LexiconEntry } from '#src/query/lexicon-entry.ts';
import type { Random } from './random.ts';

/** Phrases of the lexicon by what they mean, so that the many harmless ones do not crowd out the few that name something. */
export type PhrasesByMeaning = readonly (readonly string[])[];

/** The phrases of the lexicon's files, one list for each meaning. */
export function toPhrases(entries: readonly LexiconEntry[]): PhrasesByMeaning {
  return [...Map.groupBy(entries, ({ means }) => means).values()].map((list) => list.map(({ phrase }) => phrase));
}

/** One to twelve phrases of the lexicon in a row, as no one would say them. */
export function randomPhrases(random: Random, phrases: PhrasesByMeaning): string {
  const words = Array.from({ length: 1 + random.below(12) }, () => random.pick(random.pick(phrases)));
  return words.join(random.pick([' ', ' ', ' ', ', ', '', '，']));
}
