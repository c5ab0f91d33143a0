import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSpelling, editDistance } from '#src/query/spelling.ts';

function correct(word: string, ...known: readonly string[]): string | undefined {
  return createSpelling(new Map(known.map((other) => [other, 1]))).correct(word);
}

describe('one slip is put right:', () => {
  test.for([
    ['two letters swapped', 'mircocap', 'microcap'],
    ['a letter left out', 'cyclicls', 'cyclicals'],
    ['a letter too many', 'auggust', 'august'],
    ['another letter', 'augusr', 'august'],
    ['the first two letters swapped', 'ugaust', undefined],
    ['the first letter after the second', 'uagust', 'august'],
    ['which letter is doubled', 'tarrif', 'tariff'],
  ] as const)('%s', ([, typed, meant]) => {
    expect(correct(typed, meant ?? 'august')).toBe(meant);
  });
});

describe('the limits', () => {
  test('a word of three letters is left as it is, one of four is not', () => {
    expect(correct('bta', 'beta')).toBeUndefined();
    expect(correct('beat', 'beta')).toBe('beta');
    expect(correct('caps', 'cap')).toBeUndefined();
  });

  test('two slips are too many up to eight letters and are put right from nine', () => {
    expect(correct('mkcrocpp', 'microcap')).toBeUndefined();
    expect(correct('cyclcialz', 'cyclicals')).toBe('cyclicals');
    expect(correct('cyclcialzz', 'cyclicals')).toBeUndefined();
  });

  test('the first letter is kept', () => {
    expect(correct('sugust', 'august')).toBeUndefined();
    expect(correct('lowth', 'growth')).toBeUndefined();
  });

  test('a slip between two words is left as it is', () => {
    expect(correct('rade', 'rate', 'race')).toBeUndefined();
    expect(correct('rade', 'rate')).toBe('rate');
  });

  test('the nearer of two words is taken', () => {
    expect(correct('cyclicalz', 'cyclicals', 'cyclically')).toBe('cyclicals');
  });

  test('of two words equally near the heavier one is taken', () => {
    const spelling = createSpelling(
      new Map([
        ['rate', 1],
        ['race', 2],
      ]),
    );

    expect(spelling.correct('rade')).toBe('race');
  });

  test('what is known is known as it stands', () => {
    const spelling = createSpelling(new Map([['august', 1]]));

    expect(spelling.knows('august')).toBe(true);
    expect(spelling.knows('augusts')).toBe(false);
    expect(spelling.knows('constructor')).toBe(false);
  });
});

const words = fc.stringMatching(/^[ab]{0,7}$/);
const FAR = 20;

/** Edits counted the slow way, from the definition. */
function slowDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(
    slowDistance(a.slice(0, -1), b) + 1,
    slowDistance(a, b.slice(0, -1)) + 1,
    slowDistance(a.slice(0, -1), b.slice(0, -1)) + same,
    swapped ? slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1 : FAR,
  );
}

test('edits are counted as they are defined', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      expect(editDistance(a, b, FAR)).toBe(slowDistance(a, b));
      expect(editDistance(a, b, FAR)).toBe(editDistance(b, a, FAR));
    }),
    { numRuns: 60 },
  );
});

test('past the limit it is one more than the limit', () => {
  fc.assert(
    fc.property(words, words, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(editDistance(a, b, FAR), limit + 1));
    }),
  );
});

test('a corrected word is one of the words, and within two edits', () => {
  const dictionary = ['august', 'cyclicals', 'microcap', 'russell', 'unprofitable'];
  const typed = fc
    .tuple(fc.constantFrom(...dictionary), fc.nat(12), fc.constantFrom('', 'x', 'e', 'ss'))
    .map(([word, at, put]) => word.slice(0, at) + put + word.slice(at + 1));
  fc.assert(
    fc.property(typed, (word) => {
      const meant = correct(word, ...dictionary);

      expect(meant === undefined || dictionary.includes(meant)).toBe(true);
      expect(meant === undefined ? 0 : editDistance(word, meant, FAR)).toBeLessThanOrEqual(2);
    }),
  );
});
