/** Our own buttons below a private answer, and what they are called. */
import type { PrivateAnswer } from '#src/bot/ports.ts';
import { countCodePoints } from '#src/briefing/renderers/code-points.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import type { Button } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { NOTICES } from './notices.ts';

/** `action_id` of each; the value is what the answer carries. */
export const CONTROLS = { share: 'share', followUp: 'follow-up', copy: 'copy', csv: 'csv' } as const;

/** The value of a CSV button that means all figures of the newest report. */
export const WHOLE_REPORT = 'report';

function button(action: string, label: string, value: string): Button[] {
  if (countCodePoints(value) > LIMITS.buttonValue) return [];
  return [{ type: 'button', action_id: action, text: { type: 'plain_text', text: label, emoji: false }, value }];
}

/** @param isShareable Whether there is a channel to share it in: not where the bot is spoken to alone, and not twice. */
export function privateControls({ message, again, continues }: PrivateAnswer, isShareable: boolean): readonly Button[] {
  const words = NOTICES[message.locale];
  return [
    ...(again !== undefined && isShareable ? button(CONTROLS.share, words.share, again) : []),
    ...(continues === undefined ? [] : button(CONTROLS.followUp, words.followUp, continues)),
    ...(again !== undefined && message.quotable !== undefined ? button(CONTROLS.copy, words.copy, again) : []),
    ...(again !== undefined && message.quotable !== undefined ? button(CONTROLS.csv, words.csv, again) : []),
  ];
}

/** The button below the briefing on the Home tab. */
export function reportControls({ locale }: Message): readonly Button[] {
  return button(CONTROLS.csv, NOTICES[locale].csv, WHOLE_REPORT);
}

/** The language of a message, by one of its buttons: a canonical string has none. */
export function localeOfLabel(label: string): Locale {
  return /\p{Script=Han}/u.test(label) ? 'zh' : 'en';
}
