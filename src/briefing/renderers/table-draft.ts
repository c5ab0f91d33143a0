/** A table on its way to a platform, before its form is chosen. */
import type { Locale } from '#src/core/locale.ts';
import type { Block } from '#src/core/message.ts';
import type { Num } from '#src/core/num.ts';
import { isBlank, type Run, toRuns, wordRun } from './runs.ts';

/** What a cell shows; `num` where that is one number, which can sort and stand to the right. */
export interface CellDraft {
  readonly runs: readonly Run[];
  readonly num?: Num;
}

/** A table before its form is chosen. The first column names the rows. */
export interface TableDraft {
  readonly locale: Locale;
  /** Lines above the table; they stay where it is left out. */
  readonly head: readonly (readonly Run[])[];
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CellDraft[])[];
  /** Small print that follows; without numbers. */
  readonly footnotes?: readonly string[];
}

/** Stands in a cell with nothing in it: an empty one is refused, or reads as a fault. */
export const EMPTY_CELL: CellDraft = { runs: [wordRun('–')] };

/** A table of a message. Its caption stands above it too: clients may keep it for screen readers, and it says the window. */
export function toTableDraft(block: Extract<Block, { type: 'table' }>, locale: Locale): TableDraft {
  const rows = block.rows.map((row) =>
    row.map((spans): CellDraft => {
      const [only, ...others] = spans;
      const runs = toRuns(spans, locale);
      return only?.type === 'num' && others.length === 0 ? { runs, num: only.num } : { runs };
    }),
  );
  return {
    locale,
    head: [[wordRun(block.caption, { bold: true })]],
    caption: block.caption,
    columns: block.columns,
    rows: rows.filter((row) => row.length > 0),
  };
}

/** Columns of the widest row. */
export function widthOf({ columns, rows }: TableDraft): number {
  return Math.max(columns.length, ...rows.map(({ length }) => length));
}

/** The rows with all columns, and something in every cell. */
export function squared({ rows }: TableDraft, width: number): readonly (readonly CellDraft[])[] {
  return rows.map((row) =>
    Array.from({ length: width }, (_, at) => {
      const cell = row[at];
      return cell === undefined || isBlank(cell.runs) ? EMPTY_CELL : cell;
    }),
  );
}
