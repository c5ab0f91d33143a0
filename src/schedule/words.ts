/** From words to a schedule. What is not understood, or could mean two things, is asked; nothing is guessed. */
import type { CronRead } from './cron.ts';
import { findCron } from './find-cron.ts';
import type { ScheduleLexicon } from './lexicon.ts';
import { type Mark, toMarks } from './marks.ts';
import { type Days, readDays } from './read-days.ts';
import { readTimes, type TimesRead } from './read-time.ts';
import type { CalendarRule, LocalTime, Schedule, Timing } from './schedule.ts';
import { TEXT_MAX } from './tokens.ts';
import type { ZoneId } from './zone.ts';

/** What a schedule needs. */
export type SchedulePart = 'days' | 'time' | 'zone';

/**
 * What a text says.
 *
 * - `ask`: one part is open, and these are all the schedules that it could be (for days and zones that were not said: those that are
 *   proposed); `words` are those with two meanings, absent where nothing was said.
 * - `missing`: several parts are open, or the time, which is not proposed.
 * - `not-understood`: words that mean nothing here.
 * - `contradiction`: words that cannot go together: two kinds of days, two zones, times that do not share their minutes.
 * - `cron-refused`: a cron expression that is none, and why.
 */
export type ReadSchedule =
  | { readonly kind: 'schedule'; readonly schedule: Schedule }
  | {
      readonly kind: 'ask';
      readonly about: SchedulePart;
      readonly words?: string;
      readonly choices: readonly Schedule[];
    }
  | { readonly kind: 'missing'; readonly missing: readonly SchedulePart[] }
  | { readonly kind: 'not-understood' | 'contradiction'; readonly words: readonly string[] }
  | { readonly kind: 'cron-refused'; readonly expression: string; readonly why: Exclude<CronRead, { kind: 'cron' }> };

/** What holds where the words do not say. */
export interface ScheduleDefaults {
  /** The reader's own zone. */
  readonly zone?: ZoneId;
  /** @default 'every-day', as the words stand */
  readonly calendar?: CalendarRule;
}

/** One part of a schedule: all that it may be, and the words for it; `clash` are those that cannot be together. */
interface Part<Value> {
  readonly about: SchedulePart;
  readonly options: readonly Value[];
  readonly words?: string;
  readonly clash: readonly string[];
}

interface DaysOption {
  readonly days: Days;
  readonly rule?: CalendarRule;
}

const WEEKDAYS: Days = { kind: 'fields', fields: '* * 1-5' };
/** Proposed where no days were said. */
const PROPOSED_DAYS: readonly DaysOption[] = [
  { days: WEEKDAYS, rule: 'skip' },
  { days: WEEKDAYS },
  { days: { kind: 'fields', fields: '* * *' } },
];

/** Two names of zones must fit: "CST Chicago" is Chicago's, "London CST" is nothing. */
function zonePart(marks: readonly Mark[], lexicon: ScheduleLexicon, own: ZoneId | undefined): Part<ZoneId> {
  const said = marks.filter((mark) => mark.kind === 'zone');
  const [first, ...others] = said;
  if (first === undefined)
    return { about: 'zone', options: own === undefined ? lexicon.commonZones() : [own], clash: [] };
  const options = others.reduce((zones, mark) => zones.filter((zone) => mark.zones.includes(zone)), first.zones);
  const words = said.map((mark) => mark.words).join(' ');
  return { about: 'zone', options, words, clash: options.length === 0 ? [words] : [] };
}

/** Times of one schedule share their minutes ("7:30 and 18:30"); others would need a second one. */
function timePart({ times, refused }: TimesRead): Part<readonly LocalTime[]> {
  const words = times.map((time) => time.words).join(', ');
  const open = times.find(({ readings }) => readings.length > 1);
  const settled = [...new Set(times.flatMap(({ readings }) => (readings.length === 1 ? readings : [])))];
  const fits = open === undefined ? new Set(settled.map((time) => time.slice(3))).size <= 1 : times.length === 1;
  const options = open === undefined ? [settled] : open.readings.map((reading) => [reading]);
  const clash = [...refused, ...(fits ? [] : [words])];
  return { about: 'time', options: times.length === 0 ? [] : options, words, clash };
}

function toTiming(days: Days, times: readonly LocalTime[]): Timing {
  const at = times[0] ?? '00:00';
  if (days.kind === 'fields') {
    const hours = times.map((time) => Number(time.slice(0, 2))).sort((a, b) => a - b);
    return { kind: 'cron', expression: `${Number(at.slice(3))} ${hours.join(',')} ${days.fields}` };
  }
  if (days.days === 'early_closes') return { kind: 'early-closes', at };
  return { kind: days.days === 'first_trading' ? 'first-trading-day' : 'last-trading-day', at };
}

const LINKS: readonly Mark['kind'][] = ['zone', 'joint', 'and', 'to', 'harmless'];

/** The words that belong to nothing: signs and joining words may be left over, all else may not. */
function leftOver(marks: readonly Mark[]): readonly string[] {
  return marks.filter(({ kind }) => !LINKS.includes(kind)).map(({ words }) => words);
}

/** What stands in the way of any reading. */
function refusal(unread: readonly string[], clash: readonly string[]): ReadSchedule | undefined {
  if (unread.length > 0) return { kind: 'not-understood', words: unread };
  return clash.length > 0 ? { kind: 'contradiction', words: clash } : undefined;
}

/** A schedule where each part is one thing, all choices where one part is several, else what is missing. */
function outcome(parts: readonly Part<unknown>[], choices: readonly Schedule[]): ReadSchedule {
  const open = parts.filter(({ options }) => options.length !== 1);
  const [[schedule], [asked]] = [choices, open];
  if (asked === undefined && schedule !== undefined) return { kind: 'schedule', schedule };
  if (asked === undefined || open.length > 1 || asked.options.length === 0)
    return { kind: 'missing', missing: open.map(({ about }) => about) };
  const { about, words } = asked;
  return { kind: 'ask', about, ...(words === undefined ? {} : { words }), choices };
}

/** Beside an expression, words say the zone, the rule, or that trading days are meant. */
function besideCron(
  expression: string,
  rest: string,
  lexicon: ScheduleLexicon,
  defaults: ScheduleDefaults,
): ReadSchedule {
  const marks = toMarks(rest, lexicon);
  const zone = zonePart(marks, lexicon, defaults.zone);
  const isRule = (mark: Mark): boolean => mark.kind === 'rule' || (mark.kind === 'days' && mark.days === 'trading');
  const { rule, contradictions } = readDays(marks.filter(isRule));
  const refused = refusal(leftOver(marks.filter((mark) => !isRule(mark))), [...contradictions, ...zone.clash]);
  if (refused !== undefined) return refused;
  const calendar = rule ?? defaults.calendar ?? 'every-day';
  const timing: Timing = { kind: 'cron', expression };
  return outcome(
    [zone],
    zone.options.map((id) => ({ timing, zone: id, calendar })),
  );
}

function plainWords(text: string, lexicon: ScheduleLexicon, defaults: ScheduleDefaults): ReadSchedule {
  const times = readTimes(toMarks(text, lexicon));
  const said = readDays(times.rest);
  const [time, zone] = [timePart(times), zonePart(said.rest, lexicon, defaults.zone)];
  const days: Part<DaysOption> = {
    about: 'days',
    options: said.days === undefined ? PROPOSED_DAYS : [{ days: said.days }],
    clash: said.contradictions,
  };
  // "The first trading day" and the like have one time.
  const tooMany = said.days?.kind === 'sessions' && (time.options[0]?.length ?? 0) > 1 ? [time.words ?? ''] : [];
  const refused = refusal(leftOver(said.rest), [...days.clash, ...time.clash, ...tooMany, ...zone.clash]);
  if (refused !== undefined) return refused;
  const choices = days.options.flatMap((option) =>
    time.options.flatMap((at) =>
      zone.options.map((id) => {
        const calendar = said.rule ?? option.rule ?? defaults.calendar ?? 'every-day';
        return { timing: toTiming(option.days, at), zone: id, calendar };
      }),
    ),
  );
  return outcome([days, time, zone], choices);
}

/**
 * Reads a schedule from plain words, a cron expression of five fields, or both, in English or Chinese: days, a time, a time zone,
 * and what is to happen on a day without a session.
 *
 * A time with minutes ("7:30") is on a clock of 24 hours; an hour alone up to 12 needs its part of the day, or is asked.
 */
export function readSchedule(text: string, lexicon: ScheduleLexicon, defaults: ScheduleDefaults = {}): ReadSchedule {
  if (text.length > TEXT_MAX) return { kind: 'not-understood', words: [`${text.slice(0, 40)}…`] };
  const line = text.normalize('NFKC');
  const cron = findCron(line);
  if (cron === undefined) return plainWords(line, lexicon, defaults);
  const { expression, read: why, rest } = cron;
  return why.kind === 'cron'
    ? besideCron(expression, rest, lexicon, defaults)
    : { kind: 'cron-refused', expression, why };
}
