import type { Draft } from '../draft.ts';
import { wordsOf } from '../slots.ts';
import type { Target } from '../targets.ts';
import { isReturnWord, type Rule, textOf, UNIVERSES } from './words.ts';

/** "bond proxies among big caps": a segment inside another one. */
const crossesSegments: Rule = ({ slots: { pieces } }) =>
  pieces.find(({ meaning, broken }, at) => {
    const tie = textOf(pieces[at - 1]) === 'the' ? at - 2 : at - 1;
    const along = textOf(pieces[tie]) === 'with' && !pieces.some((piece) => /^(op|ask)$/.test(piece.meaning.class));
    const crossed =
      along ||
      (/^(among|amongst|within|inside|in|of)( the)?$/.test(textOf(pieces[tie])) && pieces[tie]?.broken !== true);
    const before = pieces[tie - 1]?.meaning;
    const other = before?.class === 'segment' && before.value !== meaning.value && !UNIVERSES.has(before.value);
    return meaning.class === 'segment' && meaning.value !== 'russell_2000' && !broken && crossed && other;
  });

const RETURN = 'return';
/** Metrics that are given for a universe of their own. */
const OWN: ReadonlySet<string> = new Set(['net_flow', 'hit_rate', 'best_same_month_since']);
const ANOTHER = /^(and|or|plus|also|as well as|then|&|\+)\b|\b(and|plus|also)$|^(和|与|及|以及|跟|还有|另外|再加|、)/;

/** Whether a segment and a metric are two questions: "and", or a window or a return asked of the segment in a clause of its own. */
function areTwo({ slots: { pieces } }: Draft, a: number, b: number): boolean {
  const [from, to] = a < b ? [a, b] : [b, a];
  const between = pieces.slice(from + 1, to);
  const joined = between.some((piece) => ANOTHER.test(textOf(piece))) || ANOTHER.test(textOf(pieces[to]));
  const broken = pieces.slice(from + 1, to + 1).some((piece) => piece.broken);
  const own = a < b ? pieces.slice(0, b) : pieces.slice(a + 1, a + 3);
  const asked = own.some((piece) => isReturnWord(piece) || WINDOWS.has(piece.meaning.class));
  return joined || (broken && asked);
}

const WINDOWS: ReadonlySet<string> = new Set(['period', 'date', 'relative']);

/** "managers in bond proxies", "micro caps: hit rate?": a metric of its own universe, asked of a segment, unless two things are asked for. */
const combinesMetric: Rule = (draft, queries) => {
  const { slots, targets } = draft;
  if (queries.some(({ lookup }) => lookup !== undefined)) return undefined;
  const owned = (target: Target): boolean => OWN.has(target.metric) && target.at >= 0;
  const holed = targets.some((target) => owned(target) && !UNIVERSES.has(target.segment));
  const other = targets.find(
    ({ metric, segment, at }) =>
      at >= 0 &&
      metric === RETURN &&
      !UNIVERSES.has(segment) &&
      (holed || targets.some((target) => owned(target) && !areTwo(draft, at, target.at))),
  );
  const twice = holed && targets.some((target) => owned(target) && UNIVERSES.has(target.segment));
  return other === undefined && !twice ? undefined : slots.pieces[other?.at ?? 0];
};

const ONLY =
  /\b(only|just|solely|exclusively|(restrict|limit|narrow|filter)(ed)?( it| that| this| them)?( down)? to)\b|[只仅]|限于/;
const WHICH_ARE = /\b(that|which|who|if they|where they|when they) (are|were)( also)?$/;
const ONLY_AFTER = /^((ones|names|stocks) )?(only|alone)\b/;
const INSIDE =
  /\b(among|amongst|of|in|within|inside) (them|those|these|that|it|that group|that lot)\b|其中|里面|当中|之中/;

/** "the cyclical part", "that are unprofitable": a name that says which of them. */
function isPart({ pieces }: Draft['slots']): boolean {
  return pieces.some(({ meaning }, at) => {
    if (meaning.class !== 'segment') return false;
    const before = pieces.slice(0, at).map(textOf).join(' ');
    return /^(part|slice|bit|portion|half|side)s?\b/.test(textOf(pieces[at + 1])) || WHICH_ARE.test(before);
  });
}

/** "large caps, only the cyclical ones", "of those, the cyclicals" after micro caps: one segment inside another. */
const narrows: Rule = (draft, queries) => {
  const { slots, context } = draft;
  const words = wordsOf(slots).replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  const inside = INSIDE.test(words) || isPart(slots);
  if (slots.has('not') || (!inside && !ONLY.test(words)) || !queries.every(({ intent }) => intent === 'show'))
    return undefined;
  const named = slots.segments.filter(({ is }) => !UNIVERSES.has(is));
  const last = named.at(-1);
  if (last === undefined) return undefined;
  const first = named.find(({ is }) => is !== last.is);
  if (first !== undefined) {
    const between = slots.pieces.slice(first.at + 1, last.at);
    const after = slots.pieces
      .slice(last.at + 1, last.at + 3)
      .map(textOf)
      .join(' ');
    const narrowed = inside || ONLY_AFTER.test(after) || between.some((piece) => ONLY.test(textOf(piece)));
    const two = between.some((piece) => /^(and|plus|or)\b|^(和|与|还有)/.test(textOf(piece)));
    return narrowed && !two ? slots.pieces[last.at] : undefined;
  }
  const spoken = context.broken ? [] : context.queries.flatMap(({ segments }) => segments);
  const [single, ...more] = [...new Set(spoken)];
  const shows = context.queries.every(({ intent }) => intent === 'show');
  const within = single !== undefined && more.length === 0 && !UNIVERSES.has(single) && single !== last.is;
  return shows && within ? slots.pieces[last.at] : undefined;
};

/** Names of ours that are crossed: a metric with a segment it is not given for, one segment inside another. */
export const CROSSING: readonly Rule[] = [combinesMetric, crossesSegments, narrows];
