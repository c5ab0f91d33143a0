import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNum } from '#src/core/format-num.ts';
import { LOCALES } from '#src/core/locale.ts';
import type { Num } from '#src/core/num.ts';
import { UNITS } from '#src/core/unit.ts';
import { decimalTexts } from './decimal-texts.ts';

describe('in English', () => {
  test.for<[Num, string]>([
    [{ value: '9.3', unit: 'pct' }, '9.3%'],
    [{ value: '-9.3', unit: 'pct' }, '−9.3%'],
    [{ value: '2.3', unit: 'pp', signed: true }, '+2.3 pts'],
    [{ value: '-2.3', unit: 'pp', signed: true }, '−2.3 pts'],
    [{ value: '0.0', unit: 'pp', signed: true }, '0.0 pts'],
    [{ value: '1', unit: 'pp' }, '1 pt'],
    [{ value: '441', unit: 'bp' }, '441 bp'],
    [{ value: '-11.4', unit: 'usd_bn' }, '−$11.4bn'],
    [{ value: '-11400', unit: 'usd_mn' }, '−$11,400m'],
    [{ value: '1234567.89', unit: 'usd' }, '$1,234,567.89'],
    [{ value: '1.82', unit: 'x' }, '1.82x'],
    [{ value: '2000', unit: 'year' }, '2000'],
    [{ value: '12', unit: 'count' }, '12'],
  ])('%j is %s', ([num, words]) => {
    expect(formatNum(num, 'en')).toBe(words);
  });
});

describe('in Chinese', () => {
  test.for<[Num, string]>([
    [{ value: '9.3', unit: 'pct' }, '9.3%'],
    [{ value: '2.3', unit: 'pp' }, '2.3个百分点'],
    [{ value: '441', unit: 'bp' }, '441个基点'],
    [{ value: '-11.4', unit: 'usd_bn' }, '−114亿美元（$11.4bn）'],
    [{ value: '0.05', unit: 'usd_bn' }, '0.5亿美元（$0.05bn）'],
    [{ value: '11400', unit: 'usd_mn' }, '114亿美元（$11,400m）'],
    [{ value: '16380', unit: 'usd' }, '16,380美元'],
    [{ value: '1.82', unit: 'x' }, '1.82倍'],
    [{ value: '2000', unit: 'year' }, '2000年'],
    [{ value: '12', unit: 'count' }, '12'],
  ])('%j is %s', ([num, words]) => {
    expect(formatNum(num, 'zh')).toBe(words);
  });
});

test('billions in Chinese say 亿 and the billions beside them', () => {
  const words = formatNum({ value: '-11.4', unit: 'usd_bn' }, 'zh');

  expect(words).toContain('114亿美元');
  expect(words).toContain('$11.4bn');
});

test.for(LOCALES)('a year is never grouped in %s', (locale) => {
  expect(formatNum({ value: '2000', unit: 'year' }, locale)).not.toContain(',');
});

test('a hyphen never stands for the minus sign, and a number keeps its digits', () => {
  const nums = fc.record({ value: decimalTexts, unit: fc.constantFrom(...UNITS), signed: fc.boolean() });
  fc.assert(
    fc.property(nums, fc.constantFrom(...LOCALES), (num, locale) => {
      const words = formatNum(num, locale);

      expect(words).not.toContain('-');
      expect(words.startsWith('−')).toBe(num.value.startsWith('-') && /[1-9]/.test(num.value));
      expect(words.replaceAll(',', '')).toContain(num.value.replace('-', ''));
    }),
  );
});
