/** What stands above a message that goes out on a schedule: why it is late, whose day it is, how long the session lasts. */

import { plainSpan, type Speech, speak } from '#src/briefing/wording-spans.ts';
import { formatDate } from '#src/core/calendar-date.ts';
import type { Block } from '#src/core/message.ts';
import type { Schedule } from '#src/schedule/schedule.ts';
import type { TradingCalendar } from '#src/schedule/trading-calendar.ts';
import type { PostChange, PostTask } from '../ports.ts';

/** Why a message comes after its time. */
export type Lateness = 'missed' | 'refused' | 'waiting';

type SlotTask = Extract<PostTask, { kind: 'subscription' }>;

/** From then on it is said that something held it up. */
const REFUSED_LATE_MS = 300_000;
/** Many messages that are due at once take their time, which is no lateness. */
const WAITED_LATE_MS = 3_600_000;

/** Whether and why a message comes late; `undefined` where there is nothing to say. */
export function latenessOf(
  { trigger, slotAt, wasMissed }: SlotTask,
  now: number,
  changes: readonly Pick<PostChange, 'applied'>[],
): Lateness | undefined {
  if (trigger !== 'slot') return undefined;
  if (wasMissed) return 'missed';
  const late = now - slotAt;
  if (changes.some(({ applied }) => applied) && late >= REFUSED_LATE_MS) return 'refused';
  return late >= WAITED_LATE_MS ? 'waiting' : undefined;
}

const LATE_WORDINGS = {
  missed: 'delivery.late_missed',
  refused: 'delivery.late_refused',
  waiting: 'delivery.late_waiting',
} as const;

/** The notes of one message, in the order in which they stand. */
export function deliveryNotes(
  { trigger, local, movedFrom }: SlotTask,
  late: Lateness | undefined,
  { zone }: Pick<Schedule, 'zone'>,
  calendar: TradingCalendar,
  speech: Speech,
): readonly Block[] {
  if (trigger !== 'slot') return [];
  const [day = '', time = ''] = local.split('T');
  const text = (words: string) => ({ type: 'text' as const, text: words });
  const said = [];
  if (late !== undefined) {
    const due = { date: text(formatDate(day, speech.locale)), time: text(time), zone: text(zone) };
    said.push(speak(speech, LATE_WORDINGS[late], due));
  }
  if (movedFrom !== undefined) {
    said.push(speak(speech, 'delivery.moved', { date: text(formatDate(movedFrom, speech.locale)) }));
  }
  const closesAt = calendar.earlyClose(day);
  if (closesAt !== undefined) said.push(speak(speech, 'delivery.early_close', { time: text(closesAt) }));
  if (said.length === 0) return [];
  const spans = said.flatMap((words, at) => [...(at === 0 ? [] : [plainSpan(' ')]), ...words]);
  return [{ type: 'note', tone: 'stale', spans }];
}
