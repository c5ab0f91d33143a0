/** Lines below each other: lists, metrics, and whatever has no better form. */
import { isBlank, numbersAmong, type Run, wordRun } from '#src/briefing/renderers/runs.ts';
import { WORDS } from '#src/briefing/renderers/words.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Section } from './budget.ts';
import { LIMITS } from './limits.ts';
import { lines, SMALL } from './render-text.ts';

/** What a list is made of. */
export interface List {
  readonly locale: Locale;
  /** Lines above the items. */
  readonly head: readonly (readonly Run[])[];
  readonly items: readonly (readonly Run[])[];
  /** Few items read better without bullets. */
  readonly hasBullets: boolean;
  /** Small print that follows, whatever is left of the items; without numbers. */
  readonly footnotes?: readonly string[];
}

const BULLET = wordRun('• ');

/** The list as lines. What is beyond `LIMITS.listItems` is counted and not shown. */
export function listSection({ locale, head, items, hasBullets, footnotes = [] }: List): Section {
  const told = items.filter((item) => !isBlank(item));
  return {
    rank: 'items',
    size: Math.min(told.length, LIMITS.listItems),
    build(kept) {
      const shown = told.slice(0, kept);
      const hidden = told.length - shown.length;
      const more = hidden === 0 ? [] : [[wordRun(WORDS[locale].more(hidden), { italic: true })]];
      const listed = hasBullets ? shown.map((item) => [BULLET, ...item]) : shown;
      return {
        blocks: [
          ...lines([...head, ...listed, ...more]),
          ...lines(
            footnotes.map((text) => [wordRun(text)]),
            SMALL,
          ),
        ],
        numbers: [...head, ...shown].flatMap(numbersAmong),
      };
    },
  };
}
