/** A decimal number as printed: optional minus, digits, optional fraction. Never a float. */
export type DecimalText = string;

interface Scaled {
  /** The digits as an integer. */
  readonly units: bigint;
  /** How many of them stand behind the point. */
  readonly scale: number;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Whether the text is a decimal as this module prints them ("-11.4", "7", "0.50"). */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

function toScaled(text: DecimalText): Scaled {
  if (!isDecimal(text)) throw new RangeError(`not a decimal: ${text.slice(0, 40)}`);
  const [whole = '0', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function toText({ units, scale }: Scaled): DecimalText {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function align(a: Scaled, b: Scaled): readonly [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.units * 10n ** BigInt(scale - a.scale), b.units * 10n ** BigInt(scale - b.scale), scale];
}

/** a + b, exact, with the finer of the two scales. */
export function add(a: DecimalText, b: DecimalText): DecimalText {
  const [x, y, scale] = align(toScaled(a), toScaled(b));
  return toText({ units: x + y, scale });
}

/** a - b, exact, with the finer of the two scales. */
export function subtract(a: DecimalText, b: DecimalText): DecimalText {
  const [x, y, scale] = align(toScaled(a), toScaled(b));
  return toText({ units: x - y, scale });
}

/** a * b, exact. */
export function multiply(a: DecimalText, b: DecimalText): DecimalText {
  const x = toScaled(a);
  const y = toScaled(b);
  return toText({ units: x.units * y.units, scale: x.scale + y.scale });
}

/**
 * a / b rounded half away from zero.
 *
 * @param places Digits behind the point, 0 or more.
 * @returns `undefined` when b is zero.
 */
export function divide(a: DecimalText, b: DecimalText, places: number): DecimalText | undefined {
  const [x, y] = align(toScaled(a), toScaled(b));
  if (y === 0n) return undefined;
  const shifted = x * 10n ** BigInt(places);
  return toText({ units: roundedQuotient(shifted, y), scale: places });
}

function roundedQuotient(a: bigint, b: bigint): bigint {
  const negative = a < 0n !== b < 0n;
  const x = a < 0n ? -a : a;
  const y = b < 0n ? -b : b;
  const rounded = (2n * x + y) / (2n * y);
  return negative ? -rounded : rounded;
}

/** The number with exactly `places` digits behind the point, rounded half away from zero. */
export function round(a: DecimalText, places: number): DecimalText {
  return divide(a, '1', places) ?? a;
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compare(a: DecimalText, b: DecimalText): number {
  const [x, y] = align(toScaled(a), toScaled(b));
  return x < y ? -1 : x > y ? 1 : 0;
}

/** -a, with the same scale; zero stays zero. */
export function negate(a: DecimalText): DecimalText {
  const { units, scale } = toScaled(a);
  return toText({ units: -units, scale });
}

/** |a|. */
export function absolute(a: DecimalText): DecimalText {
  return a.startsWith('-') ? a.slice(1) : a;
}

/** The same number without zeros at the end of its fraction: "2.30" becomes "2.3". */
export function trimZeros(a: DecimalText): DecimalText {
  return a.includes('.') ? a.replace(/\.?0+$/, '') : a;
}

/** Digits behind the point as printed. */
export function placesOf(a: DecimalText): number {
  return a.split('.')[1]?.length ?? 0;
}

/** Half a unit of the last printed place: the most by which rounding can have moved the number. */
export function roundingOf(a: DecimalText): DecimalText {
  return toText({ units: 5n, scale: placesOf(a) + 1 });
}
