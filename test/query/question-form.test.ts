import { describe, expect, test } from 'vitest';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();

function figures(question: string, thread: readonly string[] = []): readonly string[] {
  return gist(ask(question, { thread })).figures;
}

describe('a question whose answer would pass over a word gets no figure:', () => {
  test.for<readonly [string, readonly string[]]>([
    ['who are the lowest market cap companies', []],
    ['how many funds are in the hit rate universe', []],
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
    ['managers in bond proxies, ahead or behind this year', []],
    ['biggest loser among them', ['unprofitable since the low']],
    ['how many are there', ['micro caps in August']],
    ['how big is that group', ['micro caps in August']],
    ['everything else', ['micro caps in August']],
    ['list the micro caps', []],
    ['which year was best for small caps', []],
    ['which group is the largest', []],
    ['best wishes', []],
    ['the top five', ['best August since when']],
    ['since the end of August', ['Russell in August']],
    ['the worst small cap in August', []],
    ['R2K return for April, the full month', []],
    ['unprofitable companies from Jan 1 to end August', []],
    ['is the small caps call at 7:30', []],
    ['导出成Excel', []],
    ['did we beat the index', []],
    ['which groups beat their benchmark', []],
    ['which groups beat large caps since the low', []],
    ['which are the cyclicals', []],
    ['full list of micro caps', []],
    ['10k in flows at the low', []],
    ["what's the range for micro caps", []],
    ["what's wrong with micro caps", []],
    ['the low of August', []],
    ['small caps since last month', []],
    ['page 10 please', []],
    ['micro caps vs everything', []],
    ['why were cyclicals down in June', []],
    ['what does the strategist think micro caps will do', []],
    ['and for micro caps', ['flows since the low']],
    ['how many points did the Russell add in August', []],
    ['what did the winners own, the managers who are ahead', []],
    ['what did chart 3 show for high beta', []],
    ['bond proxies among large caps: did they beat small caps', []],
    ['so how many funds is it, not percent', ['what share of funds is ahead ytd']],
    ['微盘股也排一下', ['罗素八月在历年8月里排第几']],
    ['三只微盘股', []],
    ['微盘股有哪些', []],
    ['所有微盘股', []],
    ['微盘股什么时候开始涨', []],
    ['微盘股最近涨多少', []],
    ['微盘股8月29日', []],
    ['小盘股目前多少点', []],
    ['各板块资金流出', []],
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
    ['the biggest gainer in August', [], 'return lowest_market_cap month 10.5 pct'],
    ['list all micro cap figures', [], 'return micro_cap month 9.3 pct'],
    ['how did "high beta" do since the low', [], 'return high_beta since_low 63.8 pct'],
    ['YTD table please', [], 'return cyclicals ytd 10 pct'],
    ['how many points did micro caps lead the Russell by in August', [], '= difference micro_cap month 2.3 pp'],
    [
      'how was August for the Russell compared with other Augusts',
      [],
      'best_same_month_since russell_2000 month 2000 year',
    ],
    ['high beta since 8 April', [], 'return high_beta since_low 63.8 pct'],
    ['high beta off the 8 April low', [], 'return high_beta since_low 63.8 pct'],
    ['micro caps from the low to 29 August', [], 'return micro_cap since_low 47 pct'],
  ])('%s', ([question, thread, figure]) => {
    expect(figures(question, thread)).toContain(figure);
  });
});

describe('after a ranking, a word that points at its answer asks about that segment:', () => {
  test.for<readonly [string, string, readonly string[]]>([
    ['best segment since the low', 'what did it do in August', []],
    ['which segment did best off the low', 'and ytd, that same segment?', []],
    ['best segment in August', 'and what did it do since the low', ['return lowest_market_cap since_low 52.8 pct']],
    ['反弹以来谁最弱', '那个板块8月涨了多少', []],
    ['weakest in the rebound?', 'was it the weakest YTD as well', []],
    ['best segment in August', 'and since the low?', ['return high_beta since_low 63.8 pct']],
  ])('%s / %s', ([first, question, expected]) => {
    expect(figures(question, [first])).toEqual(expected);
  });
});

test('a window that is left out is not shown', () => {
  expect(figures('cyclicals YTD, no August, no since low')).toEqual(['return cyclicals ytd 10 pct']);
});

describe('two places of a ranking are set against each other:', () => {
  test.for<readonly [readonly string[], string, string]>([
    [
      ['best segment since the low', 'runner up?'],
      'gap between 2nd and 3rd',
      '= difference lowest_market_cap since_low 0.4 pp',
    ],
    [
      ['best segment since the low'],
      'by how many points does it lead the next one',
      '= difference high_beta since_low 11 pp',
    ],
    [[], 'gap between first and third in August', '= difference lowest_market_cap month 2 pp'],
  ])('%s / %s', ([thread, question, gap]) => {
    expect(figures(question, thread)).toContain(gap);
  });
});

test('a loss that was none is put right with the figure', () => {
  expect(figures('how come growth lost money this year')).toEqual(['return secular_growth ytd 2.4 pct']);
});
