import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balance, wrapText } from '#src/chart/wrap-text.ts';

const STYLE = { size: 10, bold: false };
/** Each character is one pixel wide. */
const measure = { width: (text: string) => [...text].length, missing: () => undefined };

function wrap(text: string, width: number): readonly string[] {
  return wrapText(text, width, STYLE, measure);
}

test('lines fit, and together they are the text', () => {
  const texts = fc.array(fc.constantFrom('a', 'bc', ' ', '小', '盘', '，', '（', '）', '35%', '.'), { maxLength: 60 });

  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 30 }), (parts, width) => {
      const text = parts.join('').replace(/ +/g, ' ').trim();
      const lines = wrap(text, width);

      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      for (const line of lines) expect([...line].length).toBeLessThanOrEqual(width);
    }),
  );
});

describe('breaks', () => {
  test.for<[string, number, readonly string[]]>([
    ['one two three', 8, ['one two', 'three']],
    ['', 8, []],
    ['unbreakable', 4, ['unbr', 'eaka', 'ble']],
    ['低点以来小盘股', 4, ['低点以来', '小盘股']],
    ['低点以来，小盘股', 4, ['低点以', '来，小盘', '股']],
    ['小盘（低点）股', 3, ['小盘', '（低', '点）股']],
    ['罗素2000指数', 4, ['罗素', '2000', '指数']],
    ['by 441\u00a0bp since', 9, ['by 441\u00a0bp', 'since']],
  ])('%j in %i', ([text, width, lines]) => {
    expect(wrap(text, width)).toEqual(lines);
  });
});

test('balanced lines are as many, and of much the same length', () => {
  const text = 'the smallest and the unprofitable led in every window';
  const lines = wrap(text, 45);

  expect(lines.map((line) => line.length)).toEqual([40, 12]);
  const balanced = balance(text, lines, STYLE, measure).map((line) => line.length);

  expect(balanced).toHaveLength(2);
  expect(Math.max(...balanced)).toBeLessThanOrEqual(33);
});
