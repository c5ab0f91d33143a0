import { describe, expect, test } from 'vitest';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();

describe('how much, in which order or by how much, where no figure says so:', () => {
  test.for<readonly [string, readonly string[]]>([
    ['how cyclical are micro caps', []],
    ['how unprofitable are the unprofitables', []],
    ['高贝塔有多高', []],
    ['which segment bottomed first', []],
    ['哪个板块最先见底', []],
    ['which segment has the highest beta', []],
    ['what did large caps return while small caps led', []],
    ['past augusts for small caps', []],
    ['涨超5%的8月', []],
    ['monthly table of cyclicals this year', []],
    ['best and worst micro cap in august', []],
    ['share of managers ahead in both 2024 and 2025', []],
    ['资金回流能有多少', []],
    ['which segment do managers own most', []],
    ['which manager type is ahead by most', []],
    ['28.4 percent of how many', []],
    ['if 28.4% beat, how much did they beat by', []],
    ['微型股也是吗', ['8月是纪录吗']],
    ['多了多少', ['8月是纪录吗']],
    ['six', ['micro caps in august']],
    ['所有板块', ['微型股8月']],
    ['赢了多少', ['多少基金跑赢基准']],
  ])('%s', ([question, thread]) => {
    expect(gist(ask(question, { thread })).figures).toEqual([]);
  });
});

describe('and where one does:', () => {
  test.for<readonly [string, string]>([
    ['how did cyclicals do in August', 'return cyclicals month 7.6 pct'],
    ['when did the Russell last have a better August', 'best_same_month_since russell_2000 month 2000 year'],
    ['how far did micro caps beat small caps by in August', 'return micro_cap month 9.3 pct'],
    ['which segments beat cyclicals in August', 'return micro_cap month 9.3 pct'],
    ['the three best in August', 'return lowest_market_cap month 10.5 pct'],
  ])('%s', ([question, figure]) => {
    expect(gist(ask(question)).figures).toContain(figure);
  });
});
