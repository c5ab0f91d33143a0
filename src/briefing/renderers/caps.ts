/** Longest texts that a message may bring to a chat, by where they stand, before they are cut at a word. Code points; our own. */
export const CAPS = {
  spans: 3_000,
  cell: 300,
  label: 150,
  window: 150,
  source: 300,
  caption: 400,
  footnote: 500,
  alt: 2_000,
} as const;

/** Longest texts by where they stand, in code points. */
export type Caps = Readonly<Record<keyof typeof CAPS, number>>;

/** The same for a message in plain text, where every line must find a place. */
export const FALLBACK_CAPS: Caps = {
  spans: 500,
  cell: 75,
  label: 100,
  window: 100,
  source: 150,
  caption: 150,
  footnote: 200,
  alt: 0,
};
