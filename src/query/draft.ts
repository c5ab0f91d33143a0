import { type Claim, emptyQuery, type Query } from '#src/core/query.ts';
import type { NumberRoles } from './number-roles.ts';
import type { KeptSlot } from './reading.ts';
import type { Placed, Slots } from './slots.ts';
import type { Target } from './targets.ts';
import type { ThreadContext } from './thread-context.ts';
import type { Setting } from './windows.ts';

/** A question on its way to queries: what it names, completed from the thread, and everything needed to decide. */
export interface Draft {
  readonly slots: Slots;
  readonly setting: Setting;
  readonly context: ThreadContext;
  readonly roles: NumberRoles;
  readonly targets: readonly Target[];
  /** Windows named and held by a report, in order, with their places; empty when none was named. */
  readonly windows: readonly Placed<string>[];
  /** "all windows" was said: nothing is carried over. */
  readonly everyWindow: boolean;
  readonly outside: readonly string[];
  /** Places of the outside windows. */
  readonly outsideAt: readonly number[];
  readonly kept: readonly KeptSlot[];
}

/** Window keys of a draft, in order; empty means every window. */
export function windowKeys(draft: Draft): string[] {
  return draft.windows.map(({ is }) => is);
}

/** Whether a piece's text, as typed in lower case, matches. For words that are filler everywhere but in one rule. */
export function says(slots: Slots, pattern: RegExp): boolean {
  return slots.pieces.some(({ text }) => pattern.test(text.toLowerCase()));
}

/** Words that ask for whichever fits, so that a single named segment is a yardstick and not the subject. */
export const WHICHEVER =
  /\b(which|what|who|whos|anything|anyone|anybody|any|everything|everyone|whatever|whichever|ones)\b|哪|谁|什么|都有/;

/** The same without "what", which also asks for a number ("is RTY positive, and by what"). */
export const WHICHEVER_OF = /\b(which|who|anything|any|everything|ones)\b|哪|谁/;

/** One query per metric of the targets, in order, with the same windows. */
export function queriesOf(draft: Draft, rest: Partial<Query> & { readonly intent: Query['intent'] }): Query[] {
  const metrics = [...new Set(draft.targets.map(({ metric }) => metric))];
  return metrics.map((metric) => ({
    metrics: [metric],
    segments: draft.targets.filter((target) => target.metric === metric).map(({ segment }) => segment),
    windows: windowKeys(draft),
    topics: [],
    ...rest,
  }));
}

/** A unit named without a number: what the answer is wanted in. */
export function loneUnit({ slots }: Draft): Query['unitOut'] {
  const besideNumber = (at: number): boolean => slots.pieces[at]?.meaning.class === 'number';
  const alone = slots.pieces.filter(
    ({ meaning }, at) => meaning.class === 'unit' && !besideNumber(at - 1) && !besideNumber(at + 1),
  );
  const asked = alone
    .map(({ meaning }) => meaning.value)
    .find((unit) => unit === 'bp' || unit === 'pp' || unit === 'usd_mn' || unit === 'pct');
  return asked as Query['unitOut']; // one of the four units just looked for
}

/** "and Q4?" after statements, "what do they say about Q4": a quarter that the report only looks ahead to. */
export function continuesStatements({ slots, context, targets, setting }: Draft): boolean {
  const reported = Math.ceil(Number(setting.library.latest?.covers.slice(5, 7) ?? '0') / 3);
  const quarter = slots.windows.some(({ is }) => is.kind === 'quarter' && is.quarter >= reported);
  const speaks =
    slots.has('ask') ||
    (!slots.has('metric') && !slots.has('change') && !slots.has('op') && slots.segments.length === 0) ||
    (!context.broken && context.queries.some(({ intent }) => intent === 'notes'));
  return quarter && speaks && targets.every(({ at }) => at < 0);
}

/** What the question takes for granted about its figure: a direction, a value. */
export function claimOf(draft: Draft): Claim | undefined {
  const { slots, roles } = draft;
  const down =
    slots.has('change', 'down') ||
    (slots.has('op', 'negative') && draft.targets.some(({ at }) => at >= 0)) ||
    (slots.has('op', 'lag') && draft.targets.some(({ metric }) => metric === 'relative_return'));
  const up = slots.has('change', 'up') || slots.has('flow', 'in');
  const flat = slots.has('change', 'flat') ? 'flat' : undefined;
  const direction = slots.has('flow', 'out') || down ? 'down' : up ? 'up' : flat;
  const [value] = roles.claims;
  if (direction === undefined && value === undefined) return undefined;
  return {
    ...(direction === undefined ? {} : { direction }),
    ...(value === undefined ? {} : { value: value.value }),
    ...(value?.unit === undefined ? {} : { unit: value.unit }),
  };
}

/** What a question was about, for what is shown beside a no. */
export function aboutOf(draft: Draft): Query[] {
  if (draft.targets.length === 0)
    return draft.windows.length > 0 ? [{ ...emptyQuery('show'), windows: windowKeys(draft) }] : [];
  return queriesOf(draft, { intent: 'show' });
}

/** The question as it was read, for "not in the report: ..." where no single word is what is missing. */
export function wholeText(slots: Slots): string {
  return slots.pieces.map(({ text: words }) => words).join(' ');
}
