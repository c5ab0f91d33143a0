/** The form behind "Schedule this" and "Edit": what stands in it when it opens, and the command that it comes back as. */
import type { Schedule, Timing } from '#src/schedule/schedule.ts';
import { toZoneId } from '#src/schedule/zone.ts';
import type { FilledSchedule, FormDays, FormFault, ScheduleForm, Subscription } from '../ports.ts';
import { parseCanonicalCommand, toCanonicalCommand } from './canonical-command.ts';
import type { Command, Draft, Place } from './command.ts';
import type { Turn } from './command-deps.ts';
import { chooseContent, sayContent } from './content.ts';
import { cronFields } from './cron-fields.ts';
import { findSubscription } from './find-subscription.ts';
import { mayChange } from './permissions.ts';
import { findPlace, sayNoPlace } from './place.ts';
import { lineText } from './said.ts';
import { sayZone, ZONES } from './when.ts';

const CRON_DAYS: ReadonlyMap<string, FormDays> = new Map([
  ['* * 1-5', 'weekdays'],
  ['* * *', 'every-day'],
  ['* * 1', 'mondays'],
  ['* * 5', 'fridays'],
]);

function formOf({ timing }: Schedule): Pick<FilledSchedule, 'days' | 'time'> {
  if (timing.kind === 'early-closes') return { days: 'kept', time: timing.at };
  if (timing.kind !== 'cron') return { days: timing.kind, time: timing.at };
  const { days, time } = cronFields(timing);
  if (time === undefined) return { days: 'kept', time: '07:30' };
  return { days: CRON_DAYS.get(days) ?? 'kept', time };
}

const FIELDS = { weekdays: '* * 1-5', 'every-day': '* * *', mondays: '* * 1', fridays: '* * 5' } as const;

function timingOf({ days, time }: FilledSchedule, before: Timing | undefined): Timing | undefined {
  if (days === 'kept') return before;
  if (days === 'first-trading-day' || days === 'last-trading-day') return { kind: days, at: time };
  const [hour, minute] = time.split(':').map(Number);
  return { kind: 'cron', expression: `${minute} ${hour} ${FIELDS[days]}` };
}

/** The subscription that is to be changed; `undefined` for a new one, or one that the asker may not change. */
async function subscriptionOf(command: Command, turn: Turn): Promise<Subscription | undefined> {
  if (command.kind !== 'edit' || command.of === undefined) return undefined;
  const subscription = await findSubscription(command.of, turn);
  return subscription !== undefined && (await mayChange(subscription, turn)) ? subscription : undefined;
}

function zonesWith(zone: string, turn: Turn): ScheduleForm['zones'] {
  return [...new Set([zone, ...ZONES])].map((id) => ({ zone: id, name: sayZone(id, turn) }));
}

/** The form for a button's line; `undefined` where there is none: the line is then answered in words. */
export async function scheduleForm(line: string, turn: Turn): Promise<ScheduleForm | undefined> {
  const command = parseCanonicalCommand(line);
  if (command === undefined) return undefined;
  const { asked, deps } = turn;
  if (command.kind === 'subscribe') {
    const chosen = chooseContent(command.draft, turn);
    if (chosen.kind !== 'content') return undefined;
    const zone = toZoneId((await deps.directory.person(asked.person)).zone ?? '') ?? ZONES[0];
    const filled: FilledSchedule = {
      days: 'weekdays',
      time: '07:30',
      zone,
      calendar: 'skip',
      trigger: 'every-slot',
      target: asked.conversation ?? 'direct',
      locale: asked.locale,
    };
    return { what: sayContent(chosen.content, turn), isNew: true, filled, zones: zonesWith(zone, turn) };
  }
  const subscription = await subscriptionOf(command, turn);
  if (subscription === undefined) return undefined;
  const { schedule, trigger, target, locale, content } = subscription;
  const { zone, calendar } = schedule;
  const filled = { ...formOf(schedule), zone, calendar, trigger, target, locale };
  return { what: sayContent(content, turn), isNew: false, filled, zones: zonesWith(zone, turn) };
}

/** What of a filled form cannot be; `undefined` where nothing stands in the way, or its line is answered in words. */
export async function formFault(line: string, filled: FilledSchedule, turn: Turn): Promise<FormFault | undefined> {
  const command = parseCanonicalCommand(line);
  if (command === undefined) return undefined;
  const subscription = await subscriptionOf(command, turn);
  if (timingOf(filled, subscription?.schedule.timing) === undefined)
    return { field: 'days', says: lineText(turn.speech, 'subscription.ask_days') };
  if (toZoneId(filled.zone) === undefined)
    return { field: 'zone', says: lineText(turn.speech, 'subscription.ask_zone') };
  const found = await findPlace(placeOf(filled), turn);
  if (found.kind === 'place') return undefined;
  const says = found.kind === 'missing' ? lineText(turn.speech, 'subscription.ask_place') : sayNoPlace(found, turn);
  return { field: 'target', says };
}

function placeOf({ target }: FilledSchedule): Place {
  return target === 'direct' ? 'direct' : { key: target };
}

/** The line of a button with what was filled in; `undefined` where it cannot be one. */
export async function filledCommand(line: string, filled: FilledSchedule, turn: Turn): Promise<string | undefined> {
  const command = parseCanonicalCommand(line);
  const subscription = command && (await subscriptionOf(command, turn));
  const timing = timingOf(filled, subscription?.schedule.timing);
  const zone = toZoneId(filled.zone);
  if (command === undefined || timing === undefined || zone === undefined) return undefined;
  const { calendar, trigger, locale } = filled;
  const said: Draft = {
    when: '',
    schedule: { timing, zone, calendar },
    trigger,
    locale,
    place: placeOf(filled),
  };
  if (command.kind === 'subscribe') {
    return toCanonicalCommand({ kind: 'subscribe', draft: { ...command.draft, ...said } });
  }
  return command.kind === 'edit' ? toCanonicalCommand({ ...command, draft: said }) : undefined;
}
