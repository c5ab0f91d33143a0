import {
  FEW_METRICS,
  type MetricStyle,
  type Metrics,
  metricLine,
  metricsHead,
} from '#src/briefing/renderers/metric-words.ts';
import type { Section } from './budget.ts';
import { listSection } from './render-list.ts';

/** The metrics as lines. */
export function metricLines(block: Metrics, style: MetricStyle): Section {
  return listSection({
    locale: style.locale,
    head: metricsHead(block),
    items: block.items.map((item) => metricLine(item, style)),
    hasBullets: block.items.length > FEW_METRICS,
  });
}
