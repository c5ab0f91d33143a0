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
