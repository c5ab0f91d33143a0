import { describe, expect, test } from 'vitest';
import { hasValue, slipBetween } from '#src/query/answer/claims.ts';
import { createAsk, gist, loadBundled, remarkCodes } from '#test/bundled.ts';

const knowledge = loadBundled();
const ask = createAsk(knowledge);

const OUTFLOW = 'net_flow small_cap_etfs since_low -11.4 usd_bn';
const MICRO = 'return micro_cap month 9.3 pct';

describe('a premise is confirmed or put right, with the true figure', () => {
  test.for([
    ['the right number', 'micro caps made 9.3% in August, right?', MICRO, 'claim_right'],
    ['a number of another segment', 'micro caps made 7% in August, right?', MICRO, 'claim_belongs'],
    ['a number that is nobody’s', 'micro caps made 12.3% in August, right?', MICRO, 'claim_wrong'],
    ['a factor of ten', 'micro caps were up 93% in August?', MICRO, 'claim_slip'],
    ['the slip of 亿 and billion', 'so the outflow was 114 billion?', OUTFLOW, 'claim_slip'],
    ['the same slip in Chinese', '小盘股ETF流出1140亿美元，对吗？', OUTFLOW, 'claim_slip'],
    ['亿 read right', '小盘股ETF流出114亿美元，对吗？', OUTFLOW, 'claim_right'],
    [
      'another unit',
      'was the lead over large caps 441 percent?',
      'relative_return russell_2000 since_low 441 bp',
      'claim_unit',
    ],
    ['a fall that was a rise', 'why did small caps fall in August?', 'return russell_2000 month 7 pct', 'not_down'],
    ['an inflow that was an outflow', 'how much money flowed into small-cap ETFs?', OUTFLOW, 'not_inflow'],
  ] as const)('%s', ([, question, figure, code]) => {
    const answered = ask(question);

    expect(gist(answered)).toEqual({ kind: 'figures', figures: [figure] });
    expect(remarkCodes(answered)).toContain(code);
  });
});

test('a rise that was one needs no word', () => {
  expect(remarkCodes(ask('how much did micro caps rise in August?'))).toEqual([]);
});

test('the record is a rank among Augusts, and its year is checked', () => {
  const record = 'best_same_month_since russell_2000 month 2000 year';

  expect(gist(ask('was it the best August since 2000?')).figures).toEqual([record]);
  expect(remarkCodes(ask('was it the best August since 2000?'))).toContain('claim_right');
  expect(remarkCodes(ask('was it the best August since 1990?'))).toContain('claim_wrong');
});

describe('a number alone is looked up by its value', () => {
  test.for([
    ['what is the 63.8?', 'return high_beta since_low 63.8 pct'],
    ['where does 28.4% come from?', 'hit_rate tracked_funds ytd 28.4 pct'],
    ['what is the 11.4bn?', OUTFLOW],
    ['the 441?', 'relative_return russell_2000 since_low 441 bp'],
    ['what is the 638?', 'return high_beta since_low 63.8 pct'],
  ] as const)('%s', ([question, figure]) => {
    expect(gist(ask(question)).figures).toEqual([figure]);
  });

  test('and one that is nowhere is said to be nowhere', () => {
    const answered = ask('where does 77.7 come from?');

    expect(gist(answered)).toEqual({ kind: 'no-data', figures: [] });
    expect(remarkCodes(answered)).toContain('no_such_value');
  });
});

describe('slips are powers of ten', () => {
  const flow = knowledge.library.latest?.figures.find(({ metric }) => metric === 'net_flow');

  test.for([
    ['114', '10'],
    ['1140', '100'],
    ['1.14', '10'],
    ['0.00114', '10000'],
    ['11.4', undefined],
    ['12', undefined],
    ['-114', '10'],
  ] as const)('%s is off by %s', ([claimed, factor]) => {
    expect(flow && slipBetween(flow, claimed)).toBe(factor);
  });

  test('the value is the same whatever its sign and its zeros', () => {
    expect(flow && hasValue(flow, '11.40')).toBe(true);
    expect(flow && hasValue(flow, '-11.4')).toBe(true);
    expect(flow && hasValue(flow, '11.5')).toBe(false);
  });
});
