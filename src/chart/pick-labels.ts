/** Which labels of a crowded axis are drawn. */

/** A label, where its middle belongs and how wide it is, in CSS pixels. */
export interface AxisLabel {
  readonly text: string;
  readonly middle: number;
  readonly width: number;
}

/** So many are all drawn if they fit. */
const FEW = 12;
const MANY = 40;
/** Of more, at most so many. */
const MOST = 7;
const GAP = 12;

/** Moved inwards where it would stand over an edge; narrowed where it is wider than all the room. */
function inside(label: AxisLabel, from: number, to: number): AxisLabel {
  const width = Math.min(label.width, to - from);
  return { ...label, width, middle: Math.min(Math.max(label.middle, from + width / 2), to - width / 2) };
}

function standApart(labels: readonly AxisLabel[]): boolean {
  return labels.every((label, at) => {
    const next = labels[at + 1];
    return next === undefined || label.middle + label.width / 2 + GAP <= next.middle - next.width / 2;
  });
}

/** How many to try, the best first: all of a few, then what divides the axis evenly, then nearly so. */
function countsFor(total: number): readonly number[] {
  const down = Array.from({ length: Math.max(0, Math.min(MOST, total) - 1) }, (_, at) => Math.min(MOST, total) - at);
  // Among many, a step more or less is not seen.
  const even = down.filter((count) => total <= MANY && count > 2 && (total - 1) % (count - 1) === 0);
  return [...(total > 1 && total <= FEW ? [total] : []), ...even, ...down];
}

/** All of a few; else at most seven, evenly spaced, the first and the last among them; none on another, the last alone if need be. */
export function pickLabels(labels: readonly AxisLabel[], from: number, to: number): readonly AxisLabel[] {
  const placed = labels.map((label) => inside(label, from, to));
  for (const count of countsFor(placed.length)) {
    const picked = Array.from({ length: count }, (_, at) =>
      placed.slice(Math.round((at * (placed.length - 1)) / (count - 1))).slice(0, 1),
    ).flat();
    if (standApart(picked)) return picked;
  }
  return placed.slice(-1);
}
