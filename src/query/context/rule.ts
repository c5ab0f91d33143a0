import type { Piece, PieceMeaning } from '../piece.ts';

/** What a piece means beside its neighbours, where that is not what it means alone. `undefined` where it is. */
export type Rule = (pieces: readonly Piece[], at: number) => PieceMeaning | readonly PieceMeaning[] | undefined;

/** Adds nothing to what is asked. */
export const FILLER: PieceMeaning = { class: 'harmless', value: '' };
const WINDOWS: ReadonlySet<string> = new Set(['period', 'date', 'relative', 'year']);

/** As it was typed, in small letters; empty for none. */
export function word(piece: Piece | undefined): string {
  return piece?.text.toLowerCase() ?? '';
}

/** Whether a piece means something of these classes. */
export function isClass(piece: Piece | undefined, ...classes: readonly string[]): boolean {
  return piece !== undefined && classes.includes(piece.meaning.class);
}

/** The next piece that is no filler, and the one before. */
export function beside(pieces: readonly Piece[], at: number, step: 1 | -1): Piece | undefined {
  for (let next = at + step; next >= 0 && next < pieces.length; next += step) {
    if (!isClass(pieces[next], 'harmless')) return pieces[next];
  }
  return undefined;
}

/** Whether a piece names a stretch of time. */
export function isWindow(piece: Piece | undefined): boolean {
  return piece !== undefined && WINDOWS.has(piece.meaning.class);
}

/** Whether any of them means this. */
export function has(pieces: readonly Piece[], kind: string, value?: string): boolean {
  return pieces.some(({ meaning }) => meaning.class === kind && (value === undefined || meaning.value === value));
}
