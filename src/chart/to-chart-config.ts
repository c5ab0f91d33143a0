import type { ChartTheme } from '#src/bot/ports.ts';
import type { ChartSpec } from '#src/core/chart.ts';
import { toBarConfig } from './bar-config.ts';
import type { SizedConfig } from './chart-config.ts';
import { toLineConfig } from './line-config.ts';
import { PALETTES } from './palette.ts';
import type { TextMeasure } from './text-measure.ts';

/**
 * The Chart.js configuration of a chart, and its size: JSON, with every text and its place in it. The same input gives the
 * same configuration.
 */
export function toChartConfig(spec: ChartSpec, theme: ChartTheme, measure: TextMeasure): SizedConfig {
  const palette = PALETTES[theme];
  switch (spec.kind) {
    case 'bars':
    case 'grouped':
      return toBarConfig(spec, palette, measure);
    case 'line':
      return toLineConfig(spec, palette, measure);
  }
}
