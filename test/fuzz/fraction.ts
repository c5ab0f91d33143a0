/** An exact number, so that what the program computed can be computed again in another way than its own. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** The number that a decimal text stands for. */
export function fraction(text: string): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new RangeError(`not a decimal: ${text}`);
  const [, sign = '', whole = '', behind = ''] = match;
  const over = BigInt(whole + behind);
  return { over: sign === '-' ? -over : over, under: 10n ** BigInt(behind.length) };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { over: -b.over, under: b.under });
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under };
}

/** a / b; b is not zero. */
export function per(a: Fraction, b: Fraction): Fraction {
  const sign = b.over < 0n ? -1n : 1n;
  return { over: a.over * b.under * sign, under: a.under * b.over * sign };
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function order(a: Fraction, b: Fraction): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Half a unit of the last place that a decimal text prints: how far the true number can be from it. */
export function halfPlace(text: string): Fraction {
  const places = text.split('.')[1]?.length ?? 0;
  return { over: 1n, under: 2n * 10n ** BigInt(places) };
}
