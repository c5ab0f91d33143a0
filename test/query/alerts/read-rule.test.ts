import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ruleText } from '#src/core/alert-rule.ts';
import { readRule } from '#src/query/alerts/read-rule.ts';
import { loadBundled, TODAY } from '#test/bundled.ts';

const knowledge = loadBundled();

/** What was made of the words, in one line or one a choice. */
function gist(text: string): string | readonly string[] {
  const read = readRule(text, { ...knowledge, today: TODAY });
  switch (read.kind) {
    case 'rule':
      return ruleText(read.rule).slice('a1:'.length);
    case 'ask':
      return [read.about, ...read.choices.map((rule) => ruleText(rule).slice('a1:'.length))];
    case 'refused':
      return `${read.reason}: ${read.words.join(', ')}`;
  }
}

const HIT_RATE = 'm=hit_rate;s=tracked_funds;w=ytd';
const FLOW = 'm=net_flow;s=small_cap_etfs;w=since_low';
const MICRO = 'm=return;s=micro_cap;b=russell_2000;w=month';
const LEAD = 'm=relative_return;s=russell_2000;w=since_low';

describe('words that say one rule are that rule', () => {
  test.for([
    ['hit rate below 30 %', `${HIT_RATE};op=lt;x=30;u=pct`],
    ['outflow beyond $10bn since the low', `${FLOW};op=lt;x=-10;u=usd_bn`],
    ['micro caps ahead of the index by 2 points in the month', `${MICRO};op=ge;x=2;u=pp`],
    ['alert when Russell 2000 since the low falls under 35%', 'm=return;s=russell_2000;w=since_low;op=lt;x=35;u=pct'],
    ['Alert me when cyclicals YTD drop below 10%', 'm=return;s=cyclicals;w=ytd;op=lt;x=10;u=pct'],
    ['/smallcaps alert me if the hit rate rises above 40 percent', `${HIT_RATE};op=gt;x=40;u=pct`],
    ['hit rate < 30', `${HIT_RATE};op=lt;x=30;u=pct`],
    ['hit rate not below 30%', `${HIT_RATE};op=ge;x=30;u=pct`],
    ['more than 70% of funds behind their benchmark', 'm=hit_rate;s=tracked_funds;r=1;w=ytd;op=gt;x=70;u=pct'],
    ['net flow below -10bn', `${FLOW};op=lt;x=-10;u=usd_bn`],
    ['net flow above −$5bn', `${FLOW};op=gt;x=-5;u=usd_bn`],
    ['inflow above 5 billion dollars', `${FLOW};op=gt;x=5;u=usd_bn`],
    ['outflow beyond 12,000,000,000 dollars', `${FLOW};op=lt;x=-12;u=usd_bn`],
    ['an outflow since the low', `${FLOW};op=lt;x=0;u=usd_bn`],
    ['micro caps lag the index in the month', `${MICRO};op=lt;x=0;u=pp`],
    ['micro caps ahead of the index by more than 150 bp in the month', `${MICRO};op=gt;x=1.5;u=pp`],
    ['tell me if small caps lead large caps by more than 400 bp', `${LEAD};op=gt;x=400;u=bp`],
    ['large caps ahead of small caps by 1 point since the low', `${LEAD};op=le;x=-100;u=bp`],
    ['micro caps drop more than 5% in the month', 'm=return;s=micro_cap;w=month;op=lt;x=-5;u=pct'],
    ['when the monthly return of micro caps is negative', 'm=return;s=micro_cap;w=month;op=lt;x=0;u=pct'],
    ['mircocaps above 5.50% in the month', 'm=return;s=micro_cap;w=month;op=gt;x=5.5;u=pct'],
    ['跑赢比例低于30%', `${HIT_RATE};op=lt;x=30;u=pct`],
    ['低点以来资金流出超过100亿美元', `${FLOW};op=lt;x=-10;u=usd_bn`],
    ['微盘股单月跑赢罗素2000超过2个百分点', `${MICRO};op=gt;x=2;u=pp`],
    ['当罗素2000低点以来跌破35%时提醒我', 'm=return;s=russell_2000;w=since_low;op=lt;x=35;u=pct'],
    ['如果小盘股低点以来领先大盘股超过400个基点就提醒', `${LEAD};op=gt;x=400;u=bp`],
    ['主动基金跑赢基准的比例降到30%以下', `${HIT_RATE};op=lt;x=30;u=pct`],
    ['低点以来净流入超过50亿美元时通知我', `${FLOW};op=gt;x=5;u=usd_bn`],
    ['提醒：周期股今年以来为负', 'm=return;s=cyclicals;w=ytd;op=lt;x=0;u=pct'],
  ])('%s', ([text = '', rule]) => {
    expect(gist(text)).toBe(rule);
  });
});

describe('what is left open is asked, with whole rules to choose from', () => {
  test.for([
    [
      'no window, and the report has two',
      'micro caps above 5%',
      ['window', 'm=return;s=micro_cap;w=month;op=gt;x=5;u=pct', 'm=return;s=micro_cap;w=since_low;op=gt;x=5;u=pct'],
    ],
    [
      'one month of many: a rule looks at reports to come',
      'micro caps in August above 5%',
      ['window', 'm=return;s=micro_cap;w=month;op=gt;x=5;u=pct'],
    ],
    ['the same in Chinese', '8月微盘股跑赢罗素2000', ['window', `${MICRO};op=gt;x=0;u=pp`]],
    [
      'a year of many',
      'outflow beyond $10bn this year',
      ['window', `${FLOW.replace('since_low', 'ytd')};op=lt;x=-10;u=usd_bn`],
    ],
    [
      'an outflow below a bound: is an inflow meant too',
      'outflow below 5bn',
      ['meaning', `${FLOW};op=gt;x=-5;u=usd_bn`],
    ],
    ['a flow without a unit', 'outflow beyond 10', ['meaning', `${FLOW};op=lt;x=-10;u=usd_bn`]],
    ['per cent for points', 'micro caps ahead of the index by 2% in the month', ['meaning', `${MICRO};op=ge;x=2;u=pp`]],
    ['ahead of whom', 'micro caps ahead by 2 points in the month', ['meaning', `${MICRO};op=ge;x=2;u=pp`]],
    [
      'a gap, either way',
      'cyclicals vs secular growth ytd over 3 points',
      [
        'meaning',
        'm=return;s=cyclicals;b=secular_growth;w=ytd;op=gt;x=3;u=pp',
        'm=return;s=cyclicals;b=secular_growth;w=ytd;op=lt;x=-3;u=pp',
      ],
    ],
    ['above or below', 'hit rate 30%', ['meaning', `${HIT_RATE};op=ge;x=30;u=pct`, `${HIT_RATE};op=le;x=30;u=pct`]],
    ['a change, which no single report has', 'hit rate up more than 5%', ['meaning', `${HIT_RATE};op=gt;x=5;u=pct`]],
    [
      'a lead without a unit',
      'lead over large caps above 4',
      ['meaning', `${LEAD};op=gt;x=4;u=bp`, `${LEAD};op=gt;x=400;u=bp`],
    ],
  ] as const)('%s: %s', ([, text, asked]) => {
    expect(gist(text)).toEqual(asked);
  });
});

describe('a word or number without a place in the rule refuses it', () => {
  test.for([
    ['frobnicated hit rate below 30%', 'unread: frobnicated'],
    ['hit rate below 30% please sell', 'unread: sell'],
    ['best segment above 5% ytd', 'unread: best segment'],
    ['hit rate below one third', 'unread: third'],
    ['outflow beyond €10bn', 'unread: €'],
    ['S&P 500 below 5% ytd', 'absent: s&p 500'],
    ['标普500低于5%', 'absent: 标普500'],
    ['hit rate below 30% or above 40%', 'several: 30, 40'],
    ['micro caps and cyclicals above 5% ytd', 'several: micro caps, cyclicals'],
    ['outflow beyond -10bn', 'several: -10'],
    ['hit rate below 30 bp', 'unit: bp'],
    ['micro caps above $5bn in the month', 'unit: bn'],
    ['outflow beyond 10%', 'unit: %'],
    ['micro caps ahead of large caps by 2 points in the month', 'not-held: '],
    ['best same month since above 1990', 'unread: 1990'],
    ['best same month since above 30%', 'unfit: best same month since'],
    ['hit rate', 'no-bound: '],
    ['below 30%', 'no-figure: '],
    ['', 'no-figure: '],
    ['a1:m=return;s=micro_cap;w=month;op=gt', 'unread: a1:m=return;s=micro_cap;w=month;op=gt…'],
    ['a1:m=return;s=nano_cap;w=month;op=gt;x=5;u=pct', 'unfit: a1:m=return;s=nano_cap;w=month;op=gt;x=5;u=pct'],
    ['a1:m=return;s=micro_cap;w=month;op=gt;x=5;u=bp', 'unfit: a1:m=return;s=micro_cap;w=month;op=gt;x=5;u=bp'],
  ])('%s', ([text = '', refusal]) => {
    expect(gist(text)).toBe(refusal);
  });

  test('so does a text that is too long to be a rule', () => {
    expect(gist(`hit rate below 30%${' please'.repeat(400)}`)).toMatch(/^unread: hit rate below 30%/);
  });
});

test('the line of a rule is the rule, from a button or a subscription', () => {
  expect(gist(`a1:${MICRO};op=ge;x=2;u=pp`)).toBe(`${MICRO};op=ge;x=2;u=pp`);
});

test('a rule for a window that the newest report lacks says so', () => {
  const read = readRule('bond proxies below 0% in the month', { ...knowledge, today: TODAY });

  expect(read).toMatchObject({ kind: 'rule', isHeld: false });
});

describe('whatever is typed', () => {
  const RULES = [
    'hit rate below 30 %',
    'outflow beyond $10bn since the low',
    'micro caps ahead of the index by 2 points in the month',
    'Russell 2000 since the low falls under 35%',
    'small caps lead large caps by more than 400 bp since the low',
    '微盘股单月跑赢罗素2000超过2个百分点',
    '低点以来资金流出超过100亿美元',
  ];

  test('one word that nobody knows keeps any rule from being made, wherever it stands', () => {
    const anywhere = fc.record({ text: fc.constantFrom(...RULES), share: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(anywhere, ({ text, share }) => {
        const parts = /\p{Script=Han}/u.test(text) ? [...text] : text.split(' ');
        const at = Math.round(share * parts.length);
        const joint = /\p{Script=Han}/u.test(text) ? '' : ' ';
        const typed = [...parts.slice(0, at), joint === '' ? '囧' : 'frobnicated', ...parts.slice(at)].join(joint);

        expect(gist(typed)).toMatch(/^(unread|absent|no-figure|several|unit|no-bound)/);
      }),
    );
  });

  test('a second number is never passed over', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RULES.slice(0, 5)), fc.integer({ min: 3, max: 97 }), (text, more) => {
        expect(readRule(`${text} ${more}%`, { ...knowledge, today: TODAY }).kind).toBe('refused');
      }),
    );
  });

  test('it is read, asked back or refused, and never thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string()), (text) => {
        expect(['rule', 'ask', 'refused']).toContain(readRule(text, { ...knowledge, today: TODAY }).kind);
      }),
      { numRuns: 300 },
    );
  });
});
