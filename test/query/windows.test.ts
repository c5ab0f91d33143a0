import { describe, expect, test } from 'vitest';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();

/** "figures: month 7" for what is shown, or the kind and the reason where nothing is. */
function shown(question: string, today: string): string {
  const { answer } = ask(question, { today });
  const figures = answer.figures.map((item) =>
    item.type === 'figure' ? `${item.figure.period.kind} ${item.figure.value}` : 'computed',
  );
  return figures.length > 0 ? figures.join(', ') : [answer.kind, answer.reason].join(' ');
}

describe('words relative to a day resolve against that day, never against the report', () => {
  test.for([
    ['small caps last month', '2025-09-01', 'month 7'],
    ['small caps last month', '2025-09-30', 'month 7'],
    ['small caps last month', '2025-08-31', 'no-data other-period'],
    ['small caps last month', '2025-10-01', 'no-data other-period'],
    ['small caps last month', '2026-09-10', 'no-data other-period'],
    ['small caps this month', '2025-08-29', 'month 7'],
    ['small caps this month', '2025-09-10', 'no-data other-period'],
    ['cyclicals this year', '2025-12-31', 'ytd 10'],
    ['cyclicals this year', '2026-01-01', 'no-data other-period'],
    ['cyclicals last year', '2025-09-10', 'no-data other-period'],
    ['cyclicals last year', '2026-03-10', 'no-data other-period'],
    ['small caps today', '2025-08-29', 'no-data other-period'],
    ['small caps yesterday', '2025-08-30', 'no-data other-period'],
    ['small caps last week', '2025-09-01', 'no-data other-period'],
    ['small caps last quarter', '2025-10-10', 'no-data other-period'],
    ['小盘股上个月', '2025-09-10', 'month 7'],
    ['小盘股上个月', '2025-11-10', 'no-data other-period'],
    ['周期股今年', '2025-09-10', 'ytd 10'],
    ['周期股今年', '2026-02-01', 'no-data other-period'],
  ] as const)('"%s" on %s: %s', ([question, today, expected]) => {
    expect(shown(question, today)).toBe(expected);
  });
});

describe('names of windows mean the report’s, on any day', () => {
  test.for([
    ['small caps in August', 'month 7'],
    ['small caps Aug 2025', 'month 7'],
    ['small caps in the month', 'month 7'],
    ['罗素2000八月', 'month 7'],
    ['小盘股2025年8月', 'month 7'],
    ['small caps since the low', 'since_low 35'],
    ['small caps since 8 April', 'since_low 35'],
    ['small caps since April 8, 2025', 'since_low 35'],
    ['small caps since 4/8', 'since_low 35'],
    ['small caps since 2025-04-08', 'since_low 35'],
    ['small caps off the April low', 'since_low 35'],
    ['小盘股4月8日以来', 'since_low 35'],
    ['cyclicals ytd', 'ytd 10'],
    ['周期股年初至今', 'ytd 10'],
  ] as const)('"%s": %s', ([question, expected]) => {
    expect(shown(question, '2025-09-10')).toBe(expected);
    expect(shown(question, '2026-11-22')).toBe(expected);
  });
});

describe('windows that no report has show no figure', () => {
  test.for([
    'small caps in July',
    'small caps in August 2024',
    'small caps in 2024',
    'small caps since 2020',
    'small caps on 8 April',
    'small caps since 9 April',
    'small caps in Q3',
    'small caps in the first half',
    'small caps on 29 Aug',
    'small caps between 8 April and 8 May',
    'small caps from 8 April to 8 May',
    'small caps over the past 12 months',
    '小盘股7月',
    '小盘股2024年8月',
    '小盘股2020年以来',
  ])('%s', (question) => {
    const { kind, figures } = gist(ask(question));

    expect(figures).toEqual([]);
    expect(['no-data', 'clarify']).toContain(kind);
  });
});

test('a window beside one that no report has is answered, and the other one is said to be missing', () => {
  const answered = ask('micro caps in July and in August');

  expect(gist(answered)).toEqual({ kind: 'figures', figures: ['return micro_cap month 9.3 pct'] });
  expect(answered.answer.remarks.map(({ code }) => code)).toContain('outside');
});

test('the age of the report is told from the second month after it, and not before', () => {
  const tones = (today: string): readonly string[] =>
    ask('small caps in August', { today }).message.blocks.flatMap((block) =>
      block.type === 'note' ? [block.tone] : [],
    );

  expect(tones('2025-09-30')).not.toContain('stale');
  expect(tones('2025-10-01')).toContain('stale');
  expect(tones('2026-11-22')).toContain('stale');
});

test('the month that ends a window is no window of its own', () => {
  expect(shown('the R2K from the 8 April trough through month end', '2025-09-10')).toBe('since_low 35');
  expect(shown('what did the lowest cap bucket do in August', '2025-09-10')).toBe('month 10.5');
});
