import type { Locale } from '#src/core/locale.ts';
import { asTyped } from './as-typed.ts';
import { placeAsides, withoutAsides } from './asides.ts';
import { completeFromThread } from './carry-over.ts';
import { withoutChatter } from './chatter.ts';
import { type Cover, coverTokens } from './cover.ts';
import { decide } from './decide.ts';
import { aboutOf, type Draft, says, WHICHEVER_OF, wholeText } from './draft.ts';
import { foreignCombination } from './foreign-combination.ts';
import { findForeignShape } from './foreign-shapes.ts';
import { withoutCompounds } from './han-compounds.ts';
import { inContext } from './in-context.ts';
import { lacksAgain } from './lacking.ts';
import type { Lexicon } from './lexicon.ts';
import { sortNumbers } from './number-roles.ts';
import type { Piece } from './piece.ts';
import type { Reading } from './reading.ts';
import { setAside } from './set-aside.ts';
import { collectSlots, type Slots, wordsOf } from './slots.ts';
import { collectTargets } from './targets.ts';
import type { ThreadContext } from './thread-context.ts';
import { openingOf, QUESTION_MAX, toTokens } from './tokens.ts';
import { readLargeCaps } from './versus-large-caps.ts';
import { resolveWindows, type Setting } from './windows.ts';

/** What a question is read against. */
export interface ReadingRoom extends Setting {
  readonly lexicon: Lexicon;
  readonly context: ThreadContext;
}

const COMMAND = /^\s*(?:[/@]smallcaps\b[:,]?|smallcaps[:,])\s*/i;

/** The question without the command or the bot's name in front of it; "smallcaps" alone is a name for the index. */
export function withoutCommand(question: string): string {
  return question.replace(COMMAND, '');
}

/** The language of a question: Chinese where it holds a Han character, English otherwise. */
export function localeOf(question: string): Locale {
  return /\p{Script=Han}/u.test(question) ? 'zh' : 'en';
}

/** Classes of meaning that name something of the report or ask something of it. */
const CONTENT: ReadonlySet<string> = new Set([
  'segment',
  'metric',
  'period',
  'topic',
  'date',
  'relative',
  'flow',
  'quarter',
]);

function draftOf(slots: Slots, room: ReadingRoom): Draft {
  const resolved = resolveWindows(slots, room);
  const draft: Draft = {
    slots,
    setting: room,
    context: room.context,
    roles: sortNumbers(slots),
    targets: collectTargets(slots, room.library.catalogue),
    windows: resolved.flatMap(({ is, at }) => (is.kind === 'held' ? [{ is: is.key, at }] : [])),
    everyWindow: resolved.some(({ is }) => is.kind === 'every'),
    outside: [...resolved.flatMap(({ is }) => (is.kind === 'outside' ? [is.text] : [])), ...foreignIssues(slots, room)],
    outsideAt: resolved.flatMap(({ is, at }) => (is.kind === 'outside' ? [at] : [])),
    kept: [],
  };
  return readLargeCaps(completeFromThread(readLargeCaps(impliedTargets(draft))));
}

/** Issues of the report that are named and not held. */
function foreignIssues(slots: Slots, { library }: Setting): string[] {
  return slots.issues
    .filter(({ month }) => !library.reports.some((report) => Number(report.covers.slice(5, 7)) === month))
    .map(({ month, year }) => [year, month].filter((part) => part !== undefined).join('-'));
}

/** "money left", "how did it do since the low": a verb or a window alone asks for what it usually is about. */
function impliedTargets(draft: Draft): Draft {
  const { slots, context, setting } = draft;
  if (draft.targets.length > 0) return draft;
  const usual = (metric: string): Draft => {
    const segment = setting.library.catalogue.metrics.get(metric)?.defaultSegment;
    return segment === undefined
      ? draft
      : { ...draft, targets: [{ metric, segment, at: slots.pieces.length, assumed: true }] };
  };
  const about =
    slots.has('ask') || slots.has('topic') || slots.has('quant') || slots.has('op') || slots.numbers.length > 0;
  if (context.queries.length > 0 || context.broken || slots.has('ref') || about) return draft;
  if (says(slots, WHICHEVER_OF)) return draft;
  const asks = slots.has('change') || slots.has('metric', 'return') || slots.has('period', 'since_low');
  return asks && draft.windows.length > 0 ? usual('return') : draft;
}

function refusal(draft: Draft): Reading | undefined {
  const { slots } = draft;
  const base = { corrections: [], kept: [], about: aboutOf(draft) };
  if (slots.has('refuse', 'injection') || slots.has('refuse', 'scope'))
    return { ...base, kind: 'refused', reason: 'out-of-scope' };
  if (slots.has('refuse', 'advice') && !isPastPurchase(draft) && !asksHow(slots))
    return { ...base, kind: 'refused', reason: 'advice' };
  const expects =
    slots.topics.includes('risks') ||
    (slots.windows.some(({ is }) => is.kind === 'quarter') && slots.has('ask', 'why')) ||
    slots.topics.some((topic) => topic === 'outlook' || topic === 'earnings' || topic === 'fed');
  if (slots.has('refuse', 'forecast') && !expects) return { ...base, kind: 'refused', reason: 'advice' };
  return undefined;
}

/** "had I bought 10,000 at the low": an amount and a window behind us make it reckoning, not advice. */
function isPastPurchase({ slots, roles, windows }: Draft): boolean {
  const verbs = slots.pieces.filter(({ meaning }) => meaning.class === 'refuse' && meaning.value === 'advice');
  return (
    roles.amount !== undefined &&
    windows.length > 0 &&
    verbs.every(({ text }) => /^(买|买入|进场|buy|buying|bought|put|invest)$/i.test(text))
  );
}

/** "what caveats should I put on it": should I, but about the figures. */
function asksHow(slots: Slots): boolean {
  const verbs = slots.pieces.filter(({ meaning }) => meaning.class === 'refuse' && meaning.value === 'advice');
  return slots.has('ask') && verbs.every(({ text }) => /^(should|shall|can|may) (i|we|you|one)$/i.test(text));
}

const SHARE_OF =
  /^(a |the |what )?(share|proportion|fraction|portion|percentage|ratio)s?( of)?( the)?$|^(有?多少|多大|什么)比例$|^的?(占比|比例|比率|占多少|百分比|占了多少|占几成|几成)$/;
/** "after a 35% bounce": after any such, and not since this one. */
const AFTER_ANY = /\b(after|following|post) (a|an|any|every|each|such|past|previous|other|big|large|\d)/;
const EXPECTED = /^(预期|预计|预测|expected|expectations?|expects?)$/;

/**
 * Absent words that do not change which figure is asked: the outlet of a retelling whose number is to be checked, and
 * "share of" before the one figure that is a share.
 */
function isBeside({ kind, text: words }: { readonly kind: string; readonly text: string }, draft: Draft): boolean {
  const checked = draft.roles.claims.length > 0 && draft.targets.some(({ at }) => at >= 0);
  if ((kind === 'publisher' || kind === 'person') && checked) return true;
  const since =
    kind === 'modifier' &&
    /^(after|following|post)$/.test(words.toLowerCase()) &&
    draft.slots.has('period', 'since_low') &&
    !AFTER_ANY.test(wordsOf(draft.slots));
  if (since || (draft.slots.topics.length > 0 && EXPECTED.test(words.toLowerCase()))) return true;
  const isShare = draft.targets.length > 0 && draft.targets.every(({ metric }) => metric === 'hit_rate');
  return isShare && SHARE_OF.test(words.toLowerCase());
}

function absence(draft: Draft, slots: Slots): Reading | undefined {
  const shape = findForeignShape(slots.pieces);
  const combined =
    foreignCombination(slots, draft.setting.library.catalogue) ?? (shape === undefined ? undefined : wholeText(slots));
  const absents = slots.absents.filter((absent) => !isBeside(absent, draft));
  if (absents.length === 0) {
    if (combined === undefined) return undefined;
    return {
      corrections: [],
      kept: draft.kept,
      kind: 'absent',
      reason: 'not-in-report',
      what: [combined],
      about: [],
      foreign: true,
    };
  }
  const reason = absents.every(({ kind }) => kind === 'period') ? 'other-period' : 'not-in-report';
  const foreign = absents.some(
    ({ kind }) => kind !== 'period' && kind !== 'measure' && kind !== 'statistic' && kind !== 'modifier',
  );
  const what = absents.map(({ text }) => text);
  const base = { corrections: [], kept: draft.kept, what, about: aboutOf(draft), foreign };
  if (foreign) return { ...base, kind: 'absent', reason };
  return { ...base, kind: 'absent', reason, lacks: reason === 'other-period' ? 'window' : 'measure' };
}

function unread(slots: Slots, draft: Draft): Reading {
  const knows = draft.roles.claims.length > 0 || slots.pieces.some(({ meaning }) => CONTENT.has(meaning.class));
  const base = { corrections: [], kept: draft.kept };
  const first = draft.context.queries.length === 0 && !draft.context.broken;
  const little = (!slots.has('ask') && !slots.has('op')) || slots.unknown.length > 1;
  if (!knows && first && little) return { ...base, kind: 'refused', reason: 'out-of-scope', about: [] };
  const guess = decide(draft);
  return { ...base, kind: 'unread', words: slots.unknown, guess: guess.kind === 'asked' ? guess.queries : [] };
}

function interpret(cover: Cover, room: ReadingRoom): Reading {
  const slots = collectSlots(cover);
  const draft = draftOf(slots, room);
  const refused = refusal(draft);
  if (refused !== undefined) return refused;
  const absent = absence(draft, slots);
  if (absent !== undefined) return absent;
  const again = lacksAgain(draft);
  if (again !== undefined) return again;
  return slots.unknown.length > 0 ? unread(slots, draft) : decide(draft);
}

const MEMBERS = /\b(names?|stocks?|compan(y|ies)|firms?|shares|businesses|makers?|losers)\b|股|公司|票|企业/;

function namesMembers(pieces: readonly Piece[]): boolean {
  return pieces.some(({ meaning, text: typed }, at) => {
    const next = pieces[at + 1];
    const after = next === undefined || next.broken ? '' : next.text;
    return meaning.class === 'segment' && MEMBERS.test(`${typed} ${after}`.toLowerCase());
  });
}

/** Intents that are answered with statements, definitions or help. */
const WITHOUT_FIGURES: ReadonlySet<string> = new Set([
  'notes',
  'as_of',
  'help',
  'define',
  'wording',
  'doubt',
  'source',
]);

function showsNoFigure(reading: Reading): boolean {
  if (reading.kind !== 'asked') return reading.kind !== 'unread';
  return reading.queries.every(({ intent, lookup }) => WITHOUT_FIGURES.has(intent) && lookup === undefined);
}

/**
 * Reads a question against the lexicon, the reports and the thread.
 *
 * Every word and number must be accounted for before a figure can be shown: an unread word gives `unread`, never a guess.
 * A question longer than `QUESTION_MAX` is `unread` as a whole, with its opening as the only word.
 */
export function readQuestion(question: string, room: ReadingRoom): Reading {
  const text = withoutCommand(question);
  if (text.length > QUESTION_MAX)
    return { kind: 'unread', words: [openingOf(text)], guess: [], corrections: [], kept: [] };
  const covered = coverTokens(toTokens(text, room.lexicon.pairs), room.lexicon);
  const cover = { ...covered, pieces: setAside(inContext(covered.pieces)) };
  const { corrections } = cover;
  const talked = withoutChatter(cover.pieces);
  const read = interpret({ ...cover, pieces: placeAsides(withoutCompounds(talked)) }, room);
  // A word out of place spoils a figure, not a statement and not an honest no.
  const loose = read.kind === 'unread' ? interpret({ ...cover, pieces: withoutAsides(talked) }, room) : read;
  const members = namesMembers(cover.pieces) ? { members: true as const } : {};
  return asTyped({ ...(showsNoFigure(loose) ? loose : read), ...members, corrections }, text);
}
