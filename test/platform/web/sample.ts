import { ERRORS, SmallcapsError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import { ReportFile } from '#src/core/report.ts';
import type { Span } from '#src/core/span.ts';
import { toReport } from '#src/core/to-report.ts';
import type { WebStatus } from '#src/platform/web/deps.ts';

/** A span of text. */
export function text(words: string, emphasis?: true): Span {
  return { type: 'text', text: words, ...(emphasis === undefined ? {} : { emphasis }) };
}

/** A span with a number in percent. */
export function pct(value: string): Span {
  return { type: 'num', num: { value, unit: 'pct' } };
}

/** A Message with a block of every type and every tone. */
export const EVERY_BLOCK: Message = {
  locale: 'en',
  blocks: [
    { type: 'reading', spans: [text('Read as: '), text('Micro caps', true)] },
    { type: 'paragraph', spans: [text('They rose '), pct('9.3')] },
    {
      type: 'metrics',
      heading: 'Beside it',
      items: [
        {
          label: 'Micro caps',
          num: { value: '9.3', unit: 'pct' },
          window: 'Aug 2025',
          computed: false,
          source: 'House, ¶2',
        },
        {
          label: 'Lead',
          num: { value: '2.3', unit: 'pp', signed: true },
          window: 'Aug 2025',
          computed: true,
          source: '9.3% − 7%',
        },
      ],
    },
    {
      type: 'list',
      heading: 'In words',
      items: [[text('Rates fell.')], [text('Flows: '), { type: 'num', num: { value: '-11.4', unit: 'usd_bn' } }]],
    },
    {
      type: 'table',
      caption: 'Returns, Aug 2025',
      columns: ['Segment', 'Return'],
      rows: [
        [[text('High beta')], [pct('63.8')]],
        [[text('Bond proxies')], [pct('17.7')]],
      ],
    },
    { type: 'note', tone: 'hole', spans: [text('Not in the report.')] },
    { type: 'note', tone: 'premise', spans: [text('It was August only.')] },
    { type: 'note', tone: 'computed', spans: [text('Difference.')] },
    { type: 'note', tone: 'doubt', spans: [text('Index unnamed.')] },
    { type: 'note', tone: 'stale', spans: [text('15 months old.')] },
    { type: 'source', spans: [text('House, 2 Sep 2025, ¶2')] },
    { type: 'actions', actions: [{ label: 'Since the low', query: 'q1:i=show;s=micro_cap' }] },
  ],
};

/** A small report that is good. */
export const REPORT = toReport(
  ReportFile.parse({
    id: 'house-2025-08',
    version: '1',
    publisher: 'House <of> Research',
    published: '2025-09-02',
    covers: '2025-08',
    as_of: '2025-08-29',
    title: { en: 'Small caps, August', zh: '小盘股八月' },
    licence: { en: 'Inside only', zh: '仅供内部' },
    windows: { month: { kind: 'month', month: '2025-08' } },
    figures: [{ metric: 'return', segment: 'micro_cap', value: '9.3', unit: 'pct', window: 'month', paragraph: '2' }],
  }),
);

/** A problem of a file, with text that a page must escape. */
export const PROBLEM = new SmallcapsError('VALUE_REFUSED', {
  file: 'config/reports/a.yaml',
  line: 31,
  value: '<b>9,3</b>',
});

/** What the catalogue says to do about that problem. */
export const PROBLEM_NEXT = ERRORS.VALUE_REFUSED.next;

/** A status of a page that takes questions. */
export const READY: WebStatus = {
  isReady: true,
  locale: 'en',
  staleAfterDays: 45,
  reports: [REPORT],
  problems: [],
  examples: { en: ['How did micro caps do?', 'Rank them'], zh: ['微盘股表现如何？'] },
};
