/** The form of a subscription as a modal, and what it brings back. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { FilledSchedule, FORM_DAYS, type ScheduleForm } from '#src/bot/ports.ts';
import { cutAtWord } from '#src/briefing/renderers/code-points.ts';
import { LOCALES, Locale } from '#src/core/locale.ts';
import { LIMITS } from './limits.ts';
import { NOTICES } from './notices.ts';
import { plain } from './views.ts';

/** `callback_id` of the modal. */
export const SCHEDULE_VIEW = 'schedule';

/** What the modal brings back beside what is filled in: the button's line, and where the answer goes. */
const Metadata = z.strictObject({
  line: z.string(),
  /** Absent where the form was opened on the Home tab: the answer is then shown in a modal. */
  from: z.strictObject({ channel: z.string(), responseUrl: z.string() }).optional(),
  locale: Locale,
});
type Metadata = z.infer<typeof Metadata>;

type Input = Extract<ModalView['blocks'][number], { type: 'input' }>;

function select(
  blockId: string,
  label: string,
  options: readonly (readonly [string, string])[],
  chosen: string,
): Input {
  const all = options.map(([value, text]) => ({ value, text: plain(cutAtWord(text, LIMITS.buttonLabel)) }));
  const initial = all.find(({ value }) => value === chosen);
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'static_select',
      action_id: 'choice',
      options: all,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

function timeInput(label: string, time: string): Input {
  return {
    type: 'input',
    block_id: 'time',
    label: plain(label),
    element: { type: 'timepicker', action_id: 'choice', initial_time: time },
  };
}

function channelInput(label: string, target: string): Input {
  const filter = { include: ['public' as const, 'private' as const, 'im' as const], exclude_bot_users: false };
  const initial = target === 'direct' ? {} : { initial_conversation: target };
  return {
    type: 'input',
    block_id: 'target',
    label: plain(label),
    element: { type: 'conversations_select', action_id: 'choice', filter, ...initial },
  };
}

/** The modal. `undefined` when what it has to bring back is more than Slack keeps. */
export function scheduleView({ what, isNew, filled, zones }: ScheduleForm, metadata: Metadata): ModalView | undefined {
  const carried = JSON.stringify(metadata);
  if (carried.length > LIMITS.viewMetadata) return undefined;
  const { schedule: words, settings, close } = NOTICES[metadata.locale];
  const days = FORM_DAYS.filter((day) => day !== 'kept' || filled.days === 'kept');
  return {
    type: 'modal',
    callback_id: SCHEDULE_VIEW,
    private_metadata: carried,
    title: plain(isNew ? words.title : words.editTitle),
    submit: plain(words.save),
    close: plain(close),
    blocks: [
      { type: 'context', elements: [plain(cutAtWord(`${words.what}: ${what}`, LIMITS.textElement))] },
      select(
        'days',
        words.days,
        days.map((day) => [day, words.dayNames[day]]),
        filled.days,
      ),
      timeInput(words.time, filled.time),
      select(
        'zone',
        words.zone,
        zones.map(({ zone, name }) => [zone, name]),
        filled.zone,
      ),
      select('calendar', words.calendar, Object.entries(words.rules), filled.calendar),
      select('trigger', words.trigger, Object.entries(words.triggers), filled.trigger),
      channelInput(words.channel, filled.target),
      select(
        'locale',
        words.language,
        LOCALES.map((locale) => [locale, settings.languages[locale]]),
        filled.locale,
      ),
    ],
  };
}

/** What comes back from the modal. */
export type Scheduled =
  | { readonly kind: 'filled'; readonly metadata: Metadata; readonly filled: FilledSchedule }
  /** These are empty, or hold what cannot be chosen there. */
  | { readonly kind: 'incomplete'; readonly metadata: Metadata; readonly fields: readonly string[] };

const FIELDS = ['days', 'time', 'zone', 'calendar', 'trigger', 'target', 'locale'] as const;

function metadataIn(text: string): Metadata | undefined {
  try {
    return Metadata.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What was filled in; `undefined` for what is none of ours. */
export function parseScheduled(carried: string, chosen: ReadonlyMap<string, readonly string[]>): Scheduled | undefined {
  const metadata = metadataIn(carried);
  if (metadata === undefined) return undefined;
  const read = FilledSchedule.safeParse(Object.fromEntries(FIELDS.map((field) => [field, chosen.get(field)?.[0]])));
  if (read.success) return { kind: 'filled', metadata, filled: read.data };
  return { kind: 'incomplete', metadata, fields: [...new Set(read.error.issues.map(({ path }) => String(path[0])))] };
}
