import { NUMBER_RULES } from './context/numbers.ts';
import { ORDER_RULES } from './context/orders.ts';
import type { Rule } from './context/rule.ts';
import { WINDOW_RULES } from './context/windows.ts';
import type { Piece } from './piece.ts';

const RULES: readonly Rule[] = [...NUMBER_RULES, ...ORDER_RULES, ...WINDOW_RULES];

/** The pieces as they are meant where they stand. Words that say two things become two pieces. */
export function inContext(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece, at) => {
    for (const rule of RULES) {
      const meant = rule(pieces, at);
      if (meant !== undefined) return [meant].flat().map((meaning) => ({ ...piece, meaning }));
    }
    return [piece];
  });
}
