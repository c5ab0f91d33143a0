/** Our own buttons below an answer, and what they are called. */
import type { PrivateAnswer } from '#src/bot/ports.ts';
import { countCodePoints } from '#src/briefing/renderers/code-points.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import type { Button } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { NOTICES } from './notices.ts';
import { ASK_ACTION } from './render-actions.ts';

/** `action_id` of each; the value is what the answer carries. */
export const CONTROLS = {
  share: 'share',
  followUp: 'follow-up',
  copy: 'copy',
  csv: 'csv',
  schedule: 'schedule',
  settings: 'settings',
} as const;

/** The value of a CSV button that means all figures of the newest report. */
export const WHOLE_REPORT = 'report';

function button(action: string, label: string, value: string): Button[] {
  if (countCodePoints(value) > LIMITS.buttonValue) return [];
  return [{ type: 'button', action_id: action, text: { type: 'plain_text', text: label, emoji: false }, value }];
}

/** @param isShareable Whether there is a channel to share it in: not where the bot is spoken to alone, and not twice. */
export function privateControls(
  { message, again, continues, schedule }: PrivateAnswer,
  isShareable: boolean,
): readonly Button[] {
  const words = NOTICES[message.locale];
  return [
    ...(again !== undefined && isShareable ? button(CONTROLS.share, words.share, again) : []),
    ...(continues === undefined ? [] : button(CONTROLS.followUp, words.followUp, continues)),
    ...(again !== undefined && message.quotable !== undefined ? button(CONTROLS.copy, words.copy, again) : []),
    ...(again !== undefined && message.quotable !== undefined ? button(CONTROLS.csv, words.csv, again) : []),
    ...(schedule === undefined ? [] : button(CONTROLS.schedule, words.schedule.control, schedule)),
  ];
}

/** The buttons below a message that all may read: its figures as a file, for whoever taps. */
export function sharedControls({ locale, again, quotable }: Message): readonly Button[] {
  return again === undefined || quotable === undefined ? [] : button(CONTROLS.csv, NOTICES[locale].csv, again);
}

/** The buttons below the Home tab. */
export function homeControls(
  locale: Locale,
  has: { readonly report: boolean; readonly settings: boolean },
): readonly Button[] {
  const words = NOTICES[locale];
  return [
    ...(has.report
      ? [
          ...button(`${ASK_ACTION}subscribe`, words.schedule.digest, 'c1:subscribe|t=morning-digest'),
          ...button(`${ASK_ACTION}list`, words.schedule.all, 'c1:list'),
          ...button(CONTROLS.csv, words.csv, WHOLE_REPORT),
        ]
      : []),
    ...(has.settings ? button(CONTROLS.settings, words.settings.change, CONTROLS.settings) : []),
  ];
}
