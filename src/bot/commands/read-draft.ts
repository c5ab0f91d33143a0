import type { CommandWords, Content } from '../ports.ts';
import type { Draft, Place } from './command.ts';
import { behind, trimmed, without } from './phrases.ts';

/** What the words of a command are read against. */
export interface CommandRoom {
  readonly words: CommandWords;
  /** Names of templates by what people call them, beside those of the words: their titles. */
  readonly titles: ReadonlyMap<string, readonly string[]>;
  /** Conversations and people that the platform marked in the text, by how they stand there ("#general", "@mara"). */
  readonly marked: ReadonlyMap<string, string>;
  /** Whether words say days and a time at which something can be sent, or a part of that; `undefined` where anything else stands there. */
  readonly saysWhen: (words: string) => 'whole' | 'part' | undefined;
  /** Whether words are the rule of an alert, or one of several that they could be. */
  readonly isRule: (words: string) => boolean;
}

/** What is left of a text, and what was found so far. */
interface Rest {
  readonly text: string;
  readonly draft: Draft;
}

type Step = (rest: Rest, room: CommandRoom) => Rest;

const QUOTED = /[“"「『]([^“”"「」『』]{1,500})[”"」』]/u;
export const NAMED_PLACE = /#([\p{L}\p{N}_-]{1,80})/u;

const takeQuestion: Step = ({ text, draft }) => {
  const [all, question] = QUOTED.exec(text) ?? [];
  if (all === undefined || question === undefined) return { text, draft };
  return { text: trimmed(text.replace(all, ' ')), draft: { ...draft, question } };
};

/** Takes the first of these that stands in the text. */
function takeOne<T>(
  { text, draft }: Rest,
  options: readonly (readonly [readonly string[], T])[],
  put: (draft: Draft, value: T) => Draft,
): Rest {
  for (const [phrases, value] of options) {
    const rest = without(text, phrases);
    if (rest !== undefined) return { text: rest, draft: put(draft, value) };
  }
  return { text, draft };
}

const takePlace: Step = (rest, { words: { phrases }, marked }) => {
  const [mark, name] = NAMED_PLACE.exec(rest.text) ?? [];
  if (mark === undefined) {
    const options = [
      [phrases.here, 'here'],
      [phrases.direct, 'direct'],
    ] as const;
    return takeOne<Place>(rest, options, (draft, place) => ({ ...draft, place }));
  }
  const key = marked.get(mark);
  const place = key === undefined ? { unknownPlace: `#${name}` } : { place: { key } };
  const at = rest.text.indexOf(mark);
  const before = rest.text.slice(0, at);
  const lead = phrases.into.find((phrase) =>
    new RegExp(String.raw`(^|\s|\p{Script=Han})${phrase}\s*$`, 'iu').test(before),
  );
  const kept = lead === undefined ? before : before.trimEnd().slice(0, -lead.length);
  return { text: trimmed(`${kept} ${rest.text.slice(at + mark.length)}`), draft: { ...rest.draft, ...place } };
};

const takeTrigger: Step = (rest, { words: { phrases } }) =>
  takeOne(
    rest,
    [
      [phrases.also_new_report, 'both'],
      [phrases.new_report, 'new-report'],
      [phrases.every_slot, 'every-slot'],
    ] as const,
    (draft, trigger) => ({ ...draft, trigger }),
  );

const takeLocale: Step = (rest, { words: { phrases } }) =>
  takeOne(
    rest,
    [
      [phrases.english, 'en'],
      [phrases.chinese, 'zh'],
    ] as const,
    (draft, locale) => ({ ...draft, locale }),
  );

function contentsOf({ words, titles }: CommandRoom): (readonly [readonly string[], Content])[] {
  const template = (name: string): Content => ({ kind: 'template', template: name });
  const cuts = [...words.cuts].map(([cut, names]) => [names, { ...template('morning-digest'), cut }] as const);
  const named = [...words.contents].map(([name, names]) => [names, template(name)] as const);
  return [...cuts, ...[...titles].map(([name, names]) => [names, template(name)] as const), ...named];
}

const takeContent: Step = (rest, room) => {
  if (rest.draft.question !== undefined) return rest;
  // The longest name: "the new report briefing" holds the title "New report", and "briefing", which is the digest.
  const found = contentsOf(room).flatMap(([names, content]) => {
    const text = without(rest.text, names);
    return text === undefined ? [] : [{ text, content }];
  });
  const [longest] = found.toSorted((one, other) => one.text.length - other.text.length);
  if (longest === undefined) return rest;
  return { text: longest.text, draft: { ...rest.draft, content: longest.content } };
};

/** Words that say nothing more, at the beginning and the end. */
function withoutFiller(text: string, filler: readonly string[]): string {
  let rest = trimmed(text);
  for (;;) {
    const next = behind(rest, filler);
    if (next === undefined) return rest;
    rest = trimmed(next);
  }
}

const STEPS: readonly Step[] = [takeQuestion, takePlace, takeTrigger, takeLocale, takeContent];

/** What the words of an alert say: its rule, where it goes and in which language. */
export function readAlertDraft(text: string, room: CommandRoom): Draft {
  const start: Rest = { text: trimmed(text), draft: { when: '', trigger: 'new-report' } };
  const { text: alert, draft } = [takePlace, takeLocale].reduce<Rest>((rest, step) => step(rest, room), start);
  return { ...draft, alert };
}

/** What the words behind "subscribe" or "edit 3" say of a subscription. What is left is about when. */
export function readDraft(text: string, room: CommandRoom): Draft {
  const { text: left, draft } = STEPS.reduce<Rest>((rest, step) => step(rest, room), {
    text: trimmed(text),
    draft: { when: '' },
  });
  return { ...draft, when: withoutFiller(left, room.words.phrases.filler) };
}
