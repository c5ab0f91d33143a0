/** Tables as `data_table`, or as lines where there is no room for one. */
import type { Locale } from '#src/core/locale.ts';
import type { Block } from '#src/core/message.ts';
import type { Num } from '#src/core/num.ts';
import type { Cell, SlackBlock } from './blocks.ts';
import type { Section } from './budget.ts';
import { toJsonNumber } from './json-number.ts';
import { LIMITS } from './limits.ts';
import { charactersOf } from './payload.ts';
import { listSection } from './render-list.ts';
import { context, linesElement, plainText, richText } from './render-text.ts';
import { isBlank, numbersAmong, type Run, textOf, toRuns, wordRun } from './runs.ts';
import { WORDS } from './words.ts';

/** What a cell shows; `num` where that is one number, which can sort. */
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
  /** Blocks that follow; without numbers. */
  readonly tail?: readonly SlackBlock[];
}

/** Stands in a cell with nothing in it: Slack refuses empty ones. */
const EMPTY = '–';
const EMPTY_CELL: CellDraft = { runs: [wordRun(EMPTY)] };

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

function squared(rows: readonly (readonly CellDraft[])[], width: number): readonly (readonly CellDraft[])[] {
  return rows.map((row) =>
    Array.from({ length: width }, (_, at) => {
      const cell = row[at];
      return cell === undefined || isBlank(cell.runs) ? EMPTY_CELL : cell;
    }),
  );
}

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
function cellsOf({ columns, rows }: TableDraft): readonly Cell[][] {
  const width = Math.max(columns.length, ...rows.map(({ length }) => length));
  if (width === 0 || rows.length === 0) return [];
  const drafts = squared(rows, width);
  const sortable = Array.from({ length: width }, (_, at) => at > 0 && isSortable(drafts.map((row) => row[at])));
  const head = Array.from({ length: width }, (_, at): Cell => {
    const name = columns[at] ?? '';
    return { type: 'raw_text', text: name.trim() === '' ? EMPTY : name };
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
  const { locale, head, tail = [] } = table;
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
        blocks: [...heading, ...(kept === 0 ? [] : [data]), ...more, ...tail],
        numbers: [...head.flatMap(numbersAmong), ...shown],
      };
    },
  };
}

/** The table as lines: each row's name, then its values, each with the name of its column, which may be the window. */
export function tableLines(table: TableDraft): Section {
  const { locale, head, columns, rows, tail = [] } = table;
  const { colon } = WORDS[locale];
  const items = rows.map((row) => {
    const [name = EMPTY_CELL, ...values] = row;
    const said = values.flatMap(({ runs }, at) => {
      const column = columns[at + 1] ?? '';
      const named = column.trim() === '' ? [] : [wordRun(`${column} `)];
      return [wordRun(at === 0 ? colon : '  ·  '), ...named, ...(isBlank(runs) ? EMPTY_CELL.runs : runs)];
    });
    return [...name.runs, ...said];
  });
  return listSection({ locale, head, items, hasBullets: true, tail });
}
