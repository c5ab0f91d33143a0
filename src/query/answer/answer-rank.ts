import type { Remark } from '#src/core/answer.ts';
import { add, compare, subtract } from '#src/core/decimal.ts';
import { difference, inUnit } from '#src/core/derive.ts';
import { type Figure, statedLow } from '#src/core/figure.ts';
import type { Query, Test } from '#src/core/query.ts';
import { figureFor, figuresInWindow, reportOf, windowsFor } from './find-figures.ts';
import { describeHoles } from './holes.ts';
import {
  type AnswerRoom,
  type Part,
  part,
  periodOf,
  remark,
  segment,
  shownDerived,
  shownFigure,
  window,
} from './parts.ts';

function ranked(query: Query, key: string, room: AnswerRoom, order: 'most' | 'least'): readonly Figure[] {
  const sign = order === 'most' ? -1 : 1;
  const all = figuresInWindow(query.metrics[0] ?? 'return', key, query, room.library);
  const among =
    query.intent === 'rank' && query.segments.length > 0
      ? all.filter(({ segment: id }) => query.segments.includes(id))
      : [...all];
  return among.sort((a, b) => sign * compare(a.value, b.value));
}

/** What a ranking since the low assumes: one common window, dated where the report dates it at all. */
function assumption({ reportId }: Figure, room: AnswerRoom): Remark {
  const low = statedLow(room.library.report(reportId)?.figures ?? []);
  if (low === undefined) return remark('anchor_unknown', 'doubt');
  return remark('anchor_common', 'doubt', { low: { type: 'date', date: low } });
}

function scope(figures: readonly Figure[], room: AnswerRoom): Remark[] {
  const [first] = figures;
  if (first === undefined) return [];
  const count = { type: 'num', num: { value: String(figures.length), unit: 'count' } } as const;
  const mixed = figures.some(({ period }) => period.kind === 'since_low' && !period.anchorStated);
  const says = remark('rank_scope', 'computed', { count, window: mixed ? window('since_low') : periodOf(first) });
  return mixed ? [says, assumption(first, room)] : [says];
}

function nothingIn(query: Query): Part {
  const remarks = query.windows.map((key) => remark('hole_ranking', 'hole', { window: window(key) }));
  return part('no-data', query, { reason: 'not-in-report', remarks });
}

/** The best, the worst and what lies between them, window by window; with a `top` of two and more, the ends of that part. */
function answerSpread(query: Query, lists: readonly (readonly Figure[])[], room: AnswerRoom): Part {
  const { top = 1, skip = 0 } = query;
  const figures = lists.flatMap((all) => {
    const list = top > 1 ? all.slice(skip, skip + top) : all;
    const [best, worst] = [list[0], list.at(-1)];
    if (best === undefined || worst === undefined || best === worst) return [];
    const number = difference(best, worst);
    return [
      shownFigure(best),
      shownFigure(worst),
      ...(number === undefined ? [] : [shownDerived(inUnit(number, query.unitOut))]),
    ];
  });
  return part('derived', query, { figures, remarks: lists.flatMap((list) => scope(list, room)) });
}

/** The order of all segments in a window: all of it, the first few from either end, or one place. Never across windows. */
export function answerRank(query: Query, room: AnswerRoom): Part {
  const order = query.order ?? 'most';
  const windows = windowsFor(query.metrics[0] ?? 'return', query, room.library);
  const lists = windows.map((key) => ranked(query, key, room, order)).filter((list) => list.length > 0);
  if (lists.length === 0) return nothingIn(query);
  if (query.operation === 'difference') return answerSpread(query, lists, room);
  const skip = query.skip ?? 0;
  const figures = lists.flatMap((list) => list.slice(skip, query.top === undefined ? undefined : skip + query.top));
  if (figures.length === 0) return nothingIn({ ...query, windows: [...windows] });
  return part('figures', query, {
    figures: figures.map(shownFigure),
    remarks: lists.flatMap((list) => scope(list, room)),
  });
}

/** Where one segment stands in a window, and who leads if it does not. */
export function answerPosition(query: Query, room: AnswerRoom): Part {
  const [id = ''] = query.segments;
  const metric = query.metrics[0] ?? 'return';
  const lead = query.claim?.lead ?? 'most';
  const rows = windowsFor(metric, query, room.library).flatMap((key) => {
    const list = ranked(query, key, room, lead);
    const place = list.findIndex((figure) => figure.segment === id);
    const own = list[place];
    return own === undefined ? [] : [{ own, place: place + 1, list }];
  });
  if (rows.length === 0) {
    const holes =
      query.windows.length > 0
        ? query.windows.map((key) => ({ metric, segment: id, window: key }))
        : [{ metric, segment: id }];
    return part('no-data', query, { reason: 'not-in-report', ...describeHoles(holes, query, room.library) });
  }
  const remarks = rows.map(({ own, place, list }) =>
    remark(lead === 'most' ? 'position' : 'position_from_below', 'computed', {
      segment: segment(id),
      place: { type: 'num', num: { value: String(place), unit: 'count' } },
      count: { type: 'num', num: { value: String(list.length), unit: 'count' } },
      window: periodOf(own),
    }),
  );
  const leaders = rows.flatMap(({ list, place }) => (place === 1 ? [] : list.slice(0, 1)));
  return part('figures', query, {
    figures: rows.map(({ own }) => shownFigure(own)),
    related: leaders.map(shownFigure),
    remarks,
  });
}

function passes(figure: Figure, test: Test, bound: string): boolean {
  const order = compare(figure.value, bound);
  switch (test.op) {
    case 'gt':
      return order > 0;
    case 'lt':
      return order < 0;
    case 'le':
      return order <= 0;
    case 'ge':
      return order >= 0 && (test.upTo === undefined || compare(figure.value, test.upTo) <= 0);
  }
}

function boundOf(
  test: Test,
  key: string,
  query: Query,
  room: AnswerRoom,
): { bound: string; yardstick?: Figure } | undefined {
  if (test.segment === undefined) return { bound: test.value ?? '0' };
  const yardstick = figureFor(
    { metric: query.metrics[0] ?? 'return', segment: test.segment, window: key },
    query,
    room.library,
  );
  if (yardstick === undefined) return undefined;
  const margin = test.value ?? '0';
  const isAhead = test.op === 'gt' || test.op === 'ge';
  const bound = isAhead ? add(yardstick.value, margin) : subtract(yardstick.value, margin);
  return { bound, yardstick };
}

/** Below zero is asked of everything the report measures, not only of returns. */
function negatives(query: Query, room: AnswerRoom): readonly Figure[] {
  const all = reportOf(query, room.library)?.figures ?? [];
  return all.filter(({ value, metric }) => compare(value, '0') < 0 && metric !== 'return');
}

/** Segments of a window that pass a test: against a number, or against a segment's own figure there. */
export function answerFilter(query: Query, room: AnswerRoom): Part {
  const test = query.test ?? { op: 'gt', value: '0' };
  const rows = windowsFor(query.metrics[0] ?? 'return', query, room.library).flatMap((key) => {
    const bound = boundOf(test, key, query, room);
    if (bound === undefined) return [];
    const list = ranked(query, key, room, 'most').filter((figure) => figure !== bound.yardstick);
    return list.length === 0
      ? []
      : [{ list, pass: list.filter((figure) => passes(figure, test, bound.bound)), yardstick: bound.yardstick, key }];
  });
  if (rows.length === 0) return nothingIn(query);
  const others = test.op === 'lt' && test.value === '0' && query.windows.length === 0 ? negatives(query, room) : [];
  const pass = [...rows.flatMap((row) => row.pass), ...others];
  const none = rows
    .filter((row) => row.pass.length === 0)
    .map((row) =>
      remark('none_pass', 'answer', {
        window: window(row.key),
        count: { type: 'num', num: { value: String(row.list.length), unit: 'count' } },
      }),
    );
  const yardsticks = rows.flatMap(({ yardstick }) => yardstick ?? []);
  const closest =
    pass.length > 0
      ? []
      : rows.flatMap(({ list }) => (test.op === 'lt' || test.op === 'le' ? list.slice(-1) : list.slice(0, 1)));
  return part('figures', query, {
    figures: pass.map(shownFigure),
    related: [...yardsticks, ...closest].map(shownFigure),
    remarks: [
      ...(pass.length > 0 && none.length === rows.length ? [] : none),
      ...rows.flatMap(({ list }) => scope(list, room)),
    ],
  });
}
