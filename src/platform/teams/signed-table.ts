/** A table that tells gains from losses by words and colours: for charts that clients would draw wrongly. */
import { wordRun } from '#src/briefing/renderers/runs.ts';
import type { CellDraft, TableDraft } from '#src/briefing/renderers/table-draft.ts';
import { WORDS } from '#src/briefing/renderers/words.ts';
import { compare } from '#src/core/decimal.ts';
import type { Num } from '#src/core/num.ts';
import type { Look } from './render-text.ts';

function signOf({ value }: Num): 'positive' | 'negative' | 'zero' {
  const order = compare(value, '0');
  if (order === 0) return 'zero';
  return order > 0 ? 'positive' : 'negative';
}

/** Whether a number of the table is negative. */
export function hasNegatives({ rows }: TableDraft): boolean {
  return rows.some((row) => row.some(({ num }) => num !== undefined && signOf(num) === 'negative'));
}

/** The table with the sign in words behind each number, so that it is told by more than colour. */
export function withSigns(draft: TableDraft): TableDraft {
  const { bracketed, signs } = WORDS[draft.locale];
  const signed = (cell: CellDraft): CellDraft =>
    cell.num === undefined ? cell : { ...cell, runs: [...cell.runs, wordRun(bracketed(signs[signOf(cell.num)]))] };
  return { ...draft, rows: draft.rows.map((row) => row.map(signed)) };
}

/** How a number looks by its sign. */
export function lookOfSign({ num }: CellDraft): Look {
  if (num === undefined || signOf(num) === 'zero') return {};
  return { color: signOf(num) === 'negative' ? 'Attention' : 'Good' };
}
