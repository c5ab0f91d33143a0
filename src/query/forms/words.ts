import type { Query } from '#src/core/query.ts';
import type { Draft } from '../draft.ts';
import type { Piece } from '../piece.ts';

/** A rule about the form of a question: the piece that asks for something else than the answer gives. */
export type Rule = (draft: Draft, queries: readonly Query[]) => Piece | undefined;

/** Nouns for segments of the report's kind. */
export const GROUP =
  /\b(segments?|groups?|grps?|buckets?|baskets?|styles?|parts?|areas?|corners?|categor(y|ies)|kinds?|types?|sorts?|slices?|sleeves?|cohorts?|cuts?|ones?|pieces?|spots?|places?)\b|板块|组|类|部分|档|名|位/;

/** Nouns for figures, and for groups of them: "any micro cap figure" asks for a figure and not for a micro cap. */
export const NUMBERS =
  /\b(numbers?|figures?|data|stats?|returns?|readings?|prints?|news|segments?|groups?|buckets?|baskets?|styles?)\b|数|收益|回报/;

const RANKS: ReadonlySet<string> = new Set(['best', 'worst', 'rank', 'second', 'third']);

/** Intents that show figures of what was named. */
export const SHOWN: ReadonlySet<string> = new Set(['show', 'coverage']);

/** What was typed, in lower case; nothing for a piece that is not there. */
export function textOf(piece: Piece | undefined): string {
  return piece?.text.toLowerCase() ?? '';
}

/** Whether a piece asks for a place in an order. */
export function isRank({ meaning }: Piece): boolean {
  return (meaning.class === 'op' && RANKS.has(meaning.value)) || meaning.class === 'ordinal';
}

/** Whether a piece says that something moved. */
export function isReturnWord({ meaning }: Piece): boolean {
  return meaning.class === 'metric' || meaning.class === 'change' || meaning.class === 'flow';
}

/** Segments that others are part of, or that are no segment of stocks. */
export const UNIVERSES: ReadonlySet<string> = new Set(['russell_2000', 'small_cap_etfs', 'tracked_funds']);

/** Meanings of words that name nothing without what was said before. */
export const EMPTY: ReadonlySet<string> = new Set(['harmless', 'ref', 'vague']);
