import { formatNum } from '#src/core/format-num.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Num } from '#src/core/num.ts';
import type { Span } from '#src/core/span.ts';
import { inertText } from '../inert-text.ts';

/** A piece of text on its way into a block, with nothing in it that acts. A number is a run of its own, so that we know where it went. */
export interface Run {
  readonly text: string;
  readonly isNum: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Where it leads. */
  readonly link?: string;
}

/** Longest address of a link in rich text [ours]; no bound is known. */
const LONGEST_LINK = 1_000;

/** An address that may be led to; nothing for any other. */
function linkOf(address: string | undefined): { readonly link?: string } {
  if (address === undefined || address.length > LONGEST_LINK || !URL.canParse(address)) return {};
  return new URL(address).protocol === 'https:' ? { link: address } : {};
}

/** Words as a run. */
export function wordRun(text: string, style: { readonly bold?: boolean; readonly italic?: boolean } = {}): Run {
  return { text: inertText(text), isNum: false, bold: style.bold === true, italic: style.italic === true };
}

/** A number as a run, as printed and bold. */
export function numRun(num: Num, locale: Locale): Run {
  return { text: formatNum(num, locale), isNum: true, bold: true, italic: false };
}

/** Spans as runs: numbers and what is emphasised are bold. */
export function toRuns(
  spans: readonly Span[],
  locale: Locale,
  style: { readonly bold?: boolean; readonly italic?: boolean } = {},
): readonly Run[] {
  return spans.map((span) => {
    if (span.type === 'num') return { ...numRun(span.num, locale), italic: style.italic === true };
    const run = wordRun(span.text, { ...style, bold: style.bold === true || span.emphasis === true });
    return { ...run, ...linkOf(span.link) };
  });
}

/** The runs as plain text. */
export function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** The numbers among the runs, as printed. */
export function numbersAmong(runs: readonly Run[]): readonly string[] {
  return runs.flatMap(({ isNum, text }) => (isNum ? [text] : []));
}

/** Whether there is nothing to read: Slack refuses such texts. */
export function isBlank(runs: readonly Run[]): boolean {
  return runs.every(({ text }) => text.trim() === '');
}
