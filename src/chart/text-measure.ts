/** Widths of texts out of the fonts' own tables: no canvas is needed, so that a layout is a pure function. */
import { FAMILIES, type FontFile, type FontWeight } from './font-files.ts';
import type { GlyphWidths } from './glyph-widths.ts';

/** Size in CSS pixels, and weight. */
export interface TextStyle {
  readonly size: number;
  readonly bold: boolean;
}

export interface TextMeasure {
  /**
   * Width in CSS pixels, kerning left out: at most a few percent more than what is drawn. A character without a glyph counts
   * as one em.
   */
  width(text: string, style: TextStyle): number;
  /** The first character that no font can draw in this weight; `undefined` when all can be drawn. */
  missing(text: string, style: TextStyle): string | undefined;
}

const EM = 1000;

/** The measure of a set of fonts, which are searched in the order of `FAMILIES`. */
export function createTextMeasure(fonts: readonly FontFile[]): TextMeasure {
  const widthsOf = (weight: FontWeight): readonly GlyphWidths[] =>
    FAMILIES.flatMap((family) =>
      fonts.filter((font) => font.family === family && font.weight === weight).map(({ widths }) => widths),
    );
  const regular = widthsOf(400);
  const bold = widthsOf(700);

  function advance(character: string, fallbacks: readonly GlyphWidths[]): number | undefined {
    const code = character.codePointAt(0) ?? 0;
    for (const widths of fallbacks) {
      const found = widths.get(code);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  return {
    width: (text, style) => {
      const fallbacks = style.bold ? bold : regular;
      let sum = 0;
      for (const character of text) sum += advance(character, fallbacks) ?? EM;
      return (sum * style.size) / EM;
    },
    missing: (text, style) => {
      const fallbacks = style.bold ? bold : regular;
      return [...text].find((character) => advance(character, fallbacks) === undefined);
    },
  };
}
