import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Token, toTokens } from '#src/query/tokens.ts';

const PAIRS = new Map([
  ['羅', '罗'],
  ['漲', '涨'],
  ['虧', '亏'],
  ['損', '损'],
]);

function texts(text: string): readonly string[] {
  return toTokens(text, PAIRS).map((token) => token.text);
}

function kinds(text: string): readonly Token['kind'][] {
  return toTokens(text, PAIRS).map(({ kind }) => kind);
}

describe('words are the same however they are typed', () => {
  test.for([
    ['capitals', 'Micro CAPS', ['micro', 'caps']],
    ['full-width letters', 'ｍｉｃｒｏ ｃａｐｓ', ['micro', 'caps']],
    ['a ligature', 'ﬁnance', ['finance']],
    ['accents', 'naïve Café', ['naive', 'cafe']],
    ['an accent as a character of its own', 'cafe\u0301', ['cafe']],
    ['a hyphen', 'micro-caps', ['micro', 'caps']],
    ['a slash between words', 'small/micro', ['small', 'micro']],
    ['an underscore', 'small_caps', ['small', 'caps']],
    ['a contraction', "didn't", ['didnt']],
    ['a curly contraction', 'didn’t', ['didnt']],
    ['a possessive', 'Jefferies’s list', ['jefferies', 'list']],
    ['a plural possessive', "cyclicals' return", ['cyclicals', 'return']],
    ["what's", "what's", ['what']],
    ['quotation marks', '“micro caps”', ['micro', 'caps']],
    ['a name with an ampersand', 'S&P 500', ['s&p', '500']],
    ['tabs and line ends', 'micro\tcaps\nytd', ['micro', 'caps', 'ytd']],
    ['a zero-width space and a soft hyphen', 'mi\u200bcro\u00adcaps', ['microcaps']],
    ['a direction override', 'micro\u202e caps', ['micro', 'caps']],
    ['a null character', 'micro\u0000 caps', ['micro', 'caps']],
  ] as const)('%s', ([, typed, expected]) => {
    expect(texts(typed)).toEqual(expected);
  });
});

describe('Chinese is read character by character', () => {
  test.for([
    ['微盘股8月', ['微', '盘', '股', '8', '月']],
    ['微 盘 股', ['微', '盘', '股']],
    ['羅素2000漲了', ['罗', '素', '2000', '涨', '了']],
    ['虧損', ['亏', '损']],
    ['小盘股ETF', ['小', '盘', '股', 'etf']],
    ['二〇二五', ['二', '〇', '二', '五']],
  ] as const)('%s', ([typed, expected]) => {
    expect(texts(typed)).toEqual(expected);
  });
});

describe('numbers keep their value', () => {
  test.for([
    ['9.3', ['9.3']],
    ['.5', ['0.5']],
    ['1,234.5', ['1234.5']],
    ['12,345,678', ['12345678']],
    ['-11.4', ['-11.4']],
    ['−3', ['-3']],
    ['–3', ['-3']],
    ['(-2.8%)', ['-2.8', '%']],
    ['１２．５％', ['12.5', '%']],
    ['5bn', ['5', 'bn']],
    ['$10k', ['$', '10', 'k']],
    ['up +5%', ['up', '+', '5', '%']],
    ['q3', ['q', '3']],
    ['>50%', ['>', '50', '%']],
  ] as const)('%s', ([typed, expected]) => {
    expect(texts(typed)).toEqual(expected);
  });

  test('a dash between two numbers takes nothing away', () => {
    expect(texts('9.3-7')).toEqual(['9.3', '7']);
    expect(texts('40 - 50')).toEqual(['40', '50']);
    expect(texts('7%-9%')).toEqual(['7', '%', '9', '%']);
  });
});

test.for([
  ['2025-08', 'date'],
  ['2025-04-08', 'date'],
  ['4/8', 'date'],
  ['8/4/2025', 'date'],
  ['08/2025', 'date'],
  ['2000', 'number'],
  ['罗', 'han'],
  ['caps', 'word'],
  ['%', 'sign'],
] as const)('%s is one token, a %s', ([typed, kind]) => {
  expect(kinds(typed)).toEqual([kind]);
});

test('punctuation shows on the token after it, white space beside it', () => {
  const tokens = toTokens('micro caps, ytd5', PAIRS);

  expect(tokens.map(({ text }) => text)).toEqual(['micro', 'caps', 'ytd', '5']);
  expect(tokens.map(({ broken }) => broken)).toEqual([false, false, true, false]);
  expect(tokens.map(({ spaced }) => spaced)).toEqual([true, true, true, false]);
});

test('the number as typed is kept beside what is read', () => {
  expect(toTokens('Swiss P/E', PAIRS).map(({ raw }) => raw)).toEqual(['swiss', 'p', 'e']);
  expect(toTokens('1,234', PAIRS).map(({ raw, text }) => [raw, text])).toEqual([['1,234', '1234']]);
});

test('any text gives tokens that hold something and no white space', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      for (const token of toTokens(text, PAIRS)) expect(token.text).toMatch(/^\S+$/u);
    }),
  );
});

test('no digit of any script is passed over without a token', () => {
  const digits = fc.stringMatching(/^\p{Nd}{1,4}$/u);
  fc.assert(
    fc.property(digits, (number) => {
      expect(texts(`since ${number}`).length).toBeGreaterThan(1);
    }),
    { examples: [['٢٠٢٠'], ['२०२०'], ['２０２０']] },
  );
});
