import type { Meaning } from './meaning.ts';

/** A calendar month named in a question; `year` only where it was said, `day` where a day was. */
export interface NamedDate {
  readonly month: number;
  readonly day?: number;
  readonly year?: number;
}

/**
 * What a piece of a question was read as: a phrase of the lexicon, something of the number and date grammar, or `unknown`.
 *
 * `date` may hold two readings where the order of day and month is open ("4/8").
 */
export type PieceMeaning =
  | Meaning
  | { readonly class: 'number'; readonly value: string; readonly spelled: boolean }
  | { readonly class: 'ordinal'; readonly value: string }
  | { readonly class: 'date'; readonly value: string; readonly dates: readonly NamedDate[] }
  | { readonly class: 'year'; readonly value: string }
  | { readonly class: 'quarter'; readonly value: string }
  | { readonly class: 'unknown'; readonly value: string };

/** Consecutive tokens of a question read as one thing. */
export interface Piece {
  readonly meaning: PieceMeaning;
  /** As typed, for the echo. */
  readonly text: string;
  readonly first: number;
  /** Index of the token after the last one. */
  readonly end: number;
  /** Punctuation stands before it. */
  readonly broken: boolean;
}
