/** Schedules and their slots in words, for people. All text comes from the message catalogues. */
import { type CalendarDate, formatDate, weekdayOf } from '#src/core/calendar-date.ts';
import type { Locale } from '#src/core/locale.ts';
import { describeDays } from './describe-days.ts';
import { fillWording } from './fill-wording.ts';
import type { ScheduleLexicon } from './lexicon.ts';
import type { Schedule, Slot } from './schedule.ts';
import type { TradingCalendar } from './trading-calendar.ts';
import { localAt } from './wall-clock.ts';
import type { ZoneId } from './zone.ts';

/** What words are made with: texts by key, and the names of zones. */
export interface ScheduleSpeech {
  readonly locale: Locale;
  readonly wording: ReadonlyMap<string, string>;
  readonly words: Pick<ScheduleLexicon, 'zoneName'>;
}

/** Whose clocks a slot is told by, and the exchange's calendar. */
export interface SlotView {
  /** The schedule's own. */
  readonly zone: ZoneId;
  /** @default the schedule's own */
  readonly readerZone?: ZoneId;
  readonly calendar: TradingCalendar;
}

const WEEKDAY_KEYS = [
  'run.sunday',
  'run.monday',
  'run.tuesday',
  'run.wednesday',
  'run.thursday',
  'run.friday',
  'run.saturday',
] as const;

/** "New York time", "纽约时间"; a zone without a name of its own goes by its last part. */
export function describeZone(zone: ZoneId, speech: ScheduleSpeech): string {
  const name = speech.words.zoneName(zone, speech.locale) ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return fillWording(speech, 'schedule.zone', { zone: name });
}

/** "every trading day at 07:30, New York time". An expression that has no words is shown as it stands. */
export function describeSchedule({ timing, zone, calendar }: Schedule, speech: ScheduleSpeech): string {
  const described = describeDays(timing, calendar, speech);
  const place = describeZone(zone, speech);
  const line =
    described === undefined
      ? fillWording(speech, 'schedule.cron', {
          expression: timing.kind === 'cron' ? timing.expression : '',
          zone: place,
        })
      : fillWording(speech, 'schedule.line', { days: described.days, time: described.times, zone: place });
  const rule = described?.hasRule === true ? 'every-day' : calendar;
  if (rule === 'skip') return fillWording(speech, 'schedule.skip', { schedule: line });
  return rule === 'next' ? fillWording(speech, 'schedule.next', { schedule: line }) : line;
}

/** "Wed 10 Sep 2025, 07:30, New York time". */
export function describeMoment(at: number, zone: ZoneId, speech: ScheduleSpeech): string {
  const [day = '', time = ''] = localAt(at, zone).split('T');
  const weekday = fillWording(speech, WEEKDAY_KEYS[weekdayOf(day)] ?? '', {});
  return fillWording(speech, 'run.moment', {
    weekday,
    date: formatDate(day, speech.locale),
    time,
    zone: describeZone(zone, speech),
  });
}

/** Why the exchange has no session on a day, or closes early: a holiday's name, or what was announced. `undefined` on a usual day. */
export function describeClosure(
  day: CalendarDate,
  calendar: TradingCalendar,
  speech: ScheduleSpeech,
): string | undefined {
  const key = calendar.reasonClosed(day) ?? calendar.reasonEarly(day);
  if (key === undefined) return undefined;
  const isAnnounced = key === 'closed.announced' || key === 'early.announced';
  return (isAnnounced ? calendar.announced(day)?.[speech.locale] : undefined) ?? fillWording(speech, key, {});
}

/** What is said of a slot beside when it is. */
function notesOf(
  { isOpen, local, movedFrom, closesEarlyAt }: Slot,
  { calendar }: SlotView,
  speech: ScheduleSpeech,
): readonly string[] {
  const reasonOf = (day: CalendarDate): string => describeClosure(day, calendar, speech) ?? '';
  const day = local.slice(0, 10);
  if (!isOpen) return [fillWording(speech, 'run.left_out', { reason: reasonOf(day) })];
  const moved =
    movedFrom === undefined
      ? []
      : [fillWording(speech, 'run.moved', { date: formatDate(movedFrom, speech.locale), reason: reasonOf(movedFrom) })];
  const early =
    closesEarlyAt === undefined
      ? []
      : [fillWording(speech, 'run.early', { time: closesEarlyAt, reason: reasonOf(day) })];
  return [...moved, ...early];
}

/** A slot on the reader's clocks, with the schedule's own time where that is another, and why it is left out or moved. */
export function describeSlot(slot: Slot, view: SlotView, speech: ScheduleSpeech): string {
  const { zone, readerZone = zone } = view;
  const moment = describeMoment(slot.at, readerZone, speech);
  const own = localAt(slot.at, zone);
  const isElsewhere = localAt(slot.at, readerZone) !== own;
  const elsewhere = isElsewhere
    ? [fillWording(speech, 'run.elsewhere', { time: own.slice(11), zone: describeZone(zone, speech) })]
    : [];
  const notes = [...elsewhere, ...notesOf(slot, view, speech)];
  return notes.reduce((text, note) => fillWording(speech, 'run.noted', { run: text, note }), moment);
}
