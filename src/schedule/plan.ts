/** From a schedule to its slots. */
import { type CalendarDate, monthOf, shiftDate } from '#src/core/calendar-date.ts';
import { readCron } from './cron.ts';
import type { LocalTime, Schedule, Slot, Timing } from './schedule.ts';
import type { TradingCalendar } from './trading-calendar.ts';
import { dateAt, type Moment, momentOf } from './wall-clock.ts';

/** How far ahead slots are looked for: 29 February falls on a given weekday within 40 years. */
const LOOKED_AT_DAYS = 40 * 366;

/** A schedule taken apart: times, and the days that they are meant for, holidays not yet looked at. */
interface Wanted {
  readonly times: readonly LocalTime[];
  isOn(day: CalendarDate): boolean;
}

/** A day that has slots. */
interface PlannedDay {
  readonly isOpen: boolean;
  readonly movedFrom?: CalendarDate;
}

/** Whether there is no other session of the same month on the given side of a trading day. */
function isOutermost(day: CalendarDate, step: 1 | -1, calendar: TradingCalendar): boolean {
  if (!calendar.isTradingDay(day)) return false;
  let other = shiftDate(day, step);
  while (!calendar.isTradingDay(other) && monthOf(other) === monthOf(day)) other = shiftDate(other, step);
  return monthOf(other) !== monthOf(day);
}

function wantedBy(timing: Timing, calendar: TradingCalendar): Wanted {
  switch (timing.kind) {
    case 'cron': {
      const read = readCron(timing.expression);
      return read.kind === 'cron' ? read.cron : { times: [], isOn: () => false };
    }
    case 'first-trading-day':
      return { times: [timing.at], isOn: (day) => isOutermost(day, -1, calendar) };
    case 'last-trading-day':
      return { times: [timing.at], isOn: (day) => isOutermost(day, 1, calendar) };
    case 'early-closes':
      return { times: [timing.at], isOn: (day) => calendar.earlyClose(day) !== undefined };
  }
}

/** The earliest day without a session that is wanted and leads up to a trading day without another between. */
function waitingFor(day: CalendarDate, wanted: Wanted, calendar: TradingCalendar): CalendarDate | undefined {
  let earliest: CalendarDate | undefined;
  for (let before = shiftDate(day, -1); !calendar.isTradingDay(before); before = shiftDate(before, -1)) {
    if (wanted.isOn(before)) earliest = before;
  }
  return earliest;
}

/** What the calendar rule makes of a day. A day that is wanted itself takes in those that are moved to it. */
function planDay(
  day: CalendarDate,
  wanted: Wanted,
  { calendar: rule }: Schedule,
  calendar: TradingCalendar,
): PlannedDay | undefined {
  const isTradingDay = calendar.isTradingDay(day);
  if (rule !== 'next') return wanted.isOn(day) ? { isOpen: rule === 'every-day' || isTradingDay } : undefined;
  if (!isTradingDay) return undefined;
  if (wanted.isOn(day)) return { isOpen: true };
  const movedFrom = waitingFor(day, wanted, calendar);
  return movedFrom === undefined ? undefined : { isOpen: true, movedFrom };
}

interface Planned extends Slot {
  readonly shown: string;
}

function toPlanned({ local, at, shown }: Moment, planned: PlannedDay, closesEarlyAt: LocalTime | undefined): Planned {
  return { local, at, shown, ...planned, ...(closesEarlyAt === undefined ? {} : { closesEarlyAt }) };
}

/** Two local moments at one instant: 02:00 falls into the gap and moves to 03:00. The one that clocks really show stands for both. */
function mergeInOrder(slots: readonly Planned[]): readonly Planned[] {
  const byInstant = new Map<number, Planned>();
  for (const slot of slots) {
    const other = byInstant.get(slot.at);
    if (other === undefined || slot.shown === slot.local) byInstant.set(slot.at, slot);
  }
  return [...byInstant.values()].sort((a, b) => a.at - b.at);
}

function toSlot({ shown: _, ...slot }: Planned): Slot {
  return slot;
}

/**
 * The slots of a schedule after an instant, in order, worked out as they are asked for. Each local moment comes once: in a spring
 * gap as much later as the clocks jump, of a repeated hour the first. Ends when there is none within 40 years.
 *
 * @param after Milliseconds UTC; a slot at this very instant is not one of them.
 */
export function* slotsAfter(schedule: Schedule, after: number, calendar: TradingCalendar): Generator<Slot, void> {
  const { zone } = schedule;
  const wanted = wantedBy(schedule.timing, calendar);
  // A day earlier: clocks once jumped over a whole day, and what was due on it is due on the day after.
  let day = shiftDate(dateAt(after, zone), -1);
  let waiting: readonly Planned[] = [];
  for (let looked = 0; looked < LOOKED_AT_DAYS; looked += 1, day = shiftDate(day, 1)) {
    const planned = planDay(day, wanted, schedule, calendar);
    const early = calendar.earlyClose(day);
    const own = planned === undefined ? [] : wanted.times.map((time) => momentOf(`${day}T${time}`, zone));
    const slots = planned === undefined ? [] : own.map((moment) => toPlanned(moment, planned, early));
    const all = mergeInOrder([...waiting, ...slots]);
    // What a gap moves over midnight waits for the slots of the next day.
    waiting = all.filter(({ shown }) => shown.slice(0, 10) > day);
    for (const slot of all) if (slot.at > after && !waiting.includes(slot)) yield toSlot(slot);
  }
}

/**
 * The slot that a schedule has at a local moment, as the calendar stands now; `undefined` when it has none (any more). For a last
 * look before sending: the exchange may have announced a closure since.
 */
export function slotAt(schedule: Schedule, local: string, calendar: TradingCalendar): Slot | undefined {
  const { at } = momentOf(local, schedule.zone);
  const [slot] = slotsAfter(schedule, at - 1, calendar);
  return slot?.local === local ? slot : undefined;
}
