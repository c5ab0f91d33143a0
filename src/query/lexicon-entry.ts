/**
 * One phrase of the lexicon and its meaning, as the data files hold it.
 *
 * `means` is `class.value`: `segment.micro_cap`, `period.since_low`, `absent.geography`, `harmless` (no value).
 */
export interface LexiconEntry {
  readonly phrase: string;
  readonly means: string;
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
}

/** What is read as something else before anything is looked up: a traditional character as its simplified form, a short form as its word ("rtn" as "return"). */
export type CharacterPairs = ReadonlyMap<string, string>;
