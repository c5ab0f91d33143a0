/** Reads config/calendar.yaml: what the exchange announced and no rule gives. */
import { z } from 'zod';
import { CalendarDate, daysBetween } from '#src/core/calendar-date.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import { Localised } from '#src/core/locale.ts';
import { LocalTime } from '#src/schedule/schedule.ts';
import { createTradingCalendar, type TradingCalendar } from '#src/schedule/trading-calendar.ts';
import { type Checked, type ConfigFolder, problemAt, readYaml, type Sourced } from './read-yaml.ts';

/** The calendar's file, from the configuration folder. */
export const CALENDAR_FILE = 'calendar.yaml';

const CalendarFile = z.strictObject({
  published_until: CalendarDate,
  closures: z.array(z.strictObject({ date: CalendarDate, reason: Localised })).default([]),
  early_closes: z.array(z.strictObject({ date: CalendarDate, at: LocalTime, reason: Localised })).default([]),
});
type Read = Sourced<z.infer<typeof CalendarFile>>;

/** How long before the published days end they are asked after: the exchange publishes about three years ahead. */
const WARNED_DAYS = 180;

/** What the rules alone say, to hold the file against. */
const BY_RULE = createTradingCalendar({ closures: new Map(), earlyCloses: new Map(), publishedUntil: '2028-12-31' });
/** Trading hours of the exchange, in New York; an early close lies between. */
const [OPENS, CLOSES] = ['09:30', '16:00'];

const LISTS = ['closures', 'early_closes'] as const;

/** A day without a session cannot be closed once more, nor close early. */
function closedProblems({ data, source }: Read): readonly SmallcapsError[] {
  return LISTS.flatMap((list) =>
    data[list].flatMap(({ date }, index) => {
      const reason = BY_RULE.reasonClosed(date);
      if (reason === undefined) return [];
      const why = reason === 'closed.weekend' ? 'a weekend' : 'a holiday that the rules know';
      const problem = {
        value: date,
        detail: `there is no session on that day anyway: it is ${why}`,
        next: 'Remove the entry.',
      };
      return [problemAt(source, [list, index, 'date'], { code: 'VALUE_REFUSED', ...problem })];
    }),
  );
}

function twiceProblems({ data, source }: Read): readonly SmallcapsError[] {
  const first = new Map<string, number>();
  return LISTS.flatMap((list) =>
    data[list].flatMap(({ date }, index) => {
      const line = source.lineOf([list, index, 'date']);
      const before = first.get(date);
      first.set(date, before ?? line);
      if (before === undefined) return [];
      return [
        problemAt(source, [list, index, 'date'], {
          code: 'ID_TWICE',
          value: date,
          detail: `the day stands already in line ${before}`,
        }),
      ];
    }),
  );
}

function hourProblems({ data, source }: Read): readonly SmallcapsError[] {
  return data.early_closes.flatMap(({ at }, index) => {
    if (at > OPENS && at < CLOSES) return [];
    const detail = `an early close is between ${OPENS} and ${CLOSES}, New York time`;
    return [problemAt(source, ['early_closes', index, 'at'], { code: 'VALUE_REFUSED', value: at, detail })];
  });
}

/** The exchange's calendar with what was announced. Codes as `readYaml`, `VALUE_REFUSED` and `ID_TWICE` for days that cannot be. */
export function readCalendar(folder: ConfigFolder): Checked<TradingCalendar> {
  const read = readYaml(folder, CALENDAR_FILE, CalendarFile);
  if (!read.ok) return read;
  const problems = [...closedProblems(read.value), ...twiceProblems(read.value), ...hourProblems(read.value)];
  if (problems.length > 0) return { ok: false, problems };
  const { closures, early_closes, published_until } = read.value.data;
  const value = createTradingCalendar({
    closures: new Map(closures.map(({ date, reason }) => [date, reason])),
    earlyCloses: new Map(early_closes.map(({ date, at, reason }) => [date, { at, reason }])),
    publishedUntil: published_until,
  });
  return { ok: true, value };
}

/** A word half a year before the published days end (`CALENDAR_ENDS`); nothing stops because of it. */
export function calendarWarning({ publishedUntil }: TradingCalendar, today: CalendarDate): SmallcapsError | undefined {
  if (daysBetween(today, publishedUntil) > WARNED_DAYS) return undefined;
  return new SmallcapsError('CALENDAR_ENDS', { file: `config/${CALENDAR_FILE}`, value: publishedUntil });
}
