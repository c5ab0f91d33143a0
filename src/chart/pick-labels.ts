/** Which labels of a crowded axis are drawn. */

/** A label, where its middle belongs and how wide it is, in CSS pixels. */
export interface AxisLabel {
  readonly text: string;
  readonly middle: number;
  readonly width: number;
}

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

/** At most seven of them, evenly spaced, the first and the last among them, none on another; the last alone if need be. */
export function pickLabels(labels: readonly AxisLabel[], from: number, to: number): readonly AxisLabel[] {
  const placed = labels.map((label) => inside(label, from, to));
  for (let count = Math.min(MOST, placed.length); count > 1; count -= 1) {
    const picked = Array.from({ length: count }, (_, at) =>
      placed.slice(Math.round((at * (placed.length - 1)) / (count - 1))).slice(0, 1),
    ).flat();
    if (standApart(picked)) return picked;
  }
  return placed.slice(-1);
}
