/** From what was typed to what its words mean, in order, before anything is put together. */
import type { ScheduleLexicon } from './lexicon.ts';
import type { Meaning } from './meaning.ts';
import { type Token, toTokens } from './tokens.ts';
import { toZoneId, type ZoneId } from './zone.ts';

/** One thing that was said, and its words. */
export type Mark =
  | (Exclude<Meaning, { kind: 'zone' }> & { readonly words: string })
  /** The zones that a name may mean. */
  | { readonly kind: 'zone'; readonly zones: readonly ZoneId[]; readonly words: string }
  /** "7:30", as on a clock. */
  | { readonly kind: 'clock'; readonly hour: number; readonly minute: number; readonly words: string }
  | { readonly kind: 'ordinal'; readonly value: number; readonly words: string }
  | { readonly kind: 'joint'; readonly words: string }
  | { readonly kind: 'unread'; readonly words: string };

function toClock(text: string): { hour: number; minute: number } | undefined {
  const [hour = '', minute = ''] =
    text.length === 4 && /^\d+$/.test(text) ? [text.slice(0, 2), text.slice(2)] : text.split(/[:.h]/);
  return Number(hour) < 24 && Number(minute) < 60 ? { hour: Number(hour), minute: Number(minute) } : undefined;
}

/** A piece that is in no phrase. */
function toMark({ kind, text, raw: words }: Token): Mark {
  switch (kind) {
    case 'clock': {
      const clock = toClock(text);
      return clock === undefined ? { kind: 'unread', words } : { kind, ...clock, words };
    }
    case 'number':
      return text.length <= 2 && Number(text) < 60 ? { kind, value: Number(text), words } : { kind: 'unread', words };
    case 'ordinal':
      return { kind, value: Number.parseInt(text, 10), words };
    case 'joint':
      return { kind, words };
    case 'word':
      return { kind: 'unread', words };
  }
}

function wordsOf(tokens: readonly Token[]): string {
  const [first, ...rest] = tokens;
  const isHan = (token: Token | undefined): boolean => /\p{Script=Han}/u.test(token?.raw ?? '');
  return rest.reduce((words, token) => (isHan(token) ? words + token.raw : `${words} ${token.raw}`), first?.raw ?? '');
}

function toPhraseMark(meanings: readonly [Meaning, ...Meaning[]], words: string): Mark {
  const [first] = meanings;
  if (first.kind !== 'zone') return { ...first, words };
  return { kind: 'zone', zones: meanings.flatMap((meaning) => (meaning.kind === 'zone' ? [meaning.zone] : [])), words };
}

/** The time zones named as "Europe/London", and what is left. */
function takeZoneIds(text: string): { readonly marks: readonly Mark[]; readonly rest: string } {
  const marks: Mark[] = [];
  const rest = text.replace(/[\w+-]+(?:\/[\w+-]+)+/g, (words) => {
    const zone = toZoneId(words);
    if (zone === undefined) return words;
    marks.push({ kind: 'zone', zones: [zone], words });
    return ' ';
  });
  return { marks, rest };
}

/** What a text says, in order; zones by their IANA names at the end. Neighbouring words that mean nothing are one mark. */
export function toMarks(text: string, lexicon: ScheduleLexicon): readonly Mark[] {
  const { marks: zones, rest } = takeZoneIds(text);
  const tokens = toTokens(rest, lexicon.pairs);
  const marks: Mark[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = lexicon.longestAt(tokens, at);
    const used = tokens.slice(at, at + (found?.length ?? 1));
    const [token] = used;
    const mark = found === undefined ? token && toMark(token) : toPhraseMark(found.meanings, wordsOf(used));
    if (mark !== undefined) marks.push(mark);
    at += used.length;
  }
  return [...marks, ...zones];
}
