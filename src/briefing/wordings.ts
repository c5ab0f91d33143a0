import type { Locale } from '#src/core/locale.ts';

/** Texts of one language by key, with `{slot}` where something is put in. */
export type Wording = ReadonlyMap<string, string>;

/** The message catalogue of every language. */
export type Wordings = Readonly<Record<Locale, Wording>>;

/** The slots of a text, in the order they stand: `"{value} in {window}"` has `value` and `window`. */
export function slotsOf(text: string): readonly string[] {
  return [...text.matchAll(/\{([a-z_]+)\}/g)].map((match) => match[1] ?? '');
}
