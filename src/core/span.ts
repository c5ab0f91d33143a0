import type { Num } from './num.ts';

/**
 * The smallest parts of a Message. `text` may hold foreign words and is escaped by every renderer; a number is always a `num`.
 * `emphasis` marks what the eye should find first.
 */
export type Span =
  | { readonly type: 'text'; readonly text: string; readonly emphasis?: boolean }
  | { readonly type: 'num'; readonly num: Num; readonly emphasis?: boolean };
