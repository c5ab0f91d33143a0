import type { Piece } from './piece.ts';
import { FUNDS_AND_FLOWS } from './shapes/funds.ts';
import { NAMES } from './shapes/members.ts';
import { WINDOWS } from './shapes/windows.ts';
import type { ForeignShape } from './shapes/words.ts';

const SHAPES: readonly ForeignShape[] = [...FUNDS_AND_FLOWS, ...NAMES, ...WINDOWS];

/** The pieces in a row as the shapes are written for. */
function shapeOf(pieces: readonly Piece[]): string {
  return pieces
    .map(({ meaning, text, broken }) => {
      const said = text.toLowerCase();
      const typed = meaning.class === 'harmless' ? said : `<${meaning.class}:${meaning.value}|${said}>`;
      return broken ? `, ${typed}` : typed;
    })
    .join(' ');
}

/** The first shape that a question has, and `undefined` where it asks for something the report could have. */
export function findForeignShape(pieces: readonly Piece[]): ForeignShape | undefined {
  const text = shapeOf(pieces);
  return SHAPES.find(({ shape: pattern, unless }) => pattern.test(text) && unless?.test(text) !== true);
}
