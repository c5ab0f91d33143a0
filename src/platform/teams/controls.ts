/** Our own buttons below an answer, and what they are called. */
import type { PrivateAnswer } from '#src/bot/ports.ts';
import { CANONICAL_MAX } from '#src/core/canonical.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import { isCarried, WHOLE_REPORT } from './action-data.ts';
import type { CardAction } from './card.ts';
import { CONTROL_WORDS } from './control-words.ts';
import { LIMITS } from './limits.ts';

type Submit = Extract<CardAction, { type: 'Action.Submit' }>;

function button(title: string, data: Submit['data']): Submit {
  return { type: 'Action.Submit', title, data };
}

/** A field for the next question, opened below its button: there is no dialog to wait for. */
function followUp(continues: string, locale: Locale): CardAction {
  const words = CONTROL_WORDS[locale];
  return {
    type: 'Action.ShowCard',
    title: words.followUp,
    card: {
      type: 'AdaptiveCard',
      body: [
        {
          type: 'Input.Text',
          id: 'question',
          label: words.question,
          placeholder: words.questionHint,
          maxLength: LIMITS.question,
          isRequired: true,
          errorMessage: words.questionMissing,
        },
      ],
      actions: [button(words.ask, { app: 'smallcaps', locale, action: 'follow-up', continues })],
    },
  };
}

/** What the place allows. */
export interface Offers {
  /** Whether there is a channel to share it in: not where the bot is spoken to alone, and not twice. */
  readonly isShareable: boolean;
  /** Whether there is an address for files. */
  readonly hasFiles: boolean;
}

/** The buttons below an answer for one person. */
export function privateControls(
  { message, again, continues, schedule }: PrivateAnswer,
  { isShareable, hasFiles }: Offers,
): readonly CardAction[] {
  const { locale, quotable } = message;
  const words = CONTROL_WORDS[locale];
  const common = { app: 'smallcaps', locale } as const;
  // What is longer than a canonical question can be would not be taken when it comes back.
  const isKnown = again !== undefined && again.length <= CANONICAL_MAX;
  return [
    ...(isKnown && isShareable ? [button(words.share, { ...common, action: 'share', again })] : []),
    ...(continues === undefined || continues.length > CANONICAL_MAX ? [] : [followUp(continues, locale)]),
    ...(isKnown && quotable !== undefined ? [button(words.copy, { ...common, action: 'copy', again })] : []),
    ...(isKnown && quotable !== undefined && hasFiles ? [button(words.csv, { ...common, action: 'csv', again })] : []),
    ...(schedule === undefined || !isCarried(schedule)
      ? []
      : [button(words.schedule, { ...common, action: 'ask', query: schedule })]),
  ];
}

/** The buttons below a message that all may read: its figures as a file, for whoever presses. */
export function sharedControls({ locale, again, quotable }: Message, hasFiles: boolean): readonly CardAction[] {
  if (again === undefined || again.length > CANONICAL_MAX || quotable === undefined || !hasFiles) return [];
  return [button(CONTROL_WORDS[locale].csv, { app: 'smallcaps', locale, action: 'csv', again })];
}

/** The button that leads to a file. */
export function downloadControl(locale: Locale, url: string): CardAction {
  return { type: 'Action.OpenUrl', title: CONTROL_WORDS[locale].download, url };
}

/** The button below a briefing: all figures of its report as a file. */
export function reportControls(locale: Locale): readonly CardAction[] {
  return [button(CONTROL_WORDS[locale].csv, { app: 'smallcaps', locale, action: 'csv', again: WHOLE_REPORT })];
}
