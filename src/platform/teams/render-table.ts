/** Tables: drawn where a phone can still show them, else as lines. */

import { rowLines } from '#src/briefing/renderers/row-lines.ts';
import { numbersAmong, type Run, textOf, wordRun } from '#src/briefing/renderers/runs.ts';
import { type CellDraft, EMPTY_CELL, squared, type TableDraft, widthOf } from '#src/briefing/renderers/table-draft.ts';
import { WORDS } from '#src/briefing/renderers/words.ts';
import { formatMissing } from '#src/core/format-num.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Section } from './budget.ts';
import type { Table, TableCell } from './card.ts';
import { type ColumnLines, columnWidths, fitsPhone } from './column-widths.ts';
import { LIMITS } from './limits.ts';
import { listSection } from './render-list.ts';
import { type Look, line, lines, SMALL } from './render-text.ts';

/** How a cell looks beside what its column asks for. */
export type LookOf = (cell: CellDraft) => Look;

/** The lines of each column, its heading first. */
function columnsOf(draft: TableDraft): readonly ColumnLines[] {
  const width = widthOf(draft);
  const rows = squared(draft, width);
  return Array.from({ length: width }, (_, at) => [
    [wordRun(draft.columns[at] ?? '', { bold: true })],
    ...rows.map((row) => (row[at] ?? EMPTY_CELL).runs),
  ]);
}

/** Whether it can be drawn as a table, on a phone too. */
export function isTableable(table: TableDraft): boolean {
  const width = widthOf(table);
  if (width === 0 || width > LIMITS.tableColumns) return false;
  if (table.rows.length === 0 || table.rows.length > LIMITS.tableRows) return false;
  return fitsPhone(columnsOf(table));
}

function textCell(runs: readonly Run[], look: Look): TableCell {
  const [only] = line(runs, look);
  return { type: 'TableCell', items: only === undefined ? line(EMPTY_CELL.runs, look) : [only] };
}

/** Whether a column holds numbers only, those that are missing aside. */
function isOfNumbers(rows: readonly (readonly CellDraft[])[], at: number, locale: Locale): boolean {
  const blanks = [formatMissing(locale), textOf(EMPTY_CELL.runs)];
  const cells = rows.map((row) => row[at] ?? EMPTY_CELL);
  return (
    cells.some(({ num }) => num !== undefined) &&
    cells.every(({ num, runs }) => num !== undefined || blanks.includes(textOf(runs)))
  );
}

/** The table with its first `kept` rows, of which there must be one. Only where it can be one (`isTableable`). */
export function toTable(draft: TableDraft, kept: number, lookOf: LookOf = () => ({})): Table {
  const width = widthOf(draft);
  const rows = squared(draft, width).slice(0, kept);
  const isNumeric = Array.from({ length: width }, (_, at) => at > 0 && isOfNumbers(rows, at, draft.locale));
  const widths = columnWidths(columnsOf(draft));
  const lookAt = (at: number): Look => ({ isRight: isNumeric[at] === true });
  const head = Array.from({ length: width }, (_, at) =>
    textCell([wordRun(draft.columns[at] ?? '', { bold: true })], lookAt(at)),
  );
  const cells = rows.map((row) => row.map((cell, at) => textCell(cell.runs, { ...lookAt(at), ...lookOf(cell) })));
  return {
    type: 'Table',
    columns: [
      ...isNumeric.map((isRight, at) => ({
        width: widths[at] ?? 1,
        ...(isRight ? { horizontalCellContentAlignment: 'Right' as const } : {}),
      })),
    ],
    rows: [{ type: 'TableRow', cells: head }, ...cells.map((row) => ({ type: 'TableRow' as const, cells: row }))],
    firstRowAsHeaders: true,
    showGridLines: false,
  };
}

/** The table drawn. Only where it can be one (`isTableable`). */
export function tableSection(draft: TableDraft, lookOf?: LookOf): Section {
  const { locale, head, footnotes = [] } = draft;
  return {
    rank: 'items',
    size: draft.rows.length,
    build(kept) {
      const hidden = draft.rows.length - kept;
      const more = hidden === 0 ? [] : [WORDS[locale].more(hidden)];
      const shown = draft.rows.slice(0, kept).flatMap((row) => row.flatMap(({ runs }) => numbersAmong(runs)));
      return {
        blocks: [
          ...lines(head),
          ...(kept === 0 ? [] : [{ ...toTable(draft, kept, lookOf), spacing: 'Small' as const }]),
          ...lines(
            [...more, ...footnotes].map((text) => [wordRun(text)]),
            SMALL,
          ),
        ],
        numbers: [...head.flatMap(numbersAmong), ...shown],
      };
    },
  };
}

/** The table as lines: each row's name, then its values, each with the name of its column, which may be the window. */
export function tableLines(draft: TableDraft): Section {
  const { locale, head, footnotes = [] } = draft;
  return listSection({ locale, head, items: rowLines(draft), hasBullets: true, footnotes });
}
