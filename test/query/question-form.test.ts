import { describe, expect, test } from 'vitest';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();

function figures(question: string, thread: readonly string[] = []): readonly string[] {
  return gist(ask(question, { thread })).figures;
}

describe('a question whose answer would pass over a word gets no figure:', () => {
  test.for<readonly [string, readonly string[]]>([
    ['who are the lowest market cap companies', []],
    ["who's in there", ['lowest market cap since the low']],
    ['when do they turn positive', ['flows since the low']],
    ['rank the months of 2025 for R2K', []],
    ['second best month of 2025 for R2K', []],
    ['has any micro cap tripled since April', []],
    ['10 stocks with the highest beta', []],
    ['做成柱状图放第五页', ['微盘股8月']],
    ["who's best", ['what share of managers beat this year']],
    ['which index additions popped since the low', []],
    ['the average of micro caps and high beta since the low', []],
    ['best group in August by money flow', []],
    ["Russell's August gain in dollars", []],
    ['how many of the groups in August', ['flows since the low']],
  ])('%s', ([question, thread]) => {
    expect(figures(question, thread)).toEqual([]);
  });
});

describe('the same words are answered where the answer says them:', () => {
  test.for<readonly [string, readonly string[], string]>([
    ['who did best in August', [], 'return lowest_market_cap month 10.5 pct'],
    [
      'when was the last time the Russell had a better August',
      [],
      'best_same_month_since russell_2000 month 2000 year',
    ],
    ['any figure for micro caps in August', [], 'return micro_cap month 9.3 pct'],
    ['second best group in August', [], 'return micro_cap month 9.3 pct'],
    [
      'which segment was best in August',
      ['what share of managers beat this year'],
      'return lowest_market_cap month 10.5 pct',
    ],
    ['how many managers beat their benchmark', [], 'hit_rate tracked_funds ytd 28.4 pct'],
    ['how much was pulled from small-cap ETFs in dollars', [], 'net_flow small_cap_etfs since_low -11.4 usd_bn'],
    ['what position are micro caps in since the low', [], 'return micro_cap since_low 47 pct'],
  ])('%s', ([question, thread, figure]) => {
    expect(figures(question, thread)).toContain(figure);
  });
});
