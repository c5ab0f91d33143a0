import type { AlertRule } from '#src/core/alert-rule.ts';
import type { Catalogue } from '#src/core/catalogue.ts';
import { says } from '../draft.ts';
import { type Placed, type Slots, wordsOf } from '../slots.ts';
import { collectTargets, type Target } from '../targets.ts';
import { type Candidates, type Refused, refused } from './rule-reading.ts';

/** The number that a rule looks at, and the sign that its words give it: `minus` for an outflow and for being behind. */
export interface WatchedNumber extends Pick<AlertRule, 'metric' | 'segment' | 'versus' | 'rest' | 'unit'> {
  readonly side?: 'plus' | 'minus';
}

const RETURN = 'return';
const FLOW = 'net_flow';
const COMPLEMENT = 'hit_rate_complement';
const INDEX = 'russell_2000';
const RELATIONS = ['beat', 'lag', 'difference', 'compare'];

/** "micro caps minus the index": the sign is the number's own. */
const SIGNED = /^(minus|减)$/;

function sideOfRelation(slots: Slots): WatchedNumber['side'] | 'open' {
  if (says(slots, SIGNED) && slots.numbers.length > 0) return undefined;
  const behind = slots.has('op', 'lag') || (slots.numbers.length === 0 && slots.has('op', 'less_than'));
  const ahead = slots.has('op', 'beat') || (slots.numbers.length === 0 && slots.has('op', 'more_than'));
  if (ahead === behind) return 'open';
  return ahead ? 'plus' : 'minus';
}

function turned(side: 'plus' | 'minus' | 'open'): 'plus' | 'minus' | 'open' {
  if (side === 'plus') return 'minus';
  return side === 'minus' ? 'plus' : side;
}

/** A number between two segments: the reported lead where one of them is its benchmark, else the difference of their returns. */
function between(first: string, second: string, catalogue: Catalogue, slots: Slots): Candidates<WatchedNumber> {
  const leadOver = (id: string): string | undefined =>
    [...catalogue.metrics.values()].find(({ benchmark }) => benchmark === id)?.id;
  const side = sideOfRelation(slots);
  const isTurned = leadOver(first) !== undefined;
  const lead = leadOver(isTurned ? first : second);
  // "large caps minus small caps": a sign of their own would have to be turned as well.
  const said = isTurned ? turned(side ?? 'open') : side;
  const number: WatchedNumber =
    lead === undefined
      ? { metric: RETURN, segment: first, versus: second, unit: 'pp' }
      : { metric: lead, segment: isTurned ? second : first, unit: catalogue.metrics.get(lead)?.unit ?? 'bp' };
  if (said !== 'open') return { options: [said === undefined ? number : { ...number, side: said }], isSure: true };
  return {
    options: [
      { ...number, side: 'plus' },
      { ...number, side: 'minus' },
    ],
    isSure: false,
  };
}

/** "micro caps ahead by 2 points": of whom is not said, and the index is what the desk mostly means. */
function against(only: string, catalogue: Catalogue, slots: Slots): Candidates<WatchedNumber> | Refused {
  const other = only === INDEX ? catalogue.metrics.get('relative_return')?.benchmark : INDEX;
  if (other === undefined || other === only) return refused('no-figure');
  return { ...between(only, other, catalogue, slots), isSure: false };
}

function sideOfFlow(slots: Slots): Pick<WatchedNumber, 'side'> {
  const [out, into] = [slots.has('flow', 'out'), slots.has('flow', 'in')];
  if (out === into) return {};
  return { side: out ? 'minus' : 'plus' };
}

function sideOfLead(slots: Slots): Pick<WatchedNumber, 'side'> {
  const side = sideOfRelation(slots);
  return side === 'open' || side === undefined ? {} : { side };
}

/** One reported number, with what its words say of its sign. */
function reported(
  { metric, segment, at }: Target,
  catalogue: Catalogue,
  slots: Slots,
): Candidates<WatchedNumber> | Refused {
  const unit = catalogue.metrics.get(metric)?.unit;
  if (unit === undefined || unit === 'year' || unit === 'count')
    return refused('unfit', [slots.pieces[at]?.text ?? metric]);
  if (metric === FLOW && slots.has('flow', 'out') && slots.has('flow', 'in'))
    return refused('several', [wordsOf(slots)]);
  const side = metric === FLOW ? sideOfFlow(slots) : metric === RETURN || unit === 'pct' ? {} : sideOfLead(slots);
  const isRest = slots.has('metric', COMPLEMENT);
  return { options: [{ metric, segment, unit, ...side, ...(isRest ? { rest: true as const } : {}) }], isSure: true };
}

function inOrder(targets: readonly Target[]): readonly Placed<string>[] {
  return [...targets].sort((a, b) => a.at - b.at).map(({ segment, at }) => ({ is: segment, at }));
}

/** "small caps lead large caps": the benchmark beside a lead is part of its name. */
function withoutBenchmark(targets: readonly Target[], catalogue: Catalogue): readonly Target[] {
  const benchmarks = targets.map(({ metric }) => catalogue.metrics.get(metric)?.benchmark);
  return targets.filter(({ metric, segment }) => metric !== RETURN || !benchmarks.includes(segment));
}

/** The number that the words of a rule are about. */
export function watchedNumber(slots: Slots, catalogue: Catalogue): Candidates<WatchedNumber> | Refused {
  const targets = withoutBenchmark(collectTargets(slots, catalogue), catalogue);
  const [only, second, ...more] = targets;
  if (only === undefined) return refused('no-figure');
  const isRelated =
    RELATIONS.some((op) => slots.has('op', op)) ||
    (slots.numbers.length === 0 && (slots.has('op', 'more_than') || slots.has('op', 'less_than')));
  if (second === undefined)
    return only.metric === RETURN && RELATIONS.some((op) => slots.has('op', op))
      ? against(only.segment, catalogue, slots)
      : reported(only, catalogue, slots);
  const [a, b] = inOrder(targets);
  const arePair = more.length === 0 && isRelated && targets.every(({ metric }) => metric === RETURN);
  if (!arePair || a === undefined || b === undefined || a.is === b.is)
    return refused(
      'several',
      targets.map(({ at }) => slots.pieces[at]?.text ?? '').filter((text) => text !== ''),
    );
  return between(a.is, b.is, catalogue, slots);
}
