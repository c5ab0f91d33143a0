import { describe, expect, test } from 'vitest';
import { datePhraseAt } from '#src/query/date-phrases.ts';
import type { NamedDate } from '#src/query/piece.ts';
import { toTokens } from '#src/query/tokens.ts';

function phraseAt(text: string, at = 0) {
  return datePhraseAt(toTokens(text, new Map()), at);
}

function datesOf(text: string, at = 0): readonly NamedDate[] | undefined {
  const meaning = phraseAt(text, at)?.meaning;
  return meaning?.class === 'date' ? meaning.dates : undefined;
}

describe('a month or a day, in words or digits', () => {
  test.for<readonly [string, NamedDate, number]>([
    ['August', { month: 8 }, 1],
    ['aug', { month: 8 }, 1],
    ['Sept', { month: 9 }, 1],
    ['Aug 2025', { month: 8, year: 2025 }, 2],
    ['August of 2025', { month: 8, year: 2025 }, 3],
    ['Apr 8', { month: 4, day: 8 }, 2],
    ['April 8th', { month: 4, day: 8 }, 3],
    ['April the 8th 2025', { month: 4, day: 8, year: 2025 }, 5],
    ['8 April', { month: 4, day: 8 }, 2],
    ['8th of April 2025', { month: 4, day: 8, year: 2025 }, 5],
    ['8月', { month: 8 }, 2],
    ['8月份', { month: 8 }, 3],
    ['八月', { month: 8 }, 2],
    ['十二月', { month: 12 }, 3],
    ['一月', { month: 1 }, 2],
    ['2025年8月', { month: 8, year: 2025 }, 4],
    ['二〇二五年八月', { month: 8, year: 2025 }, 7],
    ['25年8月', { month: 8, year: 2025 }, 4],
    ['4月8日', { month: 4, day: 8 }, 4],
    ['四月八号', { month: 4, day: 8 }, 4],
    ['2025-08', { month: 8, year: 2025 }, 1],
    ['2025-04-08', { month: 4, day: 8, year: 2025 }, 1],
    ['8/2025', { month: 8, year: 2025 }, 1],
  ])('%s', ([text, date, length]) => {
    expect(datesOf(text)).toEqual([date]);
    expect(phraseAt(text)?.length).toBe(length);
  });
});

test('where day and month could change places both readings stand', () => {
  expect(datesOf('4/8')).toEqual([
    { month: 4, day: 8 },
    { month: 8, day: 4 },
  ]);
  expect(datesOf('8/4/25')).toEqual([
    { month: 8, day: 4, year: 2025 },
    { month: 4, day: 8, year: 2025 },
  ]);
  expect(datesOf('4/28')).toEqual([{ month: 4, day: 28 }]);
});

test('"may" is a month only where a month can stand', () => {
  expect(datesOf('in May', 1)).toEqual([{ month: 5 }]);
  expect(datesOf('May 2025')).toEqual([{ month: 5, year: 2025 }]);
  expect(datesOf('may I ask')).toBeUndefined();
  expect(datesOf('it may fall', 1)).toBeUndefined();
});

test.for(['32 August', 'August 32', '个月', '13月', '三个月', 'agst', '8'])(
  '%s does not start with a date of a day',
  (text) => {
    expect(datesOf(text)?.[0]?.day).toBeUndefined();
  },
);

test.for([
  ['Q3', '3'],
  ['3Q', '3'],
  ['三季度', '3'],
  ['第3季度', '3'],
  ['第四季度', '4'],
] as const)('%s is a quarter', ([text, value]) => {
  expect(phraseAt(text)?.meaning).toEqual({ class: 'quarter', value });
});

test.for(['Q5', '0Q', '五季度', 'quarterly'])('%s is no quarter', (text) => {
  expect(phraseAt(text)?.meaning.class).not.toBe('quarter');
});
