import type { Derived, Figure } from '#src/core/figure.ts';
import { windowKey } from '#src/core/period.ts';
import type { Unit } from '#src/core/unit.ts';
import { type Fraction, fraction, halfPlace, minus, order, per, plus, times } from './fraction.ts';

/** What one of a unit is worth in the smallest unit of its kind; units of different kinds never meet. */
const KINDS: Readonly<Partial<Record<Unit, readonly [kind: string, worth: string]>>> = {
  pct: ['points', '100'],
  pp: ['points', '100'],
  bp: ['points', '1'],
  usd: ['dollars', '1'],
  usd_mn: ['dollars', '1000000'],
  usd_bn: ['dollars', '1000000000'],
};

const HUNDRED = fraction('100');
const ZERO = fraction('0');
/** Half a cent, half a hundredth: what rounding to two places may move. */
const HALF_HUNDREDTH = fraction('0.005');

function worth(value: Fraction, unit: Unit): Fraction {
  return times(value, fraction(KINDS[unit]?.[1] ?? '1'));
}

function isSameKind(a: Unit, b: Unit): boolean {
  return a === b || (KINDS[a] !== undefined && KINDS[a]?.[0] === KINDS[b]?.[0]);
}

function isNear(a: Fraction, b: Fraction, by: Fraction): boolean {
  return order(minus(a, b), by) <= 0 && order(minus(b, a), by) <= 0;
}

function hasPlaces(text: string, most: number): boolean {
  return (text.split('.')[1]?.length ?? 0) <= most;
}

type Verdict = string | undefined;

function checkDifference(derived: Derived, a: Figure, b: Figure): Verdict {
  if (!isSameKind(derived.unit, a.unit) || a.unit !== b.unit) return 'a difference has a unit of another kind';
  if (derived.unit === 'pct') return 'a difference of percentages is in points, never in percent';
  const exact = worth(minus(fraction(a.value), fraction(b.value)), a.unit);
  if (order(worth(fraction(derived.value), derived.unit), exact) !== 0) return 'a difference is not the difference';
  const slack = worth(plus(halfPlace(a.value), halfPlace(b.value)), a.unit);
  const stated = worth(fraction(derived.rounding ?? '0'), derived.unit);
  return order(stated, slack) === 0 ? undefined : 'a difference has another rounding than its two figures';
}

function checkMultiple(derived: Derived, a: Figure, b: Figure): Verdict {
  if (derived.unit !== 'x' || a.unit !== b.unit) return 'a multiple has a unit';
  const [high, low] = [fraction(a.value), fraction(b.value)];
  if (order(low, ZERO) <= 0 || order(high, low) < 0) return 'a multiple is of a smaller by a larger, or by none';
  const value = fraction(derived.value);
  if (!hasPlaces(derived.value, 2) || !isNear(value, per(high, low), HALF_HUNDREDTH))
    return 'a multiple is not the quotient';
  const stated = plus(fraction(derived.rounding ?? '0'), HALF_HUNDREDTH);
  const [halfHigh, halfLow] = [halfPlace(a.value), halfPlace(b.value)];
  const least = per(minus(high, halfHigh), plus(low, halfLow));
  const bottom = minus(low, halfLow);
  if (order(bottom, ZERO) <= 0) return undefined;
  const most = per(plus(high, halfHigh), bottom);
  const holds = order(minus(value, stated), least) <= 0 && order(plus(value, stated), most) >= 0;
  return holds ? undefined : 'a multiple states less rounding than its figures have';
}

function checkComplement(derived: Derived, a: Figure): Verdict {
  const exact = minus(HUNDRED, fraction(a.value));
  if (derived.unit !== 'pct' || a.unit !== 'pct') return 'a complement is not of a percentage';
  if (order(fraction(derived.value), exact) !== 0) return 'a complement is not what is left of 100';
  return order(exact, ZERO) >= 0 && order(exact, HUNDRED) <= 0 ? undefined : 'a complement is not of a share';
}

function checkGrowth(derived: Derived, a: Figure): Verdict {
  if (derived.unit !== 'usd' || a.unit !== 'pct' || a.metric !== 'return') return 'growth is not of a return';
  if (derived.amount === undefined) return 'growth has no amount';
  const amount = fraction(derived.amount);
  const exact = times(amount, per(plus(HUNDRED, fraction(a.value)), HUNDRED));
  if (!hasPlaces(derived.value, 2) || !isNear(fraction(derived.value), exact, HALF_HUNDREDTH))
    return 'growth is not amount x (1 + return)';
  const slack = per(times(amount, halfPlace(a.value)), HUNDRED);
  return isNear(fraction(derived.rounding ?? '0'), slack, HALF_HUNDREDTH)
    ? undefined
    : 'growth has another rounding than its return';
}

function checkConversion(derived: Derived, a: Figure): Verdict {
  if (derived.unit === a.unit || !isSameKind(derived.unit, a.unit))
    return 'a conversion is not into another unit of the kind';
  const same = order(worth(fraction(derived.value), derived.unit), worth(fraction(a.value), a.unit)) === 0;
  return same ? undefined : 'a conversion is not worth its figure';
}

function checkOperands(derived: Derived, a: Figure, b: Figure | undefined): Verdict {
  switch (derived.operation) {
    case 'difference':
      return b === undefined ? 'a difference is of two figures' : checkDifference(derived, a, b);
    case 'multiple':
      return b === undefined ? 'a multiple is of two figures' : checkMultiple(derived, a, b);
    case 'complement':
      return checkComplement(derived, a);
    case 'growth':
      return checkGrowth(derived, a);
    case 'conversion':
      return checkConversion(derived, a);
    case 'rank':
      return 'a rank is not shown as a computed number';
  }
}

/** What is wrong with a computed number, by reckoning it again in exact fractions; `undefined` when nothing is. */
export function wrongWith(derived: Derived): Verdict {
  const [a, b, ...more] = derived.from;
  if (a === undefined || more.length > 0) return 'a computed number is of one or two figures';
  if (derived.metric !== a.metric || derived.segment !== a.segment)
    return 'a computed number is not named after its first figure';
  if (derived.reportId !== a.reportId || windowKey(derived.period) !== windowKey(a.period))
    return 'a computed number has another window than its figure';
  if (b !== undefined && (b.reportId !== a.reportId || windowKey(b.period) !== windowKey(a.period)))
    return 'a number is computed across windows';
  return checkOperands(derived, a, b);
}
