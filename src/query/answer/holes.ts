import type { Remark, Shown } from '#src/core/answer.ts';
import type { Figure } from '#src/core/figure.ts';
import type { Library } from '#src/core/library.ts';
import type { Query } from '#src/core/query.ts';
import { figuresForSegment, type Hole } from './find-figures.ts';
import { metric, remark, segment, shownFigure, window } from './parts.ts';

/** Segments that the report speaks of without a number. */
function isOnlyMentioned(hole: Hole, query: Query, library: Library): boolean {
  const report = query.reportId === undefined ? library.latest : library.report(query.reportId);
  const numbered = report?.figures.some((figure) => figure.segment === hole.segment) ?? false;
  return !numbered && (report?.statements.some(({ segments }) => segments.includes(hole.segment)) ?? false);
}

function holeRemark(hole: Hole, query: Query, library: Library): Remark {
  const names = { metric: metric(hole.metric), segment: segment(hole.segment) };
  if (hole.metric === 'return' && isOnlyMentioned(hole, query, library)) return remark('hole_mentioned', 'hole', names);
  if (hole.window === undefined) return remark('hole_segment', 'hole', names);
  return remark('hole_window', 'hole', { ...names, window: window(hole.window) });
}

/** What is there instead: the same metric and segment in other windows; where there is nothing, the segment's lead or the metric's usual segment. */
function nearest(hole: Hole, query: Query, library: Library): readonly Figure[] {
  const same = figuresForSegment(hole.metric, hole.segment, query, library);
  if (same.length > 0) return same;
  const versus =
    hole.segment === 'large_cap' && hole.metric === 'return'
      ? figuresForSegment('relative_return', 'russell_2000', query, library)
      : [];
  const own = hole.metric === 'relative_return' ? figuresForSegment('return', hole.segment, query, library) : [];
  return [...versus, ...own];
}

/** Says each hole once, and lists what is there beside them (never another window's number as the answer). */
export function describeHoles(
  holes: readonly Hole[],
  query: Query,
  library: Library,
): { remarks: readonly Remark[]; related: readonly Shown[] } {
  const related = new Map(holes.flatMap((hole) => nearest(hole, query, library)).map((figure) => [figure.key, figure]));
  return {
    remarks: holes.map((hole) => holeRemark(hole, query, library)),
    related: [...related.values()].map(shownFigure),
  };
}
