/** What is still missing of a subscription, asked for with choices that are one tap each: nothing is guessed. */
import { say } from '#src/briefing/wording-spans.ts';
import type { Action, Block, Message } from '#src/core/message.ts';
import type { Schedule } from '#src/schedule/schedule.ts';
import { toZoneId } from '#src/schedule/zone.ts';
import type { Command, Draft } from './command.ts';
import type { Turn } from './command-deps.ts';
import { sayContent, subscribable } from './content.ts';
import { actions, asLine, button, line, list, message, paragraph, wordedButton } from './said.ts';
import { sayWhen, sayZone, ZONES } from './when.ts';

/** Makes the draft the command that it belongs to: a new subscription, or a change of one. */
export type Complete = (draft: Draft) => Command;

/** Times at which desks read. */
const TIMES = ['07:00', '07:30', '08:00', '16:30'];
const DAYS = [
  ['button.weekdays', 'weekdays'],
  ['button.every_day', 'every day'],
  ['button.mondays', 'mondays'],
  ['button.first_trading_day', 'first trading day'],
] as const;

function added({ when, ...draft }: Draft, words: string): Draft {
  return { ...draft, when: `${when} ${words}`.trim() };
}

/** What has been understood, so that nobody wonders what is being asked about. */
function understood({ content, when }: Draft, turn: Turn): readonly Block[] {
  const { speech } = turn;
  const parts = [...(content === undefined ? [] : [sayContent(content, turn)]), ...(when === '' ? [] : [when])];
  return parts.length === 0 ? [] : [paragraph(speech, 'subscription.so_far', { said: parts.join(' · ') })];
}

function ask(key: string, buttons: readonly Action[], draft: Draft, turn: Turn): Message {
  return message(turn.speech, ...understood(draft, turn), paragraph(turn.speech, key), ...actions(buttons));
}

export function askTime(draft: Draft, complete: Complete, turn: Turn): Message {
  const buttons = TIMES.flatMap((time) => button(time, complete(added(draft, time))));
  return ask('subscription.ask_time', buttons, draft, turn);
}

export function askDays(draft: Draft, complete: Complete, turn: Turn): Message {
  const { speech } = turn;
  const buttons = DAYS.flatMap(([key, words]) => wordedButton(speech, key, complete(added(draft, words))));
  const onReport: Draft = { ...draft, when: '', trigger: 'new-report' };
  const report = draft.trigger === undefined ? wordedButton(speech, 'button.new_report', complete(onReport)) : [];
  return ask('subscription.ask_days', [...buttons, ...report], draft, turn);
}

export async function askZone(draft: Draft, complete: Complete, turn: Turn): Promise<Message> {
  const { asked, deps } = turn;
  const own = toZoneId((await deps.directory.person(asked.person)).zone ?? '');
  const zones = [...new Set([...(own === undefined ? [] : [own]), ...ZONES])];
  const buttons = zones.flatMap((zone) => button(sayZone(zone, turn), complete(added(draft, zone))));
  return ask('subscription.ask_zone', buttons, draft, turn);
}

const CHOICE_KEYS = {
  days: 'subscription.ask_days',
  time: 'subscription.ask_which_time',
  zone: 'subscription.ask_zone',
} as const;

/** Words with more than one meaning: each is a whole schedule. */
export function askChoice(
  { about, choices }: { readonly about: keyof typeof CHOICE_KEYS; readonly choices: readonly Schedule[] },
  draft: Draft,
  complete: Complete,
  turn: Turn,
): Message {
  const buttons = choices.flatMap((schedule) => {
    const label = about === 'zone' ? sayZone(schedule.zone, turn) : sayWhen(schedule, turn);
    return button(label, complete({ ...draft, when: '', schedule }));
  });
  return ask(CHOICE_KEYS[about], buttons, draft, turn);
}

export function askPlace(draft: Draft, complete: Complete, turn: Turn): Message {
  const { speech, asked } = turn;
  const { unknownPlace, ...known } = draft;
  const here =
    asked.conversation === undefined ? [] : wordedButton(speech, 'button.here', complete({ ...known, place: 'here' }));
  const direct = wordedButton(speech, 'button.direct', complete({ ...known, place: 'direct' }));
  const asking = ask('subscription.ask_place', [...here, ...direct], known, turn);
  if (unknownPlace === undefined) return asking;
  const note = paragraph(speech, 'subscription.unknown_place', { place: unknownPlace });
  return { ...asking, blocks: [note, ...asking.blocks] };
}

export function askContent(name: string, draft: Draft, complete: Complete, turn: Turn): Message {
  const { speech, knowledge } = turn;
  const buttons = subscribable(knowledge).flatMap((briefing) => {
    const content = { kind: 'template' as const, template: briefing.name };
    return button(briefing.title[speech.locale], complete({ ...draft, content }));
  });
  return message(speech, paragraph(speech, 'subscription.ask_content', { name }), ...actions(buttons));
}

/** What the words of an alert leave open. */
export function askRule(
  says: string,
  choices: readonly { readonly label: string; readonly line: string }[],
  { alert: _, ...draft }: Draft,
  complete: Complete,
  { speech }: Turn,
): Message {
  const buttons = choices.flatMap(({ label, line: rule }) =>
    button(label, complete({ ...draft, content: { kind: 'alert', rule } })),
  );
  return message(speech, { type: 'paragraph', spans: asLine(says) }, ...actions(buttons));
}

/** Words about when that cannot all hold. */
export function tellContradiction(words: readonly string[], { speech }: Turn): Message {
  const said = words.join(speech.locale === 'zh' ? '、' : ', ');
  return message(speech, paragraph(speech, 'subscription.contradiction', { words: said }));
}

/** Words about when that nobody understands: nothing is made of the rest. */
export function tellUnread(words: readonly string[], { speech }: Turn): Message {
  const examples = ['command.example_1', 'command.example_2', 'command.example_3'].map((key) => line(speech, key));
  const said = words.join(speech.locale === 'zh' ? '、' : ', ');
  return message(
    speech,
    paragraph(speech, 'subscription.unread', { words: said }),
    ...list(examples, say(speech, 'command.try')),
  );
}
