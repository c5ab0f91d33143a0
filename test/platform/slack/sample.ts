import type { Block } from '#src/core/message.ts';
import type { SlackBlock, TextElement } from '#src/platform/slack/blocks.ts';
import type { SlackPayload } from '#src/platform/slack/payload.ts';
import { renderSlack, type SlackOptions } from '#src/platform/slack/render.ts';

/** Renders blocks in English. */
export function render(blocks: readonly Block[], options?: SlackOptions) {
  return renderSlack({ locale: 'en', blocks }, options);
}

/** The blocks of an English message. */
export function blocksOf(...blocks: readonly Block[]): readonly SlackBlock[] {
  return render(blocks).payload.blocks;
}

function elementText({ text, style }: TextElement): string {
  if (style?.bold === true) return `*${text}*`;
  return style?.italic === true ? `_${text}_` : text;
}

function lineOf(elements: readonly TextElement[]): string {
  return elements.map(elementText).join('');
}

function readBlock(block: SlackBlock): string {
  switch (block.type) {
    case 'header':
      return `# ${block.text.text}`;
    case 'rich_text':
      return block.elements
        .map((part) =>
          part.type === 'rich_text_section'
            ? lineOf(part.elements)
            : part.elements.map(({ elements }) => `- ${lineOf(elements)}`).join('\n'),
        )
        .join('\n');
    case 'context':
      return block.elements.map(({ text }) => `~ ${text}`).join('\n');
    case 'actions':
      return block.elements.map(({ text }) => `[${text.text}]`).join(' ');
    case 'data_table':
      return block.rows
        .map((row) => row.map((cell) => (cell.type === 'rich_text' ? readBlock(cell) : cell.text)).join(' | '))
        .join('\n');
    case 'divider':
    case 'image':
    case 'data_visualization':
      return `(${block.type})`;
  }
}

/** A payload as a person reads it: `*bold*`, `_italic_`, `~` small print, `-` bullets, one line each. */
export function read({ blocks }: Pick<SlackPayload, 'blocks'>): string {
  return blocks.map(readBlock).join('\n');
}
