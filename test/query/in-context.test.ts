import { describe, expect, test } from 'vitest';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();

const figures = (question: string): readonly string[] => gist(ask(question)).figures;

describe('a word is read by what stands beside it:', () => {
  test.for<readonly [string, readonly string[]]>([
    ['how did cyclicals do over August', ['cyclicals in August']],
    ['lowest cap aug + low', ['lowest market cap in August and since the low']],
    ['managers ytd hit', ['hit rate of managers ytd']],
    ['cyclicals less secular growth in August', ['cyclicals minus secular growth in August']],
    ['rank R2K and micro caps on the August return', ['compare R2K and micro caps in August']],
    ['place cyclicals relative to the index since the low', ['cyclicals vs the index since the low']],
    ['cyclicals after April', ['cyclicals since April']],
    ['signed net flow since the low', ['net flow since the low']],
    ['seven in ten active managers are beating the benchmark this year', ['hit rate of managers this year']],
    ['which had the better August: micro caps or cyclicals', ['compare micro caps and cyclicals in August']],
    ['small-cap ETF outflows have hit $11.4bn since April', ['small-cap ETF outflows since April']],
    ['three best August segments', ['top 3 in August']],
    ['second best since the low, after high beta?', ['second best since the low']],
    ["what's the spread top to bottom in August", ['spread between best and worst in August']],
    ['how much lower was the Russell than micros in August', ['difference between the Russell and micros in August']],
    ['secular growth 反弹了百分之几', ['secular growth 低点以来']],
    ['反弹中没跑过罗素的', ['低点以来没跑过罗素的有哪些']],
    ['anything that fell? no? then show me everything above 50% since the low', ['everything above 50% since the low']],
    ['Russell 2000 posts best August since 2000', ['Russell 2000 best August since']],
  ])('%s', ([question, [same = '']]) => {
    expect(figures(question)).toEqual(figures(same));
    expect(figures(same)).not.toEqual([]);
  });

  test.for([
    'cyclicals over 10% in which month of last year',
    'the low of micro caps in March',
    'hit songs of August',
    'fewer than a third of micro caps',
    'seven in ten micro caps',
    'signed copies of the small caps report',
    'which had the better August: gold or silver',
    'after-hours move of micro caps',
  ])('and nowhere else: %s', (question) => {
    expect(figures(question)).toEqual([]);
  });
});

describe('a "why" that takes a race for granted', () => {
  test.for<readonly [string, readonly string[]]>([
    ['why did micro caps lag the index in August', ['micro caps vs the index in August']],
    ['why did secular growth beat the Russell 2000 in August', ['secular growth vs the Russell 2000 in August']],
    ['why have large caps beaten small caps since the low', ['small caps vs large caps since the low']],
    ['what explains bond proxies leading the rebound', ['is bond proxies the best since the low']],
    ['为什么成长股8月跑赢了罗素2000？', ['成长股和罗素2000 8月对比']],
  ])('which went the other way is put right with the figures: %s', ([question, [same = '']]) => {
    expect(figures(question)).toEqual(figures(same));
    expect(figures(same)).not.toEqual([]);
  });

  test.for([
    'why did micro caps beat the index in August',
    'why did bond proxies lag in the rebound',
    'why have small caps beaten large caps since the low',
    'why did micro caps lag the index in March',
    'why did micro caps not beat gold',
  ])('which is true, or which no report has, gets no figure: %s', (question) => {
    expect(figures(question)).toEqual([]);
  });
});

test('a claim of money is held against the figure, whatever verb follows it', () => {
  const wrong = ask('is it true that $114bn left small-cap ETFs?');
  const right = ask('is it true that $11.4bn left small-cap ETFs?');

  expect(wrong.answer.remarks.map(({ code }) => code)).toContain('claim_slip');
  expect(right.answer.remarks.map(({ code }) => code)).toContain('claim_right');
});

describe('a number beside a race is how far apart they have to be:', () => {
  const segments = (question: string, thread: readonly string[] = []): readonly string[] =>
    gist(ask(question, { thread })).figures.map((line) => line.split(' ')[1] ?? line);

  test.for<readonly [string, number, readonly string[]]>([
    ['which beat the index by more than 10 points since the low', 4, []],
    ['which beat the index by at least 500 bp since the low', 5, []],
    ['which segments lag the index by more than 5 points since the low', 1, []],
    ['跑赢指数10个百分点以上的有哪些，低点以来', 4, []],
    ['only those by more than 10 points', 4, ['which beat the Russell since the low']],
    ['which beat the index by less than 10 points since the low', 0, []],
  ])('%s: %d', ([question, count, thread]) => {
    expect(segments(question, thread)).toHaveLength(count);
  });
});
