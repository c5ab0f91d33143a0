import { SmallcapsError } from '#src/core/errors.ts';
import { createMeanings, type LexiconParts } from './lexicon.ts';
import type { LexiconEntry } from './lexicon-entry.ts';
import { phraseTokens } from './phrase-tokens.ts';

function problem(
  code: 'PHRASE_TWICE' | 'ID_UNKNOWN' | 'VALUE_REFUSED',
  entry: LexiconEntry,
  detail: string,
): SmallcapsError {
  const value = code === 'ID_UNKNOWN' ? entry.means : entry.phrase;
  const next =
    'Segments and metrics stand in config/segments.yaml and config/metrics.yaml, all else in src/query/meaning.ts.';
  const own = code === 'ID_UNKNOWN' ? { next } : {};
  return new SmallcapsError(code, { file: entry.file, line: entry.line, value, detail, ...own });
}

/** The meanings that do not exist, each at its first phrase. Quick: a text is looked at once, however many phrases it has. */
export function checkMeanings(parts: LexiconParts): readonly SmallcapsError[] {
  const meaningOf = createMeanings(parts);
  const seen = new Set<string>();
  return parts.entries.flatMap((entry) => {
    if (seen.has(entry.means)) return [];
    seen.add(entry.means);
    return meaningOf(entry.means) === undefined
      ? [problem('ID_UNKNOWN', entry, 'a group of the lexicon has a meaning that does not exist')]
      : [];
  });
}

/**
 * Every problem of the lexicon's phrases, with file, line and value: `ID_UNKNOWN` for a meaning that does not exist,
 * `PHRASE_TWICE` for a phrase with two meanings, `VALUE_REFUSED` for one without letters or digits.
 */
export function checkLexicon(parts: LexiconParts): readonly SmallcapsError[] {
  const meaningOf = createMeanings(parts);
  const firstUse = new Map<string, LexiconEntry>();
  const problems: SmallcapsError[] = [];
  for (const entry of parts.entries) {
    const tokens = phraseTokens(entry.phrase, parts.pairs);
    const name = tokens.join(' ');
    const before = firstUse.get(name);
    if (meaningOf(entry.means) === undefined)
      problems.push(problem('ID_UNKNOWN', entry, 'a group of the lexicon has a meaning that does not exist'));
    else if (tokens.length === 0) problems.push(problem('VALUE_REFUSED', entry, 'a phrase has no letters or digits'));
    else if (before === undefined) firstUse.set(name, entry);
    else if (before.means !== entry.means)
      problems.push(
        problem('PHRASE_TWICE', entry, `the phrase also means ${before.means} (${before.file}:${before.line})`),
      );
  }
  return problems;
}
