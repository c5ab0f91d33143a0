/** Bars as columns of a table, to the left of zero and to the right of it: for charts that clients would draw wrongly. */
import { wordRun } from '#src/briefing/renderers/runs.ts';
import type { CellDraft, TableDraft } from '#src/briefing/renderers/table-draft.ts';
import { WORDS } from '#src/briefing/renderers/words.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { compare } from '#src/core/decimal.ts';
import type { Num } from '#src/core/num.ts';
import type { Bar } from './card.ts';
import { LIMITS } from './limits.ts';
import { BLANK, isTableable, type RowLook } from './render-table.ts';
import type { Look } from './render-text.ts';

/** Width of the scale in parts, shared by the sides of zero. */
const PARTS = 100;

function signOf({ value }: Num): 'positive' | 'negative' | 'zero' {
  const order = compare(value, '0');
  if (order === 0) return 'zero';
  return order > 0 ? 'positive' : 'negative';
}

/** The sign in words behind a number, so that it is told by more than colour. */
function withSign(cell: CellDraft, { locale }: ChartSpec): CellDraft {
  const { bracketed, signs } = WORDS[locale];
  return cell.num === undefined ? cell : { ...cell, runs: [...cell.runs, wordRun(bracketed(signs[signOf(cell.num)]))] };
}

function lookOf({ num }: CellDraft): Look {
  if (num === undefined || signOf(num) === 'zero') return {};
  return { color: signOf(num) === 'negative' ? 'Attention' : 'Good' };
}

function toBar(value: number, { least, most }: { readonly least: number; readonly most: number }): Bar | undefined {
  const scale = PARTS / (most - least);
  const length = Math.max(1, Math.round(Math.abs(value) * scale));
  const zero = Math.round(-least * scale);
  const before = value < 0 ? zero - length : zero;
  const after = PARTS - Math.max(0, before) - length;
  const gap = (width: number): Bar['columns'] =>
    width < 1 ? [] : [{ type: 'Column', width, spacing: 'None', items: [] }];
  if (value === 0) return undefined;
  return {
    type: 'ColumnSet',
    columns: [
      ...gap(before),
      {
        type: 'Column',
        width: length,
        spacing: 'None',
        style: value < 0 ? 'attention' : 'good',
        items: [BLANK],
      },
      ...gap(after),
    ],
  };
}

/** Bars of the one series of a chart; a hole has none. */
function barsOf(spec: ChartSpec): RowLook['barOf'] {
  const [series, ...others] = spec.series;
  const values = spec.categories.map((_, at) => Number(series?.points[at]?.num.value));
  const known = values.filter((value) => Number.isFinite(value));
  const scale = { least: Math.min(0, ...known), most: Math.max(0, ...known) };
  if (others.length > 0 || scale.most === scale.least) return undefined;
  return (row) => {
    const value = values[row];
    return value === undefined || !Number.isFinite(value) ? undefined : toBar(value, scale);
  };
}

/**
 * The table of a chart with signs in words and colours, and bars where it has one series.
 *
 * @returns `undefined` where nothing in it is negative, or where it is too large for a table.
 */
export function signedTable(
  spec: ChartSpec,
  draft: TableDraft,
): { readonly draft: TableDraft; readonly look: RowLook } | undefined {
  const isSigned = draft.rows.some((row) => row.some(({ num }) => num !== undefined && signOf(num) === 'negative'));
  if (!isSigned || !isTableable(draft)) return undefined;
  const barOf = draft.columns.length < LIMITS.tableColumns ? barsOf(spec) : undefined;
  return {
    draft: { ...draft, rows: draft.rows.map((row) => row.map((cell) => withSign(cell, spec))) },
    look: { lookOf, ...(barOf === undefined ? {} : { barOf }) },
  };
}
