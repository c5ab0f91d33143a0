import { RULE_WINDOWS, type RuleWindow } from '#src/core/alert-rule.ts';
import type { Report } from '#src/core/report.ts';
import type { Slots } from '../slots.ts';
import { resolveWindows, type Setting } from '../windows.ts';
import { figuresOfRule } from './evaluate-rule.ts';
import type { Candidates } from './rule-reading.ts';
import type { WatchedNumber } from './watched-number.ts';

/** The windows in which a report has all that a rule needs. */
export function windowsHeld(watched: WatchedNumber, report: Report): readonly RuleWindow[] {
  return RULE_WINDOWS.filter((window) => figuresOfRule({ ...watched, window }, report).kind === 'held');
}

const NAMED: Readonly<Record<string, RuleWindow>> = { since_low: 'since_low', ytd: 'ytd', report_month: 'month' };

/** A window by its date or from today on, as the kind of window it is; `undefined` where no report has such a one. */
function kindsOfDates(slots: Slots, setting: Setting): readonly RuleWindow[] {
  return resolveWindows(slots, setting).flatMap(
    ({ is }) => RULE_WINDOWS.find((window) => is.kind === 'held' && is.key.split(':')[0] === window) ?? [],
  );
}

/**
 * The window of a rule: the one that is named, else those that the newest report has the number in.
 *
 * A month or a year that is named by its date is not taken as it stands: a rule looks at reports to come, each of its own month.
 */
export function ruleWindows(slots: Slots, held: readonly RuleWindow[], setting: Setting): Candidates<RuleWindow> {
  const named = slots.windows.flatMap(({ is }) => NAMED[is.kind] ?? []);
  const dated = named.length === slots.windows.length ? [] : kindsOfDates(slots, setting);
  const isLow = dated.length > 0 && dated.every((window) => window === 'since_low');
  const options = [...new Set([...named, ...dated])];
  return {
    options: options.length === 0 ? held : options,
    isSure: named.length === slots.windows.length || (isLow && slots.windows.length === 1),
  };
}
