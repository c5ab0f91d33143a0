import { describe, expect, test } from 'vitest';
import { toMarkup } from '#src/platform/web/escape-html.ts';
import { ageInWords, renderReportLine, renderReports } from '#src/platform/web/report-card.ts';
import { REPORT } from './sample.ts';

describe('the age of a report', () => {
  test.for([
    ['2025-08-29', 'en', 'today'],
    ['2025-08-30', 'en', '1 day old'],
    ['2025-09-02', 'en', '4 days old'],
    ['2025-11-22', 'en', '3 months old'],
    ['2026-11-22', 'en', '15 months old'],
    ['2026-11-22', 'zh', '15个月前'],
    ['2025-08-01', 'en', 'today'],
  ] as const)('on %s in %s: %s', ([today, locale, words]) => {
    expect(ageInWords('2025-08-29', today, locale)).toBe(words);
  });

  test('is marked as old from the days of the settings on', () => {
    const held = { reports: [REPORT], staleAfterDays: 45 };

    expect(toMarkup(renderReportLine(held, '2025-10-16', 'en'))).not.toContain('age-old');
    expect(toMarkup(renderReportLine(held, '2025-10-17', 'en'))).toContain('age-old');
  });
});

test('the line at the head has publisher, month and as-of date', () => {
  const line = toMarkup(renderReportLine({ reports: [REPORT], staleAfterDays: 45 }, '2026-11-22', 'zh'));

  expect(line).toContain('House &lt;of&gt; Research，2025年8月');
  expect(line).toContain('数据截至2025年8月29日');
});

test('without a report the page says so', () => {
  expect(toMarkup(renderReportLine({ reports: [], staleAfterDays: 45 }, '2026-11-22', 'en'))).toContain(
    'No report loaded yet',
  );
  expect(toMarkup(renderReports([], 'en'))).toContain('No report loaded yet');
});
