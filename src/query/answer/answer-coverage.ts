import type { Remark } from '#src/core/answer.ts';
import type { Figure } from '#src/core/figure.ts';
import { windowKey } from '#src/core/period.ts';
import type { Query } from '#src/core/query.ts';
import { figuresForSegment, findFigures, reportOf, windowsFor } from './find-figures.ts';
import { describeHoles } from './holes.ts';
import { type AnswerRoom, metric, type Part, part, remark, segment, shownFigure, window } from './parts.ts';

function figuresOn(query: Query, room: AnswerRoom): readonly Figure[] {
  const all = reportOf(query, room.library)?.figures ?? [];
  const inWindows =
    query.windows.length === 0 ? all : all.filter(({ period }) => query.windows.includes(windowKey(period)));
  const named =
    query.segments.length === 0 ? inWindows : inWindows.filter((figure) => query.segments.includes(figure.segment));
  if (query.segments.length === 0 && query.metrics.includes('return'))
    return named.filter((figure) => figure.metric === 'return');
  const metrics = query.metrics.filter((id) => id !== 'return');
  return metrics.length === 0 ? named : named.filter((figure) => metrics.includes(figure.metric));
}

/** Windows that the report has for other segments and not for this one. */
function missingWindows(id: string, query: Query, room: AnswerRoom): readonly string[] {
  const kind = room.library.catalogue.segments.get(id)?.metric ?? 'return';
  const has = new Set(figuresForSegment(kind, id, query, room.library).map(({ period }) => windowKey(period)));
  const { windows: _windows, ...rest } = query;
  const asked = query.windows.length > 0 ? query.windows : windowsFor(kind, { ...rest, windows: [] }, room.library);
  return asked.filter((key) => !has.has(key));
}

function missingIn(key: string, query: Query, room: AnswerRoom): readonly string[] {
  const report = reportOf(query, room.library);
  const there = new Set(
    report?.figures
      .filter(({ period, metric: id }) => windowKey(period) === key && id === 'return')
      .map((figure) => figure.segment),
  );
  const segments = [
    ...new Set(report?.figures.filter(({ metric: id }) => id === 'return').map((figure) => figure.segment)),
  ];
  return segments.filter((id) => !there.has(id));
}

function gaps(query: Query, room: AnswerRoom): Remark[] {
  const bySegment = query.segments.flatMap((id) => {
    const keys = missingWindows(id, query, room);
    return keys.length === 0
      ? []
      : [remark('missing_windows', 'hole', { segment: segment(id), windows: { type: 'windows', keys } })];
  });
  if (query.segments.length > 0) return bySegment;
  return windowsFor('return', query, room.library).flatMap((key) => {
    const ids = missingIn(key, query, room);
    return ids.length === 0
      ? []
      : [remark('missing_segments', 'hole', { window: window(key), segments: { type: 'segments', ids } })];
  });
}

/** What there is for a segment, a window or altogether, and what is missing beside it. */
export function answerCoverage(query: Query, room: AnswerRoom): Part {
  const figures = figuresOn(query, room);
  if (figures.length > 0)
    return part('figures', query, { figures: figures.map(shownFigure), remarks: gaps(query, room) });
  const asked = query.metrics.length > 0 ? query : { ...query, metrics: ['return'] };
  return part('no-data', query, {
    reason: 'not-in-report',
    ...describeHoles(findFigures(asked, room.library).holes, query, room.library),
  });
}

/** What there is not: holes by window or segment, with what is there beside them. */
export function answerMissing(query: Query, room: AnswerRoom): Part {
  const remarks = gaps(query, room);
  const there = query.segments.length > 0 ? figuresOn(query, room).map(shownFigure) : [];
  const nothing =
    remarks.length === 0
      ? [remark('nothing_missing', 'answer', query.segments[0] === undefined ? {} : { metric: metric('return') })]
      : [];
  return part('notes', query, { remarks: [...remarks, ...nothing], related: there });
}
