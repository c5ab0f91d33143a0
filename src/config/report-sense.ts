/** What no report can say, whatever its shape: a share above all, a loss beyond everything, a record before its time, two lows. */
import { compare } from '#src/core/decimal.ts';
import type { ReportFile } from '#src/core/report.ts';

/** Something impossible, with its place. */
export interface Nonsense {
  readonly code: 'VALUE_REFUSED';
  readonly path: readonly PropertyKey[];
  readonly value: string;
  readonly detail: string;
  readonly next: string;
}

type FigureRow = ReportFile['figures'][number];

function nonsense(path: readonly PropertyKey[], value: string, detail: string, next: string): Nonsense {
  return { code: 'VALUE_REFUSED', path, value, detail, next };
}

/** Metrics whose numbers are a share of a whole. */
const SHARES: ReadonlySet<string> = new Set(['hit_rate']);

function checkValue({ metric, value, unit }: FigureRow, file: ReportFile, index: number): readonly Nonsense[] {
  const path = ['figures', index, 'value'];
  if (SHARES.has(metric) && (compare(value, '0') < 0 || compare(value, '100') > 0))
    return [nonsense(path, value, 'value is not a share from 0 to 100', 'Check the decimal point and the sign.')];
  if (metric === 'return' && compare(value, '-100') < 0)
    return [nonsense(path, value, 'value is a loss of more than everything', 'Check the decimal point and the sign.')];
  if (unit === 'year' && compare(value, file.covers.slice(0, 4)) >= 0)
    return [
      nonsense(path, value, 'value is not a year before that of the report', 'Write the last year with a larger one.'),
    ];
  return [];
}

/** A second dated low: figures since one day and since another would stand under one name, "since the low". */
function checkLows({ windows }: ReportFile): readonly Nonsense[] {
  const dated = Object.entries(windows).flatMap(([name, window]) =>
    window.kind === 'since_low' && window.anchor !== undefined ? [{ name, anchor: window.anchor }] : [],
  );
  const [first] = dated;
  return dated
    .filter(({ anchor }) => anchor !== first?.anchor)
    .map(({ name, anchor }) =>
      nonsense(
        ['windows', name, 'anchor'],
        anchor,
        `another low than that of ${first?.name} (${first?.anchor})`,
        'Write the other one as kind: range, with its start and end.',
      ),
    );
}

/** Everything impossible in a report file. */
export function checkSense(file: ReportFile): readonly Nonsense[] {
  return [...checkLows(file), ...file.figures.flatMap((row, index) => checkValue(row, file, index))];
}
