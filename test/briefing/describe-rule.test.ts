import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeRule } from '#src/briefing/describe-rule.ts';
import { AlertRule, parseRule, RULE_WINDOWS, ruleText } from '#src/core/alert-rule.ts';
import { LOCALES, type Locale } from '#src/core/locale.ts';
import { readRule } from '#src/query/alerts/read-rule.ts';
import { loadBundled, TODAY } from '#test/bundled.ts';

const knowledge = loadBundled();
const RETURNS = [
  ...new Set(
    knowledge.library.latest?.figures.filter(({ metric }) => metric === 'return').map(({ segment }) => segment),
  ),
];

function words(rule: AlertRule, locale: Locale): string {
  return describeRule(rule, { locale, wording: knowledge.wordings[locale], library: knowledge.library });
}

test.for([
  ['m=hit_rate;s=tracked_funds;w=ytd;op=lt;x=30;u=pct', 'Hit rate below 30%, year to date', '年初至今跑赢比例低于30%'],
  [
    'm=hit_rate;s=tracked_funds;r=1;w=ytd;op=gt;x=70;u=pct',
    'Share of funds not ahead of their benchmark above 70%, year to date',
    '年初至今未跑赢基准的比例高于70%',
  ],
  [
    'm=net_flow;s=small_cap_etfs;w=since_low;op=lt;x=-10;u=usd_bn',
    'Net outflow from small-cap ETFs above $10bn, since the low',
    '低点以来小盘股ETF净流出高于100亿美元（$10bn）',
  ],
  [
    'm=net_flow;s=small_cap_etfs;w=since_low;op=gt;x=-5;u=usd_bn',
    'Net flow of small-cap ETFs above −$5bn, since the low',
    '低点以来小盘股ETF资金净流量高于−50亿美元（$5bn）',
  ],
  [
    'm=return;s=micro_cap;b=russell_2000;w=month;op=ge;x=2;u=pp',
    'Micro caps ahead of Russell 2000 by at least 2 pts, in the month',
    '当月微盘股领先罗素2000至少2个百分点',
  ],
  [
    'm=return;s=micro_cap;b=russell_2000;w=month;op=lt;x=0;u=pp',
    'Micro caps behind Russell 2000, in the month',
    '当月微盘股落后罗素2000',
  ],
  [
    'm=return;s=micro_cap;b=cyclicals;w=ytd;op=lt;x=3;u=pp',
    'Micro caps minus cyclicals below 3 pts, year to date',
    '年初至今微盘股减周期股低于3个百分点',
  ],
  [
    'm=relative_return;s=russell_2000;w=since_low;op=le;x=-50;u=bp',
    'Russell 2000 behind large caps by at least 50 bp, since the low',
    '低点以来罗素2000落后大盘股至少50个基点',
  ],
])('%s in words', ([line = '', en, zh]) => {
  const rule = parseRule(`a1:${line}`);

  expect([words(rule, 'en'), words(rule, 'zh')]).toEqual([en, zh]);
});

const bound = {
  window: fc.constantFrom(...RULE_WINDOWS),
  op: fc.constantFrom('gt' as const, 'lt' as const, 'ge' as const, 'le' as const),
  value: fc.oneof(
    fc.constant('0'),
    fc.constant('1'),
    fc.integer({ min: -9990, max: 9990 }).map((n) => String(n / 10)),
  ),
};

/** Any rule on a number that the report has in some window. */
const anyRule = fc
  .oneof(
    fc.record({
      ...bound,
      metric: fc.constant('return'),
      segment: fc.constantFrom(...RETURNS),
      unit: fc.constant('pct'),
    }),
    fc
      .record({ ...bound, pair: fc.shuffledSubarray(RETURNS, { minLength: 2, maxLength: 2 }) })
      .map(({ pair: [segment, versus], ...rest }) => ({ ...rest, metric: 'return', segment, versus, unit: 'pp' })),
    fc.record({
      ...bound,
      metric: fc.constant('relative_return'),
      segment: fc.constant('russell_2000'),
      unit: fc.constant('bp'),
    }),
    fc.record({
      ...bound,
      metric: fc.constant('net_flow'),
      segment: fc.constant('small_cap_etfs'),
      unit: fc.constant('usd_bn'),
    }),
    fc.record({ ...bound, isRest: fc.boolean(), unit: fc.constant('pct') }).map(({ isRest, ...rest }) => ({
      ...rest,
      metric: 'hit_rate',
      segment: 'tracked_funds',
      ...(isRest ? { rest: true } : {}),
    })),
  )
  .map((raw) => AlertRule.parse(raw));

test('the words of any rule, in either language, are read back as the same rule', () => {
  fc.assert(
    fc.property(anyRule, fc.constantFrom(...LOCALES), (rule, locale) => {
      const read = readRule(words(rule, locale), { ...knowledge, today: TODAY });

      expect(read.kind === 'rule' ? ruleText(read.rule) : read).toBe(ruleText(rule));
    }),
    { numRuns: 1000 },
  );
});
