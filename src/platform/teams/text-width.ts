/** How wide text is about, in pixels: an estimate on the safe side, as no client says which font it draws with. */
import type { Run } from '#src/briefing/renderers/runs.ts';

/** Widths by kind of character, in parts of the size of the font [ours]: those of a wide font, DejaVu Sans, rounded up. */
const KINDS: readonly (readonly [characters: RegExp, width: number])[] = [
  [/^[ijlI'’|]$/u, 0.28],
  [/^[f.,:;·/ ]$/u, 0.36],
  [/^[rtJ!()[\]-]$/u, 0.42],
  [/^[cszkvxyFL?]$/u, 0.6],
  [/^[mW%@]$/u, 0.99],
  [/^[wM≈=+−–]$/u, 0.87],
  [/^[DGOQ]$/u, 0.79],
  [/^\p{Lu}$/u, 0.755],
  [/^[\p{Ll}\p{Nd}$¶]$/u, 0.64],
];
const OTHERS = 1;
const BOLD = 1.11;

/** Sizes of text by their names in a card, in pixels [renderer]. */
export const FONT = { Default: 14, Large: 18, ExtraLarge: 24 } as const;

/** Pixels that the text takes on one line. */
export function widthOfText(text: string, { size, bold }: { readonly size: number; readonly bold: boolean }): number {
  const ems = Array.from(text).reduce(
    (sum, character) => sum + (KINDS.find(([kind]) => kind.test(character))?.[1] ?? OTHERS),
    0,
  );
  return ems * size * (bold ? BOLD : 1);
}

/** What a line is not broken within: words, and behind a hyphen only where a letter follows. Chinese breaks anywhere. */
const PIECE =
  /[\p{Script=Han}，。、：；！？（）《》“”]|(?:(?!-(?=\p{L}))[^\s\p{Script=Han}，。、：；！？（）《》“”])+-?/gu;

/** Pixels of the widest piece of a line that must not be broken; a number is one with its unit, what stands in brackets another. */
export function widestPiece(runs: readonly Run[], size: number = FONT.Default): number {
  const widths = runs.flatMap(({ text, bold, isNum }) => {
    const pieces = isNum ? text.split(/(?=（)/u) : (text.match(PIECE) ?? []);
    return pieces.map((piece) => widthOfText(piece, { size, bold }));
  });
  return Math.max(0, ...widths);
}
