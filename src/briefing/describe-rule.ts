import type { AlertRule } from '#src/core/alert-rule.ts';
import type { Param } from '#src/core/answer.ts';
import { absolute, compare } from '#src/core/decimal.ts';
import type { Span } from '#src/core/span.ts';
import { type Speech, spansText, speak } from './wording-spans.ts';

const TESTS = { gt: 'alert.gt', lt: 'alert.lt', ge: 'alert.ge', le: 'alert.le' } as const;
/** How far ahead or behind. */
const MARGINS = { gt: 'alert.by_gt', lt: 'alert.by_gt', ge: 'alert.by_ge', le: 'alert.by_ge' } as const;
/** How large a flow is, whichever way. */
const SIZES = { gt: 'alert.gt', lt: 'alert.gt', ge: 'alert.ge', le: 'alert.ge' } as const;
const WINDOWS = {
  month: 'alert.window_month',
  since_low: 'window.since_low',
  ytd: 'alert.window_ytd',
} as const;

/** What the words say of the sign of the number: a bound that leads away from zero is told without it. */
type Direction = 'up' | 'down' | undefined;

function directionOf({ op, value }: AlertRule): Direction {
  const order = compare(value, '0');
  if ((op === 'gt' || op === 'ge') && order >= 0 && !(op === 'ge' && order === 0)) return 'up';
  if ((op === 'lt' || op === 'le') && order <= 0 && !(op === 'le' && order === 0)) return 'down';
  return undefined;
}

/** A number that has a name for each sign. */
interface Named {
  readonly up: string;
  readonly down: string;
  readonly either: string;
  readonly sizes: typeof MARGINS | typeof SIZES;
}

const AGAINST: Named = { up: 'alert.ahead', down: 'alert.behind', either: 'alert.against', sizes: MARGINS };
const FLOW: Named = { up: 'alert.inflow', down: 'alert.outflow', either: 'alert.flow', sizes: SIZES };

function namedBySign({ metric, versus }: AlertRule, { library }: Speech): Named | undefined {
  if (versus !== undefined || library.catalogue.metrics.get(metric)?.benchmark !== undefined) return AGAINST;
  return metric === 'net_flow' ? FLOW : undefined;
}

function plainName({ metric, rest }: AlertRule): string {
  if (rest === true) return 'alert.rest';
  if (metric === 'return') return 'alert.return';
  return metric === 'hit_rate' ? 'alert.hit_rate' : 'alert.figure';
}

/** The number of a rule in words, without its bound: what it is, and over which it is measured. */
function whatOf(rule: AlertRule, key: string, speech: Speech): Param {
  const { metric, segment, versus } = rule;
  const other = versus ?? speech.library.catalogue.metrics.get(metric)?.benchmark ?? segment;
  const spans = speak(speech, key, {
    // Beside a flow the name stands within the words.
    segment: { type: 'segment', id: segment, inSentence: metric === 'net_flow' },
    other: { type: 'segment', id: other, inSentence: true },
    metric: { type: 'metric', id: metric },
  });
  return { type: 'text', text: spansText(spans, speech.locale) };
}

function bound(key: string, value: string, { unit }: AlertRule, speech: Speech): Param {
  const spans = speak(speech, key, { value: { type: 'num', num: { value, unit } } });
  return { type: 'text', text: spansText(spans, speech.locale) };
}

function partsOf(rule: AlertRule, speech: Speech): readonly [what: Param, test: Param | undefined] {
  const named = namedBySign(rule, speech);
  if (named === undefined)
    return [whatOf(rule, plainName(rule), speech), bound(TESTS[rule.op], rule.value, rule, speech)];
  const direction = directionOf(rule);
  if (direction === undefined)
    return [whatOf(rule, named.either, speech), bound(TESTS[rule.op], rule.value, rule, speech)];
  const what = whatOf(rule, named[direction], speech);
  if (compare(rule.value, '0') === 0) return [what, undefined];
  return [what, bound(named.sizes[rule.op], absolute(rule.value), rule, speech)];
}

/** A rule in words, with its window: "Micro caps ahead of Russell 2000 by at least 2 pts, in the month". `readRule` reads them back. */
export function describeRule(rule: AlertRule, speech: Speech): string {
  const [what, test] = partsOf(rule, speech);
  const window: Param = { type: 'text', text: spansText(speak(speech, WINDOWS[rule.window]), speech.locale) };
  const spans: readonly Span[] =
    test === undefined
      ? speak(speech, 'alert.rule_bare', { what, window })
      : speak(speech, 'alert.rule', { what, test, window });
  return spansText(spans, speech.locale);
}
