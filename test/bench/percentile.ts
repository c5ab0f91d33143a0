/** The value below which a share of the values lies (nearest rank): `percentile(values, 0.99)`. NaN for an empty list. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The middle value; the lower one of two. NaN for an empty list. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
