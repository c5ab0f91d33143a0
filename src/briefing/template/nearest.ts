/** Letters that may differ for a name to be taken for a slip of another. */
const SLIPS_AT_MOST = 3;

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The name that a misspelt one most likely stands for; `undefined` where none is near. */
function nearest(name: string, names: readonly string[]): string | undefined {
  const most = Math.min(SLIPS_AT_MOST, Math.floor(name.length / 2));
  const ranked = names.map((other) => ({ other, slips: distance(name, other) })).sort((a, b) => a.slips - b.slips);
  const [best] = ranked;
  return best !== undefined && best.slips <= most ? best.other : undefined;
}

/** "Did you mean micro_cap? ": the start of an advice, empty where nothing is near. */
export function didYouMean(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  return near === undefined ? '' : `Did you mean ${near}? `;
}
