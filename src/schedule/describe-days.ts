import type { Locale } from '#src/core/locale.ts';
import { readCron } from './cron.ts';
import { fillWording } from './fill-wording.ts';
import type { CalendarRule, Timing } from './schedule.ts';

interface Speech {
  readonly locale: Locale;
  readonly wording: ReadonlyMap<string, string>;
}

/** Days and times in words. `hasRule`: the words say what happens on a holiday. */
export interface DescribedDays {
  readonly days: string;
  readonly times: string;
  readonly hasRule: boolean;
}

/** More times a day than these are clearer as the expression. */
const MOST_TIMES = 4;

const WEEKDAYS = [
  'schedule.sunday',
  'schedule.monday',
  'schedule.tuesday',
  'schedule.wednesday',
  'schedule.thursday',
  'schedule.friday',
  'schedule.saturday',
] as const;

const NTH: Readonly<Record<string, string>> = {
  '1': 'schedule.nth_1',
  '2': 'schedule.nth_2',
  '3': 'schedule.nth_3',
  '4': 'schedule.nth_4',
  '5': 'schedule.nth_5',
  L: 'schedule.nth_last',
};

/** Day fields that have a word of their own. */
const NAMED: Readonly<Record<string, string>> = {
  '* * *': 'schedule.every_day',
  '* * 1-5': 'schedule.weekdays',
  '* * mon-fri': 'schedule.weekdays',
  '* * 0,6': 'schedule.weekends',
  '* * 6,0': 'schedule.weekends',
  'L * *': 'schedule.last_of_month',
};

const SESSIONS = {
  'first-trading-day': 'schedule.first_trading',
  'last-trading-day': 'schedule.last_trading',
  'early-closes': 'schedule.early_closes',
} as const;

/** "a, b and c"; one alone stands as it is. */
function listed(items: readonly string[], speech: Speech): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  const some = items.slice(0, -1).join(speech.locale === 'zh' ? '、' : ', ');
  return fillWording(speech, 'schedule.list', { some, last });
}

function weekday(number: string, speech: Speech): string {
  return fillWording(speech, WEEKDAYS[Number(number) % 7] ?? '', {});
}

/** "every Monday and Thursday", "the first Monday of each month". */
function weekdaysText(field: string, speech: Speech): string | undefined {
  const [, day, nth = 'L'] = /^([0-7])(?:#([1-5])|L)$/.exec(field) ?? [];
  if (day !== undefined) {
    const which = fillWording(speech, NTH[nth] ?? '', {});
    return fillWording(speech, 'schedule.nth_weekday', { nth: which, weekday: weekday(day, speech) });
  }
  if (!/^[0-7](?:,[0-7])*$/.test(field)) return undefined;
  const days = [...new Set(field.split(','))].map((number) => weekday(number, speech));
  return fillWording(speech, 'schedule.weekday_list', { days: listed(days, speech) });
}

function daysText(fields: string, speech: Speech): string | undefined {
  const named = NAMED[fields.toLowerCase().replace(/^l/, 'L')];
  if (named !== undefined) return fillWording(speech, named, {});
  const [day = '', month = '', weekdays = ''] = fields.split(' ');
  if (month !== '*') return undefined;
  if (day === '*') return weekdaysText(weekdays, speech);
  if (weekdays !== '*' || !/^\d+(?:,\d+)*$/.test(day)) return undefined;
  const days = day.split(',').map((number) => fillWording(speech, 'schedule.monthday', { day: number }));
  return fillWording(speech, 'schedule.monthdays', { days: listed(days, speech) });
}

/** The days and times of a timing in words; `undefined` where only the expression says it well. */
export function describeDays(timing: Timing, rule: CalendarRule, speech: Speech): DescribedDays | undefined {
  if (timing.kind !== 'cron') {
    return { days: fillWording(speech, SESSIONS[timing.kind], {}), times: timing.at, hasRule: true };
  }
  const read = readCron(timing.expression);
  const fields = timing.expression.split(' ').slice(2).join(' ');
  const days = daysText(fields, speech);
  if (read.kind !== 'cron' || days === undefined || read.cron.times.length > MOST_TIMES) return undefined;
  const times = listed(read.cron.times, speech);
  const isTrading = NAMED[fields.toLowerCase()] === 'schedule.weekdays' && rule === 'skip';
  return isTrading
    ? { days: fillWording(speech, 'schedule.trading', {}), times, hasRule: true }
    : { days, times, hasRule: false };
}
