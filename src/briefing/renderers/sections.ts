/** Fitting a message into what a platform takes, without losing anything unsaid. */

/** Blocks of a platform with the numbers that they show, as printed. */
export interface Built<Block> {
  readonly blocks: readonly Block[];
  readonly numbers: readonly string[];
}

/** One part of a message, which can be made shorter. */
export interface Section<Block> {
  /** What goes first when there is no room: items of lists, tables and charts, then words, and the core last. */
  readonly rank: 'items' | 'words' | 'core';
  /** How many items it has that can be left out from its end; 0 where it is all or nothing. */
  readonly size: number;
  /** The blocks with the first `kept` items, and a line that says how many are missing. */
  readonly build: (kept: number) => Built<Block>;
}

/** What a platform counts. */
export interface Measure<Block> {
  /** What these blocks cost, in as many counts as `most` has. */
  readonly costOf: (blocks: readonly Block[]) => readonly number[];
  /** Most of each count in one message. */
  readonly most: readonly number[];
  /** What `closing` costs at most. */
  readonly reserve: readonly number[];
  /** The last line, about parts that were left out whole. */
  readonly closing: (omitted: number) => readonly Block[];
}

/** A section that stands whole or not at all. */
export function whole<Block>(rank: Section<Block>['rank'], built: Built<Block>): Section<Block> {
  return { rank, size: 0, build: () => built };
}

/** Most items of a section with which `isRoom` still holds; 0 where it holds for none. */
function mostItems<Block>(section: Section<Block>, isRoom: (built: Built<Block>) => boolean): number {
  let [least, most] = [0, section.size];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (isRoom(section.build(middle))) least = middle;
    else most = middle - 1;
  }
  return least;
}

/** The sections as they stand so far, with what they cost. */
class Draft<Block> {
  readonly built: Built<Block>[];
  readonly #costs: (readonly number[])[];
  readonly #measure: Measure<Block>;

  constructor(sections: readonly Section<Block>[], measure: Measure<Block>) {
    this.built = sections.map((section) => section.build(section.size));
    this.#costs = this.built.map(({ blocks }) => measure.costOf(blocks));
    this.#measure = measure;
  }

  /** Whether all of it fits beside `reserve`; with another section at `at`, if one is given. */
  fits(reserve: readonly number[], at?: number, other?: Built<Block>): boolean {
    const { costOf, most } = this.#measure;
    const costs = at === undefined || other === undefined ? this.#costs : this.#costs.with(at, costOf(other.blocks));
    return most.every((limit, count) => {
      const sum = costs.reduce((total, cost) => total + (cost[count] ?? 0), reserve[count] ?? 0);
      return sum <= limit;
    });
  }

  replace(at: number, by: Built<Block>): void {
    this.built[at] = by;
    this.#costs[at] = this.#measure.costOf(by.blocks);
  }
}

/**
 * The sections as the blocks of one message, within all that the platform counts.
 *
 * Where all of it does not fit, items go first, from the last section on; then whole sections of words, then those that had
 * items, and what is core last. What went is said in its place, or at the end.
 */
export function fitSections<Block>(sections: readonly Section<Block>[], measure: Measure<Block>): Built<Block> {
  const draft = new Draft(sections, measure);
  let omitted = 0;
  if (!draft.fits([])) {
    shorten(sections, draft, measure);
    omitted = leaveOut(sections, draft, measure);
  }
  return {
    blocks: [...draft.built.flatMap(({ blocks }) => blocks), ...(omitted === 0 ? [] : measure.closing(omitted))],
    numbers: draft.built.flatMap(({ numbers }) => numbers),
  };
}

function shorten<Block>(sections: readonly Section<Block>[], draft: Draft<Block>, { reserve }: Measure<Block>): void {
  for (const [at, section] of [...sections.entries()].reverse()) {
    if (draft.fits(reserve)) return;
    if (section.size === 0) continue;
    draft.replace(at, section.build(mostItems(section, (built) => draft.fits(reserve, at, built))));
  }
}

/** @returns How many sections were left out whole. */
function leaveOut<Block>(
  sections: readonly Section<Block>[],
  draft: Draft<Block>,
  { reserve }: Measure<Block>,
): number {
  let omitted = 0;
  for (const rank of ['words', 'items', 'core'] as const) {
    for (const [at, section] of [...sections.entries()].reverse()) {
      if (draft.fits(reserve)) return omitted;
      if (section.rank !== rank || draft.built[at]?.blocks.length === 0) continue;
      draft.replace(at, { blocks: [], numbers: [] });
      omitted += 1;
    }
  }
  return omitted;
}
