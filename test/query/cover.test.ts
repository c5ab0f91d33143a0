import { describe, expect, test } from 'vitest';
import { coverTokens } from '#src/query/cover.ts';
import { toTokens } from '#src/query/tokens.ts';
import { loadBundled } from '#test/bundled.ts';

const { lexicon } = loadBundled();

function cover(question: string) {
  return coverTokens(toTokens(question, lexicon.pairs), lexicon);
}

/** The pieces that are not filler: what each was read as, and the words. */
function readings(question: string): readonly string[] {
  return cover(question)
    .pieces.filter(({ meaning }) => meaning.class !== 'harmless')
    .map(({ meaning, text }) => `${meaning.class}.${meaning.value} <${text}>`);
}

describe('the best cover is found, not the first', () => {
  test('the Russell 2000 is one name and not a name and a year', () => {
    const read = readings('the Russell 2000');

    expect(read).toHaveLength(1);
    expect(read[0]).toMatch(/^segment\.russell_2000 <.*2000>$/);
  });

  test('the low cap is a size and not the April low', () => {
    const read = readings('the low cap');

    expect(read).toHaveLength(1);
    expect(read[0]).toMatch(/^segment\.lowest_market_cap <.*low cap>$/);
  });

  test('the low cap since the low is both', () => {
    const read = readings('the low cap since the low');

    expect(read.map((text) => text.split(' ')[0])).toEqual(['segment.lowest_market_cap', 'period.since_low']);
  });

  test('low quality is not the low either', () => {
    expect(readings('low quality').map((text) => text.split(' ')[0])).toEqual(['segment.low_quality']);
  });

  test('earnings growth is a topic, growth stocks are a segment', () => {
    expect(readings('earnings growth').map((text) => text.split(' ')[0])).toEqual(['topic.earnings']);
    expect(readings('growth stocks').map((text) => text.split(' ')[0])).toEqual(['segment.secular_growth']);
  });

  test('small-cap ETF is not small caps and a word beside it', () => {
    expect(readings('small-cap ETFs').map((text) => text.split(' ')[0])).toEqual(['segment.small_cap_etfs']);
  });
});

test('the pieces stand in order and cover every token once', () => {
  const question = '罗素2000 vs frobnicated micro-caps, since 8 April 2025: up > 9.3% or 1,000bp?';
  const { pieces } = cover(question);

  expect(pieces[0]?.first).toBe(0);
  expect(pieces.at(-1)?.end).toBe(toTokens(question, lexicon.pairs).length);
  for (const [index, piece] of pieces.entries()) expect(piece.first).toBe(index === 0 ? 0 : pieces[index - 1]?.end);
});

test('a word that no phrase has stays unknown, as typed', () => {
  const unknown = cover('frobnicated micro caps').pieces.filter(({ meaning }) => meaning.class === 'unknown');

  expect(unknown.map(({ text }) => text)).toEqual(['frobnicated']);
});

test('a slip is corrected and told', () => {
  const { corrections } = cover('mircocaps in augst vs cyclcials');

  expect(corrections).toContainEqual({ from: 'mircocaps', to: 'microcaps' });
  expect(corrections).toContainEqual({ from: 'cyclcials', to: 'cyclicals' });
});

test('a word that is known is never corrected to another', () => {
  expect(cover('micro caps rate of return in march').corrections).toEqual([]);
});

test.for([
  ['top three', 'number.3'],
  ['the 4th', 'ordinal.4'],
  ['第四', 'ordinal.4'],
  ['since 2020', 'year.2020'],
  ['二十', 'number.20'],
  ['Q3', 'quarter.3'],
  ['9.3%', 'number.9.3'],
  ['10k', 'number.10000'],
  ['8 April', 'date.4-8'],
] as const)('%s has the piece %s', ([question, meaning]) => {
  const read = readings(question).map((text) => text.split(' ')[0]);

  expect(read).toContain(meaning);
});

test('a question without a word has no pieces', () => {
  expect(cover('?! …').pieces).toEqual([]);
  expect(cover('').pieces).toEqual([]);
});
