import type { CommandVerb } from '../ports.ts';
import { COMMAND_VERBS } from '../ports.ts';
import type { Command, Named } from './command.ts';
import { behind, isPhrase, trimmed, without } from './phrases.ts';
import { type CommandRoom, readAlertDraft, readDraft } from './read-draft.ts';

/** Longer texts are never commands: a question in quotes, a channel and a schedule fit. */
const COMMAND_MAX = 600;
const NUMBER = /^#?\s*(\d{1,6})(?![\d:.,%])/;

/** A number of a subscription at the beginning, and what follows it. */
function numberIn(
  text: string,
  { words: { phrases } }: CommandRoom,
): { readonly of: Named; readonly rest: string } | undefined {
  const start = trimmed(behind(text, phrases.number) ?? text);
  const match = NUMBER.exec(start);
  if (match?.[1] === undefined) return undefined;
  const after = start.slice(match[0].length);
  // "remove 2nd", "3x": no number of a subscription goes on in letters, but a Chinese counter may follow.
  if (/^(?!\p{Script=Han})\p{L}/u.test(after)) return undefined;
  const rest = behind(after, phrases.counter) ?? after;
  return { of: { number: Number(match[1]) }, rest: trimmed(rest) };
}

/** The longest verb that the text begins with. */
function verbIn(text: string, room: CommandRoom): { readonly verb: CommandVerb; readonly rest: string } | undefined {
  const found = COMMAND_VERBS.flatMap((verb) => {
    const rest = behind(text, room.words.phrases[verb]);
    return rest === undefined ? [] : [{ verb, rest }];
  });
  return found.toSorted((a, b) => a.rest.length - b.rest.length)[0];
}

/** "send 2 now": the verb is parted. */
function sendsNow(text: string, room: CommandRoom): Command | undefined {
  const { phrases } = room.words;
  const rest = /^\s*send\s+(?<what>.*)$/iu.exec(text)?.groups?.['what'];
  const what = rest === undefined ? undefined : without(rest, phrases.now);
  const named = what === undefined ? undefined : numberIn(what, room);
  return named?.rest === '' ? { kind: 'send_now', of: named.of } : undefined;
}

/** "当…时提醒我": the verb stands at the end. */
function alertsAtEnd(text: string, room: CommandRoom): Command | undefined {
  const { phrases } = room.words;
  const end = phrases.alert_end.find((phrase) => text.endsWith(phrase));
  const condition = end === undefined ? undefined : behind(text.slice(0, -end.length), phrases.alert_begin);
  if (condition === undefined || trimmed(condition) === '') return undefined;
  return { kind: 'subscribe', draft: readAlertDraft(condition, room) };
}

function isAlone(text: string, room: CommandRoom): boolean {
  return isPhrase(text, room.words.phrases.alone);
}

function handOver(rest: string, room: CommandRoom): Command | undefined {
  const named = numberIn(rest, room);
  if (named === undefined) return undefined;
  const to = trimmed(behind(named.rest, room.words.phrases.to) ?? named.rest);
  const person = room.marked.get(to);
  if (person === undefined) return { kind: 'hand_over', of: named.of };
  return { kind: 'hand_over', of: named.of, to: person };
}

function edit(rest: string, text: string, room: CommandRoom): Command | undefined {
  if (isAlone(text, room)) return { kind: 'edit', draft: { when: '' } };
  const named = numberIn(rest, room);
  if (named === undefined) return undefined;
  const said = behind(named.rest, room.words.phrases.to) ?? named.rest;
  return { kind: 'edit', of: named.of, draft: readDraft(said, room) };
}

function toCommand(verb: CommandVerb, rest: string, text: string, room: CommandRoom): Command | undefined {
  switch (verb) {
    case 'subscribe':
      return { kind: 'subscribe', draft: readDraft(rest, room) };
    case 'alert':
      return trimmed(rest) === '' ? undefined : { kind: 'subscribe', draft: readAlertDraft(rest, room) };
    case 'help':
    case 'list':
      return trimmed(rest) === '' ? { kind: verb } : undefined;
    case 'hand_over':
      return isAlone(text, room) ? { kind: 'hand_over' } : handOver(rest, room);
    case 'edit':
      return edit(rest, text, room);
    case 'history':
      if (isPhrase(trimmed(rest), room.words.phrases.all)) return { kind: 'history' };
      return isAlone(text, room) ? { kind: verb } : withNumber(verb, rest, room);
    case 'show':
    case 'pause':
    case 'resume':
    case 'send_now':
    case 'preview':
    case 'remove':
      return isAlone(text, room) ? { kind: verb } : withNumber(verb, rest, room);
  }
}

function withNumber(
  kind: 'show' | 'pause' | 'resume' | 'send_now' | 'preview' | 'remove' | 'history',
  rest: string,
  room: CommandRoom,
): Command | undefined {
  const named = numberIn(rest, room);
  return named?.rest === '' ? { kind, of: named.of } : undefined;
}

/**
 * A command in words; `undefined` for what is none, which is then a question.
 *
 * A verb counts only at the beginning, and only with what belongs to it: the number of a subscription, or nothing where the
 * vocabulary lists it as one that stands alone. "subscribe" is a command whatever follows.
 */
export function readCommand(typed: string, room: CommandRoom): Command | undefined {
  if (typed.length > COMMAND_MAX) return undefined;
  const text = trimmed(typed.normalize('NFKC'));
  const found = verbIn(text, room);
  const command = found === undefined ? undefined : toCommand(found.verb, found.rest, text, room);
  return command ?? sendsNow(text, room) ?? alertsAtEnd(text, room);
}
