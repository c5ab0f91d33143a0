/** Reads a lexicon file in its plain form line by line: the YAML parser takes most of a start's time for tens of thousands of phrases. */
import type { TextLine } from './yaml.ts';

/** The blocks that a group of a lexicon file may have. */
export const BLOCKS = ['phrases', 'examples', 'counter'] as const;
/** One of `BLOCKS`. */
export type BlockName = (typeof BLOCKS)[number];

/** One group of a lexicon file: its meaning and the lines of its blocks. */
export interface LexiconGroup {
  readonly means: string;
  readonly lines: Readonly<Record<BlockName, readonly TextLine[]>>;
}

const MEANS = /^- means: ([a-z][A-Za-z0-9_./:+-]*)$/;
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

/** A file on its way to groups; `open` is the block that lines go into, if one is open. */
interface OpenFile {
  readonly groups: OpenGroup[];
  open: TextLine[] | undefined;
}

/** Takes a line that opens a group or a block; `false` for any other line. */
function takeHeading(file: OpenFile, line: string): boolean {
  const means = MEANS.exec(line)?.[1];
  if (means !== undefined) {
    file.groups.push({ means, lines: {} });
    file.open = undefined;
    return true;
  }
  const group = file.groups.at(-1);
  const block = BLOCK.exec(line)?.[1] as BlockName | undefined; // the pattern names no others
  if (block === undefined || group === undefined || group.lines[block] !== undefined) return false;
  file.open = [];
  group.lines[block] = file.open;
  return true;
}

/** Takes one line; `false` where the file is not in the plain form. */
function takeLine(file: OpenFile, text: string, line: number): boolean {
  if (text === '') return true;
  if (text.startsWith('#')) {
    file.open = undefined;
    return true;
  }
  if (file.open === undefined || !CONTENT.test(text)) return takeHeading(file, text);
  if (text.startsWith('    # ')) return false;
  file.open.push({ text: text.slice(4), line });
  return true;
}

/**
 * The groups of a file that holds nothing but `- means: x` and the blocks `phrases`, `examples` and `counter` as `|` texts.
 *
 * @returns `undefined` for a file in any other form, right or wrong: the YAML reader then says what it is.
 */
export function parsePlainLexicon(text: string): readonly LexiconGroup[] | undefined {
  const file: OpenFile = { groups: [], open: undefined };
  const isPlain = text.split('\n').every((line, index) => takeLine(file, line, index + 1));
  return isPlain && file.groups.length > 0 && file.groups.every(isWhole) ? file.groups.map(close) : undefined;
}
