/** A piece of what somebody typed: `text` is normalised, `raw` is what is echoed. */
export interface Token {
  readonly kind: 'clock' | 'number' | 'ordinal' | 'word' | 'joint';
  readonly text: string;
  readonly raw: string;
}

/** Characters and what they are read as, a traditional one as its simplified form. */
export type CharacterPairs = ReadonlyMap<string, string>;

/** Longer ones are not read: a schedule takes a line. */
export const TEXT_MAX = 300;

const TOKEN = new RegExp(
  [
    String.raw`(?<clock>\d{1,2}[:.h]\d{2}(?!\d)|(?<!\d)(?:[01]\d|2[0-3])[0-5]\d(?!\d))`,
    String.raw`(?<ordinal>\d{1,2}(?:st|nd|rd|th)(?!\p{L}))`,
    String.raw`(?<number>\d+)`,
    String.raw`(?<word>\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+)`,
    '(?<joint>[,;&+~/–—-]|、)',
    String.raw`(?<space>[\s.!?。'"“”()]+)`,
    '(?<other>.)',
  ].join('|'),
  'gu',
);

const KINDS = ['clock', 'ordinal', 'number', 'word', 'joint'] as const;

function normalise(text: string, pairs: CharacterPairs): string {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .normalize('NFC');
  const joined = folded.replace(/['’]/g, '').replace(/\b([ap])\.\s?m\b\.?/g, '$1m');
  return joined.replace(/\p{Script=Han}/gu, (character) => pairs.get(character) ?? character);
}

/** The pieces of a text, in order: a Han character is one, a word of letters too. What is none of it is a word that nothing matches. */
export function toTokens(text: string, pairs: CharacterPairs): readonly Token[] {
  const [typed, read] = [text.normalize('NFKC'), normalise(text, pairs)];
  // Where nothing was taken out, what is echoed is what was typed, capitals and all.
  const echoed = typed.length === read.length ? typed : read;
  return [...read.matchAll(TOKEN)].flatMap((match): Token[] => {
    const groups = match.groups ?? {};
    if (groups['space'] !== undefined) return [];
    const kind = KINDS.find((name) => groups[name] !== undefined) ?? 'word';
    return [{ kind, text: match[0], raw: echoed.slice(match.index, match.index + match[0].length) }];
  });
}
