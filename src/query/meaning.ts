/**
 * Classes of meaning a phrase of the lexicon can have, and what its value may be: a closed list, an id of the catalogue,
 * or free (`*`: any id). `harmless` and `not` have no value.
 *
 * `harmless` fits into any question; `chat` only beside one (`asides.ts`).
 */
export const MEANINGS = {
  segment: 'catalogue',
  metric: ['return', 'relative_return', 'net_flow', 'hit_rate', 'hit_rate_complement', 'best_same_month_since', '*'],
  period: ['since_low', 'ytd', 'report_month', 'every'],
  relative: '*',
  op: [
    'compare',
    'beat',
    'lag',
    'difference',
    'multiple',
    'sum',
    'average',
    'best',
    'worst',
    'rank',
    'second',
    'third',
    'more_than',
    'less_than',
    'at_least',
    'at_most',
    'positive',
    'negative',
    'invest',
  ],
  change: ['up', 'down', 'flat'],
  flow: ['in', 'out'],
  ask: [
    'why',
    'source',
    'define',
    'doubt',
    'coverage',
    'missing',
    'list',
    'help',
    'confirm',
    'wrong',
    'as_of',
    'chart',
    'table',
    'wording',
    'thanks',
    'comment',
  ],
  topic: '*',
  unit: ['pct', 'pp', 'bp', 'usd_bn', 'usd_mn', 'usd', 'yi', 'wan', 'x'],
  absent: [
    'geography',
    'index',
    'sector',
    'style',
    'measure',
    'statistic',
    'period',
    'company',
    'fund',
    'asset',
    'macro',
    'modifier',
    'publisher',
    'person',
  ],
  refuse: ['advice', 'forecast', 'scope', 'injection'],
  vague: ['funds'],
  ref: ['that'],
  quant: ['all', 'other', 'count'],
  not: [],
  chat: ['person', 'paper', 'thing', 'telling'],
  harmless: [],
} as const;

/** The classes of `MEANINGS`. */
export type MeaningClass = keyof typeof MEANINGS;

/** What a phrase means: its class and, where the class has one, its value ("" otherwise). */
export interface Meaning {
  readonly class: MeaningClass;
  readonly value: string;
}

/** The meaning that a text of the lexicon files names ("segment.micro_cap"), or `undefined` when there is no such class or value. */
export function parseMeaning(
  text: string,
  isSegment: (id: string) => boolean,
  isMetric: (id: string) => boolean,
): Meaning | undefined {
  const dot = text.indexOf('.');
  const name = dot < 0 ? text : text.slice(0, dot);
  const value = dot < 0 ? '' : text.slice(dot + 1);
  if (!Object.hasOwn(MEANINGS, name)) return undefined;
  const known = name as MeaningClass; // own keys of MEANINGS are its classes
  const allowed: string | readonly string[] = MEANINGS[known];
  if (allowed === 'catalogue') return isSegment(value) ? { class: known, value } : undefined;
  if (allowed === '*') return value === '' ? undefined : { class: known, value };
  if (allowed.length === 0) return value === '' ? { class: known, value } : undefined;
  const fits = allowed.includes(value) || (allowed.includes('*') && isMetric(value));
  return fits ? { class: known, value } : undefined;
}
