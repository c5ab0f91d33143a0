/** What a card may weigh, and what goes when it is too much. */

import { wordRun } from '#src/briefing/renderers/runs.ts';
import * as sections from '#src/briefing/renderers/sections.ts';
import { WORDS } from '#src/briefing/renderers/words.ts';
import type { Locale } from '#src/core/locale.ts';
import { bytesOf, type CardElement } from './card.ts';
import { line, SMALL } from './render-text.ts';

export type Built = sections.Built<CardElement>;
export type Section = sections.Section<CardElement>;

/** Bytes of the closing line at most. */
const CLOSING = 200;

/** The sections as the body of one card of at most `most` bytes. */
export function fitSections(all: readonly Section[], most: number, locale: Locale): Built {
  return sections.fitSections(all, {
    costOf: (blocks) => [blocks.length === 0 ? 0 : bytesOf(blocks)],
    most: [most],
    reserve: [CLOSING],
    closing: (omitted) => line([wordRun(WORDS[locale].more(omitted))], SMALL),
  });
}
