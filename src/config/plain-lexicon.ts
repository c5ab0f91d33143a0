/** Reads a lexicon file in its plain form line by line: the YAML parser takes most of a start's time for tens of thousands of phrases. */
import type { TextLine } from './yaml.ts';

export const BLOCKS = ['phrases', 'examples', 'counter'] as const;
export type BlockName = (typeof BLOCKS)[number];

/** One group of a lexicon file: its meaning and the lines of its blocks. */
export interface LexiconGroup {
  readonly means: string;
  readonly lines: Readonly<Record<BlockName, readonly TextLine[]>>;
}

const MEANS = /^- means: ([a-z][a-z0-9_.-]*)$/;
const BLOCK = /^ {2}(phrases|examples|counter): \|$/;
const CONTENT = /^ {4}\S/;

interface OpenGroup {
  readonly means: string;
  readonly lines: Partial<Record<BlockName, TextLine[]>>;
}

function isWhole(group: OpenGroup): boolean {
  return Object.values(group.lines).every((lines) => lines.length > 0) && group.lines.phrases !== undefined;
}

function close({ means, lines }: OpenGroup): LexiconGroup {
  return {
    means,
    lines: { phrases: lines.phrases ?? [], examples: lines.examples ?? [], counter: lines.counter ?? [] },
  };
}

/**
 * The groups of a file that holds nothing but `- means: x` and the blocks `phrases`, `examples` and `counter` as `|` texts.
 *
 * @returns `undefined` for a file in any other form, right or wrong: the YAML reader then says what it is.
 */
export function parsePlainLexicon(text: string): readonly LexiconGroup[] | undefined {
  const groups: OpenGroup[] = [];
  let open: TextLine[] | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) {
      if (line !== '') open = undefined;
      continue;
    }
    if (open !== undefined && CONTENT.test(line)) {
      if (line.startsWith('    # ')) return undefined;
      open.push({ text: line.slice(4), line: index + 1 });
      continue;
    }
    const group = groups.at(-1);
    const block = BLOCK.exec(line)?.[1] as BlockName | undefined; // the pattern names no others
    const means = MEANS.exec(line)?.[1];
    if (means !== undefined) {
      groups.push({ means, lines: {} });
      open = undefined;
    } else if (block !== undefined && group !== undefined && group.lines[block] === undefined) {
      open = [];
      group.lines[block] = open;
    } else return undefined;
  }
  return groups.length > 0 && groups.every(isWhole) ? groups.map(close) : undefined;
}
