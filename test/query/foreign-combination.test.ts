import { describe, expect, test } from 'vitest';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();

describe('names of ours that together mean something the report does not have show no figure:', () => {
  test.for([
    ['one group inside another', 'unprofitable micro caps in August'],
    ['the same since the low', 'high beta cyclicals since the low'],
    ['a share of the members', 'what percent of micro caps rose in August'],
    ['a count of the members', 'how many unprofitable companies are there'],
    ['the best members', 'best high beta stocks since the low'],
    ['the worst members', 'worst performing micro caps in August'],
    ['a style of the index', 'Russell 2000 growth since the low'],
    ['another style of the index', 'Russell 2000 value in August'],
    ['the place after the record', 'what was the second best August since 2000'],
    ['a sector inside a group', 'cyclical airlines since the low'],
    ['an industry inside a group', 'unprofitable biotech in August'],
    ['another country', 'Japanese small caps in August'],
    ['another country in Chinese', '日本小盘股8月涨幅'],
    ['another index', 'S&P 600 in August'],
    ['a fund for the index', 'IWM return in August'],
    ['a single stock', 'Nvidia in August'],
    ['a measure that is not there', 'P/E of micro caps'],
    ['its volatility', 'volatility of high beta since the low'],
    ['a share of the move', 'how much of the rally came from micro caps'],
  ] as const)('%s', ([, question]) => {
    const { kind, figures } = gist(ask(question));

    expect(figures).toEqual([]);
    expect(['no-data', 'clarify', 'refusal']).toContain(kind);
  });
});

describe('names of ours side by side that are two things are both answered:', () => {
  test.for([
    'unprofitable and micro caps in August',
    'unprofitable, micro caps in August',
    'unprofitable & micro caps in August',
    '亏损公司和微盘股8月',
  ])('%s', (question) => {
    expect(gist(ask(question)).figures.toSorted()).toEqual([
      'return micro_cap month 9.3 pct',
      'return unprofitable month 8.5 pct',
    ]);
  });
});

test('the share that is a figure is no foreign share', () => {
  expect(gist(ask('what share of active funds beat their benchmark YTD')).figures).toEqual([
    'hit_rate tracked_funds ytd 28.4 pct',
  ]);
});
