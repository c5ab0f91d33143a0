import { expect, test } from 'vitest';
import { formatPeriod, isSameWindow, Period, periodKey, windowKey } from '#src/core/period.ts';

const END = '2025-08-29';

const ROWS: readonly (readonly [Period, string, string, string, string])[] = [
  [{ kind: 'month', month: '2025-08', end: END }, 'month:2025-08', 'month:2025-08', 'Aug 2025', '2025年8月'],
  [
    { kind: 'ytd', year: 2025, end: END },
    'ytd:2025',
    'ytd:2025',
    '2025 YTD (to 29 Aug 2025)',
    '2025年初至今（截至2025年8月29日）',
  ],
  [
    { kind: 'since_low', anchor: '2025-04-08', anchorStated: true, end: END },
    'since_low:2025-04-08',
    'since_low',
    'since the 8 Apr 2025 low',
    '2025年4月8日低点以来',
  ],
  [
    { kind: 'since_low', anchorStated: false, end: END },
    'since_low',
    'since_low',
    'since the low (date not stated)',
    '低点以来（日期未注明）',
  ],
  [
    { kind: 'range', start: '2025-08-01', end: END },
    'range:2025-08-01:2025-08-29',
    'range:2025-08-01:2025-08-29',
    '1 Aug 2025 to 29 Aug 2025',
    '2025年8月1日至2025年8月29日',
  ],
  [
    { kind: 'quarter', year: 2025, quarter: 3, end: '2025-09-30' },
    'quarter:2025-Q3',
    'quarter:2025-Q3',
    'Q3 2025',
    '2025年第3季度',
  ],
  [{ kind: 'half', year: 2025, half: 1, end: '2025-06-30' }, 'half:2025-H1', 'half:2025-H1', 'H1 2025', '2025年上半年'],
  [{ kind: 'half', year: 2025, half: 2, end: '2025-12-31' }, 'half:2025-H2', 'half:2025-H2', 'H2 2025', '2025年下半年'],
  [{ kind: 'year', year: 2024, end: '2024-12-31' }, 'year:2024', 'year:2024', '2024', '2024年'],
];

test.for(ROWS)('%j has its key, its window and its words', ([period, key, window, en, zh]) => {
  expect(periodKey(period)).toBe(key);
  expect(windowKey(period)).toBe(window);
  expect(formatPeriod(period, 'en')).toBe(en);
  expect(formatPeriod(period, 'zh')).toBe(zh);
  expect(Period.parse(period)).toEqual(period);
});

test('every since-low window of a report is one window, stated anchor or not', () => {
  const stated: Period = { kind: 'since_low', anchor: '2025-04-08', anchorStated: true, end: END };
  const unstated: Period = { kind: 'since_low', anchorStated: false, end: END };

  expect(isSameWindow(stated, unstated)).toBe(true);
  expect(isSameWindow(stated, { kind: 'ytd', year: 2025, end: END })).toBe(false);
});

test('the same month of two years is not one window', () => {
  const august = (year: number): Period => ({ kind: 'month', month: `${year}-08`, end: `${year}-08-29` });

  expect(isSameWindow(august(2025), august(2024))).toBe(false);
});

test('a window without its end is no period', () => {
  expect(Period.safeParse({ kind: 'month', month: '2025-08' }).success).toBe(false);
  expect(Period.safeParse('month').success).toBe(false);
});
