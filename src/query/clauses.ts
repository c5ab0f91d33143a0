import type { Piece } from './piece.ts';

/** Pieces parted where the question breaks off: at a full stop, a comma, a dash. In their order; none is lost. */
export function clausesOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const clauses: Piece[][] = [];
  for (const piece of pieces) {
    const current = clauses.at(-1);
    if (current === undefined || piece.broken) clauses.push([piece]);
    else current.push(piece);
  }
  return clauses;
}

/** What the pieces say, in small letters, a space between two. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text.toLowerCase()).join(' ');
}
