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
import type { MetricItem } from '#src/core/message.ts';
import type { Section } from './budget.ts';
import type { CardElement, RichTextBlock } from './card.ts';
import { listSection } from './render-list.ts';
import { line, lines, SMALL } from './render-text.ts';

function metricColumn(item: MetricItem, { locale, sources }: MetricStyle): RichTextBlock[] {
  const name = `${item.computed ? '≈ ' : ''}${item.label}${computedMark(item, locale)}`;
  const below = [item.window, shortSource(item.source, sources)];
  return [
    ...line([wordRun(name)], { isSubtle: true }),
    ...line([numRun(item.num, locale)], { size: 'ExtraLarge', spacing: 'None' }),
    ...below.flatMap((text) => line([wordRun(text)], { ...SMALL, spacing: 'None' })),
  ];
}

/** Up to three metrics side by side. */
export function metricColumns(block: Metrics, style: MetricStyle): Section {
  return whole<CardElement>('items', {
    blocks: [
      ...lines(metricsHead(block)),
      {
        type: 'ColumnSet',
        columns: block.items.map((item) => ({
          type: 'Column',
          width: 'stretch',
          items: metricColumn(item, style),
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
