/** Reads config/lexicon: the phrases of every language, and the questions that test them. */
import { z } from 'zod';
import { SmallcapsError } from '#src/core/errors.ts';
import { LOCALES, type Locale } from '#src/core/locale.ts';
import type { CharacterPairs, LexiconEntry } from '#src/query/lexicon-entry.ts';
import { listYamlFiles } from './list-files.ts';
import { type ConfigFolder, readYaml, type Sourced } from './read-yaml.ts';
import type { TextLine } from './yaml.ts';

const Text = z.string().min(1);
const LexiconFile = z
  .array(z.strictObject({ means: Text, phrases: Text, examples: Text.optional(), counter: Text.optional() }))
  .min(1);
type LexiconFile = z.infer<typeof LexiconFile>;
const PairsFile = z.strictObject({ pairs: Text });

/** The file of traditional characters, below the configuration folder. */
const PAIRS_FILE = 'lexicon/zh/traditional.yaml';

/** A whole question in which a phrase of the group is read with its meaning; for a counter-example, in which none is. */
export interface LexiconExample {
  readonly kind: 'example' | 'counter';
  readonly locale: Locale;
  readonly question: string;
  readonly means: string;
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
}

/** All that the lexicon's files hold. */
export interface LexiconRead {
  readonly entries: readonly LexiconEntry[];
  readonly pairs: CharacterPairs;
  readonly examples: readonly LexiconExample[];
  readonly problems: readonly SmallcapsError[];
  readonly files: readonly string[];
}

function filled(lines: readonly TextLine[]): TextLine[] {
  return lines.map(({ text, line }) => ({ text: text.trim(), line })).filter(({ text }) => text !== '');
}

function toEntries({ data, source }: Sourced<LexiconFile>): LexiconEntry[] {
  return data.flatMap(({ means }, index) =>
    source.linesOf([index, 'phrases']).flatMap(({ text, line }) =>
      filled(text.split(';').map((phrase) => ({ text: phrase, line }))).map((phrase) => ({
        phrase: phrase.text,
        means,
        file: source.file,
        line,
      })),
    ),
  );
}

function toExamples({ data, source }: Sourced<LexiconFile>, locale: Locale): LexiconExample[] {
  const kinds = [
    { key: 'examples', kind: 'example' },
    { key: 'counter', kind: 'counter' },
  ] as const;
  return data.flatMap(({ means }, index) =>
    kinds.flatMap(({ key, kind }) =>
      filled(source.linesOf([index, key])).map(({ text, line }) => ({
        kind,
        locale,
        question: text,
        means,
        file: source.file,
        line,
      })),
    ),
  );
}

/** A "# ..." line inside a block is text to YAML, and would become a phrase. */
function commentProblems({ data, source }: Sourced<LexiconFile>): SmallcapsError[] {
  const keys = ['phrases', 'examples', 'counter'] as const;
  return data.flatMap((_, index) =>
    keys.flatMap((key) =>
      filled(source.linesOf([index, key]))
        .filter(({ text }) => text.startsWith('# '))
        .map(({ text, line }) => {
          const details = { detail: `a comment stands among the ${key}`, next: 'Move it out of the block.' };
          return new SmallcapsError('VALUE_REFUSED', { file: source.file, line, value: text, ...details });
        }),
    ),
  );
}

interface PairsRead {
  readonly pairs: CharacterPairs;
  readonly problems: readonly SmallcapsError[];
}

/** One word of two characters: the traditional one, then the simplified. */
function readPair(word: TextLine, file: string, pairs: Map<string, string>): SmallcapsError[] {
  const place = { file, line: word.line, value: word.text };
  const [traditional, simplified, ...rest] = [...word.text];
  if (traditional === undefined || simplified === undefined || rest.length > 0) {
    const next = 'Write two characters, the traditional and the simplified, and a space.';
    return [new SmallcapsError('VALUE_REFUSED', { ...place, detail: 'a pair is not two characters', next })];
  }
  const before = pairs.get(traditional);
  if (before !== undefined && before !== simplified) {
    return [new SmallcapsError('ID_TWICE', { ...place, detail: `the character stands already with ${before}` })];
  }
  pairs.set(traditional, simplified);
  return [];
}

function readPairs(folder: ConfigFolder): PairsRead {
  const pairs = new Map<string, string>();
  const read = readYaml(folder, PAIRS_FILE, PairsFile);
  if (!read.ok) return { pairs, problems: read.problems };
  const { source } = read.value;
  const words = source
    .linesOf(['pairs'])
    .flatMap(({ text, line }) => filled(text.split(/[\s;]+/).map((word) => ({ text: word, line }))));
  return { pairs, problems: words.flatMap((word) => readPair(word, source.file, pairs)) };
}

interface Group {
  readonly entries: readonly LexiconEntry[];
  readonly examples: readonly LexiconExample[];
  readonly problems: readonly SmallcapsError[];
}

function readGroups(folder: ConfigFolder, file: string, locale: Locale): Group {
  const read = readYaml(folder, file, LexiconFile);
  if (!read.ok) return { entries: [], examples: [], problems: read.problems };
  return {
    entries: toEntries(read.value),
    examples: toExamples(read.value, locale),
    problems: commentProblems(read.value),
  };
}

/** Reads every file of every language. What the phrases mean is checked by `createLexicon`. */
export function readLexiconFiles(folder: ConfigFolder): LexiconRead {
  const lists = LOCALES.map((locale) => ({ locale, ...listYamlFiles(folder, `lexicon/${locale}`) }));
  const groups = lists.flatMap(({ locale, files }) =>
    files.filter((file) => file !== PAIRS_FILE).map((file) => readGroups(folder, file, locale)),
  );
  const { pairs, problems } = readPairs(folder);
  return {
    entries: groups.flatMap((group) => group.entries),
    pairs,
    examples: groups.flatMap((group) => group.examples),
    problems: [...lists.flatMap((list) => list.problems), ...problems, ...groups.flatMap((group) => group.problems)],
    files: [...new Set([PAIRS_FILE, ...lists.flatMap(({ files }) => files)])].sort(),
  };
}
