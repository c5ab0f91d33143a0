import type { Query } from '#src/core/query.ts';
import { threadTargets } from './carry-over.ts';
import { decideFilter, decideRank } from './decide-ranking.ts';
import { claimOf, type Draft, loneUnit, queriesOf, says, WHICHEVER_OF, windowKeys } from './draft.ts';
import { wordsOf } from './slots.ts';
import { isApart, type Target } from './targets.ts';

const BESIDE = /\b(beside|set|alongside|next to)\b/;
const GROUPS = /\b(segments?|groups?|buckets?|styles?|baskets?)\b|板块|组别|哪些组|哪几组|哪几类|哪些类/;
const COMPARING = ['compare', 'beat', 'lag', 'difference', 'multiple'];

/** The amount that the thread is growing, where this turn only names another segment or window for it. */
function runningGrowth(draft: Draft): string | undefined {
  const only =
    !draft.context.broken && draft.roles.claims.length === 0 && !COMPARING.some((op) => draft.slots.has('op', op));
  return only && draft.kept.length > 0
    ? draft.context.queries.find(({ operation }) => operation === 'growth')?.amount
    : undefined;
}

function operationRest(draft: Draft): Partial<Query> {
  const { slots, roles } = draft;
  const claim = claimOf(draft);
  const unitOut = loneUnit(draft);
  const running = runningGrowth(draft);
  const amount = roles.amount ?? running;
  const grows = slots.has('op', 'invest') || amount !== undefined;
  return {
    ...(claim === undefined ? {} : { claim }),
    ...(unitOut === undefined ? {} : { unitOut }),
    ...(grows ? { operation: 'growth' as const, amount: amount ?? '100' } : {}),
  };
}

/** A "not" that belongs to the race ("didn't beat", "so how many arent"), and no tag at the end ("..., no?"). */
function isNegated({ slots, targets }: Draft): boolean {
  const at = slots.indexOf('not');
  if (at < 0 || slots.pieces[at + 1]?.meaning.class === 'unit') return false;
  const race = [slots.indexOf('op', 'beat'), slots.indexOf('metric', 'hit_rate')].filter((place) => place >= 0);
  if (race.length === 0) return targets.every((target) => target.at < 0);
  return race.some((place) => at < place && place - at <= 3);
}

function isComplement(draft: Draft): boolean {
  const { slots } = draft;
  const hitRate = draft.targets.length > 0 && draft.targets.every(({ metric }) => metric === 'hit_rate');
  if (!hitRate) return false;
  return (
    slots.has('metric', 'hit_rate_complement') ||
    slots.has('op', 'lag') ||
    isNegated(draft) ||
    slots.has('change', 'down')
  );
}

/** A list that the thread ranked or filtered is not a comparison of its members. */
function isRankedThread(draft: Draft): boolean {
  const lists = draft.context.queries.some(
    ({ intent }) => intent === 'rank' || intent === 'filter' || intent === 'coverage',
  );
  const setAgainst =
    draft.targets.length === 2 && (draft.slots.has('op', 'difference') || draft.slots.has('op', 'multiple'));
  return lists && !setAgainst && draft.targets.every(({ at }) => at < 0);
}

/** Words that set two returns against each other. */
function setsAgainst(draft: Draft): boolean {
  const { slots } = draft;
  const ops = [...COMPARING, 'best', 'worst', 'more_than', 'less_than'];
  if (ops.some((op) => slots.has('op', op)) || slots.has('metric', 'relative_return')) return true;
  return isSameWith(draft) || says(slots, BESIDE) || says(slots, /^(or|还是|比)$/);
}

/** An amount to grow, both ends of a ranking or a place in it: asked of two returns, but no difference between them. */
function isOtherThanDifference({ slots, roles }: Draft): boolean {
  const bothEnds = slots.has('op', 'best') && slots.has('op', 'worst');
  return roles.amount !== undefined || slots.has('op', 'invest') || bothEnds || slots.has('op', 'second');
}

function comparison(draft: Draft): Query | undefined {
  const returns = draft.targets.filter(({ metric }) => metric === 'return');
  if (returns.length < 2 || returns.length !== draft.targets.length || isRankedThread(draft)) return undefined;
  if (isOtherThanDifference(draft) || !setsAgainst(draft)) return undefined;
  const { unitOut } = operationRest(draft);
  return {
    intent: 'compare',
    metrics: ['return'],
    segments: returns.map(({ segment }) => segment),
    windows: windowKeys(draft),
    topics: [],
    operation: draft.slots.has('op', 'multiple') ? 'multiple' : 'difference',
    ...(unitOut === undefined ? {} : { unitOut }),
  };
}

/** "same but micros": the comparison again with another segment in the first place. */
function isSameWith(draft: Draft): boolean {
  return (
    says(draft.slots, /\bsame\b|\bnow for\b|同样|一样/) &&
    !draft.context.broken &&
    draft.context.queries.some(({ intent }) => intent === 'compare')
  );
}

/** "vs the index?", "how much better than micro caps": one segment named, the other one is the thread's. */
function joinThread(draft: Draft): Draft {
  const { slots } = draft;
  const more = slots.has('op', 'more_than') || slots.has('op', 'less_than');
  const compares =
    COMPARING.some((op) => slots.has('op', op)) ||
    more ||
    isSameWith(draft) ||
    (says(slots, /\bthan\b|比/) && (slots.has('op', 'best') || slots.has('op', 'worst')));
  const returns = draft.targets.filter(({ metric }) => metric === 'return');
  if (!compares || returns.length !== draft.targets.length || draft.context.broken) return draft;
  const earlier = threadTargets(draft).filter(({ metric }) => metric === 'return');
  if (returns.length === 1 && returns[0]?.at !== undefined && returns[0].at >= 0) {
    const others = earlier.filter(({ segment }) => segment !== returns[0]?.segment);
    const first = isSameWith(draft) ? others.at(-1) : others[0];
    return first === undefined
      ? draft
      : { ...draft, targets: [first, ...returns], kept: [...new Set([...draft.kept, 'segments' as const])] };
  }
  if (slots.segments.length === 0 && earlier.length === 1)
    return { ...draft, targets: [...earlierShown(draft), ...earlier] };
  return draft;
}

/** The figure shown before the last one: what "the difference?" sets against it. */
function earlierShown(draft: Draft): Target[] {
  const now = new Set(draft.context.shown.map(({ segment }) => segment));
  return draft.context.earlier
    .filter(({ metric, segment }) => metric === 'return' && !now.has(segment))
    .slice(0, 1)
    .map(({ metric, segment }) => ({ metric, segment, at: -1, assumed: false }));
}

/**
 * "micro caps in August and high beta since the low": each segment has its own window where segments and windows take turns.
 * Otherwise every window goes with every segment.
 */
function pairedParts(draft: Draft): Draft[] {
  const targets = draft.targets.filter(({ at }) => at >= 0);
  const windows = draft.windows.filter(({ at }) => at >= 0);
  if (targets.length < 2 || windows.length < 2) return [draft];
  const marks = [
    ...targets.map(({ at }) => ({ at, isTarget: true })),
    ...windows.map(({ at }) => ({ at, isTarget: false })),
  ].sort((a, b) => a.at - b.at);
  const runs = marks.filter((mark, index) => index === 0 || marks[index - 1]?.isTarget !== mark.isTarget);
  if (runs.length < 4 || runs.length % 2 !== 0) return [draft];
  const starts = runs.filter(({ isTarget }) => isTarget === runs[0]?.isTarget).map(({ at }) => at);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    const inside = ({ at }: { at: number }): boolean => at >= start && at < end;
    return { ...draft, targets: targets.filter(inside), windows: windows.filter(inside) };
  });
}

/** "micro caps in August, plus the ETF outflow": a window said before another measure, in another clause, is not that measure's. */
function splitForeignWindows(draft: Draft): Draft[] {
  const last = draft.windows.at(-1);
  const { latest } = draft.setting.library;
  if (last === undefined || last.at < 0 || latest === undefined || draft.targets.length < 2) return [draft];
  const isElsewhere = ({ metric, at }: Target): boolean => {
    const measured = draft.windows.some(({ is }) => draft.setting.library.figuresIn(latest.id, metric, is).length > 0);
    return !measured && at > last.at && isApart(draft.slots, last.at, at);
  };
  const own = draft.targets.filter(isElsewhere);
  if (own.length === 0) return [draft];
  return [
    { ...draft, targets: draft.targets.filter((target) => !own.includes(target)) },
    { ...draft, targets: own, windows: [] },
  ];
}

function shown(draft: Draft): Query[] {
  const allOf =
    draft.slots.has('quant', 'all') &&
    draft.windows.length === 0 &&
    says(draft.slots, /\b(numbers|figures|data|stats)\b|数据|数字/);
  const coverage = draft.slots.has('ask', 'coverage') || draft.slots.has('ask', 'list') || allOf;
  const complement = isComplement(draft) ? { operation: 'complement' as const } : {};
  return pairedParts(draft)
    .flatMap(splitForeignWindows)
    .flatMap((part) =>
      queriesOf(part, { intent: coverage ? 'coverage' : 'show', ...operationRest(part), ...complement }),
    );
}

const SHOWN =
  /\b(it|its|they|their|them|these|those|(that|this|same|the same) (one|group|segment|bucket|basket|style))\b|它|(这|那|同一)个?(板块|组|类)/;

/** "and what did it do in August" after a ranking: the segments that it showed, and no new ranking. */
function pointsAtShown(slots: Draft['slots']): boolean {
  return (
    !says(slots, WHICHEVER_OF) && SHOWN.test(wordsOf(slots).replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, ''))
  );
}

/** Follow-ups that change only the window, the unit or the operation of what was asked before. */
function repeated(draft: Draft): readonly Query[] | undefined {
  const { slots, context } = draft;
  if (context.broken || draft.targets.some(({ at }) => at >= 0) || !draft.kept.includes('segments')) return undefined;
  const rest = operationRest(draft);
  const windows =
    draft.kept.includes('windows') || (draft.windows.length === 0 && !draft.everyWindow)
      ? undefined
      : windowKeys(draft);
  const repeatable = context.queries.filter(
    ({ intent }) => intent === 'rank' || intent === 'filter' || intent === 'compare' || intent === 'show',
  );
  const changes = windows !== undefined || rest.unitOut !== undefined;
  // A value that was looked up stands in its own window only.
  if (windows !== undefined && repeatable.some(({ lookup }) => lookup !== undefined)) return undefined;
  if (repeatable.some(({ intent }) => intent === 'rank' || intent === 'filter') && pointsAtShown(slots))
    return undefined;
  if (repeatable.length === 0 || !changes || COMPARING.some((op) => slots.has('op', op))) return undefined;
  return repeatable.map((query) => {
    const { claim: _claim, unitOut: _unitOut, ...kept } = query;
    return {
      ...kept,
      ...(windows === undefined ? {} : { windows }),
      ...(rest.unitOut === undefined ? {} : { unitOut: rest.unitOut }),
      ...(rest.claim?.value === undefined ? {} : { claim: rest.claim }),
      ...(rest.operation === undefined ? {} : { operation: rest.operation }),
      ...(rest.amount === undefined ? {} : { amount: rest.amount }),
    };
  });
}

/** A list of everything, or of everything in a window, where no segment is named. */
function everything(draft: Draft): readonly Query[] | undefined {
  const { slots } = draft;
  const lists = slots.has('ask', 'list') || slots.has('ask', 'coverage') || slots.has('quant', 'all');
  // "YTD table please": the form and the window are all that is said.
  const tabled =
    (slots.has('ask', 'table') || slots.has('ask', 'chart')) &&
    draft.windows.some(({ at }) => at >= 0) &&
    draft.targets.length === 0 &&
    !slots.has('op');
  const open =
    says(slots, WHICHEVER_OF) &&
    says(slots, GROUPS) &&
    draft.windows.length > 0 &&
    draft.targets.length === 0 &&
    !slots.has('op');
  const returnsOnly =
    lists &&
    says(slots, /\bsegments?\b|\breturns?\b/) &&
    draft.windows.length > 0 &&
    !draft.targets.some(({ at }) => at >= 0);
  if (open || tabled || returnsOnly)
    return [{ intent: 'coverage', metrics: ['return'], segments: [], windows: windowKeys(draft), topics: [] }];
  if (!lists || draft.targets.some(({ at }) => at >= 0)) return undefined;
  if (draft.targets.length > 0 && draft.kept.length > 0 && !slots.has('ask', 'list')) return undefined;
  return [{ intent: 'coverage', metrics: [], segments: [], windows: windowKeys(draft), topics: [] }];
}

/** What a question for figures asks: a comparison, a list that passes a test, a ranking, or the figures themselves; `undefined` when it names none. */
export function decideFigures(draft: Draft): readonly Query[] | undefined {
  const joined = joinThread(draft);
  const parts = pairedParts(draft);
  // Each side has its own window: both are shown, and no difference is worked out across windows.
  if (parts.length > 1 && comparison(joined) !== undefined)
    return parts.flatMap((part) => queriesOf(part, { intent: 'show', operation: 'difference' }));
  const compared = comparison(joined);
  const ranked = compared === undefined ? (decideFilter(draft) ?? decideRank(draft)) : undefined;
  if (ranked !== undefined) return ranked;
  if (compared !== undefined) return [compared];
  const again = isComplement(draft) ? undefined : (repeated(draft) ?? everything(draft));
  if (again !== undefined) return again;
  return draft.targets.length > 0 ? shown(draft) : undefined;
}
