import type { Remark, Shown } from '#src/core/answer.ts';
import { difference, inUnit, multiple } from '#src/core/derive.ts';
import type { Figure } from '#src/core/figure.ts';
import type { Query } from '#src/core/query.ts';
import { figureFor, findFigures, type Hole, windowsFor } from './find-figures.ts';
import { describeHoles } from './holes.ts';
import { type AnswerRoom, type Part, part, periodOf, remark, segment, shownDerived, shownFigure } from './parts.ts';

interface Row {
  readonly window: string;
  readonly figures: readonly Figure[];
  readonly holes: readonly Hole[];
}

function rowFor(window: string, query: Query, room: AnswerRoom): Row {
  const metric = query.metrics[0] ?? 'return';
  const slots = query.segments.map((id) => ({ metric, segment: id, window }));
  const found = slots.map((slot) => ({ slot, figure: figureFor(slot, query, room.library) }));
  return {
    window,
    figures: found.flatMap(({ figure }) => figure ?? []),
    holes: found.filter(({ figure }) => figure === undefined).map(({ slot }) => slot),
  };
}

function computed(query: Query, figures: readonly Figure[]): Shown[] {
  const [a, b, ...more] = figures;
  if (a === undefined || b === undefined || more.length > 0) return [];
  const number = query.operation === 'multiple' ? multiple(a, b) : difference(a, b);
  return number === undefined ? [] : [shownDerived(inUnit(number, query.unitOut))];
}

function ahead(shown: readonly Shown[]): Remark[] {
  return shown.flatMap((item) => {
    if (item.type === 'figure' || item.derived.operation !== 'difference') return [];
    const { derived } = item;
    const equal = /^0(\.0+)?$/.test(derived.value);
    const names = {
      segment: segment(derived.segment),
      other: segment(derived.benchmark ?? ''),
      window: periodOf(derived),
    };
    return [
      remark(equal ? 'level' : 'ahead', 'answer', {
        ...names,
        value: { type: 'num', num: { value: derived.value, unit: derived.unit } },
      }),
    ];
  });
}

/** Segments side by side in each window that all of them have; two of them with the difference or the multiple. */
export function answerCompare(query: Query, room: AnswerRoom): Part {
  const rows = windowsFor(query.metrics[0] ?? 'return', query, room.library).map((window) =>
    rowFor(window, query, room),
  );
  const whole = rows.filter(({ holes, figures }) => holes.length === 0 && figures.length > 0);
  const asked = query.windows.length > 0 ? rows : [];
  const holes = asked.flatMap((row) => row.holes);
  if (whole.length === 0) {
    const missing = holes.length > 0 ? holes : findFigures(query, room.library).holes;
    const { remarks, related } = describeHoles(missing, query, room.library);
    const there = asked.flatMap(({ figures }) => figures).map(shownFigure);
    return part('no-data', query, { reason: 'not-in-report', remarks, related: [...there, ...related] });
  }
  const numbers = whole.map(({ figures }) => computed(query, figures));
  const figures = whole.flatMap((row, index) => [...row.figures.map(shownFigure), ...(numbers[index] ?? [])]);
  const { remarks, related } = describeHoles(holes, query, room.library);
  const kind = numbers.some((list) => list.length > 0) ? 'derived' : 'figures';
  return part(kind, query, { figures, related, remarks: [...ahead(numbers.flat()), ...remarks] });
}
