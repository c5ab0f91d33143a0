/** The fonts that ship with the project. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SmallcapsError } from '#src/core/errors.ts';
import { type GlyphWidths, readGlyphWidths } from './glyph-widths.ts';

export type FontWeight = 400 | 700;

/** Families in the order in which a character is looked for. */
export const FAMILIES = ['Inter', 'Noto Sans SC'] as const;
export type Family = (typeof FAMILIES)[number];

/**
 * The list of families as CSS writes it. The last name is never reached where the shipped fonts draw; a chart server that
 * lacks them takes what it has.
 */
export const FONT_FAMILIES = 'Inter, "Noto Sans SC", sans-serif';

const FOLDER = new URL('fonts/', import.meta.url);

const SHIPPED: readonly { readonly family: Family; readonly weight: FontWeight; readonly name: string }[] = [
  { family: 'Inter', weight: 400, name: 'inter-400.woff2' },
  { family: 'Inter', weight: 700, name: 'inter-700.woff2' },
  { family: 'Noto Sans SC', weight: 400, name: 'noto-sans-sc-400.woff2' },
  { family: 'Noto Sans SC', weight: 700, name: 'noto-sans-sc-700.woff2' },
];

/** A font as read from its file. */
export interface FontFile {
  readonly family: Family;
  readonly weight: FontWeight;
  readonly bytes: Buffer;
  readonly widths: GlyphWidths;
  /** SHA-256 of the bytes, lower-case hex. */
  readonly hash: string;
}

/**
 * Reads all shipped fonts.
 *
 * @throws {SmallcapsError} `CHART_FONTS` with the file that is missing or damaged.
 */
export function readFontFiles(folder = FOLDER): readonly FontFile[] {
  return SHIPPED.map(({ family, weight, name }) => {
    try {
      const bytes = readFileSync(new URL(name, folder));
      const hash = createHash('sha256').update(bytes).digest('hex');
      return { family, weight, bytes, widths: readGlyphWidths(bytes), hash };
    } catch (cause) {
      throw new SmallcapsError('CHART_FONTS', { file: `src/chart/fonts/${name}` }, { cause });
    }
  });
}
