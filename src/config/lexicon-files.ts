/** Reads config/lexicon: the phrases of every language, and the questions that test them. */
import { z } from 'zod';
import { SmallcapsError } from '#src/core/errors.ts';
import { LOCALES, type Locale } from '#src/core/locale.ts';
import type { CharacterPairs, LexiconEntry } from '#src/query/lexicon-entry.ts';
import { listYamlFiles } from './list-files.ts';
import { type ConfigFolder, readYaml } from './read-yaml.ts';
import type { TextLine, YamlSource } from './yaml.ts';

const Text = z.string().min(1);
const LexiconFile = z
  .array(z.strictObject({ means: Text, phrases: Text, examples: Text.optional(), counter: Text.optional() }))
  .min(1);
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

/** What the files give, gathered as they are read: there are tens of thousands of phrases, so no list is copied. */
interface Gathered {
  readonly entries: LexiconEntry[];
  readonly examples: LexiconExample[];
  readonly problems: SmallcapsError[];
}

const BLOCKS = ['phrases', 'examples', 'counter'] as const;

interface Group {
  readonly source: YamlSource;
  readonly locale: Locale;
  readonly means: string;
}

function gatherPhrases({ source, means }: Group, { text, line }: TextLine, entries: LexiconEntry[]): void {
  for (const part of text.split(';')) {
    const phrase = part.trim();
    if (phrase !== '') entries.push({ phrase, means, file: source.file, line });
  }
}

function toExample(
  { source, locale, means }: Group,
  { text, line }: TextLine,
  kind: LexiconExample['kind'],
): LexiconExample {
  return { kind, locale, question: text.trim(), means, file: source.file, line };
}

/** A "# ..." line inside a block is text to YAML, and would become a phrase. */
function commentProblem(file: string, { text, line }: TextLine, block: string): SmallcapsError {
  const details = { detail: `a comment stands among the ${block}`, next: 'Move it out of the block.' };
  return new SmallcapsError('VALUE_REFUSED', { file, line, value: text.trim(), ...details });
}

function gatherLine(group: Group, block: (typeof BLOCKS)[number], line: TextLine, into: Gathered): void {
  if (line.text.trimStart().startsWith('# ')) into.problems.push(commentProblem(group.source.file, line, block));
  else if (block === 'phrases') gatherPhrases(group, line, into.entries);
  else if (line.text.trim() !== '')
    into.examples.push(toExample(group, line, block === 'counter' ? 'counter' : 'example'));
}

function gatherGroup(group: Group, index: number, into: Gathered): void {
  for (const block of BLOCKS) {
    for (const line of group.source.linesOf([index, block])) gatherLine(group, block, line, into);
  }
}

function gatherFile(
  folder: ConfigFolder,
  place: { readonly file: string; readonly locale: Locale },
  into: Gathered,
): void {
  const read = readYaml(folder, place.file, LexiconFile);
  if (!read.ok) {
    into.problems.push(...read.problems);
    return;
  }
  const { data, source } = read.value;
  for (const [index, { means }] of data.entries()) gatherGroup({ source, locale: place.locale, means }, index, into);
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
    .flatMap(({ text, line }) => text.split(/[\s;]+/).map((word) => ({ text: word, line })))
    .filter(({ text }) => text !== '');
  return { pairs, problems: words.flatMap((word) => readPair(word, source.file, pairs)) };
}

/** Reads every file of every language. What the phrases mean is checked by `createLexicon`. */
export function readLexiconFiles(folder: ConfigFolder): LexiconRead {
  const lists = LOCALES.map((locale) => ({ locale, ...listYamlFiles(folder, `lexicon/${locale}`) }));
  const { pairs, problems } = readPairs(folder);
  const gathered: Gathered = {
    entries: [],
    examples: [],
    problems: [...lists.flatMap((list) => list.problems), ...problems],
  };
  for (const { locale, files } of lists) {
    for (const file of files) if (file !== PAIRS_FILE) gatherFile(folder, { file, locale }, gathered);
  }
  return { ...gathered, pairs, files: [...new Set([PAIRS_FILE, ...lists.flatMap(({ files }) => files)])].sort() };
}
