import { isBlank, type Run, wordRun } from './runs.ts';
import { EMPTY_CELL, type TableDraft } from './table-draft.ts';
import { WORDS } from './words.ts';

/** The rows of a table as lines: the row's name, then its values, each with the name of its column, which may be the window. */
export function rowLines({ locale, columns, rows }: TableDraft): readonly (readonly Run[])[] {
  const { colon } = WORDS[locale];
  return rows.map((row) => {
    const [name = EMPTY_CELL, ...values] = row;
    const said = values.flatMap(({ runs }, at) => {
      const column = columns[at + 1] ?? '';
      const named = column.trim() === '' ? [] : [wordRun(`${column} `)];
      return [wordRun(at === 0 ? colon : '  ·  '), ...named, ...(isBlank(runs) ? EMPTY_CELL.runs : runs)];
    });
    return [...name.runs, ...said];
  });
}
