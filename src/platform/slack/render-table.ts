/** Tables as `data_table`, or as lines where there is no room for one. */

import { toJsonNumber } from '#src/briefing/renderers/json-number.ts';
import { rowLines } from '#src/briefing/renderers/row-lines.ts';
import { numbersAmong, textOf } from '#src/briefing/renderers/runs.ts';
import { type CellDraft, EMPTY_CELL, squared, type TableDraft, widthOf } from '#src/briefing/renderers/table-draft.ts';
import { WORDS } from '#src/briefing/renderers/words.ts';
import type { Cell, SlackBlock } from './blocks.ts';
import type { Section } from './budget.ts';
import { LIMITS } from './limits.ts';
import { charactersOf } from './payload.ts';
import { listSection } from './render-list.ts';
import { context, linesElement, plainText, richText } from './render-text.ts';

/** The one unit of a column of numbers, if it is one: then it can be sorted by value. */
function isSortable(cells: readonly (CellDraft | undefined)[]): boolean {
  const [first] = cells;
  return cells.every(
    (cell) =>
      cell?.num !== undefined && cell.num.unit === first?.num?.unit && toJsonNumber(cell.num.value) !== undefined,
  );
}

function toCell({ runs, num }: CellDraft, isNumber: boolean): Cell {
  const value = isNumber && num !== undefined ? toJsonNumber(num.value) : undefined;
  if (value !== undefined) return { type: 'raw_number', value, text: textOf(runs) };
  if (runs.some(({ isNum, bold }) => bold && !isNum)) {
    return { type: 'rich_text', elements: linesElement([runs]).filter((part) => part.type === 'rich_text_section') };
  }
  return { type: 'raw_text', text: textOf(runs) };
}

/** The cells of a table, header first, all rows of one length; nothing where it has no row or no column. */
function cellsOf(table: TableDraft): readonly Cell[][] {
  const { columns, rows } = table;
  const width = widthOf(table);
  if (width === 0 || rows.length === 0) return [];
  const drafts = squared(table, width);
  const sortable = Array.from({ length: width }, (_, at) => at > 0 && isSortable(drafts.map((row) => row[at])));
  const head = Array.from({ length: width }, (_, at): Cell => {
    const name = columns[at] ?? '';
    return { type: 'raw_text', text: name.trim() === '' ? textOf(EMPTY_CELL.runs) : name };
  });
  return [head, ...drafts.map((row) => row.map((cell, at) => toCell(cell, sortable[at] === true)))];
}

/** Whether it can be a `data_table`. */
export function isTableable(table: TableDraft): boolean {
  const rows = table.rows.length;
  if (rows === 0 || rows > LIMITS.tableRows) return false;
  const cells = cellsOf(table);
  const width = cells[0]?.length ?? 0;
  return width > 0 && width <= LIMITS.tableColumns && charactersOf(cells) <= LIMITS.tableText;
}

/** The table as `data_table`. Only where it can be one (`isTableable`) and the message has no other. */
export function tableSection(table: TableDraft): Section {
  const { locale, head, footnotes = [] } = table;
  const cells = cellsOf(table);
  const heading = richText(linesElement(head));
  const caption = table.caption.trim() === '' ? WORDS[locale].figures : table.caption;
  return {
    rank: 'items',
    size: table.rows.length,
    build(kept) {
      const hidden = table.rows.length - kept;
      const data: SlackBlock = {
        type: 'data_table',
        caption: plainText(caption, LIMITS.caption).text,
        page_size: Math.max(1, kept),
        row_header_column_index: 0,
        rows: cells.slice(0, kept + 1),
      };
      const more = hidden === 0 ? [] : context([WORDS[locale].more(hidden)]);
      const shown = table.rows.slice(0, kept).flatMap((row) => row.flatMap(({ runs }) => numbersAmong(runs)));
      return {
        blocks: [...heading, ...(kept === 0 ? [] : [data]), ...more, ...context(footnotes)],
        numbers: [...head.flatMap(numbersAmong), ...shown],
      };
    },
  };
}

/** The table as lines: each row's name, then its values, each with the name of its column, which may be the window. */
export function tableLines(table: TableDraft): Section {
  const { locale, head, footnotes = [] } = table;
  return listSection({ locale, head, items: rowLines(table), hasBullets: true, tail: context(footnotes) });
}
