import { type CalendarDate, monthOf, shiftMonth } from '#src/core/calendar-date.ts';
import type { Library } from '#src/core/library.ts';
import type { NamedDate } from './piece.ts';
import { isRecord } from './record-claim.ts';
import type { Placed, Slots, WindowSlot } from './slots.ts';

/** What windows are resolved against. */
export interface Setting {
  readonly library: Library;
  /** The asker's day. */
  readonly today: CalendarDate;
}

/** A window of a question: one that reports have (its `windowKey`), all of them, or one that no report has (as typed). */
export type ResolvedWindow =
  | { readonly kind: 'held'; readonly key: string }
  | { readonly kind: 'every' }
  | { readonly kind: 'outside'; readonly text: string };

function outside(text: string): ResolvedWindow {
  return { kind: 'outside', text };
}

function held(key: string): ResolvedWindow {
  return { kind: 'held', key };
}

function monthWindow(month: string, { library }: Setting, text: string): ResolvedWindow {
  return library.reportOfMonth(month) === undefined ? outside(text) : held(`month:${month}`);
}

/** The newest month of that name that a report covers. */
function newestMonth(month: number, { library }: Setting): string | undefined {
  return library.reports.find((report) => Number(report.covers.slice(5, 7)) === month)?.covers;
}

/** The anchor dates of the latest report's since-low windows. */
function anchors({ library }: Setting): readonly CalendarDate[] {
  const figures = library.latest?.figures ?? [];
  return figures.flatMap(({ period }) =>
    period.kind === 'since_low' && period.anchor !== undefined ? [period.anchor] : [],
  );
}

function isAnchor(named: NamedDate, setting: Setting, needsDay: boolean): boolean {
  return anchors(setting).some(
    (anchor) =>
      Number(anchor.slice(5, 7)) === named.month &&
      (named.day === undefined ? !needsDay : Number(anchor.slice(8, 10)) === named.day) &&
      (named.year === undefined || Number(anchor.slice(0, 4)) === named.year),
  );
}

/** "as of 29 Aug", "to 29 Aug": the end that the report's windows have anyway. */
function isAsOf(named: NamedDate, { library }: Setting): boolean {
  const asOf = library.latest?.asOf;
  return named.day !== undefined && asOf?.endsWith(`-${pad(named.month)}-${pad(named.day)}`) === true;
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}

type DateSlot = Extract<WindowSlot, { kind: 'date' }>;

function dateWindow(slot: DateSlot, setting: Setting): ResolvedWindow | undefined {
  const needsDay = !slot.since && !slot.low;
  const newYear = slot.dates.some(
    ({ month, day, year: named }) =>
      month === 1 && day === 1 && (named === undefined || ytdKey(setting) === `ytd:${named}`),
  );
  if (newYear) return held(ytdKey(setting));
  if (slot.onTheDay && !slot.low && slot.dates.some(({ day }) => day !== undefined)) return outside(slot.text);
  if (slot.dates.some((named) => isAnchor(named, setting, needsDay))) return held('since_low');
  const [named] = slot.dates;
  if (named === undefined) return outside(slot.text);
  if (isAsOf(named, setting) && !slot.between) return undefined;
  if (named.day !== undefined || slot.since) return outside(slot.text);
  if (named.year !== undefined) return monthWindow(`${named.year}-${pad(named.month)}`, setting, slot.text);
  const month = newestMonth(named.month, setting);
  return month === undefined ? outside(slot.text) : held(`month:${month}`);
}

function ytdKey({ library }: Setting): string {
  const latest = library.latest;
  const known = latest === undefined ? undefined : library.windowsOf(latest.id).find((key) => key.startsWith('ytd:'));
  return known ?? `ytd:${latest?.covers.slice(0, 4) ?? '0000'}`;
}

function calendarYear(year: number, setting: Setting, text: string): ResolvedWindow {
  const isReportYear = ytdKey(setting) === `ytd:${year}`;
  const isRunning = setting.today.startsWith(String(year));
  return isReportYear && isRunning ? held(ytdKey(setting)) : outside(text);
}

function relativeWindow(value: string, setting: Setting, text: string): ResolvedWindow {
  const [unit, by] = [value.split('.')[0], Number(value.split('.')[1])];
  if (unit === 'month') return monthWindow(shiftMonth(monthOf(setting.today), by), setting, text);
  if (unit === 'year') return calendarYear(Number(setting.today.slice(0, 4)) + by, setting, text);
  return outside(text);
}

function resolve(slot: WindowSlot, setting: Setting): ResolvedWindow | undefined {
  switch (slot.kind) {
    case 'since_low':
      return held('since_low');
    case 'ytd':
      return held(ytdKey(setting));
    case 'report_month':
      return held(`month:${setting.library.latest?.covers ?? ''}`);
    case 'every':
      return { kind: 'every' };
    case 'relative':
      return relativeWindow(slot.value, setting, slot.text);
    case 'date':
      return dateWindow(slot, setting);
    case 'year':
      return slot.since ? outside(slot.text) : calendarYear(slot.year, setting, slot.text);
    case 'quarter':
      return outside(slot.text);
  }
}

/** The report's year beside a window only says which one is meant ("YTD 2025", "the 2025 low"); a record's year is its claim. */
function isQualifyingYear(slot: Extract<WindowSlot, { kind: 'year' }>, slots: Slots, setting: Setting): boolean {
  if (isRecord(slots)) return true;
  const isReportYear = ytdKey(setting) === `ytd:${slot.year}`;
  return isReportYear && !slot.since && slots.windows.some(({ is }) => is.kind !== 'year' && is.kind !== 'quarter');
}

/** "now, the best since the low": a "now" that opens the question or stands beside a window is none. */
function isPassingNow(slot: Extract<WindowSlot, { kind: 'relative' }>, at: number, slots: Slots): boolean {
  if (slot.value !== 'day.0') return false;
  const isFiller =
    slot.text === 'now' && ((at === 0 && slots.pieces.length > 1) || (slots.has('op') && slots.segments.length === 0));
  return isFiller || slots.windows.some(({ is }) => is !== slot && is.kind !== 'quarter');
}

function hasStart(slot: WindowSlot): boolean {
  const { kind } = slot;
  return kind === 'since_low' || kind === 'ytd' || kind === 'relative' || (kind === 'date' && slot.since);
}

/** "from the low to August": the month that ends a window is no window of its own. */
function isEnd(slot: DateSlot, slots: Slots, setting: Setting): boolean {
  const asMonth = dateWindow({ ...slot, since: false }, setting);
  const isMonth = asMonth?.kind === 'held' && asMonth.key.startsWith('month:');
  return slot.until && isMonth && slots.windows.some(({ is }) => is !== slot && hasStart(is));
}

const MONTH =
  /^((the|that) )?((full|whole|entire|calendar|single) )?month( alone| itself)?$|^(当月|整月|单月|全月|整个月)$/;

/** "April, the full month": beside a month that is named, "the month" is that one. */
function isPlainMonth(slots: Slots, at: number): boolean {
  const named = slots.windows.some(
    ({ is }) => is.kind === 'date' && !is.since && is.dates.every(({ day }) => day === undefined),
  );
  return named && MONTH.test(slots.pieces[at]?.text.toLowerCase() ?? '');
}

/** "from the low through month end": the end that the window has anyway. */
function isEndOfMonth(slots: Slots, at: number): boolean {
  const until = /\b(to|through|thru|until|till)( the)?$|[到至]$/.test(slots.pieces[at - 1]?.text.toLowerCase() ?? '');
  return until && slots.windows.some((placed) => placed.at < at && hasStart(placed.is));
}

/** Whether a year, a day or a month only says more of a window beside it. */
function isQualifier({ is: slot, at }: Placed<WindowSlot>, slots: Slots, setting: Setting): boolean {
  if (slot.kind === 'year') return isQualifyingYear(slot, slots, setting);
  if (slot.kind === 'relative') return isPassingNow(slot, at, slots);
  if (slot.kind === 'report_month') return isPlainMonth(slots, at) || isEndOfMonth(slots, at);
  return slot.kind === 'date' && isEnd(slot, slots, setting);
}

/** "August last year": the relative year says which August; it is no window of its own. */
function withRelativeYears(slots: Slots, setting: Setting): readonly Placed<WindowSlot>[] {
  const year = slots.windows.find(({ is }) => is.kind === 'relative' && is.value.startsWith('year.'));
  const month = slots.windows.find(
    ({ is }) =>
      is.kind === 'date' && is.dates.every(({ year: named, day }) => named === undefined && day === undefined),
  );
  if (year?.is.kind !== 'relative' || month?.is.kind !== 'date' || Math.abs(year.at - month.at) > 2)
    return slots.windows;
  const named = Number(setting.today.slice(0, 4)) + Number(year.is.value.slice('year.'.length));
  const dated = {
    ...month.is,
    dates: month.is.dates.map((date) => ({ ...date, year: named })),
    text: `${month.is.text} ${named}`,
  };
  return slots.windows.flatMap((placed) =>
    placed === year ? [] : placed === month ? [{ is: dated, at: month.at }] : [placed],
  );
}

/** The windows a question names, in order, each once. Relative words resolve against `today`, never against the report. */
export function resolveWindows(slots: Slots, setting: Setting): readonly Placed<ResolvedWindow>[] {
  const seen = new Set<string>();
  return withRelativeYears(slots, setting).flatMap(({ is, at }) => {
    if (isQualifier({ is, at }, slots, setting)) return [];
    const window = resolve(is, setting);
    const name = window === undefined ? '' : JSON.stringify(window);
    if (window === undefined || seen.has(name)) return [];
    seen.add(name);
    return [{ is: window, at }];
  });
}
