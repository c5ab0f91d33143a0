/** The value axis of lines: round steps around the values. */

/** Edges of the axis and its steps, lowest first, each as decimal text. */
export interface LineAxis {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly string[];
}

/** Steps that are easy to read, in parts of a power of ten. */
const ROUND = [1, 2, 2.5, 5, 10];
const MOST_STEPS = 5;
/** More places than this are not a step but the noise of floating point. */
const MOST_PLACES = 12;
/** Differences as small as this, or this share of the values, are no shape to draw. */
const FLAT = 1e-9;
const FLAT_SHARE = 1e-9;

function stepFor(span: number): number {
  const rough = span / MOST_STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  return (ROUND.find((part) => part * power >= rough * (1 - 1e-9)) ?? 10) * power;
}

/** Decimal places that show a step exactly: 0 for 5, 1 for 0.5, 2 for 0.25. */
function placesOf(step: number): number {
  for (let places = 0; places < MOST_PLACES; places += 1) {
    const shifted = step * 10 ** places;
    if (Math.abs(shifted - Math.round(shifted)) < 1e-6 * shifted) return places;
  }
  return MOST_PLACES;
}

/** An axis whose edges are steps just outside the values. One value, or none, gets an axis around it. */
export function lineAxis(values: readonly number[]): LineAxis {
  const low = values.reduce((least, value) => Math.min(least, value), values[0] ?? 0);
  const high = values.reduce((most, value) => Math.max(most, value), values[0] ?? 0);
  const flat = high - low <= Math.max(FLAT, FLAT_SHARE * Math.max(Math.abs(low), Math.abs(high)));
  const margin = flat ? Math.max(Math.abs(high) / 10, 0.5) : 0;
  const step = stepFor(high - low + 2 * margin);
  const first = Math.floor((low - margin) / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil((high + margin) / step - 1e-9));
  const places = placesOf(step);
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => toText((first + at) * step, places));
  // Plus zero: minus zero is not JSON.
  return { min: first * step + 0, max: last * step + 0, ticks };
}

function toText(value: number, places: number): string {
  const text = value.toFixed(places);
  return Number(text) === 0 ? (0).toFixed(places) : text;
}
