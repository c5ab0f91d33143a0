/** At most 256 colours out of many: what is between them, at the edges of letters, goes to the nearest. */

const MOST_ENTRIES = 256;
/** A distance that nobody sees: two levels in every channel. A colour this near to an entry is settled. */
const SETTLED = 2 * 4 + 4 * 4 + 3 * 4;

/** A palette, and the entry that stands for each colour. */
export interface ReducedPalette {
  readonly entries: readonly number[];
  readonly entryOf: Uint8Array;
  /** The largest difference of a channel, of 255; 0 when every colour has its own entry. */
  readonly worst: number;
}

/** Colours without an entry near enough, by their numbers in `colours`, with the distance to the nearest entry so far. */
interface Open {
  readonly colours: readonly number[];
  readonly numbers: Uint16Array;
  readonly distances: Int32Array;
  readonly weights: Float64Array;
  readonly entryOf: Uint8Array;
  count: number;
}

function worstOf(colours: readonly number[], entries: readonly number[], entryOf: Uint8Array): number {
  let worst = 0;
  colours.forEach((colour, at) => {
    const entry = entries[entryOf[at] ?? 0] ?? 0;
    for (const shift of [0, 8, 16]) {
      worst = Math.max(worst, Math.abs(((colour >> shift) & 255) - ((entry >> shift) & 255)));
    }
  });
  return worst;
}

/** Green counts most and red least, as the eye sees them. */
function distanceOf(a: number, b: number): number {
  const red = (a & 255) - (b & 255);
  const green = ((a >> 8) & 255) - ((b >> 8) & 255);
  const blue = ((a >> 16) & 255) - ((b >> 16) & 255);
  return 2 * red * red + 4 * green * green + 3 * blue * blue;
}

/**
 * Gives the open colours to the entry where it is nearer, and leaves out those that it settles.
 *
 * @returns The number of the colour with the largest error, weighted by how often it is seen; -1 when none is open.
 */
function give(open: Open, entry: number, entryColour: number): number {
  let kept = 0;
  let largest = 0;
  let next = -1;
  for (let at = 0; at < open.count; at += 1) {
    const number = open.numbers[at] ?? 0;
    let distance = open.distances[number] ?? 0;
    const nearer = distanceOf(open.colours[number] ?? 0, entryColour);
    if (nearer < distance) {
      open.distances[number] = distance = nearer;
      open.entryOf[number] = entry;
    }
    if (distance <= SETTLED) continue;
    open.numbers[kept] = number;
    kept += 1;
    const error = distance * (open.weights[number] ?? 0);
    if (error > largest) {
      largest = error;
      next = number;
    }
  }
  open.count = kept;
  return next;
}

/**
 * The palette of a picture: exact up to 256 colours, else chosen greedily, the most frequent colour first and then always
 * the one with the largest error so far.
 *
 * @param colours At most 65,535, as little-endian RGBA words.
 * @param counts How often each is seen.
 */
export function reducePalette(colours: readonly number[], counts: readonly number[]): ReducedPalette {
  const total = colours.length;
  if (total <= MOST_ENTRIES) return { entries: colours, entryOf: Uint8Array.from(colours, (_, at) => at), worst: 0 };
  const open: Open = {
    colours,
    numbers: Uint16Array.from(colours, (_, at) => at),
    distances: new Int32Array(total).fill(0x7fffffff),
    weights: Float64Array.from(counts, Math.sqrt),
    entryOf: new Uint8Array(total),
    count: total,
  };
  const entries: number[] = [];
  for (let next = counts.indexOf(Math.max(...counts)); next >= 0 && entries.length < MOST_ENTRIES; ) {
    const colour = colours[next] ?? 0;
    next = give(open, entries.push(colour) - 1, colour);
  }
  return { entries, entryOf: open.entryOf, worst: worstOf(colours, entries, open.entryOf) };
}
