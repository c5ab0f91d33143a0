import type { LexiconExample, LexiconRead } from '#src/config/lexicon-files.ts';
import type { LexiconEntry } from '#src/query/lexicon-entry.ts';

type Line = { readonly entry: LexiconEntry } | { readonly example: LexiconExample };

function byFile({ entries, examples }: Pick<LexiconRead, 'entries' | 'examples'>): Map<string, Line[]> {
  const files = new Map<string, Line[]>();
  const add = (file: string, line: Line): unknown =>
    files.has(file) ? files.get(file)?.push(line) : files.set(file, [line]);
  for (const entry of entries) add(entry.file, { entry });
  for (const example of examples) add(example.file, { example });
  return files;
}

function lineOf(line: Line): number {
  return 'entry' in line ? line.entry.line : line.example.line;
}

interface Group {
  readonly means: string;
  readonly phrases: string[];
  /** An example has come: the next phrase starts another group. */
  closed: boolean;
}

/** The group that a phrase belongs to: the one before, unless that one is closed or means something else. */
function groupFor({ means }: LexiconEntry, before: Group | undefined): Group {
  return before === undefined || before.closed || before.means !== means
    ? { means, phrases: [], closed: false }
    : before;
}

/** The phrases of the group that each example stands in: a group's phrases come first, and its examples close it. */
export function phrasesBeside(
  read: Pick<LexiconRead, 'entries' | 'examples'>,
): ReadonlyMap<LexiconExample, readonly string[]> {
  const beside = new Map<LexiconExample, readonly string[]>();
  for (const lines of byFile(read).values()) {
    let group: Group | undefined;
    for (const line of lines.sort((a, b) => lineOf(a) - lineOf(b))) {
      if ('entry' in line) {
        group = groupFor(line.entry, group);
        group.phrases.push(line.entry.phrase);
      } else {
        beside.set(line.example, group?.phrases ?? []);
        if (group !== undefined) group.closed = true;
      }
    }
  }
  return beside;
}
