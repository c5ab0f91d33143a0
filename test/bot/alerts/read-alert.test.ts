import { expect, test } from 'vitest';
import { readAlert } from '#src/bot/alerts/read-alert.ts';
import type { Locale } from '#src/core/locale.ts';
import { loadBundled, TODAY } from '#test/bundled.ts';

const knowledge = loadBundled();

function read(text: string, locale: Locale = 'en'): unknown {
  return readAlert({ text, locale, today: TODAY }, knowledge);
}

test('an alert in words is kept as a line and read back', () => {
  const line = 'a1:m=hit_rate;s=tracked_funds;w=ytd;op=lt;x=30;u=pct';

  expect(read('hit rate below 30 %')).toEqual({ kind: 'rule', line, words: 'Hit rate below 30%, year to date' });
  expect(read(line, 'zh')).toEqual({ kind: 'rule', line, words: '年初至今跑赢比例低于30%' });
});

test('where the newest report has no such figure, that is said before the first report without it', () => {
  expect(read('bond proxies below 0% in the month')).toMatchObject({
    kind: 'rule',
    note: 'The newest report has no such figure. The alert will say so for each report that lacks it.',
  });
});

test('what is open is asked with a rule in words for each tap, and each tap is a rule', () => {
  expect(read('micro caps above 5%')).toEqual({
    kind: 'ask',
    says: 'Over which window? An alert looks at every report to come.',
    choices: [
      { label: 'Micro caps above 5%, in the month', line: 'a1:m=return;s=micro_cap;w=month;op=gt;x=5;u=pct' },
      { label: 'Micro caps above 5%, since the low', line: 'a1:m=return;s=micro_cap;w=since_low;op=gt;x=5;u=pct' },
    ],
  });
});

test('what is no rule is told why, in both languages', () => {
  expect(read('frobnicated hit rate below 30%')).toEqual({
    kind: 'refused',
    says: 'Not understood in an alert: "frobnicated". Nothing was set up.',
  });
  expect(read('标普500低于5%', 'zh')).toEqual({ kind: 'refused', says: '报告中没有：“标普500”。未设置提醒。' });
  expect(read('hit rate', 'zh')).toEqual({
    kind: 'refused',
    says: '界限是多少？例如：低于30%，或：领先至少2个百分点。',
  });
});
