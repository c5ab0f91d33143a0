import type { Locale } from '#src/core/locale.ts';
import { completeFromThread } from './carry-over.ts';
import { type Cover, coverTokens } from './cover.ts';
import { decideAbout } from './decide-about.ts';
import { decideFigures } from './decide-figures.ts';
import { type Draft, queriesOf, windowKeys } from './draft.ts';
import type { Lexicon } from './lexicon.ts';
import { sortNumbers } from './number-roles.ts';
import type { Reading } from './reading.ts';
import { collectSlots, type Slots } from './slots.ts';
import { collectTargets } from './targets.ts';
import type { ThreadContext } from './thread-context.ts';
import { toTokens } from './tokens.ts';
import { readLargeCaps } from './versus-large-caps.ts';
import { resolveWindows, type Setting } from './windows.ts';

/** What a question is read against. */
export interface ReadingRoom extends Setting {
  readonly lexicon: Lexicon;
  readonly context: ThreadContext;
}

const COMMAND = /^\s*\/?smallcaps\b[:,]?\s*/i;

/** The question without the command or the bot's name in front of it. */
export function withoutCommand(question: string): string {
  return question.replace(COMMAND, '');
}

/** The language of a question: Chinese where it holds a Han character, English otherwise. */
export function localeOf(question: string): Locale {
  return /\p{Script=Han}/u.test(question) ? 'zh' : 'en';
}

/** Classes of meaning that name something of the report or ask something of it. */
const CONTENT: ReadonlySet<string> = new Set(['segment', 'metric', 'period', 'topic', 'date', 'relative', 'flow']);

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
    return segment === undefined ? draft : { ...draft, targets: [{ metric, segment, at: slots.pieces.length, assumed: true }] };
  };
  if (slots.has('flow')) return usual('net_flow');
  const about = slots.has('ask') || slots.has('topic') || slots.has('quant') || slots.has('op') || slots.numbers.length > 0;
  if (context.queries.length > 0 || about) return draft;
  const asks = slots.has('change') || slots.has('metric', 'return') || slots.has('period', 'since_low');
  return asks && draft.windows.length > 0 ? usual('return') : draft;
}

function refusal(slots: Slots): Reading | undefined {
  const base = { corrections: [], kept: [] };
  if (slots.has('refuse', 'injection') || slots.has('refuse', 'scope')) return { ...base, kind: 'refused', reason: 'out-of-scope' };
  if (slots.has('refuse', 'advice')) return { ...base, kind: 'refused', reason: 'advice' };
  const expects = slots.topics.some((topic) => topic === 'outlook' || topic === 'earnings' || topic === 'fed');
  if (slots.has('refuse', 'forecast') && !expects) return { ...base, kind: 'refused', reason: 'advice' };
  return undefined;
}

function aboutOf(draft: Draft): ReturnType<typeof queriesOf> {
  return draft.targets.length > 0 ? queriesOf(draft, { intent: 'show' }) : [];
}

function absence(draft: Draft, slots: Slots): Reading | undefined {
  if (slots.absents.length === 0) return undefined;
  const reason = slots.absents.every(({ kind }) => kind === 'period') ? 'other-period' : 'not-in-report';
  const foreign = slots.absents.some(({ kind }) => kind !== 'period' && kind !== 'measure' && kind !== 'statistic' && kind !== 'modifier');
  const what = slots.absents.map(({ text }) => text);
  return { corrections: [], kept: draft.kept, kind: 'absent', reason, what, about: aboutOf(draft), foreign };
}

/** Windows that no report has: said so, unless others were named beside them and nothing is compared across. */
function outsideWindows(draft: Draft): Reading | undefined {
  if (draft.outside.length === 0 || isAboutStatements(draft.slots)) return undefined;
  const { slots } = draft;
  const compares = slots.has('op', 'compare') || slots.has('op', 'difference') || slots.has('op', 'beat');
  if (draft.windows.some(({ at }) => at >= 0) && !compares) return undefined;
  return { corrections: [], kept: draft.kept, kind: 'absent', reason: 'other-period', what: draft.outside, about: aboutOf(draft), foreign: false };
}

function isAboutStatements(slots: Slots): boolean {
  return slots.topics.length > 0 && slots.windows.every(({ is }) => is.kind === 'quarter' || is.kind === 'date');
}

function decide(draft: Draft, slots: Slots): Reading {
  const base = { corrections: [], kept: draft.kept };
  const queries = outsideWindows(draft) ?? decideAbout(draft) ?? decideFigures(draft);
  if (queries === undefined) return { ...base, kind: 'open', windows: windowKeys(draft), broken: draft.context.broken };
  if ('kind' in queries) return queries;
  return { ...base, kind: 'asked', queries, outside: isAboutStatements(slots) ? [] : draft.outside };
}

function unread(slots: Slots, draft: Draft): Reading {
  const knows = slots.pieces.some(({ meaning }) => CONTENT.has(meaning.class));
  const base = { corrections: [], kept: draft.kept };
  if (!knows && draft.context.queries.length === 0 && !slots.has('ask') && !slots.has('op')) return { ...base, kind: 'refused', reason: 'out-of-scope' };
  const guess = decide(draft, slots);
  return { ...base, kind: 'unread', words: slots.unknown, guess: guess.kind === 'asked' ? guess.queries : [] };
}

function interpret(cover: Cover, room: ReadingRoom): Reading {
  const slots = collectSlots(cover);
  const draft = draftOf(slots, room);
  const refused = refusal(slots);
  if (refused !== undefined) return refused;
  const absent = absence(draft, slots);
  if (absent !== undefined) return absent;
  return slots.unknown.length > 0 ? unread(slots, draft) : decide(draft, slots);
}

/**
 * Reads a question against the lexicon, the reports and the thread.
 *
 * Every word and number must be accounted for before a figure can be shown: an unread word gives `unread`, never a guess.
 */
export function readQuestion(question: string, room: ReadingRoom): Reading {
  const cover = coverTokens(toTokens(withoutCommand(question), room.lexicon.pairs), room.lexicon);
  return { ...interpret(cover, room), corrections: cover.corrections };
}
