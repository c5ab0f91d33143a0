import { absolute, compare, type DecimalText, divide, multiply, trimZeros } from './decimal.ts';
import type { Locale } from './locale.ts';
import type { Num } from './num.ts';
import type { Unit } from './unit.ts';

/** The minus sign proper, so that a loss does not read as a hyphen and does not break at a line's end. */
const MINUS = '−';
const HUNDRED_MILLIONS_A_BILLION = '10';
const HUNDRED_MILLION_IN_MILLIONS = '100';

function grouped(value: DecimalText): string {
  const [whole = '0', fraction] = value.split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

function signOf(num: Num): string {
  const order = compare(num.value, '0');
  if (order < 0) return MINUS;
  return num.signed === true && order > 0 ? '+' : '';
}

type Wording = (digits: string, plain: DecimalText) => string;

const en: Record<Unit, Wording> = {
  pct: (n) => `${n}%`,
  pp: (n) => (n === '1' ? '1 pt' : `${n} pts`),
  bp: (n) => `${n} bp`,
  usd_bn: (n) => `$${n}bn`,
  usd_mn: (n) => `$${n}m`,
  usd: (n) => `$${n}`,
  x: (n) => `${n}x`,
  year: (_, plain) => plain,
  count: (n) => n,
};

const zh: Record<Unit, Wording> = {
  pct: (n) => `${n}%`,
  pp: (n) => `${n}个百分点`,
  bp: (n) => `${n}个基点`,
  // 亿 is 100 million: a reader must never have to do the step that retellings get wrong, so both are said.
  usd_bn: (n, plain) => `${grouped(trimZeros(multiply(plain, HUNDRED_MILLIONS_A_BILLION)))}亿美元（$${n}bn）`,
  usd_mn: (n, plain) => `${grouped(trimZeros(divide(plain, HUNDRED_MILLION_IN_MILLIONS, 6) ?? plain))}亿美元（$${n}m）`,
  usd: (n) => `${n}美元`,
  x: (n) => `${n}倍`,
  year: (_, plain) => `${plain}年`,
  count: (n) => n,
};

const WORDINGS: Record<Locale, Record<Unit, Wording>> = { en, zh };

/** The number as a reader sees it, with its unit: "−$11.4bn", "9.3%", "+2.3 pts". The only place that formats numbers. */
export function formatNum(num: Num, locale: Locale): string {
  const plain = absolute(num.value);
  return signOf(num) + WORDINGS[locale][num.unit](grouped(plain), plain);
}

const MISSING: Record<Locale, string> = { en: 'n/a', zh: '无数据' };

/** What stands where a number is missing: never a zero, never an empty place. */
export function formatMissing(locale: Locale): string {
  return MISSING[locale];
}
