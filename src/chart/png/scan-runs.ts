/** Reads a picture as runs of equal pixels: charts are flat, so a row is a handful of runs and often the row above again. */
import { createColourTable } from './colour-table.ts';

/** More colours than this are a photograph: not what this writer is for. */
const MOST_COLOURS = 8_192;

/** A picture's runs. The arrays are kept and written anew by the next scan. */
export interface Runs {
  /** Colours in order of first sight, as little-endian RGBA words. */
  readonly colours: readonly number[];
  /** Runs of each colour. */
  readonly counts: readonly number[];
  /** Colour number and length in pixels of each run. */
  readonly colourOf: Uint16Array;
  readonly lengthOf: Uint16Array;
  /** First run of each row; -1 for a row that is the row above again. */
  readonly rowStart: Int32Array;
}

/** Scratch space, for one picture at a time. */
export interface RunScanner {
  /** @returns `undefined` for a picture of more than `MOST_COLOURS`. */
  scan(pixels: Uint32Array, width: number, height: number): Runs | undefined;
}

/** Creates a scanner with its own scratch space, which grows with the pictures. */
export function createRunScanner(): RunScanner {
  const table = createColourTable();
  let colourOf = new Uint16Array(1 << 16);
  let lengthOf = new Uint16Array(1 << 16);
  let rowStart = new Int32Array(0);

  function grow(needed: number): void {
    if (needed <= colourOf.length) return;
    const [oldColours, oldLengths] = [colourOf, lengthOf];
    colourOf = new Uint16Array(needed * 2);
    lengthOf = new Uint16Array(needed * 2);
    colourOf.set(oldColours);
    lengthOf.set(oldLengths);
  }

  /** Reads the pixels of one row into runs from number `first` on; -1 when there are too many colours. */
  function scanRow(pixels: Uint32Array, start: number, end: number, first: number): number {
    let run = first;
    for (let at = start; at < end; run += 1) {
      const colour = pixels[at] ?? 0;
      const from = at;
      do at += 1;
      while (at < end && pixels[at] === colour);
      const number = table.numberOf(colour);
      if (number >= MOST_COLOURS) return -1;
      colourOf[run] = number;
      lengthOf[run] = at - from;
    }
    return run;
  }

  return {
    scan: (pixels, width, height) => {
      table.clear();
      if (rowStart.length < height) rowStart = new Int32Array(height);
      const bytes = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength);
      const stride = width * 4;
      let run = 0;
      for (let row = 0; row < height; row += 1) {
        const start = row * stride;
        if (row > 0 && bytes.compare(bytes, start - stride, start, start, start + stride) === 0) {
          rowStart[row] = -1;
          continue;
        }
        rowStart[row] = run;
        grow(run + width);
        run = scanRow(pixels, row * width, (row + 1) * width, run);
        if (run < 0) return undefined;
      }
      return { colours: table.colours, counts: table.counts, colourOf, lengthOf, rowStart };
    },
  };
}
