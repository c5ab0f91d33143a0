import { describe, expect, test } from 'vitest';
import { toConfigFolder } from '#src/config/knowledge.ts';
import { type LexiconExample, readLexiconFiles } from '#src/config/lexicon-files.ts';
import { coverTokens } from '#src/query/cover.ts';
import { phraseTokens } from '#src/query/phrase-tokens.ts';
import { toTokens } from '#src/query/tokens.ts';
import { CONFIG, loadBundled } from '#test/bundled.ts';
import { phrasesBeside } from './lexicon-groups.ts';

const { lexicon } = loadBundled();
const read = readLexiconFiles(toConfigFolder(CONFIG));
const beside = phrasesBeside(read);
const MOST_SHOWN = 20;
const FEWEST = { en: 5000, zh: 3000 };
/** Meanings that nearly every question has somewhere: there a counter-example is about the group's own phrases. */
const EVERYWHERE = new Set(['harmless', 'not']);

interface ReadPiece {
  /** As the lexicon's files write it. */
  readonly means: string;
  readonly phrase: string;
}

function piecesOf(question: string): readonly ReadPiece[] {
  const tokens = toTokens(question, lexicon.pairs);
  const { pieces, corrections } = coverTokens(tokens, lexicon);
  const textOf = (text: string, raw: string): string => corrections.find(({ from }) => from === raw)?.to ?? text;
  return pieces.map(({ meaning, first, end }) => ({
    means: meaning.value === '' ? meaning.class : `${meaning.class}.${meaning.value}`,
    phrase: tokens
      .slice(first, end)
      .map(({ text, raw }) => textOf(text, raw))
      .join(' '),
  }));
}

function namesOf(phrases: readonly string[]): ReadonlySet<string> {
  return new Set(phrases.map((phrase) => phraseTokens(phrase, lexicon.pairs).join(' ')));
}

function isMistaken(counter: LexiconExample): boolean {
  const own = namesOf(beside.get(counter) ?? []);
  return piecesOf(counter.question).some(
    ({ means, phrase }) => means === counter.means && (!EVERYWHERE.has(means) || own.has(phrase)),
  );
}

function place({ file, line, question, means }: LexiconExample): string {
  return `${file}:${line} ${means}: ${question}`;
}

describe('the questions beside the phrases', () => {
  const ofKind = (kind: LexiconExample['kind']) => read.examples.filter((example) => example.kind === kind);

  test('are there, of both kinds and in both languages, each in a group with phrases', () => {
    expect(ofKind('example').length).toBeGreaterThan(100);
    expect(ofKind('counter').length).toBeGreaterThan(100);
    expect(new Set(read.examples.map(({ locale }) => locale))).toEqual(new Set(['en', 'zh']));
    expect(read.examples.filter((example) => beside.get(example)?.length === 0).map(place)).toEqual([]);
  });

  test('every example is read with its group’s meaning', () => {
    const missed = ofKind('example').filter(
      ({ question, means }) => !piecesOf(question).some((piece) => piece.means === means),
    );

    expect(missed.map(place)).toEqual([]);
  });

  test('no counter-example is read with its group’s meaning', () => {
    expect(ofKind('counter').filter(isMistaken).map(place)).toEqual([]);
  });
});

describe('the phrases', () => {
  test('are each read as one piece with their own meaning', () => {
    const misread = read.entries
      .map((entry) => ({ ...entry, pieces: piecesOf(entry.phrase) }))
      .filter(({ means, pieces }) => pieces.length !== 1 || pieces[0]?.means !== means)
      .map(({ phrase, means, file, line, pieces }) => {
        const instead = pieces.map((piece) => piece.means).join(' + ');
        return `${file}:${line} "${phrase}" (${means}) is read as ${instead}`;
      });

    expect(misread.slice(0, MOST_SHOWN), `${misread.length} of ${read.entries.length} phrases`).toEqual([]);
  });

  test.for(['en', 'zh'] as const)('are many enough in %s', (locale) => {
    const own = read.entries.filter(({ file }) => file.includes(`lexicon/${locale}/`));

    expect(namesOf(own.map(({ phrase }) => phrase)).size).toBeGreaterThanOrEqual(FEWEST[locale]);
  });
});
