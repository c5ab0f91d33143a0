import type { Remark } from '#src/core/answer.ts';
import type { Figure } from '#src/core/figure.ts';
import type { Query } from '#src/core/query.ts';
import type { Report } from '#src/core/report.ts';
import { answerShow } from './answer-show.ts';
import { checkClaim, figuresByValue } from './claims.ts';
import { findFigures, reportOf } from './find-figures.ts';
import { type AnswerRoom, metric, type Part, part, remark, segment, shownFigure, text } from './parts.ts';

function subject(query: Query, room: AnswerRoom): readonly Figure[] {
  if (query.lookup !== undefined) return figuresByValue({ value: query.lookup }, query, room.library);
  return findFigures(query, room.library).figures;
}

function reportRemark(report: Report): Remark {
  return remark(report.via === undefined ? 'report' : 'report_via', 'answer', {
    publisher: text(report.publisher),
    via: text(report.via ?? ''),
    published: { type: 'date', date: report.published },
    month: { type: 'window', key: `month:${report.covers}` },
    as_of: { type: 'date', date: report.asOf },
  });
}

/** Where figures come from: each with its paragraph, and the report itself. */
export function answerSource(query: Query, room: AnswerRoom): Part {
  const figures = subject(query, room).map(shownFigure);
  const report = reportOf(query, room.library);
  const remarks = report === undefined ? [] : [reportRemark(report)];
  if (query.lookup === undefined) return part('notes', query, { figures, remarks });
  return figures.length > 0 ? part('figures', query, { figures, remarks }) : answerShow(query, room);
}

/** How old the report is and what it covers. */
export function answerAsOf(query: Query, room: AnswerRoom): Part {
  const report = reportOf(query, room.library);
  return part('notes', query, {
    remarks:
      report === undefined
        ? []
        : [reportRemark(report), remark('as_of', 'answer', { as_of: { type: 'date', date: report.asOf } })],
  });
}

function definitions(query: Query, room: AnswerRoom): Remark[] {
  const { metrics, segments } = room.library.catalogue;
  const ids = query.metrics.filter((id) => id !== 'return' || query.segments.length === 0);
  const ofMetrics = ids
    .filter((id) => metrics.has(id))
    .map((id) =>
      remark('define_metric', 'answer', { metric: metric(id), definition: { type: 'definition', of: 'metric', id } }),
    );
  const ownOnly = ids.some((id) => metrics.get(id)?.defaultSegment !== undefined);
  const named = ownOnly ? [] : query.segments.filter((id) => segments.has(id));
  return [
    ...ofMetrics,
    ...named.map((id) =>
      remark('define_segment', 'answer', {
        segment: segment(id),
        definition: { type: 'definition', of: 'segment', id },
      }),
    ),
  ];
}

function wordings(query: Query, room: AnswerRoom): Remark[] {
  const report = reportOf(query, room.library);
  return query.segments.flatMap((id) => {
    const wording = report?.wording[id];
    return wording === undefined ? [] : [remark('wording', 'answer', { segment: segment(id), wording: text(wording) })];
  });
}

function doubtRemarks(figures: readonly Figure[]): Remark[] {
  const doubts = figures.flatMap((figure) => figure.doubts.map((code) => ({ code, reportId: figure.reportId })));
  const first = doubts.filter(({ code }, at) => doubts.findIndex((other) => other.code === code) === at);
  return first.map(({ code, reportId }) => remark('doubt', 'doubt', { doubt: { type: 'doubt', code, reportId } }));
}

/** What a name means: the field's usual definition, the text's own wording where ours is a reading, and what is left open. */
export function answerDefine(query: Query, room: AnswerRoom): Part {
  const lookedUp = query.lookup === undefined ? [] : subject(query, room);
  if (lookedUp.length > 0) return answerShow({ ...query, intent: 'show' }, room);
  const remarks = [...definitions(query, room), ...wordings(query, room)];
  if (remarks.length === 0) return part('help', query);
  const own = new Set([
    'definition-unstated',
    'band-or-quintile',
    'index-unnamed',
    'universe-unstated',
    'fund-list-unstated',
    'house-classification',
    'benchmark-unnamed',
    'rank-among-same-months',
  ]);
  const { windows: _windows, ...rest } = query;
  const open = doubtRemarks(findFigures({ ...rest, windows: [] }, room.library).figures).filter(
    ({ params }) => params['doubt']?.type === 'doubt' && own.has(params['doubt'].code),
  );
  return part('notes', query, { remarks: [...remarks, ...open] });
}

/** What is doubtful about figures: assumed dates, unstated bases, unnamed benchmarks. */
export function answerDoubt(query: Query, room: AnswerRoom): Part {
  const figures = subject(query, room);
  const all =
    figures.length > 0 || query.segments.length > 0 ? figures : (reportOf(query, room.library)?.figures ?? []);
  const remarks = doubtRemarks(all);
  // A doubt is answered in words: the figure stands beside them, unless its value is what was asked about.
  const shown = figures.map(shownFigure);
  return part('notes', query, {
    remarks: remarks.length > 0 ? remarks : [remark('no_doubts', 'answer')],
    ...(query.lookup === undefined ? { related: shown } : { figures: shown }),
  });
}

/** How the report's own text words it, as far as we hold it: names only, never its sentences. */
export function answerWording(query: Query, room: AnswerRoom): Part {
  const remarks = wordings(query, room);
  const report = reportOf(query, room.library);
  const source = report === undefined ? [] : [reportRemark(report)];
  return part('notes', query, {
    remarks: [...remarks, remark('wording_unheld', 'answer'), ...source],
    related: subject(query, room).map(shownFigure),
  });
}

/** "are you sure?", "no, it was 9": the figures again, with what was claimed put right. */
export function answerConfirm(query: Query, room: AnswerRoom): Part {
  const shown = answerShow({ ...query, intent: 'show' }, room);
  if (shown.kind !== 'figures') return { ...shown, query };
  const figures = findFigures(query, room.library).figures;
  const checked = checkClaim(query.claim, figures, query, room.library).length > 0;
  return { ...shown, query, remarks: [...(checked ? [] : [remark('confirmed', 'premise')]), ...shown.remarks] };
}
