import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AlertRule, parseRule, RULE_WINDOWS } from '#src/core/alert-rule.ts';
import { compare } from '#src/core/decimal.ts';
import type { Report } from '#src/core/report.ts';
import { evaluateRule } from '#src/query/alerts/evaluate-rule.ts';
import { anyLibrary } from '#test/briefing/random-library.ts';
import { loadBundled, toLine } from '#test/bundled.ts';

const { library } = loadBundled();

function bundled(): Report {
  if (library.latest === undefined) throw new Error('no report');
  return library.latest;
}

function gist(line: string): string {
  const outcome = evaluateRule(parseRule(`a1:${line}`), bundled());
  if (outcome.kind === 'untold') return `untold: ${outcome.missing.join(', ')}`;
  const { kind, shown, distance, isClose } = outcome;
  return `${kind}: ${toLine(shown)} by ${distance.value} ${distance.unit}${isClose ? ', close' : ''}`;
}

test.for([
  ['m=hit_rate;s=tracked_funds;w=ytd;op=lt;x=30;u=pct', 'fired: hit_rate tracked_funds ytd 28.4 pct by 1.6 pp'],
  ['m=hit_rate;s=tracked_funds;w=ytd;op=lt;x=28.4;u=pct', 'not-fired: hit_rate tracked_funds ytd 28.4 pct by 0 pp'],
  ['m=hit_rate;s=tracked_funds;w=ytd;op=le;x=28.4;u=pct', 'fired: hit_rate tracked_funds ytd 28.4 pct by 0 pp'],
  ['m=hit_rate;s=tracked_funds;r=1;w=ytd;op=gt;x=70;u=pct', 'fired: = complement tracked_funds ytd 71.6 pct by 1.6 pp'],
  [
    'm=net_flow;s=small_cap_etfs;w=since_low;op=lt;x=-10;u=usd_bn',
    'fired: net_flow small_cap_etfs since_low -11.4 usd_bn by 1.4 usd_bn',
  ],
  [
    'm=net_flow;s=small_cap_etfs;w=since_low;op=gt;x=5;u=usd_bn',
    'not-fired: net_flow small_cap_etfs since_low -11.4 usd_bn by 16.4 usd_bn',
  ],
  ['m=return;s=russell_2000;w=since_low;op=lt;x=35;u=pct', 'not-fired: return russell_2000 since_low 35 pct by 0 pp'],
  [
    'm=relative_return;s=russell_2000;w=since_low;op=gt;x=400;u=bp',
    'fired: relative_return russell_2000 since_low 441 bp by 41 bp',
  ],
  [
    'm=return;s=micro_cap;b=russell_2000;w=month;op=ge;x=2;u=pp',
    'fired: = difference micro_cap month 2.3 pp by 0.3 pp, close',
  ],
  [
    'm=return;s=russell_2000;b=micro_cap;w=month;op=lt;x=-1;u=pp',
    'fired: = difference russell_2000 month -2.3 pp by 1.3 pp',
  ],
])('%s', ([line = '', outcome]) => {
  expect(gist(line)).toBe(outcome);
});

describe('a hole is said to be one, and is never a no', () => {
  test.for([
    ['another window', 'm=return;s=high_beta;w=ytd;op=lt;x=0;u=pct', 'untold: high_beta'],
    ['one side of a difference', 'm=return;s=micro_cap;b=high_beta;w=month;op=gt;x=0;u=pp', 'untold: high_beta'],
    ['both', 'm=return;s=micro_cap;b=high_beta;w=ytd;op=gt;x=0;u=pp', 'untold: micro_cap, high_beta'],
    ['a segment that is gone', 'm=return;s=nano_cap;w=month;op=gt;x=0;u=pct', 'untold: nano_cap'],
    [
      'another unit than the report prints',
      'm=hit_rate;s=tracked_funds;w=ytd;op=lt;x=30;u=bp',
      'untold: tracked_funds',
    ],
  ])('%s', ([, line = '', outcome]) => {
    expect(gist(line)).toBe(outcome);
  });
});

/** Any rule on a return of the bundled report's segments. */
const anyRule = fc
  .record({
    segment: fc.constantFrom('russell_2000', 'micro_cap', 'high_beta', 'cyclicals'),
    other: fc.option(fc.constantFrom('unprofitable', 'bond_proxies'), { nil: undefined }),
    window: fc.constantFrom(...RULE_WINDOWS),
    op: fc.constantFrom('gt' as const, 'lt' as const, 'ge' as const, 'le' as const),
    tenths: fc.integer({ min: -900, max: 900 }),
  })
  .map(({ segment, other, window, op, tenths }) =>
    AlertRule.parse({
      metric: 'return',
      segment,
      ...(other === undefined ? {} : { versus: other }),
      window,
      op,
      value: String(tenths / 10),
      unit: other === undefined ? 'pct' : 'pp',
    }),
  );

test('of any report, a rule and its opposite never hold at once, and one of them does where both can be told', () => {
  const opposite = { gt: 'le', ge: 'lt', lt: 'ge', le: 'gt' } as const;
  fc.assert(
    fc.property(anyLibrary(library), anyRule, ({ latest }, rule) => {
      if (latest === undefined) throw new Error('no report');
      const [own, other] = [rule, { ...rule, op: opposite[rule.op] }].map((held) => evaluateRule(held, latest).kind);

      expect([own, other].toSorted()).toEqual(own === 'untold' ? ['untold', 'untold'] : ['fired', 'not-fired']);
    }),
  );
});

test('the distance is how far the bound would have to move', () => {
  fc.assert(
    fc.property(anyLibrary(library), anyRule, ({ latest }, rule) => {
      if (latest === undefined) throw new Error('no report');
      const outcome = evaluateRule(rule, latest);
      if (outcome.kind === 'untold') return;
      const { value } = outcome.shown.type === 'figure' ? outcome.shown.figure : outcome.shown.derived;

      expect(compare(outcome.distance.value, '0')).toBeGreaterThanOrEqual(0);
      expect(Number(outcome.distance.value)).toBeCloseTo(Math.abs(Number(value) - Number(rule.value)), 6);
    }),
  );
});
