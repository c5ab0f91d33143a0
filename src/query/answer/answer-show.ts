import type { Shown } from '#src/core/answer.ts';
import { complement, conversion, growth } from '#src/core/derive.ts';
import type { Figure } from '#src/core/figure.ts';
import type { Query } from '#src/core/query.ts';
import { checkClaim, figuresBySlip, figuresByValue, hasValue } from './claims.ts';
import { findFigures } from './find-figures.ts';
import { describeHoles } from './holes.ts';
import { type AnswerRoom, type Part, part, remark, shownDerived, shownFigure, text, valueParam } from './parts.ts';

function computed(query: Query, figures: readonly Figure[]): Shown[] {
  const numbers = figures.flatMap((figure) => {
    if (query.operation === 'complement') return complement(figure) ?? [];
    if (query.operation === 'growth') return growth(figure, query.amount ?? '100') ?? [];
    if (query.unitOut !== undefined) return conversion(figure, query.unitOut) ?? [];
    return [];
  });
  return numbers.map(shownDerived);
}

/** With a value claimed and no window named, the window that has the value is the one meant. */
function narrowed(query: Query, figures: readonly Figure[]): readonly Figure[] {
  const value = query.claim?.value;
  if (value === undefined || query.windows.length > 0) return figures;
  const right = figures.filter((figure) => hasValue(figure, value));
  return right.length > 0 ? right : figures;
}

/** The record's year only answers what asks for it; a value about a year is checked against it alone. */
function answerFound(query: Query, room: AnswerRoom): Part {
  const found = findFigures(query, room.library);
  const figures = narrowed(query, found.figures);
  const { remarks, related } = describeHoles(found.holes, query, room.library);
  if (figures.length === 0) return part('no-data', query, { reason: 'not-in-report', remarks, related });
  const numbers = computed(query, figures);
  const holesMatter = query.windows.length > 0 || query.segments.length > 1;
  return part(numbers.length > 0 ? 'derived' : 'figures', query, {
    figures: [...figures.map(shownFigure), ...numbers],
    related: holesMatter ? related.filter((shown) => shown.type === 'figure' && !figures.includes(shown.figure)) : [],
    remarks: [...checkClaim(query.claim, figures, query, room.library), ...remarks],
  });
}

/** "what is the 63.8?": the figures with that value, or the one that it is a slip of. */
function answerLookup(query: Query, value: string, room: AnswerRoom): Part {
  const claim = { value, ...(query.claim?.unit === undefined ? {} : { unit: query.claim.unit }) };
  const right = figuresByValue(claim, query, room.library);
  const numbers = computed(query, right);
  if (right.length > 0)
    return part(numbers.length > 0 ? 'derived' : 'figures', query, {
      figures: [...right.map(shownFigure), ...numbers],
    });
  const [slipped] = figuresBySlip(claim, query, room.library);
  if (slipped === undefined) {
    return part('no-data', query, {
      reason: 'not-in-report',
      remarks: [remark('no_such_value', 'hole', { value: text(value) })],
    });
  }
  const says = remark('slip_of', 'premise', { claimed: text(value), value: valueParam(slipped) });
  return part('figures', query, { figures: [shownFigure(slipped)], remarks: [says] });
}

/** Figures by segment, metric and window, with what is computed from each of them, holes named and premises checked. */
export function answerShow(query: Query, room: AnswerRoom): Part {
  return query.lookup === undefined ? answerFound(query, room) : answerLookup(query, query.lookup, room);
}
