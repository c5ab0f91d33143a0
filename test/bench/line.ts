/** What one benchmark came to, printed as one line of JSON. Absolute figures stand beside the ratio under names of their own. */
export interface Line {
  readonly name: string;
  /** Measured side by side in one run; null where nothing is compared. */
  readonly ratio: number | null;
  /** What the ratio may be at most (`lower`) or at least (`higher`); null where there is no bar. */
  readonly bar: number | null;
  readonly better: 'higher' | 'lower';
  readonly ok: boolean;
  readonly [figure: string]: string | number | boolean | null;
}

const PLACES = 3;

/** The number with three places, so that lines can be compared by eye. */
function rounded(value: number): number {
  return Number(value.toFixed(PLACES));
}

/** A line of a benchmark in which less is better. */
export function toLine(
  name: string,
  { ratio, bar }: { readonly ratio: number | null; readonly bar: number | null },
  figures: Readonly<Record<string, number>>,
): Line {
  const ok = ratio === null || bar === null || ratio <= bar;
  const printed = Object.fromEntries(Object.entries(figures).map(([figure, value]) => [figure, rounded(value)]));
  return { name, ratio: ratio === null ? null : rounded(ratio), bar, better: 'lower', ok, ...printed };
}

/** A line of a benchmark whose peer is not there. */
export function skipped(name: string, why: string): Line {
  return { name, ratio: null, bar: null, better: 'lower', ok: true, skipped: why };
}
