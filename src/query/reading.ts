import type { Query } from '#src/core/query.ts';
import type { Correction } from './cover.ts';

/** A part of a question that was taken over from the thread. */
export type KeptSlot = 'metric' | 'segments' | 'windows';

/**
 * What a question was understood to be.
 *
 * - `asked`: one or more queries; `outside` lists windows named that no report has (the others are answered).
 * - `absent`: it names something that the report does not have; `what` as typed, `about` what was asked of it otherwise.
 * - `refused`: advice or a forecast of our own, or nothing of ours.
 * - `unread`: words that no one knows; `guess` is what is left without them.
 * - `open`: read, but it does not say what about.
 */
export type Reading = {
  readonly corrections: readonly Correction[];
  readonly kept: readonly KeptSlot[];
  /** A segment was named by words for its members: "loss-making names", 亏损公司. */
  readonly members?: true;
} & (
  | { readonly kind: 'asked'; readonly queries: readonly Query[]; readonly outside: readonly string[] }
  | {
      readonly kind: 'absent';
      readonly reason: 'not-in-report' | 'other-period';
      readonly what: readonly string[];
      readonly about: readonly Query[];
      /** The absent thing extends or replaces a name of ours, so that our figures are not the nearest to it. */
      readonly foreign: boolean;
      /** It is a measure or a window that our names were asked for: a turn that only names another of ours asks for it again. */
      readonly lacks?: 'measure' | 'window';
    }
  | { readonly kind: 'refused'; readonly reason: 'advice' | 'out-of-scope'; readonly about: readonly Query[] }
  | { readonly kind: 'unread'; readonly words: readonly string[]; readonly guess: readonly Query[] }
  | { readonly kind: 'open'; readonly windows: readonly string[]; readonly broken: boolean }
);
