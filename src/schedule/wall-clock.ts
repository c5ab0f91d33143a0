/** Between the clocks on the wall and UTC. */
import type { CalendarDate } from '#src/core/calendar-date.ts';
import { createMemo } from './memo.ts';
import { Temporal } from './temporal.ts';
import type { ZoneId } from './zone.ts';

/** A moment as the clocks of a zone name it, and when it is. */
export interface Moment {
  /** "2025-09-10T07:30". */
  readonly local: string;
  /** Milliseconds UTC. */
  readonly at: number;
  /** What the clocks show at `at`: later than `local` where it falls into a gap. */
  readonly shown: string;
}

const REMEMBERED = 20_000;
const MINUTE = 16;

function toMoment(key: string): Moment {
  const [local = '', zone = ''] = key.split(' ');
  // "compatible": a time in the spring gap moves on by the gap, of a repeated hour the first is meant.
  const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' });
  return { local, at: zoned.epochMilliseconds, shown: zoned.toPlainDateTime().toString().slice(0, MINUTE) };
}

const momentOfKey = createMemo(REMEMBERED, toMoment);

/** When the clocks of a zone show a local moment. Thousands of subscriptions share one answer. */
export function momentOf(local: string, zone: ZoneId): Moment {
  return momentOfKey(`${local} ${zone}`);
}

const localOfKey = createMemo(REMEMBERED, (key) => {
  const [at = '', zone = ''] = key.split(' ');
  const zoned = Temporal.Instant.fromEpochMilliseconds(Number(at)).toZonedDateTimeISO(zone);
  return zoned.toPlainDateTime().toString().slice(0, MINUTE);
});

/** What the clocks of a zone show at an instant: "2025-09-10T07:30". */
export function localAt(at: number, zone: ZoneId): string {
  return localOfKey(`${at} ${zone}`);
}

/** The local date of an instant. */
export function dateAt(at: number, zone: ZoneId): CalendarDate {
  return localAt(at, zone).slice(0, 10);
}
