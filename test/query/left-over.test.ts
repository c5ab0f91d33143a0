import { describe, expect, test } from 'vitest';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();

describe('a question with a part that its answer would leave over gets no figure:', () => {
  test.for<readonly [string, readonly string[]]>([
    ['what did they do on the 22nd', ['micro caps in august']],
    ['how much came back', ['flows since the low']],
    ['and the highest', ['lowest cap since the low']],
    ['secular decline ytd', []],
    ['cyclical low in august', []],
    ['how do small caps do after a 35% bounce', []],
    ['august in micro caps, and where does it end', []],
    ['small caps since the low, first month only', []],
    ['never mind august, how about 2023 for small caps', []],
    ['下跌时亏了多少', ['高贝塔低点以来']],
    ['一共亏多少', ['未盈利8月']],
    ['今早低点以来', []],
  ])('%s', ([question, thread]) => {
    expect(gist(ask(question, { thread })).figures).toEqual([]);
  });
});

describe('one that leaves nothing over is answered:', () => {
  test.for<readonly [string, string]>([
    ['never mind august, cyclicals ytd', 'return cyclicals ytd 10 pct'],
    ['micro caps in august, when you get a minute', 'return micro_cap month 9.3 pct'],
    ['small caps after the april low', 'return russell_2000 since_low 35 pct'],
    ['secular growth ytd', 'return secular_growth ytd 2.4 pct'],
    ['which style leads year to date', 'return cyclicals ytd 10 pct'],
  ])('%s', ([question, figure]) => {
    expect(gist(ask(question)).figures).toContain(figure);
  });
});

describe('numbers, shares and stretches that are another thing get no figure:', () => {
  test.for([
    'highest beta stock in the Russell',
    'smallest loss in august',
    "loss makers' losses in august",
    'since the low of august, micro caps',
    'in the month after the low, high beta',
    'what percent of the loss has been recovered',
    'what percent of tracked funds are small cap funds',
    'managers who beat the benchmark by 5 points: how many',
    "what's 7 times august",
    'what is 17.7 percent of 300',
    '赢的基金赢了几个点',
    '收益率升50基点类债跌多少',
    '8月收益率降了几个基点',
    '小盘股前10%低点以来',
    '罗素今年最低点',
    '第二低点以来',
    '一个周期内高贝塔',
    '这次反弹排第几',
    '罗素8月涨多少点',
  ])('%s', (question) => {
    expect(gist(ask(question)).figures).toEqual([]);
  });

  test.for<readonly [string, string]>([
    ['what percent of managers beat their benchmark ytd', 'hit_rate tracked_funds ytd 28.4 pct'],
    ['周期股今年以来', 'return cyclicals ytd 10 pct'],
    ['top 3 since the low', 'return high_beta since_low 63.8 pct'],
  ])('and not %s', ([question, figure]) => {
    expect(gist(ask(question)).figures).toContain(figure);
  });
});
