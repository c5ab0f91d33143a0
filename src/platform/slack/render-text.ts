/** Words as blocks. Only fields that Slack does not parse: foreign text can do nothing in them. */
import { inertText } from '#src/briefing/inert-text.ts';
import { countCodePoints, cutAtWord } from '#src/briefing/renderers/code-points.ts';
import { isBlank, type Run, textOf } from '#src/briefing/renderers/runs.ts';
import type { SlackBlock, TextElement } from './blocks.ts';
import { LIMITS } from './limits.ts';

type BlockOf<Type extends SlackBlock['type']> = Extract<SlackBlock, { type: Type }>;
type RichText = BlockOf<'rich_text'>;
type RichTextElement = RichText['elements'][number];

/** A line break, which stands between runs and never within one. */
const BREAK: TextElement = { type: 'text', text: '\n' };

/** A plain text object within `most` code points. The text must not be blank: Slack refuses that. */
export function plainText(text: string, most: number) {
  return { type: 'plain_text' as const, text: cutAtWord(inertText(text), most), emoji: false as const };
}

function toElement({ text, bold, italic, link }: Run): TextElement {
  const element = link === undefined ? { type: 'text' as const, text } : { type: 'link' as const, url: link, text };
  if (!bold && !italic) return element;
  return { ...element, style: { ...(bold ? { bold: true } : {}), ...(italic ? { italic: true } : {}) } };
}

/** Runs of one style next to each other become one element. */
function toElements(runs: readonly Run[]): TextElement[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (run.text === '') continue;
    const isSame = last !== undefined && last.bold === run.bold && last.italic === run.italic && last.link === run.link;
    if (isSame && countCodePoints(last.text + run.text) <= LIMITS.textElement) {
      merged[merged.length - 1] = { ...last, text: last.text + run.text };
    } else merged.push(run);
  }
  return merged.map(toElement);
}

/** Lines below each other, without gaps and bullets; nothing where all are blank. */
export function linesElement(lines: readonly (readonly Run[])[]): RichTextElement[] {
  const elements = lines
    .filter((line) => !isBlank(line))
    .flatMap((line, at) => (at === 0 ? toElements(line) : [BREAK, ...toElements(line)]));
  return elements.length === 0 ? [] : [{ type: 'rich_text_section', elements }];
}

/** Lines with bullets; nothing where all are blank. */
export function bulletsElement(lines: readonly (readonly Run[])[]): RichTextElement[] {
  const elements = lines
    .filter((line) => !isBlank(line))
    .map((line) => ({ type: 'rich_text_section' as const, elements: toElements(line) }));
  return elements.length === 0 ? [] : [{ type: 'rich_text_list', style: 'bullet', elements }];
}

/** Rich text of these parts; no block where there are none. */
export function richText(...parts: readonly (readonly RichTextElement[])[]): SlackBlock[] {
  const elements = parts.flat();
  return elements.length === 0 ? [] : [{ type: 'rich_text', elements }];
}

/** A header where it fits, else the same in bold: a header that is cut could lose a number. No block for a blank one. */
export function header(runs: readonly Run[]): SlackBlock[] {
  const text = textOf(runs);
  if (isBlank(runs)) return [];
  if (countCodePoints(text) <= LIMITS.header) return [{ type: 'header', text: plainText(text, LIMITS.header) }];
  return richText(linesElement([runs.map((run) => ({ ...run, bold: true }))]));
}

/** Small print, an element for each text; what is blank is left out, and what is beyond the tenth goes into the last. */
export function context(texts: readonly string[]): SlackBlock[] {
  const shown = texts.filter((text) => inertText(text).trim() !== '');
  if (shown.length === 0) return [];
  const own = shown.slice(0, LIMITS.contextElements - 1);
  const rest = shown.slice(own.length);
  const elements = [...own, ...(rest.length === 0 ? [] : [rest.join(' ')])];
  return [{ type: 'context', elements: elements.map((text) => plainText(text, LIMITS.textElement)) }];
}
