/** Schedules and moments in words. */
import type { Speech } from '#src/briefing/wording-spans.ts';
import type { Span } from '#src/core/span.ts';
import {
  describeMoment,
  describeSchedule,
  describeSlot,
  describeZone,
  type ScheduleSpeech,
} from '#src/schedule/describe.ts';
import type { Schedule, Slot } from '#src/schedule/schedule.ts';
import { localAt } from '#src/schedule/wall-clock.ts';
import { toZoneId } from '#src/schedule/zone.ts';
import type { Turn } from './command-deps.ts';

/** Zones that desks sit in. */
export const ZONES = [
  'America/New_York',
  'Europe/London',
  'Asia/Hong_Kong',
  'Asia/Shanghai',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Europe/Zurich',
  'Australia/Sydney',
] as const;

/** What is known, and the language to speak in. */
export type Saying = Pick<Turn, 'knowledge' | 'speech'>;

function speaking({ knowledge, speech }: Saying): ScheduleSpeech {
  const { locale, wording }: Pick<Speech, 'locale' | 'wording'> = speech;
  return { locale, wording, words: knowledge.scheduleWords };
}

export function sayWhen(schedule: Schedule, turn: Saying): string {
  return describeSchedule(schedule, speaking(turn));
}

/** "Wed 10 Sep 2025, 07:30, New York time". */
export function sayMoment(at: number, zone: string, turn: Saying): string {
  return describeMoment(at, zone, speaking(turn));
}

/** "07:30". */
export function sayTime(at: number, zone: string): string {
  return localAt(at, zone).slice(11);
}

/** "New York time". */
export function sayClocks(zone: string, turn: Saying): string {
  return describeZone(zone, speaking(turn));
}

/** What the clocks of a zone are called by. */
export function sayZone(zone: string, { knowledge, speech }: Saying): string {
  return knowledge.scheduleWords.zoneName(zone, speech.locale) ?? zone;
}

/** A slot on the reader's clocks, with the subscription's own time where that is another. */
export function saySlot(
  slot: Slot,
  {
    schedule,
    readerZone,
    turn,
  }: { readonly schedule: Schedule; readonly readerZone: string | undefined; readonly turn: Turn },
): readonly Span[] {
  const { zone } = schedule;
  const own = toZoneId(readerZone ?? '');
  const view = { zone, calendar: turn.deps.calendar(), ...(own === undefined ? {} : { readerZone: own }) };
  return [{ type: 'text', text: describeSlot(slot, view, speaking(turn)) }];
}
