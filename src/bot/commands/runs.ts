/** What comes next of a subscription, in words. */
import type { Span } from '#src/core/span.ts';
import { slotsAfter } from '#src/schedule/plan.ts';
import type { Schedule, Slot } from '#src/schedule/schedule.ts';
import type { Subscription } from '../ports.ts';
import type { Turn } from './command-deps.ts';
import { saySlot } from './when.ts';

const RUNS = 3;
/** Of a schedule that is skipped day after day, no more is looked through. */
export const LOOKED_AT = 60;

/** The next slots that go out, and those left out in between; empty where only new reports make it go out. */
function nextSlots(schedule: Schedule, { deps }: Pick<Turn, 'deps'>, count = RUNS): readonly Slot[] {
  const slots: Slot[] = [];
  let open = 0;
  for (const slot of slotsAfter(schedule, deps.now(), deps.calendar())) {
    slots.push(slot);
    if (slot.isOpen) open += 1;
    if (open >= count || slots.length >= LOOKED_AT) break;
  }
  return slots;
}

/** The instant of the next slot, one that is left out too: it is recorded. */
export function nextAt(schedule: Schedule, { deps }: Pick<Turn, 'deps'>): number | undefined {
  const [slot] = slotsAfter(schedule, deps.now(), deps.calendar());
  return slot?.at;
}

/** The next runs, each in the subscription's zone, and in the reader's where its clocks show another time. */
export function sayNextRuns(
  { schedule, trigger }: Pick<Subscription, 'schedule' | 'trigger'>,
  readerZone: string | undefined,
  turn: Turn,
  count = RUNS,
): readonly (readonly Span[])[] {
  if (trigger === 'new-report') return [];
  return nextSlots(schedule, turn, count).map((slot) => saySlot(slot, { schedule, readerZone, turn }));
}
