import { absolute, add, compare, divide, multiply, round, roundingOf, subtract, trimZeros } from './decimal.ts';
import type { Derived, Figure } from './figure.ts';
import { isSameWindow } from './period.ts';
import type { Unit } from './unit.ts';

const MULTIPLE_PLACES = 2;
/** Places at which the ends of a multiple are worked out before they are rounded up to `MULTIPLE_PLACES`. */
const FINE_PLACES = 6;
const HALF_STEP = '0.004999';
const MONEY_PLACES = 2;

function derived(first: Figure, rest: Omit<Derived, 'metric' | 'segment' | 'period' | 'reportId'>): Derived {
  const { metric, segment, period, reportId } = first;
  return { metric, segment, period, reportId, ...rest };
}

/**
 * The larger minus the smaller of two figures of one window and unit; percentages give percentage points.
 *
 * @returns `undefined` when windows or units differ: a difference across windows would mean nothing.
 */
export function difference(a: Figure, b: Figure): Derived | undefined {
  if (a.unit !== b.unit || !isSameWindow(a.period, b.period) || a.unit === 'year') return undefined;
  const [high, low] = compare(a.value, b.value) >= 0 ? [a, b] : [b, a];
  return derived(high, {
    operation: 'difference',
    benchmark: low.segment,
    value: trimZeros(subtract(high.value, low.value)),
    unit: a.unit === 'pct' ? 'pp' : a.unit,
    rounding: add(roundingOf(a.value), roundingOf(b.value)),
    from: [high, low],
  });
}

/** `a` minus `b` with its sign: below zero when `a` is behind. `undefined` as for `difference`. */
export function signedGap(a: Figure, b: Figure): Derived | undefined {
  const gap = difference(a, b);
  return gap === undefined || gap.segment === a.segment
    ? gap
    : { ...gap, segment: a.segment, benchmark: b.segment, value: subtract('0', gap.value), from: [a, b] };
}

/** The larger over the smaller, to two places, with how far the inputs' rounding can move it from there, rounded up; `undefined` across windows or units, or where one of them is not above zero. */
export function multiple(a: Figure, b: Figure): Derived | undefined {
  if (a.unit !== b.unit || !isSameWindow(a.period, b.period) || a.unit === 'year') return undefined;
  const [high, low] = compare(a.value, b.value) >= 0 ? [a, b] : [b, a];
  if (compare(low.value, '0') <= 0) return undefined;
  const value = divide(high.value, low.value, MULTIPLE_PLACES);
  const most = divide(add(high.value, roundingOf(high.value)), subtract(low.value, roundingOf(low.value)), FINE_PLACES);
  const least = divide(
    subtract(high.value, roundingOf(high.value)),
    add(low.value, roundingOf(low.value)),
    FINE_PLACES,
  );
  if (value === undefined || most === undefined || least === undefined) return undefined;
  const [up, down] = [absolute(subtract(most, value)), absolute(subtract(value, least))];
  const farther = compare(up, down) >= 0 ? up : down;
  return derived(high, {
    operation: 'multiple',
    benchmark: low.segment,
    value,
    unit: 'x',
    rounding: round(add(farther, HALF_STEP), MULTIPLE_PLACES),
    from: [high, low],
  });
}

/** Places to which a benchmark's implied return is rounded: more would claim what the printed return does not hold. */
const IMPLIED_PLACES = 1;

/**
 * The benchmark's return that a reported lead leaves: own return minus the lead, to one place.
 *
 * @param lead In basis points, against its `benchmark`. @param own The same segment's return in per cent.
 * @returns `undefined` where windows, segments or units do not belong together.
 */
export function impliedBenchmark(lead: Figure, own: Figure): Derived | undefined {
  if (lead.benchmark === undefined || lead.unit !== 'bp' || own.unit !== 'pct') return undefined;
  if (lead.segment !== own.segment || lead.reportId !== own.reportId || !isSameWindow(lead.period, own.period))
    return undefined;
  const points = multiply(lead.value, '0.01');
  const exact = subtract(own.value, points);
  const value = round(exact, IMPLIED_PLACES);
  const slack = add(
    add(roundingOf(own.value), multiply(roundingOf(lead.value), '0.01')),
    absolute(subtract(exact, value)),
  );
  return {
    ...derived(own, {
      operation: 'difference',
      value,
      unit: 'pct',
      rounding: trimZeros(round(add(slack, HALF_STEP), 2)),
      from: [own, lead],
    }),
    segment: lead.benchmark,
  };
}

/** What is left of a share: 100 minus it. `undefined` for anything but a percentage between 0 and 100. */
export function complement(figure: Figure): Derived | undefined {
  if (figure.unit !== 'pct' || compare(figure.value, '0') < 0 || compare(figure.value, '100') > 0) return undefined;
  return derived(figure, {
    operation: 'complement',
    value: subtract('100', figure.value),
    unit: 'pct',
    rounding: roundingOf(figure.value),
    from: [figure],
  });
}

/** What an amount in dollars became at a return: amount x (1 + r), to the cent, trailing zeros off. */
export function growth(figure: Figure, amount: string): Derived | undefined {
  if (figure.unit !== 'pct' || figure.metric !== 'return') return undefined;
  const factor = divide(add('100', figure.value), '100', 6) ?? '1';
  const slack = divide(multiply(amount, roundingOf(figure.value)), '100', 6) ?? '0';
  return derived(figure, {
    operation: 'growth',
    value: trimZeros(round(multiply(amount, factor), MONEY_PLACES)),
    unit: 'usd',
    rounding: trimZeros(round(slack, MONEY_PLACES)),
    from: [figure],
    amount,
  });
}

/** Powers of ten between units that measure the same thing. */
const SHIFTS: Readonly<Partial<Record<Unit, Partial<Record<Unit, string>>>>> = {
  bp: { pp: '0.01', pct: '0.01' },
  pp: { bp: '100' },
  pct: { bp: '100' },
  usd_bn: { usd_mn: '1000' },
};

function converted(value: string, from: Unit, to: Unit): { value: string; unit: Unit } | undefined {
  const factor = SHIFTS[from]?.[to];
  if (factor === undefined) return undefined;
  return { value: trimZeros(multiply(value, factor)), unit: to === 'pct' ? 'pp' : to };
}

/** The figure in another unit of the same kind; `undefined` where that makes no sense or changes nothing. */
export function conversion(figure: Figure, to: Unit): Derived | undefined {
  const changed = converted(figure.value, figure.unit, to);
  return changed === undefined ? undefined : derived(figure, { operation: 'conversion', ...changed, from: [figure] });
}

/** A computed number in another unit of the same kind; the number itself where that makes no sense. */
export function inUnit(number: Derived, to: Unit | undefined): Derived {
  const changed = to === undefined ? undefined : converted(number.value, number.unit, to);
  if (changed === undefined || to === undefined) return number;
  const rounding = number.rounding === undefined ? undefined : converted(number.rounding, number.unit, to)?.value;
  const { rounding: _rounding, ...rest } = number;
  return { ...rest, ...changed, ...(rounding === undefined ? {} : { rounding }) };
}
