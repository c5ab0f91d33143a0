import type { Mark } from './marks.ts';
import type { DaysWord } from './meaning.ts';
import type { CalendarRule } from './schedule.ts';

/** Days as they were said: those that a word names, or the three day fields of a cron expression. */
export type Days =
  | { readonly kind: 'sessions'; readonly days: 'first_trading' | 'last_trading' | 'early_closes' }
  /** Day of the month, month and weekday. */
  | { readonly kind: 'fields'; readonly fields: string };

/** What was said about days, and the marks that belong to nothing. */
export interface DaysRead {
  /** Absent where no days were said. */
  readonly days?: Days;
  /** What is to happen on a day without a session, where it was said. */
  readonly rule?: CalendarRule;
  /** The words of a second, other kind of days: both cannot be. */
  readonly contradictions: readonly string[];
  readonly rest: readonly Mark[];
}

const FIELDS_OF: Readonly<Partial<Record<DaysWord, string>>> = {
  every_day: '* * *',
  weekdays: '* * 1-5',
  trading: '* * 1-5',
  weekends: '* * 0,6',
  first_of_month: '1 * *',
  last_of_month: 'L * *',
};

/** What was gathered: each list with the words it comes from. */
interface Gathered {
  readonly named: { readonly days: DaysWord; readonly words: string }[];
  readonly weekdays: string[];
  readonly monthdays: number[];
  readonly rules: CalendarRule[];
  readonly rest: Mark[];
  readonly words: string[];
}

/** Signs and words between two of a list; "to" between two weekdays is looked at there. */
function isLink(mark: Mark | undefined): boolean {
  return mark?.kind === 'joint' || mark?.kind === 'to';
}

/** Weekday to weekday, and the marks that it takes; the library reads "5-1" over the weekend. */
function weekdaysAt(
  marks: readonly Mark[],
  at: number,
): { readonly field: string; readonly length: number } | undefined {
  const [first, link, last] = [marks[at], marks[at + 1], marks[at + 2]];
  if (first?.kind === 'order' && link?.kind === 'weekday') {
    return { field: first.nth === 'last' ? `${link.weekday}L` : `${link.weekday}#${first.nth}`, length: 2 };
  }
  if (first?.kind !== 'weekday') return undefined;
  const isRange = last?.kind === 'weekday' && isLink(link) && (link?.kind === 'to' || /[-–—~]/.test(link?.words ?? ''));
  if (isRange) return { field: `${first.weekday}-${last.weekday}`, length: 3 };
  return { field: String(first.weekday), length: 1 };
}

function monthdayAt(marks: readonly Mark[], at: number): { readonly day: number; readonly length: number } | undefined {
  const mark = marks[at];
  if (mark?.kind === 'ordinal' && mark.value >= 1 && mark.value <= 31) return { day: mark.value, length: 1 };
  // "1st and 15th": a number that no weekday follows is a day; "first" is not.
  if (mark?.kind === 'order' && /^\d/.test(mark.words)) return { day: Number.parseInt(mark.words, 10), length: 1 };
  const isDay = mark?.kind === 'number' && marks[at + 1]?.kind === 'monthday' && mark.value >= 1 && mark.value <= 31;
  return isDay ? { day: mark.value, length: 2 } : undefined;
}

function gather(marks: readonly Mark[]): Gathered {
  const into: Gathered = { named: [], weekdays: [], monthdays: [], rules: [], rest: [], words: [] };
  for (let at = 0; at < marks.length; at += 1) {
    const mark = marks[at];
    const [weekdays, monthday] = [weekdaysAt(marks, at), monthdayAt(marks, at)];
    if (weekdays !== undefined) into.weekdays.push(weekdays.field);
    else if (monthday !== undefined) into.monthdays.push(monthday.day);
    else if (mark?.kind === 'days') into.named.push({ days: mark.days, words: mark.words });
    else if (mark?.kind === 'rule') into.rules.push(mark.rule);
    else if (mark !== undefined) into.rest.push(mark);
    const length = weekdays?.length ?? monthday?.length ?? 1;
    if (length > 1 || weekdays !== undefined || monthday !== undefined)
      into.words.push(
        marks
          .slice(at, at + length)
          .map(({ words }) => words)
          .join(' '),
      );
    at += length - 1;
  }
  return into;
}

function listed(fields: readonly (string | number)[]): string {
  return [...new Set(fields)].join(',');
}

function toDays({ named, weekdays, monthdays }: Gathered): Days | undefined {
  const days = named[0]?.days;
  if (days === 'first_trading' || days === 'last_trading' || days === 'early_closes') return { kind: 'sessions', days };
  if (monthdays.length > 0) return { kind: 'fields', fields: `${listed(monthdays)} * *` };
  if (weekdays.length > 0) return { kind: 'fields', fields: `* * ${listed(weekdays)}` };
  const fields = days === undefined ? undefined : FIELDS_OF[days];
  return fields === undefined ? undefined : { kind: 'fields', fields };
}

/** "Mondays, on trading days" is one thing: the second says the rule. All else is said once. */
function contradictionsIn({ named, weekdays, monthdays, words }: Gathered): readonly string[] {
  const others = named.filter(({ days }) => days !== 'trading');
  const kinds =
    new Set(others.map(({ days }) => days)).size + Math.min(weekdays.length, 1) + Math.min(monthdays.length, 1);
  if (kinds <= 1) return [];
  return [...others.map((one) => one.words), ...words];
}

/** Takes the days and the calendar rule out of what was said. */
export function readDays(marks: readonly Mark[]): DaysRead {
  const gathered = gather(marks);
  // A trading day that is named beside other days only says what holds on a holiday.
  const isTrading = gathered.named.some(({ days }) => days === 'trading');
  const named = gathered.named.toSorted((a, b) => Number(a.days === 'trading') - Number(b.days === 'trading'));
  const days = toDays({ ...gathered, named });
  const rules = new Set(gathered.rules);
  const rule = [...rules][0] ?? (isTrading ? 'skip' : undefined);
  const contradictions = [...contradictionsIn(gathered), ...(rules.size > 1 ? [...rules] : [])];
  return {
    ...(days === undefined ? {} : { days }),
    ...(rule === undefined ? {} : { rule }),
    contradictions,
    rest: gathered.rest,
  };
}
