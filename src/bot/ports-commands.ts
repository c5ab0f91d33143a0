/** The words of commands, as they are read from files. Export to the edges is through `ports.ts`. */

/** What a command can begin with, and what else its words can mean; the keys of `config/commands/*.yaml`. */
export const COMMAND_VERBS = [
  'subscribe',
  'alert',
  'list',
  'show',
  'pause',
  'resume',
  'edit',
  'send_now',
  'preview',
  'remove',
  'hand_over',
  'history',
  'help',
] as const;
export type CommandVerb = (typeof COMMAND_VERBS)[number];

export const COMMAND_PARTS = [
  'alone',
  'number',
  'counter',
  'all',
  'now',
  'to',
  'into',
  'here',
  'direct',
  'new_report',
  'also_new_report',
  'every_slot',
  'alert_begin',
  'alert_end',
  'english',
  'chinese',
  'filler',
  'courtesy',
  'thing',
  'carrier',
  'parted',
  'asking',
] as const;
export type CommandPart = (typeof COMMAND_PARTS)[number];

/** The words of commands, of all languages together. Phrases are in small letters, the longest first. */
export interface CommandWords {
  readonly phrases: Readonly<Record<CommandVerb | CommandPart, readonly string[]>>;
  /** Names of templates, by template. */
  readonly contents: ReadonlyMap<string, readonly string[]>;
  /** Names of the cuts of the digest, by cut. */
  readonly cuts: ReadonlyMap<string, readonly string[]>;
}
