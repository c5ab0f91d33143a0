import { describe, expect, test } from 'vitest';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();

type Turns = readonly [readonly string[], string];

function figuresOf([thread, question]: Turns): readonly string[] {
  return gist(ask(question, { thread })).figures;
}

describe('a metric of its own universe is not asked of a segment:', () => {
  test.for<Turns>([
    [[], 'micro caps hit rate? as in how many managers in micro beat'],
    [[], 'micro cap hit rate, how many beat their benchmark'],
    [[], 'micro caps: hit rate?'],
    [[], 'bond proxies: fund flows since low'],
    [[], 'active managers? in secular growth, hit rate'],
    [[], '微型股：资金流向？'],
    [[], '周期股，主动基金有多少跑赢'],
  ])('%s %s', (turns) => {
    expect(figuresOf(turns)).toEqual([]);
  });

  test.for<readonly [string, number]>([
    ['hit rate?', 1],
    ['micro caps in August, plus the ETF outflow', 2],
    ['high beta since the low and flows', 2],
    ['hit rate, cyclicals ytd', 2],
    ['cyclicals ytd; flows since the low', 2],
    ['微型股8月，还有资金流向', 2],
  ])('but two things are: %s', ([question, count]) => {
    expect(figuresOf([[], question])).toHaveLength(count);
  });
});

describe('one segment inside another is a third thing:', () => {
  test.for<Turns>([
    [['cyclicals since low'], 'nice. large caps same window but only cyclical ones?'],
    [['cyclicals since low'], 'large caps same window, cyclical ones only'],
    [['micro caps in August'], 'of those, the cyclicals'],
    [['micro caps in August'], 'but just unprofitable ones'],
    [['micro caps in August'], 'the cyclical part'],
    [[], 'micro caps that are unprofitable in August'],
    [[], 'large caps but only cyclicals since low'],
    [[], 'large caps, just cyclicals, August'],
    [['微型股8月'], '只看亏损的'],
    [['周期股低点以来'], '大盘股呢，只看周期的'],
  ])('%s %s', (turns) => {
    expect(figuresOf(turns)).toEqual([]);
  });

  test.for<readonly [readonly string[], string, readonly string[]]>([
    [['small caps since low'], 'only the cyclicals', ['return cyclicals since_low 40.2 pct']],
    [['cyclicals since low'], 'only august', ['return cyclicals month 7.6 pct']],
    [['小盘股8月'], '其中周期股呢', ['return cyclicals month 7.6 pct']],
    [[], 'just the micro caps in August', ['return micro_cap month 9.3 pct']],
    [
      [],
      'cyclicals and bond proxies since the low only',
      ['return cyclicals since_low 40.2 pct', 'return bond_proxies since_low 17.7 pct'],
    ],
  ])('but not %s %s', ([thread, question, figures]) => {
    expect(figuresOf([thread, question])).toEqual(figures);
  });
});
