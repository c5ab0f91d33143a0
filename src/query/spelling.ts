/**
 * Corrects slips in single words against the lexicon's words.
 *
 * Limits from measurement: one edit (two from nine letters), first letter kept or swapped with the second, words of four
 * letters and more, and only where one word wins alone; a slip near two words is left as it is.
 */
export interface Spelling {
  knows(word: string): boolean;
  /** The word meant, or `undefined` when there is none or more than one. */
  correct(word: string): string | undefined;
}

const SHORTEST = 4;
const TWO_EDITS_FROM = 9;

function allowedEdits(word: string): number {
  return word.length >= TWO_EDITS_FROM ? 2 : 1;
}

/** Edits between two words (insert, delete, replace, swap of neighbours), or `limit + 1` when there are more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let twoBack: number[] = [];
  let back = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(cell({ a, b, i, j, row, back, twoBack }));
    if (Math.min(...row) > limit) return limit + 1;
    twoBack = back;
    back = row;
  }
  return Math.min(back[b.length] ?? limit + 1, limit + 1);
}

interface Cell {
  readonly a: string;
  readonly b: string;
  readonly i: number;
  readonly j: number;
  readonly row: readonly number[];
  readonly back: readonly number[];
  readonly twoBack: readonly number[];
}

function cell({ a, b, i, j, row, back, twoBack }: Cell): number {
  const same = a[i - 1] === b[j - 1];
  const best = Math.min((back[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (back[j - 1] ?? 0) + (same ? 0 : 1));
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(best, (twoBack[j - 2] ?? 0) + 1) : best;
}

/** "tarrif" for "tariff" is one slip: which letter is doubled. */
function withoutDoubles(word: string): string {
  return word.replace(/(.)\1/g, '$1');
}

const DOUBLING = 0.5;

/** A word of the lexicon as it is looked for. */
interface Entry {
  readonly word: string;
  readonly single: string;
  readonly weight: number;
}

function editsBetween(typed: { word: string; single: string }, entry: Entry, limit: number): number {
  if (typed.single !== entry.single) return editDistance(typed.word, entry.word, limit);
  return typed.word === entry.word ? 0 : DOUBLING;
}

function bucketKey(word: string): string {
  return `${word[0] ?? ''}${word.length}`;
}

function toBuckets(words: ReadonlyMap<string, number>): ReadonlyMap<string, readonly Entry[]> {
  const buckets = new Map<string, Entry[]>();
  for (const [word, weight] of words) {
    if (word.length < SHORTEST) continue;
    const entry = { word, single: withoutDoubles(word), weight };
    const bucket = buckets.get(bucketKey(word));
    if (bucket === undefined) buckets.set(bucketKey(word), [entry]);
    else bucket.push(entry);
  }
  return buckets;
}

function startsAlike(word: string, other: string): boolean {
  return other[0] === word[0] || (other[0] === word[1] && other[1] === word[0]);
}

/** Corrections kept for the next question; the oldest goes first. */
const REMEMBERED = 1000;

/** @param words Every word of the lexicon with its weight; of two words equally near, a heavier one wins. */
export function createSpelling(words: ReadonlyMap<string, number>): Spelling {
  const buckets = toBuckets(words);
  const recent = new Map<string, string | undefined>();

  function candidates(word: string): Entry[] {
    const found: Entry[] = [];
    for (const first of new Set([word[0], word[1]])) {
      for (let length = word.length - 2; length <= word.length + 2; length += 1) {
        const bucket = buckets.get(`${first ?? ''}${length}`) ?? [];
        found.push(...bucket.filter((other) => startsAlike(word, other.word)));
      }
    }
    return found;
  }

  function nearest(word: string): string | undefined {
    const typed = { word, single: withoutDoubles(word) };
    const limit = allowedEdits(word);
    const near = candidates(word)
      .map((entry) => ({ entry, edits: editsBetween(typed, entry, limit) }))
      .filter(({ edits }) => edits <= limit)
      .sort((a, b) => a.edits - b.edits || b.entry.weight - a.entry.weight);
    const [first, second] = near;
    if (first === undefined) return undefined;
    const tied = second !== undefined && second.edits === first.edits && second.entry.weight === first.entry.weight;
    return tied ? undefined : first.entry.word;
  }

  function correct(word: string): string | undefined {
    if (word.length < SHORTEST) return undefined;
    if (recent.has(word)) return recent.get(word);
    const meant = nearest(word);
    const [oldest] = recent.keys();
    if (recent.size >= REMEMBERED && oldest !== undefined) recent.delete(oldest);
    recent.set(word, meant);
    return meant;
  }

  return { knows: (word) => words.has(word), correct };
}
