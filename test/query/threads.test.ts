import { describe, expect, test } from 'vitest';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();

const FLOW = 'net_flow small_cap_etfs since_low -11.4 usd_bn';
const HITS = 'hit_rate tracked_funds ytd 28.4 pct';
const RECORD = 'best_same_month_since russell_2000 month 2000 year';
const LEAD = 'relative_return russell_2000 since_low 441 bp';

describe('a metric of another universe than the thread asks back, one tap away:', () => {
  test.for<readonly [readonly string[], string, string]>([
    [['cyclicals since low'], 'and flows?', 'net_flow'],
    [['cyclicals since low'], 'flows into them?', 'net_flow'],
    [['lowest cap names in august'], 'fund flows for those', 'net_flow'],
    [['rank everything since the low'], 'how much money left?', 'net_flow'],
    [['Russell in August', 'and micro caps?'], 'etf flows?', 'net_flow'],
    [['高贝塔反弹幅度'], '资金流入多少', 'net_flow'],
    [['亏损股八月涨幅'], '有没有这类的ETF流向', 'net_flow'],
    [['micro caps in August'], 'hit rate?', 'hit_rate'],
    [['Russell in August'], 'how many of them beat the benchmark', 'hit_rate'],
    [['micro caps in August'], 'best August since when?', 'best_same_month_since'],
    [['Nikkei since April'], 'and flows?', 'net_flow'],
    [['what is high beta exactly'], 'their flows?', 'net_flow'],
  ])('%s / %s', ([thread, question, metric]) => {
    const answered = ask(question, { thread });

    expect(gist(answered)).toEqual({ kind: 'clarify', figures: [] });
    expect(answered.answer.choices[0]?.query.metrics).toEqual([metric]);
  });
});

describe('it is shown where the thread is about that universe or the turn names it:', () => {
  test.for<readonly [readonly string[], string, string]>([
    [['ETF flows'], 'and the hit rate?', HITS],
    [['russell since the low'], 'and flows?', FLOW],
    [['hit rate'], 'and ETF flows?', FLOW],
    [['cyclicals ytd', 'and the Russell since the low?'], 'and flows?', FLOW],
    [['micro caps in August'], 'small-cap ETF flows', FLOW],
    [['cyclicals since the low'], 'how much money left small-cap ETFs over that stretch', FLOW],
    [['what are the risks'], 'how much left the ETFs', FLOW],
    [['flows since the low'], 'how many managers are ahead of their benchmark', HITS],
    [['small caps in August'], 'best since when?', RECORD],
    [['small caps since the low'], 'lead over large caps in bp', LEAD],
    [['小盘股8月'], '资金流向呢', FLOW],
    [['周期股今年以来'], '主动基金有多少跑赢基准', HITS],
  ])('%s / %s', ([thread, question, figure]) => {
    expect(gist(ask(question, { thread })).figures).toEqual([figure]);
  });
});

describe('after a segment that was named by its members, a ranking is one of members:', () => {
  test.for<readonly [string, string]>([
    ['loss-making names august?', 'name the top three'],
    ['micro cap stocks in August', 'best?'],
    ['亏损公司8月涨幅', '前三名'],
    ['micro caps in August', 'the top five'],
  ])('%s / %s', ([first, question]) => {
    expect(gist(ask(question, { thread: [first] })).figures).toEqual([]);
  });

  test.for<readonly [string, string, string]>([
    ['loss-making names august?', 'which segment was best', 'return lowest_market_cap month 10.5 pct'],
    ['high beta since the low', 'top of the pile?', 'return high_beta since_low 63.8 pct'],
    ['rank everything in August', 'the top three', 'return lowest_market_cap month 10.5 pct'],
  ])('but not %s / %s', ([first, question, figure]) => {
    expect(gist(ask(question, { thread: [first] })).figures).toContain(figure);
  });
});

test('a share of members is no difference of two returns', () => {
  expect(gist(ask('percent beating the index', { thread: ['micro caps in August'] })).figures).toEqual([]);
});
