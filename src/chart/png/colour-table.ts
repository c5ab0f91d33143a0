/** Numbers the colours of a picture in the order in which they are seen. */

const BITS = 14;
const SIZE = 1 << BITS;
const MASK = SIZE - 1;
/** 2^32 divided by the golden ratio: spreads neighbouring colours over the table (Knuth, multiplicative hashing). */
const SPREAD = 0x9e3779b1;

export interface ColourTable {
  /** Colours by their numbers. */
  readonly colours: number[];
  /** How often each was asked for. */
  readonly counts: number[];
  /** The colour's number, new where it is seen for the first time; good for up to 16,383 colours. */
  numberOf(colour: number): number;
  /** Forgets all colours. The lists of before are left as they are. */
  clear(): void;
}

/** Creates an empty table: open addressing, a colour's place is the first free one from its hash on. */
export function createColourTable(): ColourTable {
  const keys = new Uint32Array(SIZE);
  const numbers = new Int16Array(SIZE).fill(-1);
  let colours: number[] = [];
  let counts: number[] = [];

  return {
    get colours() {
      return colours;
    },
    get counts() {
      return counts;
    },
    numberOf: (colour) => {
      let place = Math.imul(colour, SPREAD) >>> (32 - BITS);
      for (;;) {
        const number = numbers[place] ?? -1;
        if (number < 0) break;
        if (keys[place] === colour) {
          counts[number] = (counts[number] ?? 0) + 1;
          return number;
        }
        place = (place + 1) & MASK;
      }
      keys[place] = colour;
      numbers[place] = colours.length;
      counts.push(1);
      return colours.push(colour) - 1;
    },
    clear: () => {
      numbers.fill(-1);
      colours = [];
      counts = [];
    },
  };
}
