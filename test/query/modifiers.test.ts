import { describe, expect, test } from 'vitest';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();

describe('words that make something else of what is named get no figure:', () => {
  test.for<readonly [string, readonly string[]]>([
    ["our small-cap fund's hit rate this year", []],
    ['how far is our book behind cyclicals ytd', []],
    ['我们的小盘ETF流出多少', []],
    ['big micro caps in August', []],
    ['bond proxies with high beta', []],
    ['August times twelve for micro caps', []],
    ['biggest rebound since 2009 for small caps?', []],
    ['lead over large caps as a ratio', []],
    ['large caps = 35 minus 4.41?', []],
    ["what's your hit rate", []],
    ['are you down in August', []],
    ['is another April low coming', ['micro caps since the low']],
    ['vs everyone', ['cyclicals vs secular growth in August']],
    ['最大的是谁', ['微盘股8月']],
    ['and the ETF', ['Russell in August']],
    ['the highest point', ['micro caps since the low']],
    ['最低点', ['周期股今年以来涨多少']],
    ['can it double', ['micro caps since the low']],
    ['还涨吗', ['小盘股8月涨多少']],
    ['improving?', ['what share of managers beat ytd']],
    ['vs category', ['what share of managers beat ytd']],
    ['by more than 5 points', ['what share of managers beat ytd']],
    ['by 100 bp or more', ['what share of managers beat ytd']],
    ['percent positive', ['high beta since the low']],
    ['who wrote that', ['micro caps in August']],
    ["what's the biggest of them", ['micro caps in August']],
    ['its biggest drop', ['micro caps in August']],
    ['list a few', ['micro caps in August']],
    ['previous one', ['micro caps in August']],
    ['not bad', ['micro caps in August']],
    ['into what', ['flows since the low']],
    ['and out of active funds', ['flows since the low']],
    ['跌的时候呢', ['微盘股8月涨多少']],
    ['前一个月', ['微盘股8月涨多少']],
  ])('%s', ([question, thread]) => {
    expect(gist(ask(question, { thread })).figures).toEqual([]);
  });
});

describe('the same words are answered where they make nothing else:', () => {
  test.for<readonly [string, string]>([
    ['for our slide: micro caps in August', 'return micro_cap month 9.3 pct'],
    ['are you sure about micro caps in August', 'return micro_cap month 9.3 pct'],
    ['unprofitable companies from the low point', 'return unprofitable since_low 52.4 pct'],
    ['what is this 17.7% everyone quotes', 'return bond_proxies since_low 17.7 pct'],
    ['biggest August rally since 1990 for small caps?', 'best_same_month_since russell_2000 month 2000 year'],
    ['52.4 or 52.8 for the unprofitable ones?', 'return unprofitable since_low 52.4 pct'],
    ['compare micro caps with high beta since the low', '= difference high_beta since_low 16.8 pp'],
  ])('%s', ([question, figure]) => {
    expect(gist(ask(question)).figures).toContain(figure);
  });
});
