/** The tables of a WOFF2 font that are stored as they are in the font: `cmap`, `head`, `hhea`, `hmtx` among them. */
import { brotliDecompressSync } from 'node:zlib';

/** Tags by the number that a directory entry gives (W3C, WOFF 2.0, section 4.1), as far as they are read here. */
const TAGS = ['cmap', 'head', 'hhea', 'hmtx'];
const GLYF = 10;
const LOCA = 11;
const TAG_FOLLOWS = 63;
const HEADER_BYTES = 48;

/** A place in the bytes that moves on as numbers are read. */
interface Cursor {
  at: number;
}

/** A number of variable length, seven bits a byte, the highest first (section 3.1). */
function readBase128(bytes: Buffer, cursor: Cursor): number {
  let value = 0;
  for (let length = 0; length < 5; length += 1) {
    const byte = bytes.readUInt8(cursor.at++);
    value = value * 128 + (byte & 127);
    if (byte < 128) return value;
  }
  throw new RangeError('a number in the font’s table directory is too long');
}

interface Entry {
  readonly tag: string;
  /** Bytes in the decompressed stream. */
  readonly length: number;
}

function readEntry(bytes: Buffer, cursor: Cursor): Entry {
  const flags = bytes.readUInt8(cursor.at++);
  const known = flags & 63;
  const named = known === TAG_FOLLOWS;
  const tag = named ? bytes.toString('latin1', cursor.at, cursor.at + 4) : (TAGS[known] ?? `#${known}`);
  if (named) cursor.at += 4;
  const original = readBase128(bytes, cursor);
  const version = flags >> 6;
  // Outlines are transformed unless the version is 3; every other table is stored as it is unless the version says otherwise.
  const transformed = known === GLYF || known === LOCA ? version !== 3 : version !== 0;
  const length = transformed ? readBase128(bytes, cursor) : original;
  return { tag: transformed ? `${tag} transformed` : tag, length };
}

/**
 * Tables by their tags; those with a tag of no interest under a number.
 *
 * @throws {RangeError} when the file is cut off or is no WOFF2 font.
 */
export function readWoff2Tables(file: Uint8Array): ReadonlyMap<string, Buffer> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.toString('latin1', 0, 4) !== 'wOF2') throw new RangeError('not a WOFF2 font');
  const cursor = { at: HEADER_BYTES };
  const entries = Array.from({ length: bytes.readUInt16BE(12) }, () => readEntry(bytes, cursor));
  const stream = brotliDecompressSync(bytes.subarray(cursor.at, cursor.at + bytes.readUInt32BE(20)));
  const tables = new Map<string, Buffer>();
  let at = 0;
  for (const { tag, length } of entries) {
    tables.set(tag, stream.subarray(at, at + length));
    at += length;
  }
  return tables;
}
