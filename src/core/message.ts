import type { ChartSpec } from './chart.ts';
import type { FigureKey } from './ids.ts';
import type { Locale } from './locale.ts';
import type { Num } from './num.ts';
import type { Span } from './span.ts';

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
  | { readonly type: 'header'; readonly spans: readonly Span[] }
  | { readonly type: 'reading'; readonly spans: readonly Span[] }
  | { readonly type: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly type: 'metrics'; readonly heading?: string; readonly items: readonly MetricItem[] }
  | { readonly type: 'list'; readonly heading?: string; readonly items: readonly (readonly Span[])[] }
  | {
      readonly type: 'chart';
      readonly spec: ChartSpec;
      /** Its numbers stand in this Message in another block too: a rendering in words may leave the chart out. */
      readonly repeats: boolean;
    }
  | {
      readonly type: 'table';
      /** What the table shows and in which window; said to screen readers where it is not drawn. */
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly (readonly Span[])[])[];
    }
  | {
      readonly type: 'note';
      readonly tone: 'hole' | 'premise' | 'computed' | 'doubt' | 'stale';
      readonly spans: readonly Span[];
    }
  | { readonly type: 'source'; readonly spans: readonly Span[] }
  | { readonly type: 'divider' }
  | { readonly type: 'actions'; readonly actions: readonly Action[] };

/** What two sentences for a client are written from: clauses that each hold a number with its window, and where they come from. */
export interface Quotable {
  /** Most telling first, each whole by itself ("Micro caps returned 9.3% in Aug 2025"), without a full stop. Never empty. */
  readonly clauses: readonly (readonly Span[])[];
  /** "Jefferies via Zhitong, 2 Sep 2025, ¶2". */
  readonly source: string;
  /** The most telling doubt about the first number, where there is one. */
  readonly doubt?: string;
  /** The report's licence note, a sentence or two: it goes wherever its figures go. */
  readonly licence: string;
}

/** What the bot says, free of any platform. Renderers turn it into a payload without adding a word or a number. */
export interface Message {
  readonly locale: Locale;
  readonly blocks: readonly Block[];
  /** Absent where nothing of the message may be quoted: a refusal, a clarification, help. */
  readonly quotable?: Quotable;
  /** Keys of the report's figures that it carries, those behind its computed numbers too; each once. Absent where there is none. */
  readonly figures?: readonly FigureKey[];
  /** Canonical strings that give the same answer again, for what can be had below a message that all may read. Absent where none do. */
  readonly again?: string;
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
