import { describe, expect, test } from 'vitest';
import { renderPlain } from '#src/briefing/render-plain.ts';
import { toCanonical } from '#src/core/canonical.ts';
import { createAsk, gist, remarkCodes, toLine } from '#test/bundled.ts';

const ask = createAsk();

describe('how did micro caps do vs the index in August?', () => {
  const answered = ask('how did micro caps do vs the index in August?');
  const text = renderPlain(answered.message).payload;

  test('both figures and the computed difference answer', () => {
    expect(gist(answered)).toEqual({
      kind: 'derived',
      figures: [
        'return micro_cap month 9.3 pct',
        'return russell_2000 month 7 pct',
        '= difference micro_cap month 2.3 pp',
      ],
    });
  });

  test('each number stands with its window and its source', () => {
    expect(text).toMatch(/Micro caps: 9\.3% \| Aug 2025 \| Jefferies via Zhitong, 2 Sep 2025, ¶2/);
    expect(text).toMatch(/Russell 2000: 7% \| Aug 2025 \| Jefferies via Zhitong, 2 Sep 2025, ¶2/);
    expect(text).toMatch(/2\.3 pts \| Aug 2025 \| computed from ¶2/);
  });

  test('the computed number says how it was computed and what the rounding leaves open', () => {
    const note = answered.message.blocks.find((block) => block.type === 'note' && block.tone === 'computed');

    expect(note).toBeDefined();
    expect(text).toContain('9.3% minus 7% is 2.3 pts');
    expect(text).toContain('0.55 pts');
  });

  test('the doubts of its figures are said', () => {
    expect(text).toContain('price or total return is not stated');
    expect(text).toContain('the micro-cap index is not named');
  });
});

describe('high beta YTD', () => {
  const answered = ask('high beta YTD');

  test('is not in the report, and says which slot is missing', () => {
    expect(gist(answered)).toEqual({ kind: 'no-data', figures: [] });
    expect(answered.answer.reason).toBe('not-in-report');
    expect(remarkCodes(answered)).toEqual(['hole_window']);
  });

  test('shows what is there of the same segment beside it', () => {
    expect(answered.answer.related.map(toLine)).toEqual(['return high_beta since_low 63.8 pct']);
  });
});

describe('Swiss small caps since the low', () => {
  const answered = ask('Swiss small caps since the low');

  test('shows no figure of ours, neither as the answer nor beside it', () => {
    expect(gist(answered)).toEqual({ kind: 'no-data', figures: [] });
    expect(answered.answer.related).toEqual([]);
    expect(renderPlain(answered.message).payload).not.toMatch(/\d%/);
  });

  test('names what is missing and offers where to go', () => {
    expect(renderPlain(answered.message).payload).toMatch(/swiss/i);
    expect(answered.answer.choices.length).toBeGreaterThan(0);
  });
});

describe('every answer', () => {
  const QUESTIONS = [
    'micro caps',
    'top 3 since the low',
    'what beat the index in August',
    'cyclicals vs secular growth YTD',
    'high beta YTD',
    'ETF flows',
    'why did small caps rally?',
    'Swiss small caps since the low',
    'frobnicated micro caps',
    'should I buy micro caps?',
    'help',
    '微盘股8月',
  ];

  test.for(QUESTIONS)('has buttons that lead to an answer: %s', (question) => {
    const { answer } = ask(question);

    expect(answer.choices.length).toBeGreaterThan(0);
    expect(answer.choices.length).toBeLessThanOrEqual(5);
    for (const { query } of answer.choices) {
      expect(ask(toCanonical(query)).answer.kind).toMatch(/^(figures|derived|notes)$/);
      expect(toCanonical(query).length).toBeLessThanOrEqual(2000);
    }
  });

  test.for(QUESTIONS)('is the same when asked again: %s', (question) => {
    expect(ask(question)).toEqual(ask(question));
  });
});

test.for([
  'smallcaps in August',
  'Smallcaps performance in August',
  '/smallcaps smallcaps in August',
  'smallcaps: small caps in August',
])('smallcaps at the start is the segment where it is not the command: %s', (question) => {
  expect(gist(ask(question)).figures).toEqual(['return russell_2000 month 7 pct']);
});

describe('what beat the index is a list of segments, in either language', () => {
  const ahead = [
    'return lowest_market_cap month 10.5 pct',
    'return micro_cap month 9.3 pct',
    'return unprofitable month 8.5 pct',
    'return cyclicals month 7.6 pct',
  ];

  test.for(['what beat the index in August?', '8月哪些板块跑赢了指数？', '8月谁跑赢了罗素2000？'])('%s', (question) => {
    expect(gist(ask(question))).toEqual({ kind: 'figures', figures: ahead });
  });
});

describe('money put in is grown, however the amount is written', () => {
  test.for([
    'if I had put $10,000 into high beta at the low, what would it be worth?',
    '$10k in high beta since the low',
    '低点时投10000美元到高贝塔，现在值多少？',
    '低点投一万美元到高贝塔，现在值多少？',
  ])('%s', (question) => {
    expect(gist(ask(question)).figures).toContain('= growth high_beta since_low 16380 usd');
  });
});

test('a figure is never shown where nothing may be: no-data, clarify, refusal', () => {
  for (const question of [
    'Swiss small caps',
    'frobnicated micro caps in August',
    'should I buy high beta?',
    'will micro caps fall next month?',
  ]) {
    const { kind, figures } = gist(ask(question));

    expect(kind, question).toMatch(/^(no-data|clarify|refusal)$/);
    expect(figures, question).toEqual([]);
  }
});

test('no difference is ever computed from figures of two windows', () => {
  for (const question of [
    'difference between micro caps in August and high beta since the low',
    'cyclicals YTD minus cyclicals in August',
  ]) {
    const { answer } = ask(question);
    const windows = answer.figures.flatMap((item) =>
      item.type === 'derived' ? [new Set(item.derived.from.map(({ period }) => period.kind)).size] : [],
    );

    expect(
      windows.filter((size) => size > 1),
      question,
    ).toEqual([]);
  }
});
