import type { Num } from './num.ts';

/**
 * The smallest parts of a Message. `text` may hold foreign words and is escaped by every renderer; a number is always a `num`.
 * `emphasis` marks what the eye should find first. `link` is an https address that a platform gave us; a renderer without links leaves it out.
 */
export type Span =
  | { readonly type: 'text'; readonly text: string; readonly emphasis?: boolean; readonly link?: string }
  | { readonly type: 'num'; readonly num: Num; readonly emphasis?: boolean };
