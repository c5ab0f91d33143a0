/** Our own buttons below an answer, and what they are called. */
import type { PrivateAnswer } from '#src/bot/ports.ts';
import { CANONICAL_MAX } from '#src/core/canonical.ts';
import type { Locale } from '#src/core/locale.ts';
import { WHOLE_REPORT } from './action-data.ts';
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

/** @param isShareable Whether there is a channel to share it in: not where the bot is spoken to alone, and not twice. */
export function privateControls(
  { message, again, continues }: PrivateAnswer,
  isShareable: boolean,
): readonly CardAction[] {
  const { locale, quotable } = message;
  const words = CONTROL_WORDS[locale];
  const common = { app: 'smallcaps', locale } as const;
  // What is longer than a canonical question can be would not be taken when it comes back.
  const isCarried = again !== undefined && again.length <= CANONICAL_MAX;
  return [
    ...(isCarried && isShareable ? [button(words.share, { ...common, action: 'share', again })] : []),
    ...(continues === undefined || continues.length > CANONICAL_MAX ? [] : [followUp(continues, locale)]),
    ...(isCarried && quotable !== undefined ? [button(words.copy, { ...common, action: 'copy', again })] : []),
    ...(isCarried && quotable !== undefined ? [button(words.csv, { ...common, action: 'csv', again })] : []),
  ];
}

/** The button below a briefing: all figures of its report as a file. */
export function reportControls(locale: Locale): readonly CardAction[] {
  return [button(CONTROL_WORDS[locale].csv, { app: 'smallcaps', locale, action: 'csv', again: WHOLE_REPORT })];
}
