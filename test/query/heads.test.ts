import { describe, expect, test } from 'vitest';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();

describe('what belongs to a segment or its members, and is not how it moved, gets no figure:', () => {
  test.for<readonly [string, readonly string[]]>([
    ['the star of micro caps in august', []],
    ['the leader of micro caps in august', []],
    ['the quotes of micro caps in august', []],
    ['micro cap claims in august', []],
    ['how did micro caps report in august', []],
    ['which cyclicals beat', []],
    ['which cyclicals missed', []],
    ['how much did loss makers lose in august', []],
    ['亏损公司8月亏了多少', []],
    ['亏损公司亏损总额', []],
    ['基金跑赢基准多少', []],
    ['基金跑输基准多少', []],
    ['list the funds that beat', []],
    ['what are micro caps worth', []],
    ['您的胜率', []],
    ['the weakest August', []],
    ['最差的8月', []],
    ['低点那天跌了多少', []],
    ['small caps at the bottom', []],
  ])('%s', ([question, thread]) => {
    expect(gist(ask(question, { thread })).figures).toEqual([]);
  });
});

describe('how it moved, said with the same words, is shown:', () => {
  test.for<readonly [string, string]>([
    ['how big was the micro cap gain in august', 'return micro_cap month 9.3 pct'],
    ['performance of micro caps in august', 'return micro_cap month 9.3 pct'],
    ['did loss makers fall in august', 'return unprofitable month 8.5 pct'],
    ['多少基金跑赢基准', 'hit_rate tracked_funds ytd 28.4 pct'],
    ['weakest in August', 'return secular_growth month 6.8 pct'],
    ['micro caps from the bottom', 'return micro_cap since_low 47 pct'],
    ['低点那天起微盘股涨了多少', 'return micro_cap since_low 47 pct'],
  ])('%s', ([question, figure]) => {
    expect(gist(ask(question)).figures).toContain(figure);
  });
});

describe('words made of characters that are fillers alone are unread:', () => {
  test.for([
    '微盘股8月发展',
    '8月微盘股的名额是多少',
    '微盘股8月报名',
    '微盘股8月发行',
    '微盘股8月配股',
    '微盘股怎么念',
  ])('%s', (question) => {
    expect(gist(ask(question)).figures).toEqual([]);
  });

  test.for(['查微盘股8月', '微盘股8月涨了多少，快', '说说看微盘股8月', '微盘股8月的数'])('and not %s', (question) => {
    expect(gist(ask(question)).figures).toEqual(['return micro_cap month 9.3 pct']);
  });
});

describe('a word of English is not taken for a slip in one of ours:', () => {
  test.for([
    'the goal of micro caps in august',
    'body of micro caps in august',
    'micro caps riding in august',
    'mating of micro caps in august',
  ])('%s', (question) => {
    expect(gist(ask(question)).figures).toEqual([]);
  });
});
