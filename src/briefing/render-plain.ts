import type { ChartPoint, ChartSpec } from '#src/core/chart.ts';
import { formatMissing, formatNum } from '#src/core/format-num.ts';
import type { Locale } from '#src/core/locale.ts';
import type { Block, Message, MetricItem, Rendering } from '#src/core/message.ts';
import type { Span } from '#src/core/span.ts';
import { inertText } from './inert-text.ts';

const NOTE_MARKS = { hole: '∅', premise: '!', computed: '=', doubt: '?', stale: '⏱' } as const;

function line(spans: readonly Span[], locale: Locale): string {
  return spans
    .map((span) => {
      if (span.type === 'num') return formatNum(span.num, locale);
      return span.link === undefined ? inertText(span.text) : `${inertText(span.text)} (${inertText(span.link)})`;
    })
    .join('');
}

function metric({ label, num, window, computed, source }: MetricItem, locale: Locale): string {
  const mark = computed ? '≈' : '•';
  return `${mark} ${inertText(label)}: ${formatNum(num, locale)} | ${inertText(window)} | ${inertText(source)}`;
}

/** A chart in words: takeaway, window, and each value with its hole named. */
function chartLines(spec: ChartSpec, locale: Locale): readonly string[] {
  const cellOf = (point: ChartPoint | undefined): string =>
    point === undefined
      ? formatMissing(locale)
      : `${point.tone === 'computed' ? '≈ ' : ''}${formatNum(point.num, locale)}`;
  const rows = spec.categories.map(({ label }, at) => {
    const values = spec.series.map(({ name, points }) =>
      spec.series.length === 1 ? cellOf(points[at]) : `${inertText(name)} ${cellOf(points[at])}`,
    );
    return `• ${inertText(label)}: ${values.join(' | ')}`;
  });
  return [`▤ ${line(spec.title, locale)}`, inertText(spec.subtitle), ...rows, ...spec.footnotes.map(inertText)];
}

function lines(block: Block, locale: Locale): readonly string[] {
  switch (block.type) {
    case 'header':
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
    case 'chart':
      return block.repeats ? [] : chartLines(block.spec, locale);
    case 'divider':
      return ['———'];
    case 'table':
      return [
        inertText(block.caption),
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
