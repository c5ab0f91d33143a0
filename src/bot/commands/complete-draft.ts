import type { Locale } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import type { Schedule } from '#src/schedule/schedule.ts';
import type { ReadSchedule, SchedulePart } from '#src/schedule/words.ts';
import type { Content, Trigger } from '../ports.ts';
import {
  askChoice,
  askContent,
  askDays,
  askPlace,
  askRule,
  askTime,
  askZone,
  type Complete,
  tellContradiction,
  tellUnread,
} from './ask-back.ts';
import type { Draft } from './command.ts';
import type { Turn } from './command-deps.ts';
import { chooseContent } from './content.ts';
import { findPlace, sayNoPlace } from './place.ts';
import { readWhen } from './read-when.ts';
import { asLine, message, paragraph } from './said.ts';

/** A subscription of which everything has been said. */
export interface Terms {
  readonly content: Content;
  readonly schedule: Schedule;
  readonly trigger: Trigger;
  readonly target: string;
  readonly locale: Locale;
}

/** The terms, or the message that asks for what is missing or says what cannot be. */
export type Completed =
  | { readonly kind: 'terms'; readonly terms: Terms }
  | { readonly kind: 'open'; readonly message: Message };

type Part<T> = { readonly value: T } | { readonly message: Message };

/** A subscription to new reports has no times; should it be given some later, these stand there. */
const WITHOUT_TIMES: Schedule = {
  timing: { kind: 'cron', expression: '30 7 * * 1-5' },
  zone: 'America/New_York',
  calendar: 'skip',
};

/** Asks for the first of what is open. */
async function askFor(
  missing: readonly SchedulePart[],
  draft: Draft,
  complete: Complete,
  turn: Turn,
): Promise<Message> {
  if (missing.includes('days')) return askDays(draft, complete, turn);
  // A number that was said is a time with two readings: once the zone is known, they are the choice.
  const saysTime = /\d/.test(draft.when) && missing.includes('zone');
  return missing.includes('time') && !saysTime ? askTime(draft, complete, turn) : askZone(draft, complete, turn);
}

/** What words about when that are no schedule are answered with. */
async function askAbout(
  read: Exclude<ReadSchedule, { kind: 'schedule' }>,
  draft: Draft,
  complete: Complete,
  turn: Turn,
): Promise<Message> {
  switch (read.kind) {
    case 'not-understood':
      return tellUnread(read.words, turn);
    case 'contradiction':
      return tellContradiction(read.words, turn);
    case 'cron-refused':
      return tellUnread([read.expression], turn);
    case 'missing':
      return askFor(read.missing, draft, complete, turn);
    case 'ask':
      return read.words === undefined
        ? askFor([read.about], draft, complete, turn)
        : askChoice(read, draft, complete, turn);
  }
}

/** The schedule where it takes no reading: chosen, kept, or of no use. */
function settled({ schedule, when, trigger, content }: Draft, before: Schedule | undefined): Schedule | undefined {
  if (schedule !== undefined || when !== '') return schedule;
  const onReports = trigger === 'new-report' || content?.kind === 'alert';
  return before ?? (onReports ? WITHOUT_TIMES : undefined);
}

async function scheduleOf(
  draft: Draft,
  complete: Complete,
  turn: Turn,
  before: Schedule | undefined,
): Promise<Part<Schedule>> {
  const known = settled(draft, before);
  if (known !== undefined) return { value: known };
  const read = readWhen(draft.when, turn, before);
  return read.kind === 'schedule' ? { value: read.schedule } : { message: await askAbout(read, draft, complete, turn) };
}

async function targetOf(draft: Draft, complete: Complete, turn: Turn): Promise<Part<string>> {
  const { speech } = turn;
  if (draft.unknownPlace !== undefined) return { message: askPlace(draft, complete, turn) };
  const found = await findPlace(draft.place, turn);
  switch (found.kind) {
    case 'place':
      return { value: found.target };
    case 'missing':
      return { message: askPlace(draft, complete, turn) };
    case 'withheld':
    case 'unreachable':
      return { message: message(speech, { type: 'paragraph', spans: asLine(sayNoPlace(found, turn)) }) };
  }
}

function contentOf(draft: Draft, complete: Complete, turn: Turn): Part<Content> {
  const { speech } = turn;
  const chosen = chooseContent(draft, turn);
  if (chosen.kind === 'content') return { value: chosen.content };
  if (chosen.kind === 'unknown') return { message: askContent(chosen.name, draft, complete, turn) };
  if (chosen.kind === 'alert') return { message: askRule(chosen.says, chosen.choices, draft, complete, turn) };
  const note = paragraph(speech, 'subscription.unanswered');
  return { message: { ...chosen.message, blocks: [note, ...chosen.message.blocks] } };
}

/**
 * Completes a draft: what it sends first, then when, then where.
 *
 * @param before The schedule that stands where the draft says nothing of it.
 */
export async function completeDraft(
  said: Draft,
  complete: Complete,
  turn: Turn,
  before?: Schedule,
): Promise<Completed> {
  const content = contentOf(said, complete, turn);
  if ('message' in content) return { kind: 'open', message: content.message };
  // From here on the question goes by its slots: they fit into a button.
  const { question: _, alert: __, ...rest } = said;
  const draft = { ...rest, content: content.value };
  const schedule = await scheduleOf(draft, complete, turn, before);
  if ('message' in schedule) return { kind: 'open', message: schedule.message };
  const target = await targetOf(draft, complete, turn);
  if ('message' in target) return { kind: 'open', message: target.message };
  const { locale = turn.asked.locale } = draft;
  const trigger = content.value.kind === 'alert' ? 'new-report' : (draft.trigger ?? 'every-slot');
  const terms = { content: content.value, schedule: schedule.value, trigger, target: target.value, locale };
  return { kind: 'terms', terms };
}
