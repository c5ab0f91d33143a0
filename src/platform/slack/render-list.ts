/** Lines below each other: lists, metrics, and whatever has no better form. */

import { isBlank, numbersAmong, type Run, wordRun } from '#src/briefing/renderers/runs.ts';
import { WORDS } from '#src/briefing/renderers/words.ts';
import type { Locale } from '#src/core/locale.ts';
import type { SlackBlock } from './blocks.ts';
import type { Section } from './budget.ts';
import { LIMITS } from './limits.ts';
import { bulletsElement, linesElement, richText } from './render-text.ts';

/** What a list is made of. */
export interface List {
  readonly locale: Locale;
  /** Lines above the items. */
  readonly head: readonly (readonly Run[])[];
  readonly items: readonly (readonly Run[])[];
  /** Few items read better without bullets. */
  readonly hasBullets: boolean;
  /** Blocks that follow, whatever is left of the items; without numbers. */
  readonly tail?: readonly SlackBlock[];
}

/** The list as one rich text. What is beyond `LIMITS.listItems` is counted and not shown. */
export function listSection({ locale, head, items, hasBullets, tail = [] }: List): Section {
  const lines = items.filter((item) => !isBlank(item));
  return {
    rank: 'items',
    size: Math.min(lines.length, LIMITS.listItems),
    build(kept) {
      const shown = lines.slice(0, kept);
      const hidden = lines.length - shown.length;
      const more = hidden === 0 ? [] : [[wordRun(WORDS[locale].more(hidden), { italic: true })]];
      const parts = hasBullets
        ? [linesElement(head), bulletsElement(shown), linesElement(more)]
        : [linesElement([...head, ...shown, ...more])];
      return { blocks: [...richText(...parts), ...tail], numbers: [...head, ...shown].flatMap(numbersAmong) };
    },
  };
}
