import { expect, test } from 'vitest';
import { questionNow } from '#src/bot/question-now.ts';
import { createLibrary } from '#src/core/library.ts';
import type { Report } from '#src/core/report.ts';
import { loadBundled } from '#test/bundled.ts';

const { library } = loadBundled();
const [august] = library.reports;
if (august === undefined) throw new Error('there is no report');

/** The same report a month later: its own month and its year to date move on. */
const SEPTEMBER: Report = {
  ...august,
  id: 'jefferies-2025-09@1',
  covers: '2025-09',
  asOf: '2025-09-30',
  figures: august.figures.map((figure) => ({
    ...figure,
    reportId: 'jefferies-2025-09@1',
    key: figure.key.replaceAll('2025-08', '2025-09'),
    period:
      figure.period.kind === 'month'
        ? { kind: 'month', month: '2025-09', end: '2025-09-30' }
        : { ...figure.period, end: figure.period.end === august.asOf ? '2025-09-30' : figure.period.end },
  })),
};
const later = createLibrary({ ...library, reports: [SEPTEMBER, august] });

test.for([
  [
    'q1:i=show;r=jefferies-2025-08@1;m=return;s=micro_cap;w=month:2025-08',
    'q1:i=show;r=jefferies-2025-09@1;m=return;s=micro_cap;w=month:2025-09',
  ],
  ['q1:i=rank;r=jefferies-2025-08@1;m=return;w=since_low', 'q1:i=rank;r=jefferies-2025-09@1;m=return;w=since_low'],
  ['q1:i=show;m=return;s=micro_cap;w=month:2025-08', 'q1:i=show;m=return;s=micro_cap;w=month:2025-08'],
  ['q1:i=show;r=gone-2020-01@1;m=return;w=month:2020-01', 'q1:i=show;r=jefferies-2025-09@1;m=return;w=month:2020-01'],
  ['q1:nonsense', 'q1:nonsense'],
  ['micro caps', 'micro caps'],
])('%s', ([asked, now]) => {
  expect(questionNow(asked ?? '', later)).toBe(now);
});

test('of the report that it was asked of, it is the same', () => {
  const asked = 'q1:i=show;r=jefferies-2025-08@1;m=return;s=micro_cap;w=month:2025-08';

  expect(questionNow(asked, library)).toBe(asked);
});
