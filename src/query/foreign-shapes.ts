import type { Piece } from './piece.ts';
import { ATTRIBUTION, FLOWS, MANAGERS } from './shapes/funds.ts';
import { MEMBERS, NAMES } from './shapes/members.ts';
import { MEASURES, WINDOWS } from './shapes/windows.ts';
import type { ForeignShape } from './shapes/words.ts';

const SHAPES: readonly ForeignShape[] = [
  ...ATTRIBUTION,
  ...MEMBERS,
  ...MANAGERS,
  ...FLOWS,
  ...WINDOWS,
  ...MEASURES,
  ...NAMES,
];

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
