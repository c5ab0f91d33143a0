/** Parts of the messages that answer commands. */
import { plainSpan, type Speech, say, speak } from '#src/briefing/wording-spans.ts';
import type { Param } from '#src/core/answer.ts';
import type { Action, Block, Message } from '#src/core/message.ts';
import type { Span } from '#src/core/span.ts';
import { toCanonicalCommand } from './canonical-command.ts';
import type { Command } from './command.ts';

/** Words and whole numbers for the slots of a wording. */
export type Slots = Readonly<Record<string, string | number | undefined>>;

function toParams(slots: Slots): Readonly<Record<string, Param>> {
  const params = Object.entries(slots).flatMap(([name, value]): [string, Param][] => {
    if (value === undefined) return [];
    return [
      [name, typeof value === 'number' ? { type: 'count', value: String(value) } : { type: 'text', text: value }],
    ];
  });
  return Object.fromEntries(params);
}

/** A wording with its slots filled. */
export function line(speech: Speech, key: string, slots: Slots = {}): readonly Span[] {
  return speak(speech, key, toParams(slots));
}

/** The same as text, for labels. */
export function lineText(speech: Speech, key: string, slots: Slots = {}): string {
  return line(speech, key, slots)
    .map((span) => (span.type === 'text' ? span.text : span.num.value))
    .join('');
}

export function paragraph(speech: Speech, key: string, slots: Slots = {}): Block {
  return { type: 'paragraph', spans: line(speech, key, slots) };
}

export function header(speech: Speech, key: string, slots: Slots = {}): Block {
  return { type: 'header', spans: line(speech, key, slots) };
}

/** Lines below each other; none where there are none. */
export function list(items: readonly (readonly Span[])[], heading?: string): readonly Block[] {
  if (items.length === 0) return [];
  return [{ type: 'list', ...(heading === undefined ? {} : { heading }), items }];
}

/** Text that is no wording, as a line. */
export function asLine(text: string): readonly Span[] {
  return [plainSpan(text)];
}

/** A button for a command. None where its line is longer than a button carries. */
export function button(label: string, command: Command): readonly Action[] {
  const query = toCanonicalCommand(command);
  return query === undefined ? [] : [{ label, query }];
}

/** A button whose label is a wording. */
export function wordedButton(speech: Speech, key: string, command: Command): readonly Action[] {
  return button(say(speech, key), command);
}

export function actions(buttons: readonly Action[]): readonly Block[] {
  return buttons.length === 0 ? [] : [{ type: 'actions', actions: buttons }];
}

export function message({ locale }: Speech, ...blocks: readonly Block[]): Message {
  return { locale, blocks };
}
