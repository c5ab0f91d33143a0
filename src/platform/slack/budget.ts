/** What Slack counts of a message: its blocks, and the text in them. */
import * as sections from '#src/briefing/renderers/sections.ts';
import { WORDS } from '#src/briefing/renderers/words.ts';
import type { Locale } from '#src/core/locale.ts';
import type { SlackBlock } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { charactersOf } from './payload.ts';
import { context } from './render-text.ts';

export type Built = sections.Built<SlackBlock>;
export type Section = sections.Section<SlackBlock>;

/** The sections as the blocks of one message, within its blocks and characters. */
export function fitSections(all: readonly Section[], locale: Locale): Built {
  return sections.fitSections(all, {
    costOf: (blocks) => [blocks.length, charactersOf(blocks)],
    most: [LIMITS.blocks, LIMITS.messageText],
    reserve: [1, 40],
    closing: (omitted) => context([WORDS[locale].more(omitted)]),
  });
}
