import type { Query } from '#src/core/query.ts';
import type { Draft } from './draft.ts';
import { ACTS } from './forms/acts.ts';
import { AMOUNTS } from './forms/amounts.ts';
import { ASKING, numbersLeaf } from './forms/asking.ts';
import { CROSSING } from './forms/crossing.ts';
import { DEGREES } from './forms/degrees.ts';
import { HEADED } from './forms/heads.ts';
import { IDLE } from './forms/idle.ts';
import { LEFT_OVER } from './forms/left-over.ts';
import { MEMBERS, movesOther } from './forms/members.ts';
import { MODIFIERS } from './forms/modifiers.ts';
import { RANKING } from './forms/ranking.ts';
import { SHARES } from './forms/shares.ts';
import { STRETCHES } from './forms/stretches.ts';
import { THREADS } from './forms/threads.ts';
import type { Rule } from './forms/words.ts';
import type { Piece } from './piece.ts';

/** Intents that are answered with figures that the question has to fit word by word. */
const FIGURES: ReadonlySet<string> = new Set(['show', 'compare', 'rank', 'filter', 'position', 'coverage', 'confirm']);

const RULES: readonly Rule[] = [
  ...ACTS,
  ...ASKING,
  ...RANKING,
  ...MEMBERS,
  ...HEADED,
  ...LEFT_OVER,
  ...SHARES,
  ...AMOUNTS,
  ...IDLE,
  ...DEGREES,
  ...CROSSING,
  ...MODIFIERS,
  ...STRETCHES,
  ...THREADS,
];

/** The first piece of a question whose form asks for something that the figures found do not answer. */
export function misfit(draft: Draft, queries: readonly Query[]): Piece | undefined {
  const shows = queries.some(({ intent }) => FIGURES.has(intent));
  const about = queries.some(({ intent }) => intent === 'doubt') ? [movesOther, numbersLeaf] : [numbersLeaf];
  for (const rule of shows ? RULES : about) {
    const found = rule(draft, queries);
    if (found !== undefined) return found;
  }
  return undefined;
}
