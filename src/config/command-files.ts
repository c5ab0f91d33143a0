/** Reads config/commands: the words of commands in every language. */
import { z } from 'zod';
import { COMMAND_PARTS, COMMAND_VERBS, type CommandWords } from '#src/bot/ports.ts';
import { LOCALES, type Locale } from '#src/core/locale.ts';
import { type Checked, type ConfigFolder, readYaml } from './read-yaml.ts';

const Phrases = z.string();
const Name = z.string().regex(/^[a-z0-9_-]+$/, 'is not a name (small letters, digits, _ and -)');
const KEYS = [...COMMAND_VERBS, ...COMMAND_PARTS];

const CommandsFile = z.strictObject({
  ...(Object.fromEntries(KEYS.map((key) => [key, Phrases])) as Record<(typeof KEYS)[number], typeof Phrases>),
  contents: z.record(Name, Phrases),
  cuts: z.record(Name, Phrases),
});

/** The files, from the configuration folder. */
export const COMMAND_FILES: Readonly<Record<Locale, string>> = { en: 'commands/en.yaml', zh: 'commands/zh.yaml' };

function phrasesIn(texts: readonly string[]): readonly string[] {
  const phrases = texts.flatMap((text) => text.split(';').map((phrase) => phrase.trim().toLowerCase()));
  return [...new Set(phrases)].filter((phrase) => phrase !== '').toSorted((a, b) => b.length - a.length);
}

function phrasesByName(records: readonly Readonly<Record<string, string>>[]): ReadonlyMap<string, readonly string[]> {
  const names = new Set(records.flatMap((record) => Object.keys(record)));
  return new Map([...names].map((name) => [name, phrasesIn(records.map((record) => record[name] ?? ''))]));
}

/** Reads the words of commands. Problems have the codes of `readYaml`. */
export function readCommandWords(folder: ConfigFolder): Checked<CommandWords> {
  const reads = LOCALES.map((locale) => readYaml(folder, COMMAND_FILES[locale], CommandsFile));
  const problems = reads.flatMap((read) => (read.ok ? [] : read.problems));
  if (problems.length > 0) return { ok: false, problems };
  const files = reads.flatMap((read) => (read.ok ? [read.value.data] : []));
  const phrases = Object.fromEntries(KEYS.map((key) => [key, phrasesIn(files.map((file) => file[key]))]));
  return {
    ok: true,
    value: {
      phrases: phrases as CommandWords['phrases'],
      contents: phrasesByName(files.map(({ contents }) => contents)),
      cuts: phrasesByName(files.map(({ cuts }) => cuts)),
    },
  };
}
