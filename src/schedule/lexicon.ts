import { SmallcapsError } from '#src/core/errors.ts';
import type { Locale } from '#src/core/locale.ts';
import { type Meaning, parseMeaning } from './meaning.ts';
import { type CharacterPairs, type Token, toTokens } from './tokens.ts';
import type { ZoneId } from './zone.ts';

/** One phrase of the schedule's vocabulary, as the data files hold it. */
export interface ScheduleEntry {
  readonly phrase: string;
  readonly means: string;
  readonly locale: Locale;
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
}

/** Phrases found at a place, all of one length. Only zones are several: "CST" is Chicago's, Shanghai's or Havana's time. */
export interface FoundPhrase {
  readonly meanings: readonly [Meaning, ...Meaning[]];
  readonly length: number;
}

/** The words that a schedule can be said in, of all languages. */
export interface ScheduleLexicon {
  readonly pairs: CharacterPairs;
  /** The longest phrase that starts at a token. */
  longestAt(tokens: readonly Token[], at: number): FoundPhrase | undefined;
  /** What clocks are called by: "New York"; `undefined` for a zone without a word of its own. */
  zoneName(zone: ZoneId, locale: Locale): string | undefined;
  /** The zones to choose from where none was named: the first of the file. */
  commonZones(): readonly ZoneId[];
}

const COMMON_ZONES = 6;

function keyOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(' ');
}

interface Phrases {
  readonly byKey: Map<string, [Meaning, ...Meaning[]]>;
  readonly names: Record<Locale, Map<ZoneId, string>>;
  longest: number;
}

function take({ phrase, means, locale }: ScheduleEntry, pairs: CharacterPairs, into: Phrases): void {
  const meaning = parseMeaning(means);
  if (meaning === undefined) return;
  const tokens = toTokens(phrase, pairs);
  const key = keyOf(tokens);
  const before = into.byKey.get(key);
  if (before === undefined) into.byKey.set(key, [meaning]);
  else if (meaning.kind === 'zone' && !before.some((other) => other.kind === 'zone' && other.zone === meaning.zone))
    before.push(meaning);
  into.longest = Math.max(into.longest, tokens.length);
  if (meaning.kind === 'zone' && !into.names[locale].has(meaning.zone)) into.names[locale].set(meaning.zone, phrase);
}

function gather(entries: readonly ScheduleEntry[], pairs: CharacterPairs): Phrases {
  const phrases: Phrases = { byKey: new Map(), names: { en: new Map(), zh: new Map() }, longest: 0 };
  for (const entry of entries) take(entry, pairs, phrases);
  return phrases;
}

/**
 * Makes the phrases ready when they are first needed: most answers say nothing of schedules. The first phrase of a zone is its name.
 *
 * Of two meanings the first holds; `checkScheduleLexicon` says so.
 */
export function createScheduleLexicon(entries: readonly ScheduleEntry[], pairs: CharacterPairs): ScheduleLexicon {
  let made: Phrases | undefined;
  const phrases = (): Phrases => {
    made ??= gather(entries, pairs);
    return made;
  };
  return {
    pairs,
    longestAt(tokens, at) {
      for (let length = Math.min(phrases().longest, tokens.length - at); length > 0; length -= 1) {
        const meanings = phrases().byKey.get(keyOf(tokens.slice(at, at + length)));
        if (meanings !== undefined) return { meanings, length };
      }
      return undefined;
    },
    zoneName: (zone, locale) => phrases().names[locale].get(zone),
    commonZones: () => [...phrases().names.en.keys()].slice(0, COMMON_ZONES),
  };
}

/** Every problem of the phrases: `ID_UNKNOWN` for a meaning that there is not, `PHRASE_TWICE` for a phrase with two, unless both are zones. */
export function checkScheduleLexicon(
  entries: readonly ScheduleEntry[],
  pairs: CharacterPairs,
): readonly SmallcapsError[] {
  const first = new Map<string, ScheduleEntry>();
  const unknown = new Set<string>();
  return entries.flatMap((entry) => {
    const { file, line, means, phrase } = entry;
    const meaning = parseMeaning(means);
    if (meaning === undefined) {
      // One slip, however many phrases stand under it.
      if (unknown.has(`${file} ${means}`)) return [];
      unknown.add(`${file} ${means}`);
      const next = 'The meanings stand in src/schedule/meaning.ts; a zone is an IANA name in its usual spelling.';
      const detail = 'a group of words for schedules has a meaning that does not exist';
      return [new SmallcapsError('ID_UNKNOWN', { file, line, value: means, detail, next })];
    }
    const key = keyOf(toTokens(phrase, pairs));
    const before = first.get(key);
    if (before === undefined) first.set(key, entry);
    if (before === undefined || before.means === means) return [];
    if (meaning.kind === 'zone' && before.means.startsWith('zone.')) return [];
    const detail = `the phrase also means ${before.means} (${before.file}:${before.line})`;
    return [new SmallcapsError('PHRASE_TWICE', { file, line, value: phrase, detail, next: 'Keep it in one group.' })];
  });
}
