import { isCanonical, parseCanonical, toCanonical } from '#src/core/canonical.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import type { Library } from '#src/core/library.ts';
import { type Period, windowKey } from '#src/core/period.ts';
import type { Query } from '#src/core/query.ts';
import type { Report } from '#src/core/report.ts';

/** The window of a report's own that a kind of period is: the one that ends with the report. */
function ownWindow(kind: Period['kind'], { figures, asOf }: Report): string | undefined {
  const period = figures.map((figure) => figure.period).find((one) => one.kind === kind && one.end === asOf);
  return period === undefined ? undefined : windowKey(period);
}

/** A window that was one report's own is the other's own of the same kind; any other stays. */
function movedWindow(key: string, from: Report, to: Report): string {
  const kinds = new Set(from.figures.map(({ period }) => period.kind));
  const kind = [...kinds].find((one) => ownWindow(one, from) === key);
  return (kind === undefined ? undefined : ownWindow(kind, to)) ?? key;
}

function atNewest(query: Query, library: Library): Query {
  const { latest } = library;
  if (query.reportId === undefined || latest === undefined) return query;
  const from = library.report(query.reportId);
  const windows = from === undefined ? query.windows : query.windows.map((key) => movedWindow(key, from, latest));
  return { ...query, reportId: latest.id, windows };
}

/**
 * Canonical strings asked of the newest report: a question that was tied to a report, about that report's own month, year or low,
 * is about the newest one's. What names another window still does.
 *
 * @returns The strings as they are where they are not canonical.
 */
export function questionNow(again: string, library: Library): string {
  if (!isCanonical(again)) return again;
  try {
    const queries = again.trim().split(/\s+/).map(parseCanonical);
    return queries.map((query) => toCanonical(atNewest(query, library))).join(' ');
  } catch (error) {
    if (error instanceof SmallcapsError) return again;
    throw error;
  }
}
