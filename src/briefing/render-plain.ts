import { formatNum } from '#src/core/format-num.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Block, Message, MetricItem, Rendering, Span } from '#src/core/message.ts';
import { inertText } from './inert-text.ts';

const NOTE_MARKS = { hole: '∅', premise: '!', computed: '=', doubt: '?', stale: '⏱' } as const;

function line(spans: readonly Span[], locale: Locale): string {
  return spans.map((span) => (span.type === 'num' ? formatNum(span.num, locale) : inertText(span.text))).join('');
}

function metric({ label, num, window, computed, source }: MetricItem, locale: Locale): string {
  const mark = computed ? '≈' : '•';
  return `${mark} ${inertText(label)}: ${formatNum(num, locale)} | ${inertText(window)} | ${inertText(source)}`;
}

function lines(block: Block, locale: Locale): readonly string[] {
  switch (block.type) {
    case 'reading':
    case 'paragraph':
    case 'source':
      return [line(block.spans, locale)];
    case 'note':
      return [`${NOTE_MARKS[block.tone]} ${line(block.spans, locale)}`];
    case 'metrics':
      return [
        ...(block.heading === undefined ? [] : [inertText(block.heading)]),
        ...block.items.map((item) => metric(item, locale)),
      ];
    case 'list':
      return [
        ...(block.heading === undefined ? [] : [inertText(block.heading)]),
        ...block.items.map((item) => `• ${line(item, locale)}`),
      ];
    case 'table':
      return [
        block.columns.map(inertText).join(' | '),
        ...block.rows.map((row) => row.map((cell) => line(cell, locale)).join(' | ')),
      ];
    case 'actions':
      return block.actions.map(({ label }) => `→ ${inertText(label)}`);
  }
}

/** The Message as plain text, one line each: for a terminal, a notification, a screen reader. Holds every number of the Message. */
export function renderPlain(message: Message): Rendering<string> {
  const payload = message.blocks.flatMap((block) => lines(block, message.locale)).join('\n');
  return { payload, fallbackText: payload, dropped: [] };
}
