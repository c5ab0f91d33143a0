import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AlertRule, isRuleText, parseRule, RULE_WINDOWS, ruleText } from '#src/core/alert-rule.ts';
import { SmallcapsError } from '#src/core/errors.ts';
import { UNITS } from '#src/core/unit.ts';

const ids = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);

/** Any rule that the schema allows, most of them nonsense. */
const rules: fc.Arbitrary<AlertRule> = fc
  .record({
    metric: ids,
    segment: ids,
    other: fc.option(ids, { nil: undefined }),
    isRest: fc.boolean(),
    window: fc.constantFrom(...RULE_WINDOWS),
    op: fc.constantFrom('gt' as const, 'lt' as const, 'ge' as const, 'le' as const),
    value: fc.stringMatching(/^-?\d{1,15}(\.\d{1,9})?$/),
    unit: fc.constantFrom(...UNITS),
  })
  .filter(({ segment, other }) => segment !== other)
  .map(({ other, isRest, ...rule }) =>
    AlertRule.parse({
      ...rule,
      ...(other === undefined ? (isRest ? { rest: true } : {}) : { versus: other }),
    }),
  );

function refusal(text: string): string {
  try {
    parseRule(text);
  } catch (error) {
    if (error instanceof SmallcapsError) return error.code;
    throw error;
  }
  return 'accepted';
}

const LOW_HIT_RATE = 'a1:m=hit_rate;s=tracked_funds;w=ytd;op=lt;x=30;u=pct';

test('a rule is a line that a person can read', () => {
  const rule = AlertRule.parse({
    metric: 'return',
    segment: 'micro_cap',
    versus: 'russell_2000',
    window: 'month',
    op: 'ge',
    value: '2',
    unit: 'pp',
  });

  expect(ruleText(rule)).toBe('a1:m=return;s=micro_cap;b=russell_2000;w=month;op=ge;x=2;u=pp');
});

test('the line of any rule gives the rule back, without a space and short enough for any button', () => {
  fc.assert(
    fc.property(rules, (rule) => {
      const text = ruleText(rule);

      expect(parseRule(text)).toEqual(rule);
      expect(ruleText(parseRule(text))).toBe(text);
      expect(isRuleText(text)).toBe(true);
      expect(text).not.toMatch(/[\s|]/);
      expect(text.length).toBeLessThan(400);
    }),
    { numRuns: 500 },
  );
});

test.for([
  ['-10.50', '-10.5'],
  ['30.0', '30'],
  ['007', '7'],
  ['-0.0', '0'],
  ['0.050', '0.05'],
  ['100', '100'],
])('a bound has one spelling: %s is %s', ([typed = '', kept = '']) => {
  expect(parseRule(LOW_HIT_RATE.replace('x=30', `x=${typed}`)).value).toBe(kept);
});

test.for([
  ['another form', LOW_HIT_RATE.replace('a1:', 'q1:')],
  ['nothing', 'a1:'],
  ['a part that is missing', LOW_HIT_RATE.replace('w=ytd;', '')],
  ['a part that there is not', `${LOW_HIT_RATE};z=1`],
  ['a part that stands twice', `${LOW_HIT_RATE};u=pct`],
  ['a number that is none', LOW_HIT_RATE.replace('x=30', 'x=3e1')],
  ['a window that no report has', LOW_HIT_RATE.replace('w=ytd', 'w=week')],
  ['a segment against itself', LOW_HIT_RATE.replace('s=tracked_funds', 's=a;b=a')],
  ['a rest of a difference', LOW_HIT_RATE.replace('s=tracked_funds', 's=a;b=b;r=1')],
  ['another mark for the rest', LOW_HIT_RATE.replace('s=tracked_funds', 's=a;r=2')],
  ['an id with a bracket', LOW_HIT_RATE.replace('hit_rate', 'hit<rate')],
  ['too much', `${LOW_HIT_RATE}${' '.repeat(400)};x=1`],
])('%s is refused', ([, text = '']) => {
  expect(refusal(text)).toBe('CANONICAL_REFUSED');
});
