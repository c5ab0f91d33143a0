import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import { createLibrary, type Library } from '#src/core/library.ts';
import { ReportFile } from '#src/core/report.ts';
import { toReport } from '#src/core/to-report.ts';

/** The bundled report as its file holds it, all scalars as text. */
const BUNDLED = ReportFile.parse(
  parse(readFileSync('config/reports/2025-08-jefferies.yaml', 'utf8'), { schema: 'failsafe' }),
);

type Row = ReportFile['figures'][number];

/** A value of the unit of a row: a share between 0 and 100, a year, or anything of either sign, zero too. */
function anyValue({ metric, unit }: Row): fc.Arbitrary<string> {
  if (metric === 'hit_rate') return fc.integer({ min: 0, max: 1000 }).map((tenths) => String(tenths / 10));
  if (unit === 'year') return fc.integer({ min: 1980, max: 2024 }).map(String);
  if (unit === 'bp') return fc.integer({ min: -900, max: 900 }).map(String);
  return fc.integer({ min: -900, max: 900 }).map((tenths) => String(tenths / 10));
}

/**
 * Libraries of one report: the bundled one with other values, some of its figures missing, in another month.
 *
 * @param library Gives catalogue and doubts.
 */
export function anyLibrary({ catalogue, doubts }: Library): fc.Arbitrary<Library> {
  const figures = fc
    .tuple(
      ...BUNDLED.figures.map((row) =>
        fc.record({ value: anyValue(row), held: fc.integer({ min: 0, max: 9 }).map((n) => n < 8) }),
      ),
    )
    .map((draws) =>
      BUNDLED.figures.flatMap((row, at) => (draws[at]?.held === true ? [{ ...row, value: draws[at].value }] : [])),
    )
    .filter((rows) => rows.length > 0);
  const month = fc.constantFrom('2025-08', '2026-01', '2026-02');
  return fc.record({ figures, month }).map(({ figures: rows, month: covers }) => {
    const year = Number(covers.slice(0, 4));
    const report = toReport({
      ...BUNDLED,
      id: `jefferies-${covers}`,
      covers,
      published: `${covers}-28`,
      as_of: `${covers}-27`,
      windows: { ...BUNDLED.windows, month: { kind: 'month', month: covers }, ytd: { kind: 'ytd', year } },
      figures: rows,
    });
    return createLibrary({ catalogue, doubts, reports: [report] });
  });
}
