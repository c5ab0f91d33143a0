import type { ChartPoint, ChartSpec } from '#src/core/chart.ts';
import type { MetricItem } from '#src/core/message.ts';

/** A metric of the sample report. */
export function metric(label: string, value: string, rest: Partial<MetricItem> = {}): MetricItem {
  return {
    label,
    num: { value, unit: 'pct' },
    window: 'Aug 2025',
    computed: false,
    source: 'House via Wire, 2 Sep 2025, ¶2',
    ...rest,
  };
}

/** A point in percent. */
export function point(value: string, tone: ChartPoint['tone'] = 'reported'): ChartPoint {
  return { num: { value, unit: 'pct' }, tone };
}

/** A chart with one series of three values. */
export function chart(rest: Partial<ChartSpec> = {}): ChartSpec {
  return {
    kind: 'bars',
    locale: 'en',
    unit: 'pct',
    title: [
      { type: 'text', text: 'Micro caps lead with ' },
      { type: 'num', num: { value: '9.3', unit: 'pct' } },
    ],
    subtitle: 'Return, Aug 2025',
    footnotes: ['Source: House, 2 Sep 2025.'],
    categories: [
      { label: 'Micro caps', short: 'Micro caps' },
      { label: 'Cyclical companies', short: 'Cyclicals' },
      { label: 'Russell 2000', short: 'Russell 2000' },
    ],
    series: [{ name: 'Aug 2025', points: [point('9.3'), point('7.6'), point('7', 'reference')] }],
    alt: 'Bars: Micro caps 9.3%, Cyclical companies 7.6%, Russell 2000 7%.',
    ...rest,
  };
}
