import type { CommandVerb } from '../ports.ts';
import { COMMAND_VERBS } from '../ports.ts';
import type { Command, Draft, Named } from './command.ts';
import { before, behind, isPhrase, trimmed, within, without, withoutAny } from './phrases.ts';
import { type CommandRoom, NAMED_PLACE, readAlertDraft, readDraft } from './read-draft.ts';

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

/** "把2号提醒重新打开", "switch my digest on again": what is meant stands before the verb, or within it. */
function verbBehind(text: string, room: CommandRoom): Command | undefined {
  const { phrases } = room.words;
  const what = behind(text, phrases.parted);
  if (what === undefined) return undefined;
  return firstOf(LATER_VERBS, (verb) => {
    const named = before(what, phrases[verb]);
    return named === undefined ? undefined : toCommand(verb, trimmed(named), trimmed(named), room);
  });
}

/** Verbs that may stand behind what they are about. */
const LATER_VERBS = ['pause', 'resume', 'remove', 'send_now', 'preview'] as const;

/** "当…时提醒我", "if …, wake me up": the verb stands at the end. Without a word for it at the beginning, what stands there must be a rule. */
function alertsAtEnd(text: string, room: CommandRoom): Command | undefined {
  const { phrases } = room.words;
  const rest = before(text, phrases.alert_end);
  if (rest === undefined) return undefined;
  const condition = behind(rest, phrases.alert_begin);
  // "when did it fall, let me know" asks for something that was.
  if (behind(condition ?? rest, phrases.asking) !== undefined) return undefined;
  const isCertain = condition !== undefined && /\p{Script=Han}/u.test(rest);
  const draft = readAlertDraft(condition ?? rest, room);
  if (trimmed(draft.alert ?? '') === '' || !(isCertain || room.isRule(draft.alert ?? ''))) return undefined;
  return { kind: 'subscribe', draft: toAsker(text.slice(rest.length), draft) };
}

/** Whether a verb is a command without a number: as it stands, or with nothing behind it but "my digest", "it" and the like. */
function isAlone(text: string, rest: string, room: CommandRoom): boolean {
  return isPhrase(text, room.words.phrases.alone) || namesThing(rest, room);
}

/** Whether words are "my digest", "it" and the like, and nothing else. */
function namesThing(text: string, { words: { phrases } }: CommandRoom): boolean {
  return trimmed(text) !== '' && withoutAny(withoutAny(text, phrases.thing), phrases.filler) === '';
}

/** "my digest to 9:15": what it names, and when. */
function changesThing(rest: string, room: CommandRoom): boolean {
  const { thing, to } = room.words.phrases;
  const behindIt = behind(rest, thing);
  const when = behindIt === undefined ? undefined : behind(behindIt, to);
  return when !== undefined && room.saysWhen(readDraft(when, room).when) !== undefined;
}

function withoutMarks(text: string, { marked, words: { phrases } }: CommandRoom): string {
  const bare = [...marked.keys()].reduce((left, mark) => left.replace(mark, ' '), text);
  return before(trimmed(bare), phrases.to) ?? bare;
}

/** "every weekday at 7 the digest to #desk": no verb at the beginning, but days and a time, and nothing else that is left open. */
function subscribesByWhen(text: string, room: CommandRoom): Command | undefined {
  const { carrier, courtesy } = room.words.phrases;
  const said = withoutAny(withoutAny(text, courtesy), carrier);
  const draft = readDraft(said, room);
  const isOfOurs = draft.content !== undefined || draft.place !== undefined || said !== text;
  if (!isOfOurs || draft.question !== undefined || room.saysWhen(draft.when) !== 'whole') return undefined;
  return { kind: 'subscribe', draft };
}

function handOver(rest: string, room: CommandRoom): Command | undefined {
  const named = numberIn(rest, room);
  if (named === undefined) return namesThing(withoutMarks(rest, room), room) ? { kind: 'hand_over' } : undefined;
  const to = trimmed(behind(named.rest, room.words.phrases.to) ?? named.rest);
  const person = room.marked.get(to);
  if (person === undefined) return { kind: 'hand_over', of: named.of };
  return { kind: 'hand_over', of: named.of, to: person };
}

function edit(rest: string, text: string, room: CommandRoom): Command | undefined {
  if (isAlone(text, rest, room)) return { kind: 'edit', draft: { when: '' } };
  const named = numberIn(rest, room);
  if (named === undefined) return changesThing(rest, room) ? { kind: 'edit', draft: { when: '' } } : undefined;
  const said = behind(named.rest, room.words.phrases.to) ?? named.rest;
  return { kind: 'edit', of: named.of, draft: readDraft(said, room) };
}

/** "alert me", "提醒我": to the asker alone, where no other place is named. */
function toAsker(verb: string, draft: Draft): Draft {
  const isMe = /\bme$|\bme\b(?=\s(?:when|if|once|to)\b)|我(?!们)/iu.test(verb.trim());
  return isMe && draft.place === undefined && draft.unknownPlace === undefined ? { ...draft, place: 'direct' } : draft;
}

function toCommand(verb: CommandVerb, rest: string, text: string, room: CommandRoom): Command | undefined {
  const said = text.slice(0, Math.max(0, text.length - rest.length));
  switch (verb) {
    case 'subscribe':
      return { kind: 'subscribe', draft: toAsker(said, readDraft(rest, room)) };
    case 'alert':
      return trimmed(rest) === '' ? undefined : { kind: 'subscribe', draft: toAsker(said, readAlertDraft(rest, room)) };
    case 'help':
    case 'list':
      return trimmed(rest.replace(/[?？]+\s*$/u, '')) === '' ? { kind: verb } : undefined;
    case 'hand_over':
      return isAlone(text, rest, room) ? { kind: 'hand_over' } : handOver(rest, room);
    case 'edit':
      return edit(rest, text, room);
    case 'history':
      if (isPhrase(trimmed(rest), room.words.phrases.all)) return { kind: 'history' };
      return isAlone(text, rest, room) ? { kind: verb } : withNumber(verb, rest, room);
    case 'show':
    case 'pause':
    case 'resume':
    case 'send_now':
    case 'preview':
    case 'remove':
      return isAlone(text, rest, room) ? { kind: verb } : withNumber(verb, rest, room);
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
 * vocabulary lists it as one that stands alone. "subscribe" is a command whatever follows. Without a verb, days and a time make one.
 */
export function readCommand(typed: string, room: CommandRoom): Command | undefined {
  if (typed.length > COMMAND_MAX) return undefined;
  const text = trimmed(typed.normalize('NFKC'));
  const plain = within(text, room.words.phrases.courtesy);
  const texts = plain === text ? [text] : [text, plain];
  return (
    firstOf(texts, (one) => readPlain(one, room) ?? alertsThere(one, room)) ??
    readClause(plain, room) ??
    subscribesByWhen(text, room)
  );
}

function firstOf<From, T>(these: readonly From[], read: (one: From) => T | undefined): T | undefined {
  for (const one of these) {
    const found = read(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** "alert #risk when …": where it goes stands within the verb. */
function alertsThere(text: string, room: CommandRoom): Command | undefined {
  const { into } = room.words.phrases;
  const [mark] = NAMED_PLACE.exec(text) ?? [];
  if (mark === undefined) return undefined;
  const [head = '', ...tail] = text.split(mark);
  const bare = `${before(trimmed(head), into) ?? trimmed(head)} ${trimmed(tail.join(mark))}`;
  const found = verbIn(bare, room);
  if (found?.verb !== 'alert' || found.rest.length >= tail.join(mark).length) return undefined;
  return { kind: 'subscribe', draft: readAlertDraft(`${found.rest} ${into[0]} ${mark}`, room) };
}

const CLAUSES = /[,，。；;!！]|\s[-–—]\s/u;

/** "I am away, please hold my digest": one clause is a command, about what is there already; the others say why. */
function readClause(text: string, room: CommandRoom): Command | undefined {
  const clauses = text.split(CLAUSES).map((clause) => within(trimmed(clause), room.words.phrases.courtesy));
  if (clauses.length < 2) return undefined;
  const command = firstOf(clauses.toReversed(), (clause) =>
    isLoneVerb(clause, room) ? undefined : readPlain(clause, room),
  );
  return command?.kind === 'subscribe' ? undefined : command;
}

/** A word alone, such as "history", may be part of what is asked. */
function isLoneVerb(clause: string, room: CommandRoom): boolean {
  return isPhrase(clause, room.words.phrases.alone);
}

function readPlain(text: string, room: CommandRoom): Command | undefined {
  const found = verbIn(text, room);
  const command = found === undefined ? undefined : toCommand(found.verb, found.rest, text, room);
  return command ?? sendsNow(text, room) ?? verbBehind(text, room) ?? alertsAtEnd(text, room);
}
