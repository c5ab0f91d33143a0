import type { ChartPoint } from '#src/core/chart.ts';
import type { Message, MetricItem } from '#src/core/message.ts';
import { pct, text } from '#test/platform/web/sample.ts';

const SOURCE = 'Jefferies via Zhitong, 2 Sep 2025';

function item(label: string, value: string, paragraph: number, rest: Partial<MetricItem> = {}): MetricItem {
  return {
    label,
    num: { value, unit: 'pct' },
    window: 'Aug 2025',
    computed: false,
    source: `${SOURCE}, ¶${paragraph}`,
    ...rest,
  };
}

function points(...values: readonly (string | undefined)[]): (ChartPoint | undefined)[] {
  return values.map((value) => (value === undefined ? undefined : { num: { value, unit: 'pct' }, tone: 'reported' }));
}

function reference(value: string): ChartPoint {
  return { num: { value, unit: 'pct' }, tone: 'reference' };
}

function named(...labels: readonly (readonly [string, string])[]) {
  return labels.map(([label, short]) => ({ label, short }));
}

/** A digest as a template may come to: with a block of every type, a chart that Slack draws, and one with holes. */
export const DIGEST: Message = {
  locale: 'en',
  blocks: [
    { type: 'header', spans: [text('U.S. small caps, August 2025')] },
    {
      type: 'paragraph',
      spans: [
        text('The Russell 2000 rose '),
        pct('7'),
        text(' in August; micro caps did better with '),
        pct('9.3'),
        text('.'),
      ],
    },
    {
      type: 'metrics',
      heading: 'In the month',
      items: [
        item('Micro caps', '9.3', 2),
        item('Russell 2000', '7', 2),
        item('Micro caps ahead of Russell 2000', '2.3', 2, {
          num: { value: '2.3', unit: 'pp', signed: true },
          computed: true,
          source: 'computed from ¶2',
        }),
      ],
    },
    {
      type: 'chart',
      repeats: false,
      spec: {
        kind: 'bars',
        locale: 'en',
        unit: 'pct',
        title: [text('High beta leads the rebound with '), pct('63.8'), text(', far ahead of bond proxies')],
        subtitle: 'Return since the low (one common date, 8 Apr 2025, is assumed)',
        footnotes: [`Source: ${SOURCE}, ¶2, ¶3, ¶5.`],
        categories: named(
          ['High beta', 'High beta'],
          ['Lowest market cap', 'Lowest cap'],
          ['Unprofitable companies', 'Unprofitable'],
          ['Bond proxies', 'Bond proxies'],
          ['Russell 2000', 'Russell 2000'],
        ),
        series: [{ name: 'since the low', points: [...points('63.8', '52.8', '52.4', '17.7'), reference('35')] }],
        alt: 'Bars, return since the low: High beta 63.8%, Lowest market cap 52.8%, Unprofitable companies 52.4%, Bond proxies 17.7%, Russell 2000 35%.',
      },
    },
    {
      type: 'chart',
      repeats: false,
      spec: {
        kind: 'grouped',
        locale: 'en',
        unit: 'pct',
        title: [text('Cyclicals are ahead of secular growth in each window')],
        subtitle: 'Return, Aug 2025 and 2025 YTD (to 29 Aug 2025)',
        footnotes: ['Not in the report: high beta in Aug 2025 and 2025 YTD.', `Source: ${SOURCE}, ¶5.`],
        categories: named(['High beta', 'High beta'], ['Cyclicals', 'Cyclicals'], ['Secular growth', 'Growth']),
        series: [
          { name: 'Aug 2025', points: points(undefined, '7.6', '6.8') },
          { name: '2025 YTD (to 29 Aug 2025)', points: points(undefined, '10', '2.4') },
        ],
        alt: 'Bars: Cyclicals 7.6% and 10%, Secular growth 6.8% and 2.4%; High beta not in the report.',
      },
    },
    { type: 'divider' },
    {
      type: 'list',
      heading: 'What the report says',
      items: [
        [text('Driver: ', true), text('Expectations of Fed rate cuts rose. (¶3)')],
        [
          text('Risk: ', true),
          text('Money kept leaving small-cap ETFs: '),
          { type: 'num', num: { value: '-11.4', unit: 'usd_bn' } },
          text(' since the low. (¶4)'),
        ],
      ],
    },
    { type: 'note', tone: 'hole', spans: [text('Not in the report: high beta in Aug 2025 and 2025 YTD.')] },
    {
      type: 'note',
      tone: 'computed',
      spans: [
        pct('9.3'),
        text(' minus '),
        pct('7'),
        text(' is '),
        { type: 'num', num: { value: '2.3', unit: 'pp', signed: true } },
        text('.'),
      ],
    },
    { type: 'note', tone: 'doubt', spans: [text('Doubts: price or total return is not stated.')] },
    { type: 'note', tone: 'stale', spans: [text('The newest report held is for Aug 2025.')] },
    { type: 'source', spans: [text(`Source: ${SOURCE}, ¶2, ¶3, ¶4, ¶5`)] },
    {
      type: 'actions',
      actions: [
        { label: 'Ranking, Aug 2025', query: 'q1:i=rank;m=return;w=month:2025-08' },
        { label: 'Why did they rise?', query: 'q1:i=notes;t=drivers' },
        { label: 'Source', query: 'q1:i=source' },
      ],
    },
  ],
};
