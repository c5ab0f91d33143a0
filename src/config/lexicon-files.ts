/** Reads config/lexicon: the phrases of every language, and the questions that test them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SmallcapsError } from '#src/core/errors.ts';
import { LOCALES, type Locale } from '#src/core/locale.ts';
import type { CharacterPairs, LexiconEntry } from '#src/query/lexicon-entry.ts';
import { listYamlFiles } from './list-files.ts';
import { BLOCKS, type BlockName, type LexiconGroup, parsePlainLexicon } from './plain-lexicon.ts';
import { readText } from './read-text.ts';
import { type Checked, type ConfigFolder, readYaml } from './read-yaml.ts';
import type { TextLine } from './yaml.ts';

const Text = z.string().min(1);
const LexiconFile = z
  .array(z.strictObject({ means: Text, phrases: Text, examples: Text.optional(), counter: Text.optional() }))
  .min(1);
const PairsFile = z.strictObject({ pairs: Text });

/** The file of traditional characters, below the configuration folder. */
const PAIRS_FILE = 'lexicon/zh/traditional.yaml';
/** The file of short forms, below the configuration folder. */
const ABBREVIATIONS_FILE = 'lexicon/en/abbreviations.yaml';
/** The files of words for schedules, below the configuration folder. */
export const SCHEDULE_FILES: Readonly<Record<Locale, readonly string[]>> = {
  en: ['lexicon/en/schedule.yaml', 'lexicon/en/zones.yaml'],
  zh: ['lexicon/zh/schedule.yaml', 'lexicon/zh/zones.yaml'],
};
/** Files beside the vocabulary of questions; what schedules are said in is read by `schedule-lexicon-files.ts`. */
const OTHER_FILES: readonly string[] = [PAIRS_FILE, ABBREVIATIONS_FILE, ...Object.values(SCHEDULE_FILES).flat()];

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

interface Group {
  readonly file: string;
  readonly locale: Locale;
  readonly means: string;
}

function gatherPhrases({ file, means }: Group, { text, line }: TextLine, entries: LexiconEntry[]): void {
  for (const part of text.split(';')) {
    const phrase = part.trim();
    if (phrase !== '') entries.push({ phrase, means, file, line });
  }
}

function toExample(
  { file, locale, means }: Group,
  { text, line }: TextLine,
  kind: LexiconExample['kind'],
): LexiconExample {
  return { kind, locale, question: text.trim(), means, file, line };
}

/** A "# ..." line inside a block is text to YAML, and would become a phrase. */
function commentProblem(file: string, { text, line }: TextLine, block: string): SmallcapsError {
  const details = { detail: `a comment stands among the ${block}`, next: 'Move it out of the block.' };
  return new SmallcapsError('VALUE_REFUSED', { file, line, value: text.trim(), ...details });
}

function gatherLine(group: Group, block: BlockName, line: TextLine, into: Gathered): void {
  if (line.text.trimStart().startsWith('# ')) into.problems.push(commentProblem(group.file, line, block));
  else if (block === 'phrases') gatherPhrases(group, line, into.entries);
  else if (line.text.trim() !== '')
    into.examples.push(toExample(group, line, block === 'counter' ? 'counter' : 'example'));
}

function gatherGroup(group: Group, lines: LexiconGroup['lines'], into: Gathered): void {
  for (const block of BLOCKS) {
    for (const line of lines[block]) gatherLine(group, block, line, into);
  }
}

/** The groups of a file: line by line where it has the plain form, else as any YAML, with every problem it has. */
export function readGroups(folder: ConfigFolder, file: string): Checked<readonly LexiconGroup[]> {
  const text = readText(join(folder.path, file), `${folder.name}/${file}`);
  const plain = text.kind === 'text' ? parsePlainLexicon(text.text) : undefined;
  if (plain !== undefined) return { ok: true, value: plain };
  const read = readYaml(folder, file, LexiconFile);
  if (!read.ok) return read;
  const { data, source } = read.value;
  const linesOf = (index: number, block: BlockName): readonly TextLine[] => source.linesOf([index, block]);
  const groups = data.map(({ means }, index) => ({
    means,
    lines: {
      phrases: linesOf(index, 'phrases'),
      examples: linesOf(index, 'examples'),
      counter: linesOf(index, 'counter'),
    },
  }));
  return { ok: true, value: groups };
}

function gatherFile(
  folder: ConfigFolder,
  place: { readonly file: string; readonly locale: Locale },
  into: Gathered,
): void {
  const read = readGroups(folder, place.file);
  if (!read.ok) {
    into.problems.push(...read.problems);
    return;
  }
  const file = `${folder.name}/${place.file}`;
  for (const { means, lines } of read.value) gatherGroup({ file, locale: place.locale, means }, lines, into);
}

interface PairsRead {
  readonly pairs: Map<string, string>;
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

/** One short form and its word, with a space between. */
function readAbbreviation({ text, line }: TextLine, file: string, pairs: Map<string, string>): SmallcapsError[] {
  const [short, full, ...rest] = text.trim().split(/\s+/);
  const place = { file, line, value: text.trim() };
  if (short === undefined || full === undefined || rest.length > 0) {
    const next = 'Write the short form, a space and the one word that it stands for; separate pairs by semicolons.';
    return [new SmallcapsError('VALUE_REFUSED', { ...place, detail: 'a pair is not two words', next })];
  }
  const before = pairs.get(short);
  if (before !== undefined && before !== full) {
    return [new SmallcapsError('ID_TWICE', { ...place, detail: `the short form stands already for ${before}` })];
  }
  pairs.set(short, full);
  return [];
}

/** Short forms are a help and may be left out. */
function readAbbreviations(folder: ConfigFolder, pairs: Map<string, string>): readonly SmallcapsError[] {
  if (!existsSync(join(folder.path, ABBREVIATIONS_FILE))) return [];
  const read = readYaml(folder, ABBREVIATIONS_FILE, PairsFile);
  if (!read.ok) return read.problems;
  const { source } = read.value;
  return source
    .linesOf(['pairs'])
    .flatMap(({ text, line }) => text.split(';').map((pair) => ({ text: pair, line })))
    .filter(({ text }) => text.trim() !== '')
    .flatMap((pair) => readAbbreviation(pair, source.file, pairs));
}

/** Reads every file of every language. What the phrases mean is checked by `createLexicon`. */
export function readLexiconFiles(folder: ConfigFolder): LexiconRead {
  const lists = LOCALES.map((locale) => ({ locale, ...listYamlFiles(folder, `lexicon/${locale}`) }));
  const { pairs, problems: pairProblems } = readPairs(folder);
  const problems = [...pairProblems, ...readAbbreviations(folder, pairs)];
  const gathered: Gathered = {
    entries: [],
    examples: [],
    problems: [...lists.flatMap((list) => list.problems), ...problems],
  };
  for (const { locale, files } of lists) {
    for (const file of files) if (!OTHER_FILES.includes(file)) gatherFile(folder, { file, locale }, gathered);
  }
  return { ...gathered, pairs, files: [...new Set([PAIRS_FILE, ...lists.flatMap(({ files }) => files)])].sort() };
}
