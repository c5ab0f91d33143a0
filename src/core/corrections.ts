import { compare } from './decimal.ts';
import type { Figure } from './figure.ts';
import type { FigureKey, ReportId } from './ids.ts';
import type { Localised } from './locale.ts';
import { formatPeriod, type Period, periodKey, windowKey } from './period.ts';
import type { Correction } from './report.ts';

/** What of a version of a report its corrections are found by. */
export interface Version {
  readonly id: ReportId;
  readonly version: number;
  readonly figures: readonly Figure[];
  readonly corrections: readonly Correction[];
}

/** A figure that a later version corrects. `to` is absent where it is gone, `reason` where the report gives none. */
export interface FigureChange {
  readonly from: Figure;
  readonly to?: Figure;
  readonly reason?: Localised;
}

/** The key without the report's version: which figure it is, in every version. */
function placeOf({
  metric,
  segment,
  benchmark,
  period,
}: Pick<Figure, 'metric' | 'segment' | 'benchmark' | 'period'>): string {
  return [metric, segment, benchmark ?? '', periodKey(period)].join('|');
}

function isSameMeasure(a: Figure, b: Figure): boolean {
  return a.metric === b.metric && a.segment === b.segment && a.benchmark === b.benchmark;
}

function isAt(period: Period, { period: other }: Pick<Figure, 'period'>): boolean {
  return periodKey(period) === periodKey(other);
}

function correctionOf(from: Figure, { corrections }: Version): Correction | undefined {
  return corrections.find(
    ({ metric, segment, period, was }) =>
      metric === from.metric && segment === from.segment && isAt(was ?? period, from),
  );
}

/** Where a later version has the figure: by its correction, in the same window, or in the one whose low is dated now, or no longer. */
function laterOf(
  from: Figure,
  correction: Correction | undefined,
  { figures: known }: Version,
  { figures }: Version,
): Figure | undefined {
  if (correction?.isWithdrawn === true) return undefined;
  const same = figures.filter((figure) => isSameMeasure(figure, from));
  const period = correction?.period ?? from.period;
  return (
    same.find((figure) => isAt(period, figure)) ??
    same.find(
      (figure) =>
        windowKey(figure.period) === windowKey(from.period) &&
        !known.some((other) => placeOf(other) === placeOf(figure)),
    )
  );
}

/** Whether somebody who was shown the one would be shown something else now. */
function isOther(from: Figure, to: Figure): boolean {
  return (
    from.unit !== to.unit ||
    compare(from.value, to.value) !== 0 ||
    formatPeriod(from.period, 'en') !== formatPeriod(to.period, 'en')
  );
}

/** The figures of a version that a later one of the same report corrects, in their order. Figures that are new are none. */
export function changesBetween(before: Version, after: Version): readonly FigureChange[] {
  return before.figures.flatMap((from) => {
    const correction = correctionOf(from, after);
    const to = laterOf(from, correction, before, after);
    if (to !== undefined && !isOther(from, to)) return [];
    const reason = correction === undefined ? {} : { reason: correction.reason };
    return [{ from, ...(to === undefined ? {} : { to }), ...reason }];
  });
}

/**
 * What a version corrects, by the key under which somebody may have been shown it: those of the version before it, and the same
 * figures in versions before that one where they say something else.
 *
 * @param earlier Other versions of the same report, in any order.
 */
export function correctedIn(after: Version, earlier: readonly Version[]): ReadonlyMap<FigureKey, FigureChange> {
  const [last, ...older] = earlier
    .filter(({ version }) => version < after.version)
    .toSorted((a, b) => b.version - a.version);
  if (last === undefined) return new Map();
  const changes = changesBetween(last, after);
  const places = new Set(changes.map(({ from }) => placeOf(from)));
  const again = older.flatMap((version) =>
    changesBetween(version, after).filter(({ from }) => places.has(placeOf(from))),
  );
  return new Map([...changes, ...again].map((change) => [change.from.key, change]));
}
