import { z } from 'zod';

/**
 * Units a number can carry, in figures and in what is computed from them.
 *
 * `pct` percent; `pp` percentage points; `bp` basis points (100 bp = 1 pp); `usd_bn`, `usd_mn`, `usd` U.S. dollars in
 * billions, millions and single dollars; `x` a multiple; `year` a calendar year; `count` a plain number.
 * `usd_mn` and `usd` never stand in a report here: they are what a question can ask a figure to be turned into.
 */
export const UNITS = ['pct', 'pp', 'bp', 'usd_bn', 'usd_mn', 'usd', 'x', 'year', 'count'] as const;

export const Unit = z.enum(UNITS);
export type Unit = z.infer<typeof Unit>;
