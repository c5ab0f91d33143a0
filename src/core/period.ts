import { z } from 'zod';
import { CalendarDate, formatDate, formatMonth, Month } from './calendar-date.ts';
import type { Locale } from './locale.ts';

/**
 * The window of a figure: which days it was measured over. Never a bare string.
 *
 * - `month`: last trading day of the month before, to the last of this one.
 * - `ytd`: last trading day of the year before, to `end`.
 * - `since_low`: day of the lowest close, to `end`. `anchor` is that day where the report states it (`anchorStated`);
 *   where it does not, own lows may be meant, and nothing is filled in.
 * - `range`, `quarter`, `half`, `year`: as they say.
 *
 * `end` is always the last day inside the window.
 */
export const Period = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('month'), month: Month, end: CalendarDate }),
  z.strictObject({ kind: z.literal('ytd'), year: z.number().int(), end: CalendarDate }),
  z.strictObject({
    kind: z.literal('since_low'),
    anchor: CalendarDate.optional(),
    anchorStated: z.boolean(),
    end: CalendarDate,
  }),
  z.strictObject({ kind: z.literal('range'), start: CalendarDate, end: CalendarDate }),
  z.strictObject({
    kind: z.literal('quarter'),
    year: z.number().int(),
    quarter: z.number().int().min(1).max(4),
    end: CalendarDate,
  }),
  z.strictObject({
    kind: z.literal('half'),
    year: z.number().int(),
    half: z.number().int().min(1).max(2),
    end: CalendarDate,
  }),
  z.strictObject({ kind: z.literal('year'), year: z.number().int(), end: CalendarDate }),
]);
export type Period = z.infer<typeof Period>;
export type PeriodKind = Period['kind'];

/** The window as it stands in a figure's key: `month:2025-08`, `ytd:2025`, `since_low:2025-04-08`, `since_low` where no date is stated. */
export function periodKey(period: Period): string {
  switch (period.kind) {
    case 'month':
      return `month:${period.month}`;
    case 'ytd':
      return `ytd:${period.year}`;
    case 'since_low':
      return period.anchor === undefined ? 'since_low' : `since_low:${period.anchor}`;
    case 'range':
      return `range:${period.start}:${period.end}`;
    case 'quarter':
      return `quarter:${period.year}-Q${period.quarter}`;
    case 'half':
      return `half:${period.year}-H${period.half}`;
    case 'year':
      return `year:${period.year}`;
  }
}

/**
 * The window as questions name it, and within which figures of one report may be ranked: as `periodKey`, but every
 * `since_low` of a report is one common window (the answer says where its anchor is assumed).
 */
export function windowKey(period: Period): string {
  return period.kind === 'since_low' ? 'since_low' : periodKey(period);
}

/** Whether two figures of the same report may stand in one series, ranking or difference. Two lows that are both dated are two windows. */
export function isSameWindow(a: Period, b: Period): boolean {
  if (a.kind === 'since_low' && b.kind === 'since_low' && a.anchor !== undefined && b.anchor !== undefined)
    return a.anchor === b.anchor;
  return windowKey(a) === windowKey(b);
}

const EN: { readonly [K in PeriodKind]: (period: Extract<Period, { kind: K }>) => string } = {
  month: (p) => formatMonth(p.month, 'en'),
  ytd: (p) => `${p.year} YTD (to ${formatDate(p.end, 'en')})`,
  since_low: (p) =>
    p.anchor === undefined ? 'since the low (date not stated)' : `since the ${formatDate(p.anchor, 'en')} low`,
  range: (p) => `${formatDate(p.start, 'en')} to ${formatDate(p.end, 'en')}`,
  quarter: (p) => `Q${p.quarter} ${p.year}`,
  half: (p) => `H${p.half} ${p.year}`,
  year: (p) => `${p.year}`,
};

const ZH: { readonly [K in PeriodKind]: (period: Extract<Period, { kind: K }>) => string } = {
  month: (p) => formatMonth(p.month, 'zh'),
  ytd: (p) => `${p.year}年初至今（截至${formatDate(p.end, 'zh')}）`,
  since_low: (p) => (p.anchor === undefined ? '低点以来（日期未注明）' : `${formatDate(p.anchor, 'zh')}低点以来`),
  range: (p) => `${formatDate(p.start, 'zh')}至${formatDate(p.end, 'zh')}`,
  quarter: (p) => `${p.year}年第${p.quarter}季度`,
  half: (p) => `${p.year}年${p.half === 1 ? '上' : '下'}半年`,
  year: (p) => `${p.year}年`,
};

/** The window in words: "Aug 2025", "since the 8 Apr 2025 low", "since the low (date not stated)". */
export function formatPeriod(period: Period, locale: Locale): string {
  const wording = (locale === 'zh' ? ZH : EN)[period.kind] as (p: Period) => string;
  return wording(period);
}
