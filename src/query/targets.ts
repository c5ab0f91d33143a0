import type { Catalogue } from '#src/core/catalogue.ts';
import type { Piece } from './piece.ts';
import { isRecord } from './record-claim.ts';
import { type Placed, type Slots, wordsOf } from './slots.ts';

/** What is asked about: a metric on a segment. `at` is the piece that named it first. */
export interface Target {
  readonly metric: string;
  readonly segment: string;
  readonly at: number;
  /** Only the metric was named; the segment is its usual one. */
  readonly assumed: boolean;
}

const RETURN = 'return';
const RECORD = 'best_same_month_since';
const LEAD = 'relative_return';
const COMPLEMENT = 'hit_rate_complement';
/** Names that only say whose market it is when they stand beside a fund metric: "small-cap ETF flows". */
const GENERIC = 'russell_2000';
const JOINERS = new Set([
  'and',
  '&',
  '+',
  'plus',
  'or',
  'as well as',
  'also',
  '和',
  '与',
  '及',
  '以及',
  '跟',
  '还有',
  '或',
  '、',
]);

function joins({ meaning, text }: Piece): boolean {
  const said = text.toLowerCase();
  return meaning.class === 'op' || /^(and|or|plus|&)\b/.test(said) || JOINERS.has(said);
}

/** Whether something between two pieces says that they are two things ("and", a comma, "vs"). */
export function isApart(slots: Slots, a: number, b: number): boolean {
  const [from, to] = a < b ? [a, b] : [b, a];
  const after = slots.pieces.slice(from + 1, to + 1);
  return after.some((piece, index) => piece.broken || (from + 1 + index < to && joins(piece)));
}

function isFundMetric(metric: string): boolean {
  return metric === 'net_flow' || metric === 'hit_rate';
}

function ownerOf(metric: string, slots: Slots, metricAt: number, catalogue: Catalogue): Placed<string> | undefined {
  const usual = catalogue.metrics.get(metric)?.defaultSegment;
  const near = slots.segments.filter(({ at }) => !isApart(slots, at, metricAt));
  const same = slots.segments.find(({ is }) => is === usual);
  const other = near.find(({ is }) => is !== usual && is !== 'large_cap');
  if (!isFundMetric(metric)) return same ?? (metric === RECORD ? slots.segments[0] : other);
  return (
    near.find(({ is }) => is !== GENERIC && is !== usual && !belongsToFunds(is, catalogue, metric)) ??
    same ??
    near.find(({ is }) => is === GENERIC)
  );
}

function belongsToFunds(segment: string, catalogue: Catalogue, metric: string): boolean {
  const own = catalogue.segments.get(segment)?.metric;
  return own !== undefined && own !== RETURN && own !== metric;
}

/** "how many funds beat the index": who runs ahead is the funds, and of our segments at most the index is named. */
function isRace(slots: Slots): boolean {
  const races = slots.has('op', 'beat') || slots.has('op', 'lag');
  return races && slots.numbers.length === 0 && slots.segments.every(({ is }) => is === GENERIC);
}

/** The metrics a question names; a record is one even where only "best" and a year say so, and flows are even where only a verb does ("money left"). */
function namedMetrics(slots: Slots): readonly Placed<string>[] {
  const names = (metric: string): boolean => slots.metrics.some(({ is }) => is === metric);
  const record = isRecord(slots) && !names(RECORD) ? [{ is: RECORD, at: slots.indexOf('op', 'best') }] : [];
  const flow = slots.has('flow') && !names('net_flow') ? [{ is: 'net_flow', at: slots.indexOf('flow') }] : [];
  const funds =
    slots.has('vague') && !names('hit_rate') && !names('net_flow') && isRace(slots)
      ? [{ is: 'hit_rate', at: slots.indexOf('vague') }]
      : [];
  return [...slots.metrics, ...record, ...flow, ...funds];
}

/** "micro caps against the index, what was the outperformance": a difference between two segments, not the lead over large caps. */
function isBetweenSegments(slots: Slots): boolean {
  const named = new Set(slots.segments.map(({ is }) => is));
  return named.size > 1 && !named.has('large_cap');
}

/** Segments that the name of a metric takes in: its usual one, and the index beside a fund metric. */
function isTakenIn(segment: Placed<string>, metric: Placed<string>, usual: string, slots: Slots): boolean {
  const besideReturn =
    metric.is === LEAD && slots.metrics.some(({ is, at }) => is === RETURN && isApart(slots, at, metric.at));
  if (segment.is === usual && !besideReturn) return true;
  return isFundMetric(metric.is) && segment.is === GENERIC && !isApart(slots, segment.at, metric.at);
}

/** The targets of one named metric; `used` gains the places of the segments that it takes. */
function targetsOfMetric(named: Placed<string>, slots: Slots, catalogue: Catalogue, used: Set<number>): Target[] {
  const { is: metric, at } = named;
  const usual = catalogue.metrics.get(metric)?.defaultSegment;
  if (usual === undefined) {
    for (const segment of slots.segments) used.add(segment.at);
    return slots.segments.map((segment) => ({ metric, segment: segment.is, at: segment.at, assumed: false }));
  }
  const owner = ownerOf(metric, slots, at, catalogue);
  for (const segment of slots.segments) {
    if (segment.at === owner?.at || isTakenIn(segment, named, usual, slots)) used.add(segment.at);
  }
  const segment = owner === undefined || owner.is === GENERIC ? usual : owner.is;
  return [{ metric, segment, at, assumed: owner === undefined }];
}

function metricTargets(slots: Slots, catalogue: Catalogue, used: Set<number>): Target[] {
  return namedMetrics(slots)
    .map(({ is, at }) => ({ is: is === COMPLEMENT ? 'hit_rate' : is, at }))
    .filter(({ is }) => is !== RETURN && !(is === LEAD && isBetweenSegments(slots)))
    .flatMap((named) => targetsOfMetric(named, slots, catalogue, used));
}

/** "small-cap managers": the generic name beside a fund segment only says whose market it is. */
function isOnlyMarket(slots: Slots, segment: Placed<string>, catalogue: Catalogue): boolean {
  if (segment.is !== GENERIC) return false;
  return slots.segments.some(
    (other) =>
      other.at === segment.at + 1 &&
      catalogue.segments.get(other.is)?.axis === 'funds' &&
      !isApart(slots, other.at, segment.at),
  );
}

/** "have stock pickers beaten their index": the index is what they run against, not a second thing asked for. */
function isYardstick(slots: Slots, segment: Placed<string>): boolean {
  const racers = slots.segments.some(({ is, at }) => is === 'tracked_funds' && at < segment.at) || slots.has('vague');
  const race = slots.metrics.find(({ is }) => is.startsWith('hit_rate'))?.at ?? -1;
  const verb = Math.max(slots.indexOf('op', 'beat'), slots.indexOf('op', 'lag'), race);
  return segment.is === GENERIC && racers && verb >= 0 && verb < segment.at;
}

const DOING = /\b(did|do|does|doing|done)\b(?! (you|we|they) (have|know|hold))/;

/** "how did small-cap ETFs perform": their return is asked, which the report does not give; their flow would be no answer. */
function asksReturn(slots: Slots, segment: string): boolean {
  return (
    segment === 'small_cap_etfs' &&
    (slots.has('metric', RETURN) ||
      slots.has('change') ||
      DOING.test(wordsOf(slots)) ||
      slots.has('op', 'beat') ||
      slots.has('op', 'compare')) &&
    !slots.has('metric', 'net_flow') &&
    !slots.has('flow')
  );
}

/** Every metric-on-segment that a question names, each once, in the order named. A segment without a metric asks for the one its name implies. */
export function collectTargets(slots: Slots, catalogue: Catalogue): readonly Target[] {
  const used = new Set<number>();
  const byMetric = metricTargets(slots, catalogue, used);
  const bySegment = slots.segments
    .filter(
      (segment) => !used.has(segment.at) && !isOnlyMarket(slots, segment, catalogue) && !isYardstick(slots, segment),
    )
    .map(({ is, at }) => ({
      metric: asksReturn(slots, is) ? RETURN : (catalogue.segments.get(is)?.metric ?? RETURN),
      segment: is,
      at,
      assumed: false,
    }));
  const seen = new Set<string>();
  return [...byMetric, ...bySegment]
    .sort((a, b) => a.at - b.at)
    .filter(({ metric, segment }) => {
      const name = `${metric}|${segment}`;
      if (seen.has(name)) return false;
      seen.add(name);
      return true;
    });
}
