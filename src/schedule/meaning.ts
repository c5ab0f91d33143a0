import { CalendarRule, LocalTime } from './schedule.ts';
import { toZoneId, type ZoneId } from './zone.ts';

/** Days that have a word of their own. */
const DAYS = [
  'every_day',
  'weekdays',
  'weekends',
  'trading',
  'first_trading',
  'last_trading',
  'early_closes',
  'first_of_month',
  'last_of_month',
] as const;
export type DaysWord = (typeof DAYS)[number];

/** Times of day that make 12 hours into 24. `evening` is `pm` and has no 12. */
const PARTS = ['am', 'pm', 'evening'] as const;
export type DayPart = (typeof PARTS)[number];

/** Words that only join others: `hour`, `half` and `minute` follow a number, `monthday` too. */
const PLAIN = ['and', 'to', 'harmless', 'hour', 'half', 'minute', 'monthday'] as const;

/** What a phrase of the schedule's vocabulary means, as its files write it: `days.weekdays`, `weekday.1`, `zone.Europe/London`. */
export type Meaning =
  | { readonly kind: 'days'; readonly days: DaysWord }
  /** 0 is Sunday. */
  | { readonly kind: 'weekday'; readonly weekday: number }
  /** Which of a month's: 1 to 5, or the last. */
  | { readonly kind: 'order'; readonly nth: number | 'last' }
  | { readonly kind: 'part'; readonly part: DayPart }
  | { readonly kind: 'time'; readonly at: LocalTime }
  | { readonly kind: 'rule'; readonly rule: CalendarRule }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'zone'; readonly zone: ZoneId }
  | { readonly kind: (typeof PLAIN)[number] };

function oneOf<Value extends string>(values: readonly Value[], text: string): Value | undefined {
  return values.find((value) => value === text);
}

function whole(text: string, from: number, to: number): number | undefined {
  const value = Number(text);
  return /^\d+$/.test(text) && value >= from && value <= to ? value : undefined;
}

/** The value of a meaning; `undefined` for one that there is not. */
const VALUES: Readonly<Record<string, (text: string) => Meaning | undefined>> = {
  days: (text) => given(oneOf(DAYS, text), (days) => ({ kind: 'days', days })),
  weekday: (text) => given(whole(text, 0, 6), (weekday) => ({ kind: 'weekday', weekday })),
  order: (text) =>
    given<number | 'last'>(text === 'last' ? 'last' : whole(text, 1, 5), (nth): Meaning => ({ kind: 'order', nth })),
  part: (text) => given(oneOf(PARTS, text), (part) => ({ kind: 'part', part })),
  time: (text) => given(LocalTime.safeParse(text).data, (at) => ({ kind: 'time', at })),
  rule: (text) => given(CalendarRule.safeParse(text).data, (rule) => ({ kind: 'rule', rule })),
  number: (text) => given(whole(text, 0, 59), (value) => ({ kind: 'number', value })),
  zone: (text) => given(toZoneId(text), (zone) => (zone === text ? { kind: 'zone', zone } : undefined)),
};

function given<Value>(value: Value | undefined, make: (value: Value) => Meaning | undefined): Meaning | undefined {
  return value === undefined ? undefined : make(value);
}

/** The meaning that a text of the files names; `undefined` when there is none. */
export function parseMeaning(text: string): Meaning | undefined {
  const plain = oneOf(PLAIN, text);
  if (plain !== undefined) return { kind: plain };
  const dot = text.indexOf('.');
  const name = text.slice(0, Math.max(dot, 0));
  return Object.hasOwn(VALUES, name) ? VALUES[name]?.(text.slice(dot + 1)) : undefined;
}
