/** Bounds on what a message may bring, so that no single text takes the room of all others. */

import type { ChartSpec } from '#src/core/chart.ts';
import { formatNum } from '#src/core/format-num.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Block, Message, MetricItem } from '#src/core/message.ts';
import type { Span } from '#src/core/span.ts';
import { inertText } from '../inert-text.ts';
import { CAPS, type Caps } from './caps.ts';
import { countCodePoints, cutAtWord } from './code-points.ts';

/** The spans within `most` code points as printed; what is beyond gives way to "…", at a word and never within a number. */
export function cutSpans(spans: readonly Span[], most: number, locale: Locale): readonly Span[] {
  const inert = spans.map((span) => (span.type === 'num' ? span : { ...span, text: inertText(span.text) }));
  const lengths = inert.map((span) => countCodePoints(span.type === 'num' ? formatNum(span.num, locale) : span.text));
  if (lengths.reduce((sum, length) => sum + length, 0) <= most) return inert;
  const kept: Span[] = [];
  let room = most;
  for (const [at, span] of inert.entries()) {
    const length = lengths[at] ?? 0;
    if (length >= room) {
      kept.push(span.type === 'num' ? { type: 'text', text: '…' } : { ...span, text: cutAtEnd(span.text, room) });
      break;
    }
    kept.push(span);
    room -= length;
  }
  return kept;
}

/** Cut so that it ends with "…", although the text alone may just fit. */
function cutAtEnd(text: string, most: number): string {
  return cutAtWord(`${text}  `, most);
}

/** The message with every text inert and within the caps. Numbers beyond a cap are no longer in it. */
export function clipMessage(message: Message, caps: Caps = CAPS): Message {
  return { ...message, blocks: message.blocks.map((block) => clipBlock(block, caps, message.locale)) };
}

function clipText(text: string, most: number): string {
  return cutAtWord(inertText(text), most);
}

function clipHeading({ heading }: { readonly heading?: string }, caps: Caps): { readonly heading?: string } {
  return heading === undefined ? {} : { heading: clipText(heading, caps.label) };
}

function clipItem(item: MetricItem, caps: Caps): MetricItem {
  return {
    ...item,
    label: clipText(item.label, caps.label),
    window: clipText(item.window, caps.window),
    source: clipText(item.source, caps.source),
  };
}

function clipChart(spec: ChartSpec, caps: Caps): ChartSpec {
  return {
    ...spec,
    title: cutSpans(spec.title, caps.caption, spec.locale),
    subtitle: clipText(spec.subtitle, caps.caption),
    footnotes: spec.footnotes.map((text) => clipText(text, caps.footnote)),
    categories: spec.categories.map(({ label, short }) => ({
      label: clipText(label, caps.label),
      short: clipText(short, caps.label),
    })),
    series: spec.series.map((series) => ({ ...series, name: clipText(series.name, caps.window) })),
    alt: clipText(spec.alt, caps.alt),
  };
}

function clipBlock(block: Block, caps: Caps, locale: Locale): Block {
  switch (block.type) {
    case 'header':
    case 'reading':
    case 'paragraph':
    case 'note':
    case 'source':
      return { ...block, spans: cutSpans(block.spans, caps.spans, locale) };
    case 'metrics':
      return { ...block, ...clipHeading(block, caps), items: block.items.map((item) => clipItem(item, caps)) };
    case 'list':
      return {
        ...block,
        ...clipHeading(block, caps),
        items: block.items.map((spans) => cutSpans(spans, caps.spans, locale)),
      };
    case 'chart':
      return { ...block, spec: clipChart(block.spec, caps) };
    case 'table':
      return {
        ...block,
        caption: clipText(block.caption, caps.caption),
        columns: block.columns.map((column) => clipText(column, caps.cell)),
        rows: block.rows.map((row) => row.map((cell) => cutSpans(cell, caps.cell, locale))),
      };
    case 'divider':
    case 'actions':
      return block;
  }
}
