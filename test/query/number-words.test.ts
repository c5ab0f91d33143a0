import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHanNumber, parseNumberWords } from '#src/query/number-words.ts';

describe('English number words', () => {
  test.for([
    ['two', '2', 1],
    ['nineteen', '19', 1],
    ['twenty five', '25', 2],
    ['forty one point two', '41.2', 4],
    ['nine point three', '9.3', 3],
    ['one hundred', '100', 2],
    ['one hundred twenty', '120', 3],
    ['three hundred fifty two', '352', 4],
    ['two thousand', '2000', 2],
    ['two thousand twenty five', '2025', 4],
    ['twenty twenty five', '2025', 3],
    ['nineteen ninety nine', '1999', 3],
    ['three segments', '3', 1],
  ] as const)('%s is %s', ([words, value, length]) => {
    expect(parseNumberWords(words.split(' '))).toEqual({ value, length });
  });

  test.for(['one', 'one of them', 'point five', 'micro', ''])('%j is no number', (words) => {
    expect(parseNumberWords(words.split(' '))).toBeUndefined();
  });

  test('a word that is a name of every object is no number', () => {
    for (const word of Object.getOwnPropertyNames(Object.prototype)) {
      expect(parseNumberWords([word]), word).toBeUndefined();
      expect(parseNumberWords(['twenty', word])?.value, word).toBe('20');
    }
  });

  test('any two words give a decimal or nothing', () => {
    const word = fc.oneof(
      fc.constantFrom('two', 'twenty', 'hundred', 'thousand', 'point', 'one', 'ninety'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const number = parseNumberWords(words);

        expect(number?.value ?? '0').toMatch(/^\d+(\.\d)?$/);
        expect(number?.length ?? 0).toBeLessThanOrEqual(words.length);
      }),
    );
  });
});

describe('Han numerals', () => {
  test.for([
    ['三', '3', 1],
    ['两', '2', 1],
    ['十', '10', 1],
    ['十一', '11', 2],
    ['二十五', '25', 3],
    ['两百', '200', 2],
    ['一百二十', '120', 4],
    ['两千', '2000', 2],
    ['二〇二五', '2025', 4],
    ['二零零零', '2000', 4],
    ['八月', '8', 1],
  ] as const)('%s is %s', ([text, value, length]) => {
    expect(parseHanNumber([...text])).toEqual({ value, length });
  });

  test.for(['一', '月', ''])('%j is no number', (text) => {
    expect(parseHanNumber([...text])).toBeUndefined();
  });

  test('numbers below a hundred are read as they are written', () => {
    const digits = [...'零一二三四五六七八九'];
    for (let number = 10; number < 100; number += 1) {
      const [tens, ones] = [Math.floor(number / 10), number % 10];
      const text = `${tens === 1 ? '' : digits[tens]}十${ones === 0 ? '' : digits[ones]}`;

      expect(parseHanNumber([...text]), text).toEqual({ value: String(number), length: text.length });
    }
  });
});
