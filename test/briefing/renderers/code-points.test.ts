import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countCodePoints, cutAtWord } from '#src/briefing/renderers/code-points.ts';

test('characters are code points', () => {
  expect(countCodePoints('a🐻微')).toBe(3);
});

test.for([
  ['short', 5, 'short'],
  ['one two three', 12, 'one two…'],
  ['one two three', 8, 'one two…'],
  ['one two three', 7, 'one…'],
  ['微盘股领先罗素2000，幅度为', 10, '微盘股领先罗素…'],
  ['grown by 1,234.56 in all', 15, 'grown by…'],
  ['1234', 2, '…'],
  ['🐻🐻🐻', 2, '🐻…'],
  ['abc', 0, ''],
] as const)('%s within %i', ([text, most, cut]) => {
  expect(cutAtWord(text, most)).toBe(cut);
});

test('a cut text is within its length and a beginning of the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(40), (text, most) => {
      const cut = cutAtWord(text, most);

      expect(countCodePoints(cut)).toBeLessThanOrEqual(most);
      expect(cut === text || text.startsWith(cut.replace(/…$/u, ''))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
