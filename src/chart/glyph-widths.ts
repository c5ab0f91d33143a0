/** Which characters a font can draw, and how wide each one is. */
import { readWoff2Tables } from './woff2-tables.ts';

/** Advance widths by code point, in thousandths of the font size. A code point that is absent has no glyph. */
export type GlyphWidths = ReadonlyMap<number, number>;

const FORMAT_SEGMENTS = 4;
const FORMAT_GROUPS = 12;
const PER_EM = 1000;

/** Reports a code point and the number of its glyph. */
type Found = (codePoint: number, glyph: number) => void;

/** Segments of the first plane (OpenType, `cmap` format 4). */
function readSegments(map: Buffer, found: Found): void {
  const twice = map.readUInt16BE(6);
  for (let at = 0; at < twice; at += 2) {
    const end = map.readUInt16BE(14 + at);
    const start = map.readUInt16BE(16 + twice + at);
    const delta = map.readUInt16BE(16 + 2 * twice + at);
    const offsetAt = 16 + 3 * twice + at;
    const offset = map.readUInt16BE(offsetAt);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const listed = offset === 0 ? code : map.readUInt16BE(offsetAt + offset + 2 * (code - start));
      found(code, offset !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff);
    }
  }
}

/** Groups of all planes (OpenType, `cmap` format 12). */
function readGroups(map: Buffer, found: Found): void {
  for (let group = 0, at = 16; group < map.readUInt32BE(12); group += 1, at += 12) {
    const start = map.readUInt32BE(at);
    const end = map.readUInt32BE(at + 4);
    for (let code = start; code <= end; code += 1) found(code, map.readUInt32BE(at + 8) + code - start);
  }
}

function readCharacterMap(cmap: Buffer, found: Found): void {
  for (let table = 0; table < cmap.readUInt16BE(2); table += 1) {
    const map = cmap.subarray(cmap.readUInt32BE(8 + 8 * table));
    const format = map.readUInt16BE(0);
    if (format === FORMAT_SEGMENTS) readSegments(map, found);
    if (format === FORMAT_GROUPS) readGroups(map, found);
  }
}

/**
 * Reads the widths of every character of a WOFF2 font.
 *
 * @throws {RangeError} when a table that is needed is missing, transformed or cut off.
 */
export function readGlyphWidths(file: Uint8Array): GlyphWidths {
  const tables = readWoff2Tables(file);
  const [cmap, head, hhea, hmtx] = ['cmap', 'head', 'hhea', 'hmtx'].map((tag) => {
    const table = tables.get(tag);
    if (table === undefined) throw new RangeError(`the font has no plain table ${tag}`);
    return table;
  }) as [Buffer, Buffer, Buffer, Buffer]; // one for each of the four tags
  const unitsPerEm = head.readUInt16BE(18);
  const last = hhea.readUInt16BE(34) - 1;
  const widths = new Map<number, number>();
  readCharacterMap(cmap, (code, glyph) => {
    // Glyphs past the last width share it (OpenType, `hmtx`).
    if (glyph !== 0) widths.set(code, (hmtx.readUInt16BE(4 * Math.min(glyph, last)) * PER_EM) / unitsPerEm);
  });
  return widths;
}
