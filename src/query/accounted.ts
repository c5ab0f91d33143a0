import type { Query } from '#src/core/query.ts';
import type { Draft } from './draft.ts';
import { falseRace } from './false-race.ts';
import type { Piece } from './piece.ts';

/**
 * What may stand in a question that an answer shows figures for, by what the answer does: each word that says something has
 * to be something that the answer says. What is not in the row was read and would be passed over.
 */
const RETURNS = ['change.up', 'change.down', 'change.flat', 'unit.pct', 'unit.pp', 'unit.bp', 'metric.return'];
const MONEY = ['unit.usd', 'unit.usd_bn', 'unit.usd_mn', 'unit.yi', 'unit.wan'];
const EITHER = ['op.beat', 'op.lag', 'op.compare', 'op.difference', 'op.more_than', 'op.less_than'];
const PLACES = ['op.best', 'op.worst', 'op.rank', 'op.second', 'op.third'];

const FITTING: Readonly<Record<string, readonly string[]>> = {
  growth: [...RETURNS, ...MONEY, 'op.invest', 'op.compare', 'op.difference', 'flow.in', 'refuse.advice'],
  show: [...RETURNS, 'op.beat', 'op.lag', 'op.difference', 'op.at_least', 'op.at_most', 'op.positive', 'op.negative'],
  best_same_month_since: [...RETURNS, 'op.best', 'metric.best_same_month_since', 'op.beat', 'op.compare'],
  relative_return: [
    ...RETURNS,
    ...EITHER,
    'op.positive',
    'op.negative',
    'op.best',
    'metric.relative_return',
    'op.multiple',
  ],
  hit_rate: [
    'unit.pct',
    'op.beat',
    'op.lag',
    'op.best',
    'op.compare',
    'op.more_than',
    'op.less_than',
    'op.at_least',
    'op.at_most',
    'quant.count',
    'vague.funds',
    'metric.hit_rate',
    'metric.hit_rate_complement',
    'change.up',
    'change.down',
  ],
  net_flow: [
    ...MONEY,
    'flow.in',
    'flow.out',
    'vague.funds',
    'metric.net_flow',
    'topic.flows',
    'op.positive',
    'op.negative',
  ],
  compare: [...RETURNS, ...EITHER, ...PLACES, 'op.multiple', 'metric.relative_return'],
  rank: [...RETURNS, ...PLACES, 'op.difference', 'op.compare', 'op.lag', 'op.beat', 'topic.leadership'],
  position: [...RETURNS, ...PLACES, 'op.beat', 'op.lag', 'topic.leadership'],
  filter: [...RETURNS, ...EITHER, ...PLACES, 'op.at_least', 'op.at_most', 'op.positive', 'op.negative', 'quant.count'],
  coverage: ['metric.return', 'unit.pct', 'flow.in', 'flow.out', 'metric.net_flow', 'metric.hit_rate'],
};

/** What may be asked for beside any figure: the form it is shown in. */
const FORMS = ['ask.chart', 'ask.table', 'ask.list', 'ask.coverage', 'ask.thanks'];
const WEIGHED: ReadonlySet<string> = new Set(['op', 'flow', 'vague', 'metric', 'topic', 'unit', 'change', 'ask']);

function rowsOf({ intent, metrics, operation }: Query): readonly string[] {
  if (operation === 'growth') return ['growth', ...metrics];
  if (intent === 'show') return metrics.map((metric) => (metric === 'return' ? 'show' : metric));
  return [intent];
}

function saysSomethingElse({ meaning }: Piece, fitting: ReadonlySet<string>): boolean {
  const weighed = WEIGHED.has(meaning.class) || (meaning.class === 'quant' && meaning.value === 'count');
  return weighed && !fitting.has(`${meaning.class}.${meaning.value}`);
}

/** The first piece of a question that its answer would pass over; `undefined` when it answers all that was said. */
export function passedOver(draft: Draft, queries: readonly Query[]): Piece | undefined {
  // A number that was looked up says itself which figure is meant.
  if (queries.some(({ lookup, intent }) => lookup !== undefined || intent === 'confirm')) return undefined;
  const rows = queries.flatMap(rowsOf);
  if (rows.some((row) => FITTING[row] === undefined)) return undefined;
  // The figures answer a "why" whose premise they put right.
  const why = falseRace(draft) === undefined ? [] : ['ask.why'];
  const fitting = new Set([...FORMS, ...why, ...rows.flatMap((row) => FITTING[row] ?? [])]);
  const { pieces } = draft.slots;
  const isOfNumber = (at: number): boolean =>
    pieces[at]?.meaning.class === 'unit' &&
    (pieces[at - 1]?.meaning.class === 'number' || pieces[at + 1]?.meaning.class === 'number');
  return pieces.find((piece, at) => !isOfNumber(at) && saysSomethingElse(piece, fitting));
}
