/** What the tables of shapes are written with. */

/**
 * Shapes of questions that every word of is known and that still ask for something the report does not have: members of a
 * segment, a level, a manager's own return, a flow by another measure. Each was a figure shown wrongly once.
 *
 * A shape is matched on the pieces in a row, filler as typed and the rest as `<class:value|text>`, a comma where
 * punctuation stands: `which <segment:micro_cap|micro caps> <change:up|rose> <op:best|the most>`.
 */
export interface ForeignShape {
  readonly name: string;
  readonly shape: RegExp;
  readonly unless?: RegExp;
}

/** Typed pieces: any segment, one of ours that is no universe, the index, the index by its name, funds, ETFs, superlatives, flows, hit rates, the bare low. */
export const SEG = '<segment:[a-z0-9_]+\\|[^>]*>';
export const OWN =
  '<segment:(?!russell_2000|large_cap|small_cap_etfs|tracked_funds|large_cap_value_funds)[a-z_]+\\|[^>]*>';
export const INDEX = '<segment:russell_2000\\|[^>]*>';
export const NAMED_INDEX = '<segment:russell_2000\\|[^>]*(russell|rty|rut|r2k|r 2|罗素)[^>]*>';
export const FUNDS = '<segment:tracked_funds\\|[^>]*>';
export const ETFS = '<segment:small_cap_etfs\\|[^>]*>';
export const BEST = '<op:(?:best|worst)\\|(?!most>|多数)[^>]*>';
export const FLOW = '<(?:flow:(?:in|out)|metric:net_flow)\\|[^>]*>';
export const HIT = '<metric:hit_rate[a-z_]*\\|[^>]*>';
export const LOW =
  '(?:<period:since_low\\|(?:the |its |their )?(?:april |tariff )?(?:low|lows|bottom|trough|低点|低位|底部|最低点)(?: in april| of april| points?)?>|<period:since_low\\|(?:small caps )?(?:rock bottom|low points?|lowest point)>)';

/** English words as typed, never the names of classes and values inside a tag. */
export function said(words: string): string {
  return `(?<![<:_])\\b(?:${words})\\b(?![:_])`;
}

/** Words for groups of the report's own kind: "which group in small caps" asks for a segment, not for a stock. */
export const GROUPS = new RegExp(
  `${said('segments?|groups?|buckets?|styles?|baskets?|parts?|areas?|corners?|pieces|slices?|cuts?')}|板块|组别|类|组|部分`,
  'u',
);

/** A row of a table: its name, its pattern, and what exempts from it. */
export function shape(name: string, pattern: string, unless?: RegExp): ForeignShape {
  return unless === undefined
    ? { name, shape: new RegExp(pattern, 'u') }
    : { name, shape: new RegExp(pattern, 'u'), unless };
}
