import type { AlertRule } from '#src/core/alert-rule.ts';
import type { Correction } from '../cover.ts';

/**
 * Why words are no rule. `words` are those in the way, as typed.
 *
 * - `unread`: words that have no place in a rule. `absent`: they name what no report has.
 * - `no-figure`: nothing is named that could be measured. `several`: more than one number, or more than one bound.
 * - `not-held`: the newest report has no such figure in any window. `unfit`: it is no amount that a bound fits.
 * - `no-bound`: nothing says from where on. `unit`: the bound is in a unit that the number does not have.
 */
export type RuleRefusal = 'unread' | 'absent' | 'no-figure' | 'several' | 'not-held' | 'unfit' | 'no-bound' | 'unit';

/**
 * What the words of an alert were read as.
 *
 * - `rule`: one rule, and every word stands in it. `isHeld`: the newest report has its figure in its window.
 * - `ask`: one of `choices` (one or more) is meant; `about` says what was left open.
 */
export type RuleReading = { readonly corrections: readonly Correction[] } & (
  | { readonly kind: 'rule'; readonly rule: AlertRule; readonly isHeld: boolean }
  | { readonly kind: 'ask'; readonly about: 'window' | 'meaning'; readonly choices: readonly AlertRule[] }
  | { readonly kind: 'refused'; readonly reason: RuleRefusal; readonly words: readonly string[] }
);

/** A part of a rule that cannot be made from the words. */
export interface Refused {
  readonly reason: RuleRefusal;
  readonly words: readonly string[];
}

export function refused(reason: RuleRefusal, words: readonly string[] = []): Refused {
  return { reason, words };
}

/** A part of a rule: what it may be, most likely first, and whether the words say it without doubt. */
export interface Candidates<T> {
  readonly options: readonly T[];
  readonly isSure: boolean;
}

export function isRefused<T extends object>(part: T | Refused): part is Refused {
  return 'reason' in part;
}
