import type { Locale } from '#src/core/locale.ts';
import type { Quotable } from '#src/core/message.ts';
import { inertText } from './inert-text.ts';
import { spansText } from './wording-spans.ts';

/** Lengths to choose from, in code points: a text message, a chat, a mail. */
export const COPY_LENGTHS = [280, 500, 1_000] as const;

/** Two sentences for a client, and how many of the numbers they hold. */
export interface ClientCopy {
  readonly text: string;
  readonly clauses: number;
  /** Whether the text is within the length asked for: one number, its window, source and licence may need more. */
  readonly fits: boolean;
}

const MARKS: Readonly<
  Record<
    Locale,
    {
      readonly between: string;
      readonly stop: string;
      readonly source: string;
      readonly after: string;
      readonly open: string;
      readonly close: string;
    }
  >
> = {
  en: { between: '; ', stop: '. ', source: 'Source: ', after: ' — ', open: ' (', close: ')' },
  zh: { between: '；', stop: '。', source: '来源：', after: '。', open: '（', close: '）' },
};

/**
 * The numbers with their windows in one sentence, source and licence note in another: plain text for a mail or another chat.
 *
 * Numbers are left out from the end until the text fits; the doubt about the first stands where there is room for it. A
 * window, the source and the licence are never left out.
 *
 * @param maxCharacters In code points.
 */
export function toClientCopy(quotable: Quotable, locale: Locale, maxCharacters: number): ClientCopy {
  const { between, stop, source, after, open, close } = MARKS[locale];
  const clauses = quotable.clauses.map((spans) => inertText(spansText(spans, locale)));
  const doubt = quotable.doubt === undefined ? '' : `${open}${inertText(quotable.doubt)}${close}`;
  const origin = `${source}${inertText(quotable.source)}${after}${inertText(quotable.licence)}`;
  const write = (count: number, aside: string): string =>
    `${clauses.slice(0, count).join(between)}${aside}${stop}${origin}`;
  const fits = (text: string): boolean => [...text].length <= maxCharacters;
  for (let count = clauses.length; count > 0; count -= 1) {
    // The doubt is about the first number: beside several it would seem to be about them all.
    const texts = [...(count === 1 ? [write(count, doubt)] : []), write(count, '')];
    const text = texts.find(fits);
    if (text !== undefined) return { text, clauses: count, fits: true };
  }
  return { text: write(1, ''), clauses: 1, fits: false };
}
