import type { Locale } from './locale.ts';
import type { Num } from './num.ts';

/**
 * The smallest parts of a Message. `text` may hold foreign words and is escaped by every renderer; a number is always a `num`.
 * `emphasis` marks what the eye should find first.
 */
export type Span =
  | { readonly type: 'text'; readonly text: string; readonly emphasis?: boolean }
  | { readonly type: 'num'; readonly num: Num; readonly emphasis?: boolean };

/** A number with its name, its window and where it comes from. `computed` numbers say so in every rendering. */
export interface MetricItem {
  readonly label: string;
  readonly num: Num;
  readonly window: string;
  readonly computed: boolean;
  /** "Jefferies via Zhitong, 2 Sep 2025, ¶2"; for a computed number what it was computed from. */
  readonly source: string;
}

/** A button: what it says, and the canonical question that it asks. */
export interface Action {
  readonly label: string;
  readonly query: string;
}

/** One block of a Message, in reading order. */
export type Block =
  | { readonly type: 'reading'; readonly spans: readonly Span[] }
  | { readonly type: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly type: 'metrics'; readonly heading?: string; readonly items: readonly MetricItem[] }
  | { readonly type: 'list'; readonly heading?: string; readonly items: readonly (readonly Span[])[] }
  | {
      readonly type: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly (readonly Span[])[])[];
    }
  | {
      readonly type: 'note';
      readonly tone: 'hole' | 'premise' | 'computed' | 'doubt' | 'stale';
      readonly spans: readonly Span[];
    }
  | { readonly type: 'source'; readonly spans: readonly Span[] }
  | { readonly type: 'actions'; readonly actions: readonly Action[] };

/** What the bot says, free of any platform. Renderers turn it into a payload without adding a word or a number. */
export interface Message {
  readonly locale: Locale;
  readonly blocks: readonly Block[];
}

/**
 * What a renderer gives back.
 *
 * `fallbackText` is the whole Message as text, for notifications and screen readers; `dropped` the numbers that the payload
 * could not hold, as printed (empty when all are there).
 */
export interface Rendering<Payload> {
  readonly payload: Payload;
  readonly fallbackText: string;
  readonly dropped: readonly string[];
}
