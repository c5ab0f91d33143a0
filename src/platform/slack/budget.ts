/** Fitting a message into what Slack takes, without losing anything unsaid. */
import type { Locale } from '#src/core/locale.ts';
import type { SlackBlock } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { charactersOf } from './payload.ts';
import { context } from './render-text.ts';
import { WORDS } from './words.ts';

/** Blocks with the numbers that they show, as printed. */
export interface Built {
  readonly blocks: readonly SlackBlock[];
  readonly numbers: readonly string[];
}

/** One part of a message, which can be made shorter. */
export interface Section {
  /** What goes first when there is no room: items of lists, tables and charts, then words, and the core last. */
  readonly rank: 'items' | 'words' | 'core';
  /** How many items it has that can be left out from its end; 0 where it is all or nothing. */
  readonly size: number;
  /** The blocks with the first `kept` items, and a line that says how many are missing. */
  readonly build: (kept: number) => Built;
}

const NOTHING: Built = { blocks: [], numbers: [] };
/** The closing line about parts that were left out whole. */
const RESERVE = { blocks: 1, characters: 40 } as const;

/** A section that stands whole or not at all. */
export function whole(rank: Section['rank'], built: Built): Section {
  return { rank, size: 0, build: () => built };
}

interface Cost {
  readonly blocks: number;
  readonly characters: number;
}

function costOf({ blocks }: Built): Cost {
  return { blocks: blocks.length, characters: charactersOf(blocks) };
}

function fits(costs: readonly Cost[], reserve: Cost): boolean {
  const blocks = costs.reduce((sum, cost) => sum + cost.blocks, reserve.blocks);
  const characters = costs.reduce((sum, cost) => sum + cost.characters, reserve.characters);
  return blocks <= LIMITS.blocks && characters <= LIMITS.messageText;
}

/** Most items of a section with which `isRoom` still holds; 0 where it holds for none. */
function mostItems(section: Section, isRoom: (built: Built) => boolean): number {
  let [least, most] = [0, section.size];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (isRoom(section.build(middle))) least = middle;
    else most = middle - 1;
  }
  return least;
}

/**
 * The sections as the blocks of one message, within its blocks and characters.
 *
 * Where all of it does not fit, items go first, from the last section on; then whole sections of words, then those that had
 * items, and what is core last. What went is said in its place, or at the end.
 */
export function fitSections(sections: readonly Section[], locale: Locale): Built {
  const built = sections.map((section) => section.build(section.size));
  const costs = built.map(costOf);
  const isRoom = (): boolean => fits(costs, RESERVE);
  const replace = (at: number, by: Built): void => {
    built[at] = by;
    costs[at] = costOf(by);
  };
  let omitted = 0;
  if (!fits(costs, { blocks: 0, characters: 0 })) {
    shorten(sections, costs, replace, isRoom);
    omitted = leaveOut(sections, built, replace, isRoom);
  }
  const closing = omitted === 0 ? [] : context([WORDS[locale].more(omitted)]);
  return {
    blocks: [...built.flatMap(({ blocks }) => blocks), ...closing],
    numbers: built.flatMap(({ numbers }) => numbers),
  };
}

type Replace = (at: number, by: Built) => void;

function shorten(sections: readonly Section[], costs: readonly Cost[], replace: Replace, isRoom: () => boolean): void {
  for (const [at, section] of [...sections.entries()].reverse()) {
    if (isRoom()) return;
    if (section.size === 0) continue;
    const others = costs.filter((_, other) => other !== at);
    replace(at, section.build(mostItems(section, (built) => fits([...others, costOf(built)], RESERVE))));
  }
}

/** @returns How many sections were left out whole. */
function leaveOut(
  sections: readonly Section[],
  built: readonly Built[],
  replace: Replace,
  isRoom: () => boolean,
): number {
  let omitted = 0;
  for (const rank of ['words', 'items', 'core'] as const) {
    for (const [at, section] of [...sections.entries()].reverse()) {
      if (isRoom()) return omitted;
      if (section.rank !== rank || built[at]?.blocks.length === 0) continue;
      replace(at, NOTHING);
      omitted += 1;
    }
  }
  return omitted;
}
