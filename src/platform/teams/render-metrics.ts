/** Numbers with name, window and source: a few large and side by side, many as a table, or as lines. */
import {
  computedMark,
  FEW_METRICS,
  type MetricStyle,
  type Metrics,
  metricLine,
  metricsHead,
  shortSource,
} from '#src/briefing/renderers/metric-words.ts';
import { numRun, wordRun } from '#src/briefing/renderers/runs.ts';
import { whole } from '#src/briefing/renderers/sections.ts';
import { formatNum } from '#src/core/format-num.ts';
import type { Locale } from '#src/core/locale.ts';
import type { MetricItem } from '#src/core/message.ts';
import type { Section } from './budget.ts';
import type { CardElement, RichTextBlock } from './card.ts';
import { fitsSideBySide } from './column-widths.ts';
import { listSection } from './render-list.ts';
import { line, lines, SMALL } from './render-text.ts';
import { FONT, widestPiece } from './text-width.ts';

/** Sizes of a number that stands alone, the first that fits. */
const NUMBER_SIZES = ['ExtraLarge', 'Large'] as const;
type NumberSize = (typeof NUMBER_SIZES)[number];

function nameOf(item: MetricItem, locale: Locale): string {
  return `${item.computed ? '≈ ' : ''}${item.label}${computedMark(item, locale)}`;
}

function metricColumn(item: MetricItem, { locale, sources }: MetricStyle, size: NumberSize): RichTextBlock[] {
  const below = [item.window, shortSource(item.source, sources)];
  return [
    ...line([wordRun(nameOf(item, locale))], { isSubtle: true }),
    ...line([numRun(item.num, locale)], { size, spacing: 'None' }),
    ...below.flatMap((text) => line([wordRun(text)], { ...SMALL, spacing: 'None' })),
  ];
}

/** The largest size at which the metrics stand side by side on a phone, every word and number whole. */
function sizeOf({ items }: Metrics, { locale, sources }: MetricStyle): NumberSize | undefined {
  return NUMBER_SIZES.find((size) => {
    const widths = items.map((item) => {
      const words = [nameOf(item, locale), item.window, shortSource(item.source, sources)];
      const widest = widestPiece(words.map((text) => wordRun(text)));
      return Math.max(widest, widestPiece([numRun(item.num, locale)], FONT[size]));
    });
    return fitsSideBySide(widths);
  });
}

/** Up to three metrics side by side; `undefined` where a phone has no room for them. */
export function metricColumns(block: Metrics, style: MetricStyle): Section | undefined {
  const size = sizeOf(block, style);
  if (size === undefined) return undefined;
  return whole<CardElement>('items', {
    blocks: [
      ...lines(metricsHead(block)),
      {
        type: 'ColumnSet',
        columns: block.items.map((item) => ({
          type: 'Column',
          width: 'stretch',
          items: metricColumn(item, style, size),
        })),
      },
    ],
    numbers: block.items.map(({ num }) => formatNum(num, style.locale)),
  });
}

/** The metrics as lines. */
export function metricLines(block: Metrics, style: MetricStyle): Section {
  return listSection({
    locale: style.locale,
    head: metricsHead(block),
    items: block.items.map((item) => metricLine(item, style)),
    hasBullets: block.items.length > FEW_METRICS,
  });
}
