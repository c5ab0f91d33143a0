/** Modals: the little that is not a message. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { CopyText } from '#src/bot/ports.ts';
import { inertText } from '#src/briefing/inert-text.ts';
import { cutAtWord } from '#src/briefing/renderers/code-points.ts';
import { Locale } from '#src/core/locale.ts';
import type { Message } from '#src/core/message.ts';
import { LIMITS } from './limits.ts';
import { NOTICES } from './notices.ts';
import { renderSlack } from './render.ts';

/** `callback_id` of the modal that takes a question. */
export const ASK_VIEW = 'ask';

/** What the modal brings back: where the answer goes, and what it continues from. */
const AskMetadata = z.union([
  z.strictObject({
    kind: z.literal('private'),
    responseUrl: z.string(),
    channel: z.string(),
    continues: z.string(),
    locale: Locale,
  }),
  z.strictObject({ kind: z.literal('thread'), threadKey: z.string(), locale: Locale }),
]);
export type AskMetadata = z.infer<typeof AskMetadata>;

/** Text of an input that stands there from the start [guide]. */
const INITIAL_TEXT = 3_000;

export function plain(text: string): { readonly type: 'plain_text'; readonly text: string; readonly emoji: false } {
  return { type: 'plain_text', text, emoji: false };
}

/** The metadata of a submitted view; `undefined` when it is none of ours. */
export function parseAskMetadata(text: string): AskMetadata | undefined {
  try {
    return AskMetadata.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A modal with one question. `undefined` when what it has to bring back is more than Slack keeps. */
export function askView(metadata: AskMetadata, typed = ''): ModalView | undefined {
  const carried = JSON.stringify(metadata);
  if (carried.length > LIMITS.viewMetadata) return undefined;
  const words = NOTICES[metadata.locale];
  const initial = cutAtWord(inertText(typed).trim(), 500);
  return {
    type: 'modal',
    callback_id: ASK_VIEW,
    private_metadata: carried,
    title: plain(words.viewTitle),
    submit: plain(words.ask),
    close: plain(words.close),
    blocks: [
      {
        type: 'input',
        block_id: 'question',
        label: plain(words.question),
        hint: plain(words.questionHint),
        element: {
          type: 'plain_text_input',
          action_id: 'text',
          max_length: INITIAL_TEXT,
          focus_on_load: true,
          ...(initial === '' ? {} : { initial_value: initial }),
        },
      },
    ],
  };
}

/** A modal with the sentences for a client, each in a field to copy from. */
export function copyView(copies: readonly CopyText[], locale: Locale): ModalView {
  const words = NOTICES[locale];
  const texts = copies.filter(({ text }, at) => copies.findIndex((other) => other.text === text) === at);
  return {
    type: 'modal',
    callback_id: 'copy',
    title: plain(words.copyTitle),
    close: plain(words.close),
    blocks:
      texts.length === 0
        ? [{ type: 'context', elements: [plain(words.notQuotable)] }]
        : texts.map(({ length, text }) => ({
            type: 'input' as const,
            block_id: `copy-${length}`,
            label: plain(words.copyLength(length)),
            optional: true,
            element: {
              type: 'plain_text_input' as const,
              action_id: 'text',
              multiline: true,
              initial_value: text.slice(0, INITIAL_TEXT),
            },
          })),
  };
}

/** An answer as a modal: what the Home tab shows behind its buttons. */
export function answerView(message: Message): ModalView {
  const words = NOTICES[message.locale];
  const { blocks } = renderSlack(message, { level: 'plain' }).payload;
  return {
    type: 'modal',
    callback_id: 'answer',
    title: plain(words.answerTitle),
    close: plain(words.close),
    blocks: [...blocks],
  };
}
