/** One key of several parts, whatever stands in them. */
export function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
