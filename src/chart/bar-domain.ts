/** The value axis of bars: it starts at zero and leaves room for every label beyond its bar. */

/** A bar's length, and the room that its label needs beyond its end, in CSS pixels. */
export interface BarExtent {
  readonly value: number;
  readonly room: number;
}

/** What the axis runs from and to, and where in the plot's width zero is. */
export interface BarDomain {
  readonly min: number;
  readonly max: number;
  /** CSS pixels from the plot's left edge. */
  readonly zero: number;
  /** CSS pixels for each unit of value. */
  readonly scale: number;
}

/** Halvings until the scale is exact to far less than a pixel. */
const HALVINGS = 40;
/** The part of the width that labels may take at most: bars keep the rest. */
const MOST_FOR_LABELS = 0.6;

function reach(extents: readonly BarExtent[], scale: number): number {
  let most = 0;
  for (const { value, room } of extents) most = Math.max(most, Math.abs(value) * scale + room);
  return most;
}

/**
 * The largest scale at which all bars and labels fit into the width.
 *
 * Labels that ask for more than their share are counted with their share: they are drawn narrower. Without a value other
 * than zero the axis runs from 0 to 1.
 *
 * @param width Of the plot, in CSS pixels, above 0.
 */
export function fitBars(extents: readonly BarExtent[], width: number): BarDomain {
  const most = mostRoom(extents, width);
  const fitted = extents.map(({ value, room }) => ({ value, room: Math.min(room, most) }));
  const down = fitted.filter(({ value }) => value < 0);
  const up = fitted.filter(({ value }) => value >= 0);
  const longest = Math.max(0, ...fitted.map(({ value }) => Math.abs(value)));
  if (longest === 0) return { min: 0, max: 1, zero: 0, scale: width };
  let fits = 0;
  let tooLarge = width / longest;
  for (let step = 0; step < HALVINGS; step += 1) {
    const scale = (fits + tooLarge) / 2;
    if (reach(down, scale) + reach(up, scale) <= width) fits = scale;
    else tooLarge = scale;
  }
  const zero = up.length === 0 ? width : reach(down, fits);
  // Written so that an edge at zero is exactly zero, whatever the scale.
  return { min: zero === 0 ? 0 : -zero / fits, max: zero === width ? 0 : (width - zero) / fits, zero, scale: fits };
}

/** What a label may take at most: with bars on both sides of zero each side has half of it. */
export function mostRoom(extents: readonly BarExtent[], width: number): number {
  const sides = extents.some(({ value }) => value < 0) && extents.some(({ value }) => value >= 0) ? 2 : 1;
  return (width * MOST_FOR_LABELS) / sides;
}
