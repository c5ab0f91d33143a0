import { describe, expect, test } from 'vitest';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();

describe('a word that the answer would do nothing with keeps the figure back:', () => {
  test.for([
    'cyclicals hardly since the low',
    '亏损公司从不8月',
    'high beta capped at since the low',
    '高贝塔撑死低点以来',
    'the rest of the bunch micro caps in August',
    '微盘股8月除此以外',
    'cyclicals biggest gains in August',
    '微盘股的第二高的8月',
    '微盘股的上涨的有哪些',
    'did micro caps beat their benchmark',
  ])('%s', (question) => {
    expect(gist(ask(question)).figures).toEqual([]);
  });
});

describe('the same words where they do something:', () => {
  test.for<readonly [string, string]>([
    ["didn't cyclicals fall in August", 'return cyclicals month 7.6 pct'],
    ['at least tell me how micro caps did in August', 'return micro_cap month 9.3 pct'],
    ['which segments made at least 50% since the low', 'return high_beta since_low 63.8 pct'],
    ['微盘股8月排第几', 'return micro_cap month 9.3 pct'],
    ['did small-cap managers beat their benchmark this year', 'hit_rate tracked_funds ytd 28.4 pct'],
  ])('%s', ([question, figure]) => {
    expect(gist(ask(question)).figures).toContain(figure);
  });
});

describe('what is said of a thing that is not ours, or of a turn that is not known, gets no figure:', () => {
  test.for<readonly [string, readonly string[]]>([
    ['what colour is the low', []],
    ['flow state', []],
    ["what part of the year's gain came after the low, cyclicals", []],
    ['the top one', ['micro caps in august']],
    ['小盘的', ['多少经理跑赢']],
    ['说说你的成长', []],
    ['干杯见底', []],
    ['35减去8月', []],
    ['8月前低点以来小盘股', []],
  ])('%s', ([question, thread]) => {
    expect(gist(ask(question, { thread })).figures).toEqual([]);
  });
});
