import { divide } from '#src/core/decimal.ts';
import type { Test } from '#src/core/query.ts';
import type { Unit } from '#src/core/unit.ts';
import { recordYears } from './record-claim.ts';
import type { NumberSlot, Placed, Slots } from './slots.ts';

/** What the numbers of a question are for. `claims` are what is left: a figure taken for granted, or one to be looked up. */
export interface NumberRoles {
  readonly top?: number;
  readonly test?: { readonly op: Test['op']; readonly value: string };
  /** Both ends of "between 40 and 50". */
  readonly range?: readonly [string, string];
  readonly amount?: string;
  readonly claims: readonly { readonly value: string; readonly unit?: Unit }[];
}

const TESTS: Readonly<Record<string, Test['op']>> = { more_than: 'gt', less_than: 'lt', at_least: 'ge', at_most: 'le' };
/** "10个点以上": ten and more. */
const BEHIND: typeof TESTS = { more_than: 'ge', at_least: 'ge', less_than: 'le', at_most: 'le' };
const COUNT_NOUNS =
  /^(numbers?|figures?|stats?|windows?|periods?|groups?|segments?|buckets?|names|cuts?|lines?|rows?|values?|styles?|of (them|those|these)|sentences?|points?|things?|个(?!百分点|点|基点)|只|项|组|类|档|条|板块|句)/;
const NEAR = 3;

function isSmallCount(number: NumberSlot): boolean {
  return (
    number.unit === undefined &&
    /^\d{1,2}$/.test(number.value) &&
    Number(number.value) >= 1 &&
    Number(number.value) <= 20
  );
}

function classAt(slots: Slots, at: number): { class: string; value: string; text: string } {
  const piece = slots.pieces[at];
  return {
    class: piece?.meaning.class ?? '',
    value: piece?.meaning.value ?? '',
    text: piece?.text.toLowerCase() ?? '',
  };
}

/** The nearest piece before a number that is not filler, within reach. */
function meaningBefore(slots: Slots, at: number): { class: string; value: string } {
  for (let place = at - 1; place >= Math.max(0, at - NEAR); place -= 1) {
    const piece = classAt(slots, place);
    if (piece.class !== 'harmless' && piece.class !== 'unit') return piece;
    if (slots.pieces[place + 1]?.broken === true) break;
  }
  return { class: '', value: '' };
}

function meaningAfter(slots: Slots, at: number): { class: string; value: string; text: string } {
  const next = classAt(slots, at + 1);
  return next.class === 'unit' ? classAt(slots, at + 2) : next;
}

function isRanking(meaning: { class: string; value: string }): boolean {
  return meaning.class === 'op' && ['best', 'worst', 'rank'].includes(meaning.value);
}

function isTop(slots: Slots, { is, at }: Placed<NumberSlot>): boolean {
  if (!isSmallCount(is)) return false;
  return isRanking(meaningBefore(slots, at)) || isRanking(meaningAfter(slots, at));
}

function isCount(slots: Slots, { is, at }: Placed<NumberSlot>): boolean {
  if (!isSmallCount(is)) return false;
  return is.spelled || COUNT_NOUNS.test(classAt(slots, at + 1).text) || slots.segments.length === Number(is.value);
}

interface Sorting {
  top?: number;
  test?: { op: Test['op']; value: string };
  amount?: string;
  range?: readonly [string, string];
  claims: { value: string; unit?: Unit }[];
}

/** "5+", "5% plus": at least as much. */
function isOrMore(slots: Slots, at: number): boolean {
  const next = classAt(slots, at + 1).text;
  const after = next === '%' ? classAt(slots, at + 2).text : next;
  return after === '+' || after === 'plus';
}

/** A bound as figures are printed: 500 bp are five points. */
function inPoints({ value, unit }: NumberSlot): string {
  return unit === 'bp' ? (divide(value, '100', 4) ?? value) : value;
}

function testOf(slots: Slots, { is, at }: Placed<NumberSlot>): Sorting['test'] {
  const before = meaningBefore(slots, at);
  const after = meaningAfter(slots, at);
  const isBehind = after.class === 'op' && /^(及?以上|及?以下|以内)的?$/.test(after.text);
  const said = before.class === 'op' ? TESTS[before.value] : undefined;
  const op = said ?? (isBehind ? BEHIND[after.value] : undefined);
  return op === undefined ? undefined : { op, value: inPoints(is) };
}

/** The amount that a number is where money is put in; `undefined` for another number. */
function putIn(slots: Slots, number: Placed<NumberSlot>): string | undefined {
  const { is } = number;
  if (slots.has('op', 'invest')) return amountOf(is);
  if (isCount(slots, number)) return undefined;
  if (is.unit === 'usd' || isAmount(number, slots)) return is.value;
  return isBought(slots) ? amountOf(is) : undefined;
}

function sortNumber(slots: Slots, number: Placed<NumberSlot>, roles: Sorting): void {
  const { is, at } = number;
  const rough = roughTest(slots, number);
  const test = roles.test === undefined ? testOf(slots, number) : undefined;
  const amount = putIn(slots, number);
  if (rough !== undefined) roles.test = rough;
  else if (roles.test === undefined && isOrMore(slots, at)) roles.test = { op: 'ge', value: is.value };
  else if (isTop(slots, number)) roles.top = Number(is.value);
  else if (test !== undefined) roles.test = test;
  else if (amount !== undefined) roles.amount = amount;
  else if (!isCount(slots, number))
    roles.claims.push({ value: is.value, ...(is.unit === undefined ? {} : { unit: is.unit }) });
}

/** "100k in high beta": thousands and millions are amounts, no figure is that large. */
function isAmount({ is, at }: Placed<NumberSlot>, slots: Slots): boolean {
  return is.unit === undefined && /\d ?(k|m|mm|mio)$|grand$|thousand$|million$/.test(classAt(slots, at).text);
}

/** Words that are a number and its test at once; beside a hit rate they are a claim about it. */
function roughTest(slots: Slots, { is, at }: Placed<NumberSlot>): Sorting['test'] {
  const text = classAt(slots, at).text;
  if (
    slots.metrics.some(({ is: metric }) => metric.startsWith('hit_rate')) ||
    slots.segments.some(({ is: id }) => id === 'tracked_funds')
  )
    return undefined;
  if (/^double digit/.test(text)) return { op: 'ge', value: is.value };
  return /half|半/.test(text) ? { op: 'gt', value: is.value } : undefined;
}

/** "bought at the low with 100,000": the verb of advice with an amount is reckoning. */
function isBought(slots: Slots): boolean {
  return slots.pieces.some(
    ({ meaning, text }) =>
      meaning.class === 'refuse' && meaning.value === 'advice' && /^(买|买入|进场|buy|bought)/.test(text.toLowerCase()),
  );
}

/** An amount put in, in dollars: "1m" is a million. */
function amountOf(number: NumberSlot): string {
  if (number.unit !== 'usd_bn') return number.value;
  const [whole = '0', fraction = ''] = number.value.split('.');
  return `${whole}${fraction.padEnd(9, '0')}`.replace(/^0+(?=\d)/, '');
}

/** "between" right before a number, or 之间 / 中间 soon after it. */
function opensRange(slots: Slots, at: number): boolean {
  const before = slots.pieces[at - 1]?.text.toLowerCase().split(' ').at(-1);
  return before === 'between' || slots.pieces.slice(at + 1, at + 6).some(({ text }) => /之间|中间/.test(text));
}

/** Finds the job of every number in a question, so that none is passed over. */
export function sortNumbers(slots: Slots): NumberRoles {
  const roles: Sorting = { claims: recordYears(slots).map((year) => ({ value: String(year), unit: 'year' as const })) };
  const [low, high] = slots.numbers;
  const isRange = low !== undefined && high !== undefined && opensRange(slots, low.at);
  if (isRange) roles.range = [low.is.value, high.is.value];
  for (const number of isRange ? slots.numbers.slice(2) : slots.numbers) sortNumber(slots, number, roles);
  return roles;
}
