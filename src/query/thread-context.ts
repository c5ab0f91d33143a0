import type { Figure } from '#src/core/figure.ts';
import type { Query } from '#src/core/query.ts';

/**
 * What a thread has said so far, as the next turn needs it.
 *
 * `queries` is the last question that could be read, `shown` the report's figures in its answer, `earlier` those of the
 * answers before, newest first, a few at most. `broken`: the turn just before could not be read, so nothing may be carried over from further back.
 * `elsewhere`: the turn just before spoke of something else than the thread, of ours or not. `members`: its segment was named by words
 * for its members ("loss-making names").
 * `lacks`: the measure or window that the turn just before asked for and that no report has, as typed.
 */
export interface ThreadContext {
  readonly queries: readonly Query[];
  readonly shown: readonly Figure[];
  readonly earlier: readonly Figure[];
  readonly broken: boolean;
  readonly elsewhere?: true;
  readonly members?: true;
  readonly lacks?: { readonly kind: 'measure' | 'window'; readonly what: readonly string[] };
}

/** A thread in which nothing has been asked. */
export const EMPTY_CONTEXT: ThreadContext = Object.freeze({ queries: [], shown: [], earlier: [], broken: false });
