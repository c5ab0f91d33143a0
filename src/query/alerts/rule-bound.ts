import type { AlertRule } from '#src/core/alert-rule.ts';
import { absolute, compare, divide, multiply, negate, trimZeros } from '#src/core/decimal.ts';
import type { Unit } from '#src/core/unit.ts';
import { says } from '../draft.ts';
import type { NumberSlot, Placed, Slots } from '../slots.ts';
import { type Candidates, isRefused, type Refused, refused } from './rule-reading.ts';
import type { WatchedNumber } from './watched-number.ts';

/** From where on a rule holds, in the unit of its number and with the number's own sign. */
export type RuleBound = Pick<AlertRule, 'op' | 'value'>;

type Op = AlertRule['op'];

const TESTS: Readonly<Record<string, Op>> = { more_than: 'gt', less_than: 'lt', at_least: 'ge', at_most: 'le' };
/** The same on the other side of zero: an outflow above ten is a flow below minus ten. */
const MIRRORED: Readonly<Record<Op, Op>> = { gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' };
const DOLLARS_A_BILLION = '1000000000';
/** A flow is never told in thousands: "$10" is short for something. */
const FEWEST_DOLLARS = '1000000';

/** "net flow below -10": the sign that a dash before a number is, in a rule, where nothing stands before it to be left from. */
const TYPED_MINUS = /(?<![\p{L}\p{N}%)](?<!\p{Script=Han}))[-−–]\s?[$￥]?\s?\.?\d/u;

const OF_CHANGES = /^(by )?(more|less|fewer|at least|at most|no (more|less)|not (more|less))|^(超|至少|至多|不超过)/;

function testsIn(slots: Slots): readonly Op[] {
  return slots.pieces.flatMap(({ meaning }) => (meaning.class === 'op' ? (TESTS[meaning.value] ?? []) : []));
}

/** Powers of ten between units of one kind. */
const FACTORS: Readonly<Record<string, string>> = { 'bp pp': '0.01', 'pp bp': '100' };
/** The same for units that people say for another one: "ahead by 2 %" for two points. */
const LOOSE: Readonly<Record<string, string>> = { 'pct pp': '1', 'pct bp': '100' };

function sure(value: string): Candidates<string> {
  return { options: [trimZeros(value)], isSure: true };
}

function open(...values: readonly string[]): Candidates<string> {
  return { options: values.map(trimZeros), isSure: false };
}

function withoutUnit(value: string, unit: Unit): Candidates<string> {
  if (unit === 'pct') return sure(value);
  return unit === 'bp' ? open(value, multiply(value, '100')) : open(value);
}

function inBillions(value: string): Candidates<string> {
  return compare(value, FEWEST_DOLLARS) < 0 ? open(value) : sure(divide(value, DOLLARS_A_BILLION, 9) ?? value);
}

/** The number, without its sign, in the unit of what is watched; several where the words leave it open. */
function inUnit({ value: typed, unit: said }: NumberSlot, unit: Unit): Candidates<string> | Refused {
  const value = absolute(typed);
  if (said === undefined) return withoutUnit(value, unit);
  if (said === unit) return sure(value);
  if (said === 'usd' && unit === 'usd_bn') return inBillions(value);
  const [factor, loose] = [FACTORS[`${said} ${unit}`], LOOSE[`${said} ${unit}`]];
  if (factor !== undefined) return sure(multiply(value, factor));
  return loose === undefined ? refused('unit') : open(multiply(value, loose));
}

/** Every unit of a rule stands at its number, and two of them are one: "$10bn". */
function strayUnit(slots: Slots, number: Placed<NumberSlot> | undefined, unit: Unit): string | undefined {
  const isZero = slots.has('op', 'positive') || slots.has('op', 'negative');
  const stray = slots.pieces.find(({ meaning }, at) => {
    if (meaning.class !== 'unit') return false;
    if (number === undefined) return !(isZero && meaning.value === unit);
    if (at === number.at + 1) return false;
    const isDollar = meaning.value === 'usd' && (number.is.unit === 'usd_bn' || number.is.unit === 'usd');
    return !(isDollar && (at === number.at - 1 || at === number.at + 2));
  });
  return stray?.text;
}

/** The bound with the sign of its side. Towards zero it takes in the other side too, which the words do not say. */
function onSide(op: Op, value: string, side: WatchedNumber['side']): RuleBound & { readonly isSure: boolean } {
  const isSure = side === undefined || op === 'gt' || op === 'ge';
  return side === 'minus' ? { op: MIRRORED[op], value: negate(value), isSure } : { op, value, isSure };
}

/** The unit of a number as typed. */
function unitText({ pieces }: Slots, { at }: Placed<NumberSlot>): string {
  const place = pieces[at + 1]?.meaning.class === 'unit' ? at + 1 : at - 1;
  return pieces[place]?.text ?? '';
}

interface Tested {
  readonly ops: readonly Op[];
  readonly side: WatchedNumber['side'];
  readonly isSure: boolean;
}

/** What a number with no word for above or below is a bound of: "ahead by 2 points", "falls to 30 %". */
function untested(slots: Slots, { metric, side, versus, unit }: WatchedNumber): Tested {
  if (side !== undefined) return { ops: ['ge'], side, isSure: versus !== undefined || unit === 'bp' };
  const isReached = says(slots, /^(to|at|到|至)$/);
  if (slots.has('change', 'down'))
    return metric === 'return' && !isReached
      ? { ops: ['ge'], side: 'minus', isSure: false }
      : { ops: ['le'], side, isSure: false };
  return { ops: slots.has('change', 'up') ? ['ge'] : ['ge', 'le'], side, isSure: false };
}

/** What a test means beside a rise or a fall: "falls under 35 %" names a level, "falls more than 5 %" the fall itself. */
function tested(op: Op, slots: Slots, { metric, side }: WatchedNumber): Tested {
  const [up, down] = [slots.has('change', 'up'), slots.has('change', 'down')];
  if (!up && !down) return { ops: [op], side, isSure: true };
  const isUpwards = op === 'gt' || op === 'ge';
  // "up more than 5 %" of a share is a change from one report to the next, which no rule looks at.
  if (metric !== 'return' || side !== undefined)
    return { ops: [op], side, isSure: down !== isUpwards && !says(slots, OF_CHANGES) };
  if (down && isUpwards) return { ops: [op], side: 'minus', isSure: true };
  return { ops: [op], side, isSure: up === isUpwards };
}

function withoutNumber(slots: Slots, { side }: WatchedNumber): Candidates<RuleBound> | Refused {
  const [above, below] = [slots.has('op', 'positive'), slots.has('op', 'negative')];
  if (above !== below && side === undefined)
    return { options: [{ op: above ? 'gt' : 'lt', value: '0' }], isSure: true };
  if (above || below || side === undefined) return refused('no-bound');
  return { options: [{ op: side === 'plus' ? 'gt' : 'lt', value: '0' }], isSure: true };
}

/**
 * From where on the words of a rule make it hold.
 *
 * @param text The words as typed: whether a dash is a minus shows there alone.
 */
export function ruleBound(text: string, slots: Slots, watched: WatchedNumber): Candidates<RuleBound> | Refused {
  const [number, ...more] = slots.numbers;
  const tests = testsIn(slots);
  if (more.length > 0 || (number !== undefined && tests.length > 1))
    return refused(
      'several',
      [number, ...more].map((placed) => slots.pieces[placed?.at ?? 0]?.text ?? ''),
    );
  const stray = strayUnit(slots, number, watched.unit);
  if (stray !== undefined) return refused('unit', [stray]);
  if (number === undefined) return withoutNumber(slots, watched);
  if (slots.has('op', 'positive') || slots.has('op', 'negative')) return refused('several', [number.is.value]);
  const values = inUnit(number.is, watched.unit);
  if (isRefused(values)) return refused('unit', [unitText(slots, number)]);
  const isMinus = TYPED_MINUS.test(text);
  const [test] = tests;
  const how = test === undefined ? untested(slots, watched) : tested(test, slots, watched);
  // A minus on an outflow would be said twice, or undone.
  if (isMinus && (how.side !== undefined || slots.has('change'))) return refused('several', [`-${number.is.value}`]);
  const bounds = how.ops.flatMap((op) =>
    values.options.map((value) => onSide(op, isMinus ? negate(value) : value, how.side)),
  );
  return {
    options: bounds.map(({ op, value }) => ({ op, value })),
    isSure: values.isSure && how.isSure && bounds.every(({ isSure }) => isSure),
  };
}
