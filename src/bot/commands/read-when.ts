/** From words to a schedule, with what holds for subscriptions where the words do not say. */

import type { ScheduleLexicon } from '#src/schedule/lexicon.ts';
import type { CalendarRule, Schedule } from '#src/schedule/schedule.ts';
import { type ReadSchedule, readSchedule } from '#src/schedule/words.ts';
import type { Turn } from './command-deps.ts';
import { cronFields } from './cron-fields.ts';

/** On a weekday without a session nothing is new: what is said of weekdays alone is left out then, unless it is said otherwise. */
function usualRule({ timing }: Schedule): CalendarRule {
  const days = timing.kind === 'cron' ? cronFields(timing).days : '';
  return /^\* \* (?:[1-5](?:[-,][1-5])*)$/.test(days) ? 'skip' : 'every-day';
}

/** Whether words say days and a time, or a part of that: the zone may be open, or which of two times is meant. `undefined` where something is not understood. */
export function saysWhen(words: string, lexicon: ScheduleLexicon): 'whole' | 'part' | undefined {
  if (words.trim() === '') return undefined;
  const read = readSchedule(words, lexicon, {});
  switch (read.kind) {
    case 'schedule':
      return 'whole';
    case 'ask':
      return read.words !== undefined || read.about === 'zone' ? 'whole' : 'part';
    case 'missing':
      return read.missing.includes('days') || read.missing.includes('time') ? 'part' : 'whole';
    case 'not-understood':
    case 'contradiction':
    case 'cron-refused':
      return undefined;
  }
}

/** Whether the words say what happens on a day without a session: what they do not say follows the default. */
function readTwice(text: string, { knowledge }: Turn, zone: string | undefined): readonly [ReadSchedule, ReadSchedule] {
  const own = zone === undefined ? {} : { zone };
  return [
    readSchedule(text, knowledge.scheduleWords, { ...own, calendar: 'every-day' }),
    readSchedule(text, knowledge.scheduleWords, { ...own, calendar: 'next' }),
  ];
}

function withRule(one: Schedule, other: Schedule | undefined, rule: CalendarRule | undefined): Schedule {
  const isSaid = other === undefined || one.calendar === other.calendar;
  return isSaid ? one : { ...one, calendar: rule ?? usualRule(one) };
}

function read(text: string, turn: Turn, before?: Schedule): ReadSchedule {
  const [one, other] = readTwice(text, turn, before?.zone);
  if (one.kind === 'schedule') {
    const twin = other.kind === 'schedule' ? other.schedule : undefined;
    return { kind: 'schedule', schedule: withRule(one.schedule, twin, before?.calendar) };
  }
  if (one.kind !== 'ask') return one;
  const twins = other.kind === 'ask' ? other.choices : [];
  const choices = one.choices.map((choice, at) => withRule(choice, twins[at], before?.calendar));
  return { ...one, choices };
}

const DAY_WORDS: Readonly<Record<string, string>> = {
  '* * 1-5': 'weekdays',
  '* * *': 'every day',
  '* * 1': 'mondays',
  '* * 2': 'tuesdays',
  '* * 3': 'wednesdays',
  '* * 4': 'thursdays',
  '* * 5': 'fridays',
};

/** The days and the time of a schedule as words; empty where it has no plain ones. */
function wordsOf({ timing }: Schedule): { readonly days: string; readonly time: string } {
  if (timing.kind === 'early-closes') return { days: 'early closes', time: timing.at };
  if (timing.kind !== 'cron') return { days: timing.kind.replaceAll('-', ' '), time: timing.at };
  const { days, time } = cronFields(timing);
  return { days: DAY_WORDS[days] ?? '', time: time ?? '' };
}

/**
 * Reads when something is to be sent.
 *
 * @param before The schedule that is changed: what the words do not say stays as it was.
 */
export function readWhen(text: string, turn: Turn, before?: Schedule): ReadSchedule {
  const first = read(text, turn, before);
  if (
    before === undefined ||
    first.kind === 'schedule' ||
    first.kind === 'not-understood' ||
    first.kind === 'contradiction'
  )
    return first;
  const { days, time } = wordsOf(before);
  const more = [days, time, `${days} ${time}`].filter((words) => words.trim() !== '');
  const whole = more.map((words) => read(`${text} ${words}`, turn, before)).find(({ kind }) => kind === 'schedule');
  return whole ?? first;
}
