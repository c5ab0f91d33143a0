import { describe, expect, test } from 'vitest';
import { createAsk, gist } from '#test/bundled.ts';

const ask = createAsk();

const FLOW = 'net_flow small_cap_etfs since_low -11.4 usd_bn';

describe('something to be done, and a form alone, show no figure:', () => {
  test.for<readonly [string, readonly string[]]>([
    ['remind me at 4 to check flows', []],
    ['email flows to the team', []],
    ['export cyclicals ytd to csv', []],
    ['change micro caps to 9.5', []],
    ['资金流转正时通知我', []],
    ['把微盘股8月的数字发给客户', []],
    ['legend', ['loss makers since low?']],
    ['plot it', ['RTY since the april low']],
    ['as bullets', ['micro caps in August']],
    ['放到PPT', ['微盘股低点以来']],
  ])('%s', ([question, thread]) => {
    expect(gist(ask(question, { thread })).figures).toEqual([]);
  });

  test.for<readonly [string, string]>([
    ['remind me what micro caps did in August', 'return micro_cap month 9.3 pct'],
    ['email me the August number for micro caps', 'return micro_cap month 9.3 pct'],
    ['把微盘股8月的数字发给我', 'return micro_cap month 9.3 pct'],
    ['put a number on the money leaving small-cap ETFs', FLOW],
    ['plot cyclicals ytd', 'return cyclicals ytd 10 pct'],
  ])('but %s does', ([question, figure]) => {
    expect(gist(ask(question)).figures).toContain(figure);
  });
});
