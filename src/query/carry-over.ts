import { windowKey } from '#src/core/period.ts';
import type { Query } from '#src/core/query.ts';
import { type Draft, says } from './draft.ts';
import type { KeptSlot } from './reading.ts';
import type { Target } from './targets.ts';

const RETURN = 'return';
const RECORD = 'best_same_month_since';

/** Words that point to the window of the figures shown, where their question named none. */
const SAME_WINDOW =
  /\b(that|this|the same) (stretch|period|window|time|time ?frame|span|horizon)\b|同期|同一区间|同一时期/;

/** Intents whose slots a follow-up can continue. */
const CARRIED: ReadonlySet<Query['intent']> = new Set([
  'show',
  'compare',
  'rank',
  'filter',
  'position',
  'coverage',
  'confirm',
  'source',
  'doubt',
  'define',
  'missing',
  'wording',
]);

function targetsOf(query: Query, draft: Draft): Target[] {
  const named = query.segments.map((segment) => ({
    metric: query.metrics[0] ?? RETURN,
    segment,
    at: -1,
    assumed: false,
  }));
  if (named.length > 0 && query.intent !== 'filter' && query.intent !== 'rank') return named;
  return draft.context.shown.map(({ metric, segment }) => ({ metric, segment, at: -1, assumed: false }));
}

function unique(targets: readonly Target[]): Target[] {
  const seen = new Set<string>();
  return targets.filter(
    ({ metric, segment }) => !seen.has(`${metric}|${segment}`) && seen.add(`${metric}|${segment}`) !== undefined,
  );
}

/** What the thread was about: the segments and metrics of its last readable turn. */
export function threadTargets(draft: Draft): Target[] {
  return unique(
    draft.context.queries
      .filter(({ intent, metrics }) => CARRIED.has(intent) || (intent === 'notes' && metrics.length > 0))
      .flatMap((query) => targetsOf(query, draft)),
  );
}

function threadWindows(draft: Draft): readonly string[] {
  const carried = draft.context.queries.filter(({ intent }) => CARRIED.has(intent) || intent === 'notes');
  const windows = [...new Set(carried.flatMap(({ windows: keys }) => keys))];
  if (windows.length > 0 || carried.length === 0) return windows;
  const pointed = carried.some(({ lookup }) => lookup !== undefined) || says(draft.slots, SAME_WINDOW);
  return pointed ? [...new Set(draft.context.shown.map(({ period }) => windowKey(period)))] : [];
}

/** A window kept from the thread helps only where the newly named metric is measured over it at all. */
function isMeasuredOver(target: Target, window: string, draft: Draft): boolean {
  const latest = draft.setting.library.latest;
  return latest !== undefined && draft.setting.library.figuresIn(latest.id, target.metric, window).length > 0;
}

/** "and what was the return?" after the record is about the month that it speaks of. */
function windowsWith(target: Target, draft: Draft): readonly string[] {
  const { library } = draft.setting;
  const { latest } = library;
  return latest === undefined
    ? []
    : library.windowsOf(latest.id).filter((window) => isMeasuredOver(target, window, draft));
}

function keepWindows(draft: Draft): Draft {
  if (draft.windows.length > 0 || draft.everyWindow || draft.outside.length > 0) return draft;
  const named = draft.targets.some(({ at }) => at >= 0);
  if (draft.slots.has('ask', 'coverage') || (draft.slots.has('ask', 'list') && !named)) return draft;
  const record = threadTargets(draft).find(({ metric }) => metric === RECORD);
  const isItsReturn = record !== undefined && draft.slots.has('metric', RETURN) && !named;
  const windows = isItsReturn ? windowsWith(record, draft) : threadWindows(draft);
  const fitting = windows.filter((window) =>
    draft.targets.some((target) => target.metric === 'relative_return' || isMeasuredOver(target, window, draft)),
  );
  if (fitting.length === 0) return draft;
  return { ...draft, windows: fitting.map((is) => ({ is, at: -1 })), kept: [...draft.kept, 'windows'] };
}

/** After the record or the lead: "the actual gain" asks for the return itself, and so does a window in which only returns are given. */
function asReturn(target: Target, draft: Draft): Target {
  const isRecord = target.metric === RECORD;
  if (!isRecord && target.metric !== 'relative_return') return target;
  const elsewhere = isRecord && draft.windows.some(({ is }) => !isMeasuredOver(target, is, draft));
  const inPercent = isRecord && draft.slots.has('unit', 'pct');
  return draft.slots.has('metric', RETURN) || elsewhere || inPercent ? { ...target, metric: RETURN } : target;
}

function keepTargets(draft: Draft): Draft {
  const targets = threadTargets(draft).map((target) => asReturn(target, draft));
  if (targets.length === 0) return draft;
  const slots: KeptSlot[] = ['metric', 'segments'];
  return { ...draft, targets, kept: [...draft.kept, ...slots] };
}

/**
 * Completes a turn from its thread: what it does not name is kept, what it names replaces.
 *
 * Nothing is kept after a turn that could not be read, because the asker may think that it was understood.
 */
export function completeFromThread(draft: Draft): Draft {
  if (draft.context.broken || draft.context.queries.length === 0) return draft;
  return keepWindows(draft.targets.length === 0 ? keepTargets(draft) : draft);
}
